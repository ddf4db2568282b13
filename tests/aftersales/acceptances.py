"""Acceptances for tests, written through the same verbs as the pages use."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.utils import timezone

from aftersales.models import Acceptance, AcceptanceItem
from lifecycle.models.signatures import Invitee, SignatureRequest
from tests.cast import put_in_state


def make_acceptance(cast: SimpleNamespace, items: int = 2, **fields: Any) -> Acceptance:
    acceptance = Acceptance(project=cast.project, title="项目终验", title_en="Final acceptance", **fields)
    acceptance.put(by=cast.pm, read_version=None)
    for n in range(1, items + 1):
        acceptance.items.create(
            order=n, criterion=f"标准 {n}", criterion_en=f"Criterion {n}", source_ref=f"附件二 {n}"
        )
    acceptance.after_put(by=cast.pm)
    return acceptance


def make_ready(cast: SimpleNamespace, *, state: str = "acceptance", **fields: Any) -> Acceptance:
    """One that says all that an application has to say, in a project that an executive let through to acceptance."""
    if state:
        put_in_state(cast.project, state)
    told = {
        "scope": "全部功能",
        "scope_en": "All functions",
        "trial_result": "运行平稳",
        "trial_result_en": "It ran well",
    }
    acceptance = make_acceptance(cast, **(told | {"requested_on": timezone.localdate() + timedelta(days=7)} | fields))
    acceptance.papers.create(order=1, name="操作手册", name_en="User manual", ref="V1.0")
    return acceptance


def applied(cast: SimpleNamespace, **fields: Any) -> Acceptance:
    """Applied for by its application, which is issued."""
    acceptance = make_ready(cast, **fields)
    acceptance.issue(by=cast.pm)
    acceptance.refresh_from_db()
    return acceptance


def review(cast: SimpleNamespace, *results: str, **fields: Any) -> Acceptance:
    """In review, its items with these results."""
    acceptance = make_acceptance(cast, len(results) or 2, **fields)
    acceptance.apply(by=cast.pm)
    acceptance.start_review(by=cast.pm)
    for item, result in zip(acceptance.items.all(), results or ("pass", "pass"), strict=True):
        AcceptanceItem.objects.filter(pk=item.pk).update(result=result, finding="实测结果", finding_en="As measured")
    return acceptance


def passed(cast: SimpleNamespace, **fields: Any) -> Acceptance:
    acceptance = review(cast, **fields)
    acceptance.conclude(by=cast.pm, meeting_on=date(2026, 1, 9))
    return acceptance


def sign_by_panel(acceptance: Acceptance, document: Any, *, without: int = 0) -> None:
    """Everybody of the panel signs, but for the last `without`."""
    panel = list(acceptance.panel.all())
    people = [Invitee(m.person, f"panel-{n}") for n, m in enumerate(panel[: len(panel) - without], 1)]
    request = SignatureRequest.send(by=acceptance.created_by, document=document, people=people)
    for signatory in request.signatories.all():
        signatory.sign(
            method="typed", typed_name=signatory.name, sha256=document.current.pdf_sha256, consent=True,
            identified_by="account" if signatory.user_id else "link",
        )  # fmt: skip
    document.refresh_from_db()


def posted(client: Client, acceptance: Acceptance, changes: dict[str, Any]) -> Any:
    """The answer to its form as the page gives it, with `changes` by the names of fields."""
    url = f"{acceptance.get_absolute_url()}edit/"
    context = client.get(url).context
    data = {"version": context["hidden"]["version"]}
    data |= {name: context["form"].initial.get(name) or "" for name in context["form"].fields}
    for row in context["formsets"]:
        formset = row["formset"]
        data |= {f"{formset.prefix}-TOTAL_FORMS": formset.initial_form_count()}
        data |= {f"{formset.prefix}-INITIAL_FORMS": formset.initial_form_count()}
        for form in formset.initial_forms:
            data |= {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    return client.post(url, data | changes)
