"""The thread of a record: back to what led to it and on to what came of it, in the order of time."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from lifecycle.models import Commitment, Risk, Trace
from lifecycle.tracing import thread_of
from presales.models import ContractAmendment, TechnicalExchange
from tests.aftersales.acceptances import passed
from tests.cast import put_in_state
from tests.presales.meetings import an_exchange
from tests.presales.ready import make_handover, make_readiness
from tests.presales.requirements import make_requirements

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def promise(cast: SimpleNamespace) -> Commitment:
    row = Commitment(
        project=cast.project, text="两个月上线", text_en="Live in two months", promise_kind="schedule",
        source="negotiation", promised_by=cast.sales, promised_to=cast.owner,
    )  # fmt: skip
    with transaction.atomic():
        row.put(by=cast.sales, read_version=None)
        row.after_put(by=cast.sales)
    return row


def amendment(cast: SimpleNamespace, row: Commitment) -> ContractAmendment:
    put_in_state(cast.project, "contract", contract_passed_at=timezone.now())  # signed; before that there is none
    found = ContractAmendment(
        project=cast.project, title="补充协议一", title_en="First amendment", reason="做不到", facts="估算"
    )
    with transaction.atomic():
        found.put(by=cast.pm, read_version=None)
    found.commitments.set([row])
    return found


def told(row: Any, user: Any) -> list[tuple[str, str]]:
    return [(entry.side, entry.text) for entry in thread_of(row, user).entries if entry.what == "record"]


def test_it_goes_back_to_the_talk_and_on_to_the_amendment_and_the_hand_over(cast: SimpleNamespace) -> None:
    talk = an_exchange(cast)
    row = promise(cast)
    Trace.note(talk, row, by=cast.sales)
    amendment(cast, row)
    make_handover(cast, upto="submitted")
    found = told(row, cast.pm)
    assert found[0] == ("source", "First meeting")
    assert ("root", "Live in two months") in found
    assert ("result", "First amendment") in found
    assert found[-1][0] == "result"
    assert "Hand-over" in found[-1][1]


def test_a_row_leads_to_the_record_that_it_stands_in(cast: SimpleNamespace) -> None:
    talk = an_exchange(cast)
    wish = talk.wishes.create(text="要能用手机拍照", text_en="Photos by phone")
    row = promise(cast)
    Trace.note(wish, row, by=cast.sales)
    entry = thread_of(row, cast.pm).entries[0]
    assert (entry.text, entry.within, entry.url) == ("Photos by phone", "First meeting", talk.get_absolute_url())


def test_a_circle_is_gone_through_once(cast: SimpleNamespace) -> None:
    first, second = an_exchange(cast), an_exchange(cast)
    Trace.note(first, second)
    Trace.note(second, first)
    assert len(told(first, cast.pm)) == 2


def test_what_one_may_not_read_is_counted(cast: SimpleNamespace) -> None:
    row = promise(cast)
    amendment(cast, row)
    make_handover(cast, upto="submitted")
    story = thread_of(row, cast.consultant)
    assert [text for _side, text in told(row, cast.consultant)] == ["Live in two months"]
    assert story.hidden == 2
    assert thread_of(row, cast.executive).hidden == 0


def test_verdicts_and_decisions_at_gates_are_told_with_their_reason(cast: SimpleNamespace) -> None:
    row = promise(cast)
    row.review(by=cast.pm, verdict="infeasible", note="Three times as long")
    put_in_state(cast.project, "contract")
    cast.project.advance(by=cast.sales, gate="G3")
    cast.project.override(by=cast.executive2, gate="G3", reason="The board wants this customer")
    entries = thread_of(row, cast.pm).entries
    gates = [entry for entry in entries if entry.what == "gate"]
    assert [entry.state for entry in gates] == ["Refused", "Overridden"]
    assert gates[1].reason == "The board wants this customer"
    assert any("Every promise is judged" in text for text in gates[0].unmet)
    assert any("judged" in entry.text for entry in entries if entry.what == "event")


def test_it_costs_the_same_however_many_records_hang_on_it(
    cast: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    row = promise(cast)
    talks = [an_exchange(cast) for _n in range(8)]
    for talk in talks:
        Trace.note(talk, row)
    assert TechnicalExchange.objects.count() == 8
    with django_assert_max_num_queries(25):
        assert len(told(row, cast.pm)) == 9


def test_its_page_is_linked_and_asks_for_the_right_to_read(client: Client, cast: SimpleNamespace) -> None:
    row = promise(cast)
    amendment(cast, row)
    url = reverse("record_thread", args=[cast.project.number, "lifecycle", "promises", row.number])
    client.force_login(cast.pm)
    assert url in client.get(row.get_absolute_url()).content.decode()
    page = client.get(url).content.decode()
    assert "First amendment" in page
    assert "came of it" in page
    client.force_login(cast.consultant)
    assert "not for you to read" in client.get(url).content.decode()
    client.force_login(cast.outsider)
    assert client.get(url).status_code == 404
    package = make_handover(cast, upto="preparing")
    client.force_login(cast.support)
    hidden = reverse("record_thread", args=[cast.project.number, "presales", "handovers", package.number])
    assert client.get(hidden).status_code == 403


def test_risks_come_of_promises(cast: SimpleNamespace) -> None:
    row = promise(cast)
    risk = Risk.objects.create(
        project=cast.project, number=1, title="来不及", title_en="Too late", category="schedule", probability=5, impact=4,
        owner=cast.pm, due=row.promised_on, created_by=cast.sales, updated_by=cast.sales,
    )  # fmt: skip
    Trace.note(row, risk)
    if risk.label in [text for _side, text in told(row, cast.pm)]:  # declared as a kind of record
        assert ("source", "Live in two months") in told(risk, cast.pm)


def test_plan_verification_and_acceptance_of_a_requirement_stand_in_its_thread(cast: SimpleNamespace) -> None:
    """Whatever is traced from it, record or row of one, of whichever stage; criteria of acceptance by their source."""
    row = make_requirements(cast, 1, baselined=True)[0]
    put_in_state(cast.project, "acceptance")
    ready, acceptance = make_readiness(cast), passed(cast)
    Trace.note(row, ready)
    assert ("result", ready.label) in told(row, cast.pm)
    line = acceptance.items.order_by("order").first()
    assert ("result", str(line)) not in told(row, cast.pm)
    line.source, line.source_ref = "requirement", f"{row.code}, 2.1"
    line.save()
    assert ("result", str(line)) in told(row, cast.pm)
    line.source = "contract"
    line.save()
    assert ("result", str(line)) not in told(row, cast.pm)
