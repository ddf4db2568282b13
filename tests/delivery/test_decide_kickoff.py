"""Whether a kickoff is held: the facts suggest, a person decides, an executive agrees to leave it out."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from delivery.models import Kickoff
from delivery.models.cases import Reason, suggestions
from delivery.models.kickoffs import due_triggers
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Commitment, Event, Outbox, Project
from tests.cast import make_project, put_in_state
from tests.delivery.kickoffs import MEASURE, ahead, make_kickoff


def reasons(project):
    return [s.reason for s in suggestions(project)]


def test_nothing_is_suggested_where_no_fact_speaks_against_a_kickoff(cast):
    assert reasons(cast.project) == []


@pytest.mark.parametrize(
    ("facts", "reason"),
    [({"expected_amount": 99999}, Reason.SMALL_AMOUNT), ({"type": "tool"}, Reason.PRODUCTISED)],
)
def test_facts_of_the_project_suggest_a_case(cast, facts, reason):
    Project.objects.filter(pk=cast.project.pk).update(**facts)
    cast.project.refresh_from_db()
    assert reasons(cast.project) == [reason]


def test_a_promise_in_the_red_suggests_that_we_are_overcommitted(cast):
    promise = Commitment(
        project=cast.project, text="三个月上线", promise_kind="schedule", source="verbal", promised_by=cast.sales,
        promised_to=cast.owner,
    )  # fmt: skip
    promise.put(by=cast.sales, read_version=None)
    promise.review(by=cast.implementation, verdict="infeasible", note="人手不足，需要五个月")
    assert reasons(cast.project) == [Reason.OVERCOMMITTED]


def test_an_experienced_customer_and_an_earlier_finished_project_suggest_their_cases(cast):
    cast.customer.it_maturity = "high"
    cast.customer.save()
    put_in_state(make_project(cast.sales, cast.customer, name="一期"), "closed")
    assert reasons(cast.project) == [Reason.MATURE_CUSTOMER, Reason.RUN_IN]


def test_relations_inside_the_customer_are_never_suggested(cast):
    assert Reason.INTERNAL_CONFLICT not in reasons(cast.project)


def test_put_off_needs_reason_measure_condition_and_a_day_ahead(cast):
    kickoff = make_kickoff(cast)
    good = {"reason": "INTERNAL_CONFLICT", "measure": MEASURE, "trigger": "分管院长到任", "trigger_on": ahead()}
    for field, bad in (("reason", "NOT_ONE"), ("measure", " "), ("trigger", ""), ("trigger_on", timezone.localdate())):
        with pytest.raises(Refused) as refused:
            kickoff.decide_defer(by=cast.pm, **(good | {field: bad}))
        assert refused.value.field == field
    with pytest.raises(Refused):
        kickoff.decide_defer(by=cast.consultant, **good)
    kickoff.decide_defer(by=cast.pm, **good)
    assert (kickoff.state, kickoff.approver, kickoff.trigger_on) == ("deferred", cast.pm, ahead())


def test_a_kickoff_put_off_is_reminded_of_once_when_the_day_comes(cast):
    kickoff = make_kickoff(cast)
    kickoff.decide_defer(by=cast.pm, reason="RUN_IN", measure=MEASURE, trigger="需求确认", trigger_on=ahead(3))
    assert due_triggers(ahead(2)) == []
    assert due_triggers(ahead(3)) == [kickoff]
    assert due_triggers(ahead(4)) == []
    assert Event.objects.filter(project=cast.project, verb="kickoff.trigger_reached").count() == 1
    kickoff.refresh_from_db()
    kickoff.decide_hold(by=cast.pm)
    assert kickoff.state == "to_hold"


def test_an_executive_lets_it_be_left_out_and_the_checklist_item_ends_with_the_same_reason(cast):
    kickoff = make_kickoff(cast)
    kickoff.ask_skip(by=cast.pm, reason="RUN_IN", measure=MEASURE)
    with pytest.raises(Refused):
        kickoff.approve_skip(by=cast.pm)
    kickoff.approve_skip(by=cast.executive)
    item = ChecklistItem.objects.get(project=cast.project, code="S2-02")
    assert kickoff.state == "skipped" and kickoff.approver == cast.executive
    assert (item.state, item.skip_reason_code, item.skip_note) == ("skipped", "RUN_IN", MEASURE)
    assert item.skip_approved_by == cast.executive


def test_nobody_agrees_to_what_they_asked_for(cast):
    kickoff = make_kickoff(cast)
    kickoff.ask_skip(by=cast.executive, reason="SMALL_AMOUNT", measure=MEASURE)
    with pytest.raises(Refused):
        kickoff.approve_skip(by=cast.executive)
    kickoff.approve_skip(by=cast.executive2)


def test_an_executive_who_does_not_agree_leaves_it_undecided(cast):
    kickoff = make_kickoff(cast)
    kickoff.ask_skip(by=cast.pm, reason="SMALL_AMOUNT", measure=MEASURE)
    kickoff.refuse_skip(by=cast.executive, note="客户很看重")
    assert (kickoff.state, kickoff.reason_code, kickoff.decision) == ("undecided", "", "")


def test_unsettled_relations_are_never_a_reason_to_leave_it_out(cast):
    kickoff = make_kickoff(cast)
    with pytest.raises(Refused):
        kickoff.ask_skip(by=cast.pm, reason="INTERNAL_CONFLICT", measure=MEASURE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kickoff.objects.filter(pk=kickoff.pk).update(
            state="skipped", reason_code="INTERNAL_CONFLICT", approver=cast.executive
        )


def test_one_open_kickoff_of_a_kind(cast):
    make_kickoff(cast)
    make_kickoff(cast, "internal")
    with pytest.raises(Refused) as refused:
        make_kickoff(cast)
    assert refused.value.field == "kickoff_kind"


def test_the_internal_kickoff_leaves_the_checklist_alone(cast):
    kickoff = make_kickoff(cast, "internal")
    kickoff.ask_skip(by=cast.pm, reason="SMALL_AMOUNT", measure=MEASURE)
    kickoff.approve_skip(by=cast.executive)
    assert ChecklistItem.objects.get(project=cast.project, code="S2-02").state == "todo"


def test_the_day_has_come_from_that_day_on(cast):
    kickoff = make_kickoff(cast)
    kickoff.decide_defer(by=cast.pm, reason="RUN_IN", measure=MEASURE, trigger="需求确认", trigger_on=ahead(3))
    assert [kickoff.is_trigger_reached(ahead(3) + timedelta(days=n)) for n in (-1, 0, 1)] == [False, True, True]


def test_the_project_manager_gets_one_mail_when_the_day_comes(cast):
    kickoff = make_kickoff(cast)
    kickoff.decide_defer(by=cast.pm, reason="RUN_IN", measure=MEASURE, trigger="需求确认", trigger_on=ahead(3))
    for _again in range(2):
        due_triggers(ahead(3))
    mail = Outbox.objects.get(kind="kickoff_due")
    assert mail.to_email == cast.pm.email and "需求确认" in mail.text and kickoff.get_absolute_url() in mail.html
