"""Checklist items: steps, waiting, finishing, skipping, opening again; and evidence that completes them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Event, Evidence
from tests.cast import make_contact, make_customer, put_in_state
from tests.delivery.reports import delivered


@pytest.fixture
def item(cast):
    return cast.project.items.get(code="S1-08")


def tick_all(item, by):
    for step in range(len(item.template_item.steps)):
        item.tick(by=by, step=step, done=True)


def test_ticking_a_step_starts_the_item_and_twice_is_once(cast, item):
    item.tick(by=cast.implementation, step=0, done=True)
    item.tick(by=cast.implementation, step=0, done=True)
    item.refresh_from_db()
    assert item.state == "doing" and item.started_on == date.today()
    assert item.ticks.count() == 1
    assert Event.objects.filter(verb="item.step_ticked").count() == 1


def test_an_item_with_open_steps_is_not_finished(cast, item):
    item.tick(by=cast.implementation, step=0, done=True)
    with pytest.raises(Refused):
        item.finish(by=cast.implementation, result_note="向院领导做了公司介绍,反响好")
    item.refresh_from_db()
    assert item.state == "doing"


def test_what_no_record_shows_needs_a_file_or_a_sentence(cast, item):
    tick_all(item, cast.implementation)
    with pytest.raises(Refused) as refusal:
        item.finish(by=cast.implementation, result_note="做了")
    assert refusal.value.field == "result_note"
    item.finish(by=cast.implementation, result_note="向院领导做了公司介绍,反响好")
    assert item.state == "done" and item.done_by == cast.implementation
    cast.project.refresh_from_db()
    assert cast.project.done_items == 1


def test_waiting_names_a_person_of_this_customer_and_since_when(cast, item):
    stranger = make_contact(make_customer("别家医院"), "外人")
    with pytest.raises(Refused):
        item.wait(by=cast.implementation, contact=stranger)
    item.wait(by=cast.implementation, contact=cast.owner)
    cast.project.refresh_from_db()
    assert item.state == "waiting_customer" and cast.project.waiting_on_customer_since is not None
    item.start(by=cast.implementation)
    cast.project.refresh_from_db()
    assert cast.project.waiting_on_customer_since is None


def test_a_mandatory_item_is_skipped_only_with_a_reason_and_an_approver(cast):
    item = cast.project.items.get(code="S1-16")  # owned by sales, who may not approve
    with pytest.raises(Refused):
        item.skip(by=cast.sales, reason_code="", note="没有谈判")
    with pytest.raises(Refused):
        item.skip(by=cast.sales, reason_code="OTHER", note=" ")
    assert item.skip(by=cast.sales, reason_code="OTHER", note="客户直接采购,无谈判") is False
    item.refresh_from_db()
    assert item.state == "todo" and item.skip_asked_by == cast.sales
    item.approve_skip(by=cast.pm)
    item.refresh_from_db()
    assert item.state == "skipped" and item.skip_approved_by == cast.pm


def test_nobody_approves_what_they_asked_for(cast):
    item = cast.project.items.get(code="S1-16")
    item.skip(by=cast.sales, reason_code="OTHER", note="无谈判")
    with pytest.raises(Refused):
        item.approve_skip(by=cast.sales)


def test_the_database_itself_refuses_a_mandatory_skip_without_approver(cast, item):
    with pytest.raises(IntegrityError), transaction.atomic():
        ChecklistItem.objects.filter(pk=item.pk).update(state="skipped", skip_reason_code="OTHER")


def test_an_item_opens_again_with_a_reason(cast, item):
    tick_all(item, cast.implementation)
    item.finish(by=cast.implementation, result_note="向院领导做了公司介绍,反响好")
    with pytest.raises(Refused):
        item.reopen(by=cast.implementation, reason="")
    item.reopen(by=cast.implementation, reason="换了院长,要重讲")
    cast.project.refresh_from_db()
    assert item.state == "doing" and cast.project.done_items == 0


def test_an_item_that_repeats_leaves_the_next_one_behind_while_its_stage_runs(cast):
    project = put_in_state(cast.project, "delivery")
    delivered(cast)  # the report that the item asks for
    assert project.items.get(code="S2-01", occurrence=1).state == "done"
    following = project.items.get(code="S2-01", occurrence=2)
    assert following.state == "todo" and following.due == date.today() + timedelta(days=14)


def test_all_demanded_evidence_completes_an_item_by_itself(cast):
    item = cast.project.items.get(code="S1-08")
    item.template_item.evidence = [{"document": "D14", "form": "attachment", "signed_by": []}]
    item.template_item.save()
    evidence.offer(
        cast.project,
        code="D14",
        forms=("attachment",),
        subject=cast.customer,
        label="会议纪要",
        stage=None,
        by=cast.sales,
    )
    item.refresh_from_db()
    assert item.state == "done" and Evidence.objects.get(item=item).label == "会议纪要"


def test_evidence_of_another_stage_proves_nothing(cast):
    item = cast.project.items.get(code="S1-08")
    item.template_item.evidence = [{"document": "D14", "form": "attachment", "signed_by": []}]
    item.template_item.save()
    evidence.offer(
        cast.project,
        code="D14",
        forms=("attachment",),
        subject=cast.customer,
        label="x",
        stage="delivery",
        by=cast.sales,
    )
    item.refresh_from_db()
    assert item.state == "todo" and not Evidence.objects.exists()


def test_only_members_of_the_project_own_its_items(cast, item):
    with pytest.raises(Refused):
        item.assign(by=cast.pm, owner=cast.outsider, due=None)
    item.assign(by=cast.pm, owner=cast.consultant, due=date.today())
    item.refresh_from_db()
    assert item.owner == cast.consultant and item.due_by_hand


def test_the_stored_figures_are_what_the_rows_say(cast, item):
    tick_all(item, cast.implementation)
    item.finish(by=cast.implementation, result_note="向院领导做了公司介绍,反响好")
    cast.project.refresh_from_db()
    stored = {name: getattr(cast.project, name) for name in cast.project.computed_figures()}
    assert stored == cast.project.computed_figures()
