"""Acceptances for tests, written through the same verbs as the pages use."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from aftersales.models import Acceptance, AcceptanceItem
from lifecycle.models.signatures import Invitee, SignatureRequest


def make_acceptance(cast: SimpleNamespace, items: int = 2, **fields: Any) -> Acceptance:
    acceptance = Acceptance(project=cast.project, title="项目终验", title_en="Final acceptance", **fields)
    acceptance.put(by=cast.pm, read_version=None)
    for n in range(1, items + 1):
        acceptance.items.create(
            order=n, criterion=f"标准 {n}", criterion_en=f"Criterion {n}", source_ref=f"附件二 {n}"
        )
    acceptance.after_put(by=cast.pm)
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
