"""Asking: the request, the invoice, reminders of growing firmness, and what was said."""

import json
from decimal import Decimal

import pytest
from django.utils import translation

from aftersales.documents import build_payment_request
from aftersales.models import CollectionLog
from lifecycle.errors import Refused
from lifecycle.models import Document
from lifecycle.pdf.printer import html
from tests.aftersales.milestones import day, make_due, make_milestone, signed
from tests.cast import make_contact, make_customer


def test_no_request_before_the_condition_is_met(cast):
    signed(cast)
    with pytest.raises(Refused):
        make_milestone(cast).issue(by=cast.commercial)


def test_the_request_asks_for_what_is_open(cast):
    finance = make_contact(cast.customer, "孙会计", ("finance",))
    milestone = make_due(cast)
    document = milestone.issue(by=cast.commercial, language="both")
    assert (milestone.state, milestone.requested_on) == ("requested", day())
    body = json.loads(document.current.data)["body"]
    assert body["level"] == 0 and body["recipient"]["name"]["zh"] == finance.name
    assert body["due_amount"] == {"amount": "1280000.00", "currency": "CNY"} and body["paid"] is None


@pytest.mark.parametrize(("late", "words"), [(0, "arrange it by"), (1, "1 day overdue"), (9, "it was due on")])
def test_a_request_that_goes_out_late_asks_for_no_day_that_has_passed(cast, late, words):
    told = json.loads(make_due(cast, late=late).issue(by=cast.commercial, language="both").current.data)
    text = html(told, "payment_request")
    assert words in text and ("arrange it by" in text) is (late == 0) and "1 days" not in text


def test_an_invoice_sets_its_day_of_payment(cast):
    milestone = make_due(cast)
    with pytest.raises(Refused):
        milestone.invoice(by=cast.commercial, number="1", on=day(), due=day(-1))
    milestone.invoice(by=cast.commercial, number="2531", on=day(), due=day(10))
    assert (milestone.state, milestone.due_on, milestone.invoice_no) == ("invoiced", day(10), "2531")


def test_nothing_overdue_nothing_to_remind_of(cast):
    milestone = make_due(cast)
    milestone.issue(by=cast.commercial)
    with pytest.raises(Refused):
        milestone.remind(by=cast.commercial, level=1)


def test_reminders_grow_firmer_and_are_versions_of_one_letter(cast):
    milestone = make_due(cast, late=8)
    with pytest.raises(Refused):
        milestone.remind(by=cast.commercial, level=1)  # nothing was requested yet
    milestone.issue(by=cast.commercial)
    milestone.promise(by=cast.commercial, on=day(3))
    milestone.remind(by=cast.commercial, level=1)
    with pytest.raises(Refused):
        milestone.remind(by=cast.commercial, level=1)
    document = milestone.remind(by=cast.commercial, level=3)
    assert Document.objects.filter(project=cast.project, kind="D36").count() == 1
    data = json.loads(document.current.data)
    assert (document.current.n, data["body"]["level"], data["body"]["overdue_days"]) == (3, 3, 8)
    assert data["body"]["reply_by"] == day(10).isoformat()
    assert [(row["level"], row["promised_on"]) for row in data["body"]["previous"]] == [
        (0, None), (1, day(3).isoformat()),
    ]  # fmt: skip
    assert milestone.reminder_level == 3


def test_a_letter_never_says_what_was_waived_or_noted(cast):
    milestone = make_due(cast, note="保密的话")
    milestone.waive(by=cast.executive, amount=Decimal("280123.45"), reason="保密的减免理由，不得外传")
    milestone.log_collection(by=cast.commercial, said="保密的谈话")
    data = json.dumps(build_payment_request(milestone), ensure_ascii=False)
    assert "保密" not in data and "280123" not in data and '"amount": "999876.55"' in data


def test_what_was_said_is_written_once_with_a_person_of_this_customer(cast):
    milestone, key = make_due(cast), "0b0e7a52-33c4-4a57-9a1b-6d6fa0e0d001"
    for _again in range(2):
        milestone.log_collection(
            by=cast.commercial, said="月底付款", contact=cast.owner, next_on=day(7), level=1, creation_key=key
        )
    assert CollectionLog.objects.count() == 1
    stranger = make_contact(make_customer("另一家"), "外人")
    for bad in ({"contact": stranger}, {"said": " "}, {"level": 4}):
        with pytest.raises(Refused):
            milestone.log_collection(**({"by": cast.commercial, "said": "好", "contact": None} | bad))


def test_a_promise_lies_ahead(cast):
    with pytest.raises(Refused):
        make_due(cast).promise(by=cast.commercial, on=day(-1))


def test_what_holds_it_up_is_said_in_a_sentence(cast):
    with translation.override("en"):
        signed(cast)
        milestone = make_milestone(cast, trigger="acceptance")
        assert milestone.holds_up == "Waits for: Acceptance."
        milestone.reach(by=cast.pm, on=day(-40))
        assert "nobody has asked" in milestone.holds_up
        milestone.invoice(by=cast.commercial, number="1", on=day())
        milestone.promise(by=cast.commercial, on=day(2))
        assert milestone.is_overdue and "10 days late" in milestone.holds_up and "promised" in milestone.holds_up
        milestone.receive(by=cast.commercial, amount=milestone.amount, on=day())
        assert milestone.holds_up == ""
