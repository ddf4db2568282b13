"""Write-offs and later retentions: asked for by those who collect, decided by an executive, never by the same person."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from aftersales.gates.milestones import all_settled
from aftersales.models import Concession, PaymentMilestone
from lifecycle import hooks
from lifecycle.errors import Refused
from tests.aftersales.milestones import day, make_due, make_milestone, make_plan, signed
from tests.cast import put_in_state

REASON = "客户资金困难，经协商减免"


def ask(cast, milestone, amount="1000.00", **more):
    return milestone.ask_waiver(**({"by": cast.commercial, "amount": Decimal(amount), "reason": REASON} | more))


def test_nothing_changes_before_an_executive_has_decided(cast):
    milestone = make_due(cast)
    asked = ask(cast, milestone)
    milestone.refresh_from_db()
    assert (milestone.waived_amount, asked.state) == (0, "asked")
    milestone.decide(by=cast.executive, granted=True)
    assert milestone.waived_amount == Decimal("1000.00") and milestone.waived_by == cast.executive
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == ("granted", cast.executive)


def test_whoever_asked_or_collects_or_is_no_executive_does_not_decide(cast):
    milestone = make_due(cast)
    PaymentMilestone.objects.filter(pk=milestone.pk).update(collector=cast.executive)
    milestone.refresh_from_db()
    ask(cast, milestone, by=cast.executive)
    for by in (cast.executive, cast.commercial, cast.pm, cast.sales):
        with pytest.raises(Refused):
            milestone.decide(by=by, granted=True)
    milestone.decide(by=cast.executive2, granted=True)
    assert milestone.waived_amount == Decimal("1000.00")


def test_the_database_refuses_ones_own_decision(cast):
    asked = ask(cast, make_due(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        Concession.objects.filter(pk=asked.pk).update(
            state="granted", decided_by=cast.commercial, decided_at=asked.asked_at
        )


@pytest.mark.parametrize(("fields", "field"), [({"amount": Decimal(9999999)}, "amount"), ({"reason": "短"}, "reason")])
def test_what_cannot_be_asked_for_is_refused_beside_its_field(cast, fields, field):
    with pytest.raises(Refused) as refused:
        ask(cast, make_due(cast), **fields)
    assert refused.value.field == field
    assert not Concession.objects.exists()


def test_one_request_at_a_time_and_a_second_click_makes_one(cast):
    milestone, key = make_due(cast), "0b0e7a52-33c4-4a57-9a1b-6d6fa0e0d011"
    assert ask(cast, milestone, creation_key=key) == ask(cast, milestone, creation_key=key)
    with pytest.raises(Refused):
        ask(cast, milestone)
    milestone.withdraw_concession(by=cast.commercial)
    ask(cast, milestone)
    assert list(Concession.objects.values_list("state", flat=True).order_by("pk")) == ["withdrawn", "asked"]


def test_a_refusal_says_why_and_a_decision_is_made_once(cast):
    milestone = make_due(cast)
    seen = ask(cast, milestone)
    with pytest.raises(Refused) as refused:
        milestone.decide(by=cast.executive, granted=False)
    assert refused.value.field == "note"
    milestone.decide(by=cast.executive, granted=False, note="客户有钱")
    with pytest.raises(Refused):
        milestone.decide(by=cast.executive, granted=True, concession=seen.pk)
    milestone.refresh_from_db()
    assert milestone.waived_amount == 0


def test_a_retention_is_moved_and_the_gate_to_paid_takes_it(cast):
    signed(cast)
    whole = make_milestone(cast)
    whole.reach(by=cast.commercial, on=day())
    kept = whole.keep_back(by=cast.commercial, amount=Decimal("64000.00"), until=day(30))
    whole.receive(by=cast.commercial, amount=whole.open_amount, on=day())
    assert not all_settled(cast.project).met
    with pytest.raises(Refused):
        whole.ask_later(by=cast.commercial, on=day(90), reason=REASON)  # no retention
    with pytest.raises(Refused) as refused:
        kept.ask_later(by=cast.commercial, on=day(), reason=REASON)
    assert refused.value.field == "on"
    kept.ask_later(by=cast.commercial, on=day(300), reason=REASON)
    assert not all_settled(cast.project).met
    kept.decide(by=cast.executive, granted=True)
    kept.refresh_from_db()
    assert kept.trigger_on == day(300)
    assert all_settled(cast.project).met


def test_a_retention_that_was_moved_waits_for_its_day_and_no_event_takes_it_earlier(cast):
    signed(cast)
    kept = make_milestone(cast, trigger="acceptance", retention=True)
    kept.ask_later(by=cast.commercial, on=day(90), reason=REASON)
    kept.decide(by=cast.executive, granted=True)
    hooks.call("trigger_reached", project=cast.project, trigger="acceptance", on=day(), by=cast.pm)
    kept.refresh_from_db()
    assert (kept.state, kept.trigger, kept.trigger_on) == ("not_due", "date", day(90))


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def test_asked_and_decided_on_the_page(cast):
    milestone = make_due(cast)
    here = f"/projects/{cast.project.number}/aftersales/milestones/{milestone.number}/"
    commercial, executive = client_of(cast.commercial), client_of(cast.executive)
    form = commercial.get(f"{here}do/ask-waiver/").context["form"]
    data = {"amount": "1000", "reason": REASON, "creation_key": form["creation_key"].value()}
    for _again in range(2):
        assert commercial.post(f"{here}do/ask-waiver/", data).status_code == 302
    assert "Decide on the request" in executive.get(here).content.decode()
    assert "Decide on the request" not in commercial.get(here).content.decode()
    assert commercial.get(f"{here}do/decide/").status_code == 403
    form = executive.get(f"{here}do/decide/").context["form"]
    answer = executive.post(f"{here}do/decide/", {"granted": "1", "concession": form["concession"].value()})
    assert answer.status_code == 302
    milestone.refresh_from_db()
    assert milestone.waived_amount == 1000
    assert executive.post(f"{here}do/decide/", {"granted": "1", "concession": 1}).status_code == 403


def test_a_share_never_comes_to_less_than_was_given_up(cast: SimpleNamespace) -> None:
    first, *_others = make_plan(cast)
    first.waive(by=cast.executive, amount=Decimal("300000.00"), reason="客户资金困难，经协商减免")
    first.refresh_from_db()
    first.percent = Decimal(20)
    first.put(by=cast.commercial, read_version=first.version)
    with pytest.raises(Refused, match="given up") as refusal:
        first.after_put(by=cast.commercial)
    assert refusal.value.field == "percent"


def test_cents_that_binary_fractions_cannot_say_add_up(cast: SimpleNamespace) -> None:
    row = make_milestone(cast)
    type(row).objects.filter(pk=row.pk).update(amount=Decimal("34560.01"))
    row.refresh_from_db()
    put_in_state(cast.project, "delivery")
    row.project.refresh_from_db()
    row.reach(by=cast.pm, on=timezone.localdate())
    row.receive(by=cast.commercial, amount=Decimal("8640.00"), on=timezone.localdate())
    row.waive(by=cast.executive, amount=Decimal("25920.01"), reason="客户资金困难，经协商减免")
    row.refresh_from_db()
    assert (row.state, row.open_amount) == ("received", 0)
