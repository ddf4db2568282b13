"""The implementation plan: started from the preliminary one, told, confirmed, respected; what was agreed comes back."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from delivery.models import ImplementationPlan
from lifecycle import gates
from lifecycle.errors import Refused
from lifecycle.models import Outbox, Trace
from lifecycle.models.calendar import add_workdays
from tests.cast import put_in_state
from tests.delivery.plans import BEGIN, Memos, advance, change, make_implementation_plan
from tests.presales.plans import make_plan

pytestmark = pytest.mark.django_db
LONG = "客户推迟了机房交付，双方已在例会上同意"


def g5e(cast: SimpleNamespace) -> gates.Answer:
    return next(row for row in gates.evaluate(cast.project, "G5").lines if row.condition.code == "G5-e").answer


# -- beginning ---------------------------------------------------------------------------------------------------------


def test_it_starts_from_the_preliminary_plan(cast: SimpleNamespace) -> None:
    before = make_plan(cast)
    before.items.filter(step="testing").update(theirs=cast.owner)
    put_in_state(cast.project, "delivery")
    plan = ImplementationPlan(project=cast.project)
    plan.prefill(by=cast.pm)
    assert plan.goal == before.goal
    plan.put(by=cast.pm, read_version=None)
    old, new = before.rows(), plan.rows()
    assert [(row.what, row.days, row.start) for row in new] == [(row.what, row.days, row.start) for row in old]
    assert new[4].theirs == cast.owner
    assert [link.on_id for link in new[1].waits_for.all()] == [new[0].pk]
    assert plan.resources.get().what == "实施顾问"
    assert before in Trace.sources(plan)
    before.refresh_from_db()
    assert before.state == "carried"


def test_without_one_it_begins_with_the_phases(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "delivery")
    plan = ImplementationPlan(project=cast.project)
    plan.prefill(by=cast.pm)
    plan.put(by=cast.pm, read_version=None)
    assert [row.phase_en for row in plan.rows()][:2] == ["Initiation", "Requirements analysis"]


# -- told and confirmed ------------------------------------------------------------------------------------------------


def test_everybody_named_is_told_and_confirms(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    with pytest.raises(Refused, match="how the customer's people"):
        plan.communicate(by=cast.pm, how=" ")
    plan.communicate(by=cast.pm, how="例会")
    assert {str(row.person) for row in plan.told()} == {
        str(one) for one in (cast.pm, cast.consultant, cast.implementation, cast.owner)
    }
    assert {str(row.person) for row in plan.waiting()} == {
        str(one) for one in (cast.consultant, cast.implementation, cast.owner)
    }
    assert Outbox.objects.filter(kind="plan_told").count() == 2  # whoever communicates it knows it
    with pytest.raises(Refused, match="have not confirmed it"):
        plan.confirm(by=cast.pm)
    with pytest.raises(Refused, match="does not wait for your confirmation"):
        plan.acknowledge(by=cast.sales)
    plan.acknowledge(by=cast.consultant)
    plan.acknowledge(by=cast.implementation)
    theirs = plan.waiting()[0]
    with pytest.raises(Refused, match="lies ahead"):
        plan.note_acknowledgement(by=cast.pm, person=theirs, on=timezone.localdate() + timedelta(days=1), how="电话")
    with pytest.raises(Refused, match="Say how"):
        plan.note_acknowledgement(by=cast.pm, person=theirs, on=timezone.localdate(), how="")
    plan.note_acknowledgement(by=cast.pm, person=theirs, on=timezone.localdate(), how="电话确认")
    plan.confirm(by=cast.pm)
    assert plan.state == "confirmed" and plan.baselines.count() == 1


def test_whoever_is_told_of_a_changed_plan_confirms_again(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="told")
    plan.take_back(by=cast.pm, reason="时间有误")
    assert plan.state == "draft" and not plan.told().exists()
    plan.communicate(by=cast.pm, how="例会")
    assert len(plan.waiting()) == 3


def test_without_dates_it_is_not_communicated(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    plan.items.update(start=None, due=None)
    with pytest.raises(Refused, match="Without dates"):
        plan.communicate(by=cast.pm, how="例会")


# -- the lint ----------------------------------------------------------------------------------------------------------


# -- respected ---------------------------------------------------------------------------------------------------------


def test_a_date_of_a_confirmed_plan_moves_with_a_reason(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast)
    item = plan.rows()[1]
    start, due = add_workdays(item.start, 2), add_workdays(item.due, 2)
    with pytest.raises(Refused, match="not possible in the state"):
        change(plan, 2, cast.pm, start=start)
    with pytest.raises(Refused, match="reason"):
        plan.replan(item, by=cast.pm, start=start, due=due, cause="customer", reason="晚")
    with pytest.raises(Refused, match="on whose account"):
        plan.replan(item, by=cast.pm, start=start, due=due, cause="nobody", reason=LONG)
    with pytest.raises(Refused, match="dates that it has"):
        plan.replan(item, by=cast.pm, start=item.start, due=item.due, cause="customer", reason=LONG)
    with pytest.raises(Refused, match="of this project"):
        plan.replan(item, by=cast.pm, start=start, due=due, cause="customer", reason=LONG, source="lifecycle.memos.9")
    with pytest.raises(Refused, match="comes from: Change request"):
        plan.replan(item, by=cast.pm, start=start, due=due, cause="change", reason=LONG)
    plan.replan(item, by=cast.pm, start=start, due=due, cause="customer", reason=LONG)
    now = plan.rows()[1]
    assert (now.start, now.due, now.replans, now.replan_reason) == (start, due, 1, LONG)
    told = plan.changes.get()
    assert (told.old_due, told.new_due, told.source_key) == (item.due, due, "")
    assert plan.baseline_days()[str(item.pk)] == item.due  # frozen


def test_a_revision_has_a_baseline_of_its_own(cast: SimpleNamespace) -> None:
    from delivery.planpages import as_now, compared

    plan = make_implementation_plan(cast)
    with pytest.raises(Refused, match="reason"):
        plan.revise(by=cast.pm, cause="customer", reason="短")
    plan.revise(by=cast.pm, cause="customer", reason=LONG)
    assert (plan.state, plan.revision, plan.is_unconfirmed) == ("revised", 2, True)
    item = plan.rows()[2]
    change(plan, 3, cast.pm, start=add_workdays(item.start, 5))
    advance(cast, plan, "confirmed")
    assert [row.revision for row in plan.baselines.all()] == [1, 2]
    first, second = ({row["key"]: row for row in one.items} for one in plan.baselines.all())
    rows = compared(plan, first, second)
    assert len(rows) == 1 and rows[0]["moved"] >= 5
    assert compared(plan, second, as_now(plan)) == []


def test_people_report_what_is_theirs(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast)
    item = plan.rows()[0]
    plan.tick(item, by=cast.consultant, step="备份", done=True)
    assert (item.progress, item.started_on) == (33, timezone.localdate())
    assert plan.state == "running"
    plan.tick(item, by=cast.consultant, step="备份", done=False)
    assert item.ticks == {}
    with pytest.raises(Refused, match="changed meanwhile"):
        plan.tick(item, by=cast.consultant, step="别的", done=True)
    with pytest.raises(Refused, match="lies ahead"):
        plan.report(item, by=cast.consultant, progress=50, ended_on=timezone.localdate() + timedelta(days=2))
    plan.report(item, by=cast.consultant, progress=100)
    assert item.ended_on == timezone.localdate()
    with pytest.raises(Refused, match="finished"):
        plan.replan(item, by=cast.pm, start=BEGIN, due=BEGIN, cause="vendor", reason=LONG)
    with pytest.raises(Refused, match="Some items are not finished"):
        plan.finish(by=cast.pm, outcome="好")
    plan.finish(by=cast.pm, outcome="其余两项并入二期，已与客户商定")
    assert plan.state == "done"


def test_nothing_is_reported_before_it_is_confirmed(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="communicated")
    with pytest.raises(Refused, match="not possible in the state"):
        plan.report(plan.rows()[0], by=cast.consultant, progress=10)


# -- what was agreed ---------------------------------------------------------------------------------------------------


def test_what_was_agreed_comes_back_in_the_plan_or_is_dropped(cast: SimpleNamespace, monkeypatch) -> None:
    memos = Memos().register(monkeypatch)
    memos.agree("memo.1", "客户提供接口文档", "The customer gives the interface papers", BEGIN)
    memos.agree("memo.2", "加一次培训", "One more training")
    plan = make_implementation_plan(cast, upto="told")
    with pytest.raises(
        Refused,
        match="“The customer gives the interface papers”, agreed in memo 1, is neither in the plan nor dropped; “One more",
    ):
        plan.confirm(by=cast.pm)
    with pytest.raises(Refused, match="not possible in the state"):
        plan.take_in(by=cast.pm, key="memo.1")  # people were told of another plan
    plan.take_back(by=cast.pm, reason="补上约定事项")
    item = plan.take_in(by=cast.pm, key="memo.1")
    assert (item.what, item.side, item.due) == ("客户提供接口文档", "customer", BEGIN)
    assert memos.rows["memo.1"]["carried_to"] == item
    with pytest.raises(Refused, match="Say why it is dropped"):
        plan.drop_step(by=cast.pm, key="memo.2", reason="")
    plan.drop_step(by=cast.pm, key="memo.2", reason="客户取消了培训")
    with pytest.raises(Refused, match="carried over or dropped meanwhile"):
        plan.take_in(by=cast.pm, key="memo.2")
    change(plan, 4, cast.pm, verification="收到文件")
    advance(cast, plan, "confirmed")
    assert g5e(cast).met
    memos.agree("memo.3", "补测一次", "Test once more")
    answer = g5e(cast)
    assert not answer.met and str(answer.detail) == "“Test once more” was agreed and does not stand in the plan"
    plan.take_in(by=cast.pm, key="memo.3")
    assert g5e(cast).met


def test_going_live_asks_for_a_confirmed_plan(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "delivery")
    assert str(g5e(cast).detail) == "There is no implementation plan."
    plan = make_implementation_plan(cast, upto="communicated")
    assert str(g5e(cast).detail) == "Implementation plan: Communicated. 3 people have not confirmed it"
    advance_all = [plan.acknowledge(by=person) for person in (cast.consultant, cast.implementation)]
    assert len(advance_all) == 2
    plan.note_acknowledgement(by=cast.pm, person=plan.waiting()[0], on=timezone.localdate(), how="电话确认")
    assert not g5e(cast).met
    plan.confirm(by=cast.pm)
    assert g5e(cast).met


def test_without_a_plan_the_skipped_item_speaks(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "delivery")
    cast.project.items.filter(code="S2-06").update(
        state="skipped", skip_reason_code="other", skip_note="两天的小项目", skip_approved_by=cast.executive
    )
    assert g5e(cast).met
