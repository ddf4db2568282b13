"""A site-work memo is written in two minutes: what is known stands in the form, and what says nothing is no line."""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.models import ChecklistItem, DelayEntry, Memo, MemoCommitment
from tests.lifecycle.sitework import make_delay, make_memo, sent

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def new_url(cast: SimpleNamespace, slug: str = "memos") -> str:
    return reverse("record_new", args=[cast.project.number, "lifecycle", slug])


def filled(page: Any) -> dict[str, str]:
    """What a browser would send of a form as it stands."""
    data = {"creation_key": str(page.context["hidden"]["creation_key"])}
    parts = [page.context["form"]]
    for row in page.context["formsets"]:
        formset = row["formset"]
        parts += [formset.management_form, *formset.forms]
    for form in parts:
        for bound in form:
            value = bound.value()
            if isinstance(value, list | tuple):
                data[bound.html_name] = [str(one) for one in value]  # type: ignore[assignment]
            elif value is True:
                data[bound.html_name] = "on"
            elif value is not None and value is not False:
                data[bound.html_name] = str(getattr(value, "pk", value))
    return data


def test_the_form_begins_with_what_is_known(cast: SimpleNamespace, client: Client) -> None:
    first = sent(cast, steps=2)
    delay = make_delay(cast, cause="网络专线未开通")
    client.force_login(cast.pm)
    page = client.get(new_url(cast))
    form = page.context["form"]
    assert form["period_from"].value() == min(TODAY(), first.period_to + timedelta(days=1))
    assert (form["place"].value(), form.initial["contacts"]) == ("住院部三楼机房", [cast.owner.pk])
    sets = {row["formset"].prefix: row["formset"] for row in page.context["formsets"]}
    assert [f.initial["step"] for f in sets["checks"].forms] == [step.pk for step in first.steps.all()]
    assert sets["works"].forms[0].initial["work"] == "提供冷藏品清单 1"
    assert sets["delays"].forms[0].initial["takes_over"] == delay.pk
    data = filled(page) | {
        "purpose": "核对冷藏品", "steps-0-what": "提供冷藏品清单", "steps-0-who": f"c:{cast.owner.pk}",
        "checks-0-outcome": "kept", "checks-1-outcome": "dropped", "checks-1-reason": "改由我方整理",
    }  # fmt: skip
    answer = client.post(new_url(cast), data)
    assert answer.status_code == 302
    memo = Memo.objects.get(number=2)
    assert [row.work for row in memo.works.all()] == ["提供冷藏品清单 1"]
    assert [(row.side, row.contact, str(row)) for row in memo.steps.all()] == [
        ("customer", cast.owner, "提供冷藏品清单")
    ]
    delay.refresh_from_db()
    assert (delay.source, DelayEntry.objects.count()) == (memo.delays.get(), 2)
    memo.send(by=cast.pm)
    assert [row.state for row in first.steps.all()] == ["done", "dropped"]


def test_a_memo_without_steps_says_so(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.consultant)
    page = client.get(new_url(cast))
    data = filled(page) | {"purpose": "装机", "place": "机房", "works-0-work": "装机", "works-0-purpose": "可以开机"}
    answer = client.post(new_url(cast), data)
    assert answer.status_code == 422
    assert not Memo.objects.exists()
    assert client.post(new_url(cast), data | {"nothing_agreed": "on"}).status_code == 302
    memo = Memo.objects.get()
    assert (memo.state, memo.nothing_agreed, memo.delays.count()) == ("draft", True, 0)


def test_somebody_else_needs_a_name(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.pm)
    page = client.get(new_url(cast))
    data = filled(page) | {
        "purpose": "装机", "place": "机房", "works-0-work": "装机", "works-0-purpose": "可以开机",
        "steps-0-what": "开通专线", "steps-0-who": "c:",
    }  # fmt: skip
    answer = client.post(new_url(cast), data)
    assert answer.status_code == 422
    top = answer.content.decode().split("data-error-summary", 1)[1].split("</div>", 1)[0]
    assert "Please correct what is marked below" in top and "Next steps of both sides" in top
    assert client.post(new_url(cast), data | {"steps-0-name": "后勤处"}).status_code == 302
    assert MemoCommitment.objects.get().who == "后勤处"


def test_its_page_settles_steps(cast: SimpleNamespace, client: Client) -> None:
    memo = sent(cast)
    client.force_login(cast.pm)
    assert "stand in no plan" in client.get(memo.get_absolute_url()).content.decode()
    one, two = memo.steps.all()
    done = {"step": one.pk, "on": TODAY().isoformat()}
    assert client.post(memo.act_url("step-done"), done).status_code == 302
    assert client.post(memo.act_url("step-drop"), {"step": two.pk, "reason": "不要"}).status_code == 422
    assert client.post(memo.act_url("step-drop"), {"step": two.pk, "reason": "客户改由自己做"}).status_code == 302
    assert client.post(memo.act_url("step-open"), {"step": two.pk, "reason": "还是要做"}).status_code == 302
    assert [row.state for row in memo.steps.all()] == ["done", "open"]
    for name in ("project_continuity", "project_headsup"):
        assert client.get(reverse(name, args=[cast.project.number])).status_code == 200
    listing = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "memos"])).content.decode()
    assert "How many agreed steps reached a plan" in listing
    assert client.get(reverse("project_events", args=[cast.project.number])).status_code == 200


def test_it_waits_on_today(cast: SimpleNamespace, client: Client) -> None:
    from tests.cast import put_in_state

    put_in_state(cast.project, "delivery")
    sent(cast)
    client.force_login(cast.pm)
    page = client.get(reverse("today"))
    keys = [section["key"] for section in page.context["sections"]]
    assert "steps" in keys
    assert "unplaced" in keys


def test_its_signature_agrees_on_the_delays(cast: SimpleNamespace) -> None:
    memo = make_memo(cast)
    document = memo.issue(by=cast.pm, language="both")
    assert document.current is not None
    data = json.loads(document.current.data)
    assert (data["body"]["n"], data["body"]["follows"]) == (1, None)
    assert [slot["key"] for slot in data["slots"]] == ["customer-1", "vendor-1"]
    memo.document_signed(document, by=None)
    memo.refresh_from_db()
    assert (memo.state, memo.sent_on) == ("signed", TODAY())
    assert [row.entry.agreed for row in memo.delays.all()] == [True]
    items = ChecklistItem.objects.filter(project=cast.project, code="S2-09")
    assert [e.form for item in items for e in item.evidence.all()] == ["section"]
    for step in memo.steps.all():
        step.carry(items[0], by=cast.pm)
    memo.refresh_from_db()
    assert memo.state == "carried"
    second = make_memo(cast, steps=1, delays=0)
    second.checks.create(step=memo.steps.first(), outcome="not")
    data = json.loads(second.issue(by=cast.pm, language="both").current.data)["body"]  # type: ignore[union-attr]
    assert (data["follows"], data["previous"][0]["n"], data["previous"][0]["plan"]) == (1, 1, True)


def test_silence_confirms_work_but_no_delay(cast: SimpleNamespace) -> None:
    memo = make_memo(cast)
    document = memo.issue(by=cast.pm, language="both")
    memo.document_deemed(document, by=None)
    memo.refresh_from_db()
    assert (memo.state, memo.delays.get().entry.agreed) == ("signed", False)  # type: ignore[union-attr]
