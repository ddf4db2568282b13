"""Training plans: seven parts, confirmed by the customer, held wave by wave, assessed and fed back; then acceptance."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from aftersales.documents.training_plans import build_training_plan
from aftersales.documents.trainings import build_sign_in_sheet
from aftersales.models import TrainingPlan, TrainingSession
from aftersales.planfindings import findings
from aftersales.trainingfacts import facts
from lifecycle import gates
from lifecycle.errors import Refused
from lifecycle.evidence import missing
from lifecycle.firsttrainings import FirstTraining
from lifecycle.hooks import HOOKS
from lifecycle.models import ChecklistItem, Document, TrainerQualification
from tests.aftersales.training_plans import a_session_of, a_summary, hold_one, make_training_plan
from tests.aftersales.trainings import held
from tests.cast import put_in_state
from tests.lifecycle.backbone import make_process

pytestmark = pytest.mark.django_db


def codes(plan: TrainingPlan) -> set[str]:
    return {finding.code for finding in findings(plan)}


def gate(cast: SimpleNamespace) -> gates.Answer:
    """What G7-b answers now."""
    cast.project.refresh_from_db()
    project = type(cast.project).objects.get(pk=cast.project.pk)
    return next(line.answer for line in gates.evaluate(project, "G7").lines if line.condition.code == "G7-b")


def scheduled(cast: SimpleNamespace) -> ChecklistItem:
    put_in_state(cast.project, "trial_run")
    ChecklistItem.schedule(cast.project, "aftersales", start=timezone.localdate())
    return ChecklistItem.objects.get(project=cast.project, code="S3-01")


def test_a_plan_begins_with_the_matrix_of_the_house(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast)
    levels = {row.level for row in plan.content.all()}
    assert levels == {"decision", "maintenance", "operation"}
    assert {row.kind for row in plan.content.all()} == {"concept", "operation", "process", "soft", "problems"}
    assert plan.trainers.get().user == cast.implementation and plan.waves.get().audience == "key"


def test_there_is_one_open_plan(cast: SimpleNamespace) -> None:
    make_training_plan(cast)
    with pytest.raises(Refused, match="already"):
        make_training_plan(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrainingPlan.objects.create(
            project=cast.project, number=9, title="x", goal="x", time_breakdown="x", venue="x", assessment="x", expected_hours=1,
            created_by=cast.pm, updated_by=cast.pm,
        )  # fmt: skip


@pytest.mark.parametrize("name", ["goal", "time_breakdown", "venue", "assessment", "content", "trainers", "waves"])
def test_a_plan_with_an_empty_part_is_not_sent(cast: SimpleNamespace, name: str) -> None:
    plan = make_training_plan(cast)
    plan.guard_issue()
    if name in ("content", "trainers", "waves"):
        getattr(plan, name).all().delete()
    else:
        setattr(plan, name, " ")
    with pytest.raises(Refused, match="not complete"):
        plan.guard_issue()


def test_customer_training_comes_first_or_there_is_a_reason(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast, before_note="")
    assert "before" in codes(plan)
    with pytest.raises(Refused, match="demonstration"):
        plan.guard_issue()
    plan.before_note = "业务繁忙，直接培训"
    plan.guard_issue()
    assert "before" not in codes(plan)


def test_it_warns_of_the_weak_points(cast: SimpleNamespace) -> None:
    make_process(cast)
    plan = make_training_plan(cast)
    assert {"material", "trainer"} <= codes(plan) and not {"soft", "problems"} & codes(plan)
    plan.content.filter(kind__in=("soft", "problems")).delete()
    assert {"soft", "problems"} <= codes(plan)
    with pytest.raises(Refused, match="about problems"):  # that one is needed
        plan.guard_issue()
    TrainerQualification(person=cast.implementation, topic="流程", on=timezone.localdate(), score=88).verify(
        by=cast.pm
    )
    assert "trainer" not in codes(plan)


def test_it_is_confirmed_by_signature(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast)
    with transaction.atomic():
        plan.document_signed(Document(number="D29"), by=None)
    assert plan.state == "confirmed" and plan.confirmed_on == timezone.localdate()
    assert not plan.is_editable
    with pytest.raises(Refused) as refusal:
        plan.revise(by=cast.implementation, reason=" ")
    assert refusal.value.field == "reason"
    plan.revise(by=cast.implementation, reason="人数变了，重新安排")
    assert plan.state == "planned" and plan.confirmed_on is None


def test_it_is_confirmed_on_paper_and_that_proves_its_part_of_the_item(cast: SimpleNamespace) -> None:
    item = scheduled(cast)
    plan = make_training_plan(cast)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for wrong, field in (({"how": "柜"}, "how"), ({"on": tomorrow}, "on")):
        right = {"contact": cast.signatory, "on": timezone.localdate(), "how": "项目档案第三册"}
        with pytest.raises(Refused) as refusal:
            plan.confirm(by=cast.pm, **right | wrong)
        assert refusal.value.field == field
    assert "Training plan, signed" in missing(item)
    plan.confirm(by=cast.pm, contact=cast.signatory, on=timezone.localdate(), how="项目档案第三册")
    assert "Training plan, signed" not in missing(item)
    plan.revise(by=cast.pm, reason="人数变了，重新安排")
    assert "Training plan, signed" in missing(item)


def test_it_is_held_when_every_wave_had_its_session(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast, upto="confirmed")
    with pytest.raises(Refused, match="Without a session"):
        plan.hold(by=cast.pm)
    session = a_session_of(cast, plan)
    with pytest.raises(Refused, match="still planned"):
        plan.hold(by=cast.pm)
    session.hold(by=cast.pm, minutes=90, came=list(session.attendance.all()))
    plan.hold(by=cast.pm)
    assert plan.state == "held"
    with pytest.raises(Refused) as refusal:
        a_session_of(cast, plan)
    assert refusal.value.field == "plan"


def test_it_ends_with_a_test_and_feedback_given_back(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast, upto="held")
    right = {"tested": 2, "passed": 2, "result": "全部通过，表扬两人"}
    for wrong, field in (({"passed": 3}, "passed"), ({"tested": 0, "passed": 0}, "tested")):
        with pytest.raises(Refused) as refusal:
            plan.assess(by=cast.pm, **right | wrong)
        assert refusal.value.field == field
    with pytest.raises(Refused, match="feedback"):
        plan.assess(by=cast.pm, **right)
    a_summary(cast, plan).share(by=cast.pm, shared_with="内科")
    plan.assess(by=cast.pm, **right)
    assert plan.state == "assessed"
    plan.go_on(by=cast.pm, reason="又来了一批新人")
    assert plan.state == "confirmed"


def test_the_figures_count_people_once(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast, upto="confirmed")
    hold_one(cast, plan)
    hold_one(cast, plan)
    told = facts(plan)
    assert (told.trained, told.target, told.coverage, told.attendance) == (2, 2, 100, 100)
    assert (told.minutes, told.openers, told.pass_rate) == (190, (str(cast.signatory),), None)


def test_acceptance_asks_for_the_whole_course(cast: SimpleNamespace) -> None:
    scheduled(cast)
    put_in_state(cast.project, "aftersales")
    assert not gate(cast).met
    plan = make_training_plan(cast, upto="confirmed")
    assert not gate(cast).met
    hold_one(cast, plan)
    plan.hold(by=cast.pm)
    assert not gate(cast).met
    a_summary(cast, plan).share(by=cast.pm, shared_with="内科")
    plan.assess(by=cast.pm, tested=2, passed=1, result="一人补课后补考")
    assert not gate(cast).met  # half of them passed
    plan.go_on(by=cast.pm, reason="补考之后再结束")
    plan.hold(by=cast.pm)
    plan.assess(by=cast.pm, tested=2, passed=2, result="补考通过")
    assert gate(cast).met and "2 of 2 passed the test (100%)" in gate(cast).detail
    plan.waves.update(people=9)
    assert not gate(cast).met  # two of nine were trained


@pytest.mark.parametrize("state", ["done", "skipped"])
def test_acceptance_takes_the_item_where_there_is_no_plan(cast: SimpleNamespace, state: str) -> None:
    item = scheduled(cast)
    put_in_state(cast.project, "aftersales")
    if state == "done":
        ChecklistItem.objects.filter(pk=item.pk).update(state=state, done_on=timezone.localdate())
    else:
        item.skip(by=cast.pm, reason_code="OTHER", note="厂家代训，不另作培训")
    assert gate(cast).met
    make_training_plan(cast)
    assert gate(cast).met == (state == "skipped")


def test_it_is_written_on_its_pages(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.implementation)
    url = f"{cast.project.get_absolute_url()}aftersales/training-plans/new/"
    page = client.get(url)
    assert "Content by audience" in page.content.decode()
    day = timezone.localdate().isoformat()
    data = {f"{name}-INITIAL_FORMS": "0" for name in ("content", "trainers", "waves")}
    data |= {f"{name}-TOTAL_FORMS": "1" for name in ("content", "trainers", "waves")}
    data |= {
        "creation_key": page.context["hidden"]["creation_key"], "title": "用户培训", "goal": "独立工作", "time_breakdown": "两个半天",
        "venue": "三楼", "sign_in": "both", "expected_hours": "6", "assessment": "上机",
        "content-0-level": "operation", "content-0-kind": "problems", "content-0-what": "问题上报", "trainers-0-topic": "流程",
        "trainers-0-user": cast.implementation.pk, "waves-0-audience": "key", "waves-0-who": "关键用户", "waves-0-people": "3",
        "waves-0-start": day, "waves-0-end": day,
    }  # fmt: skip
    wrong = client.post(url, data | {"waves-0-end": "2020-01-01", "trainers-0-user": ""})
    assert wrong.status_code == 422
    assert "ends before" in wrong.content.decode() and "Name one trainer" in wrong.content.decode()
    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code == 302
    plan = TrainingPlan.objects.get()
    page = client.get(plan.get_absolute_url())
    assert page.status_code == 200 and "Coverage" in page.content.decode()
    hold = client.post(plan.act_url("confirm"), {"contact": cast.signatory.pk, "on": day, "how": "档案第三册"})
    assert hold.status_code == 422  # no reason why no training came before
    TrainingPlan.objects.update(before_note="没有演示")
    assert (
        client.post(
            plan.act_url("confirm"), {"contact": cast.signatory.pk, "on": day, "how": "档案第三册"}
        ).status_code
        == 302
    )


def test_sales_reads_and_cannot_write_it(cast: SimpleNamespace, client: Client) -> None:
    plan = make_training_plan(cast)
    client.force_login(cast.sales)
    assert client.get(plan.get_absolute_url()).status_code == 200
    assert client.post(plan.act_url("confirm"), {}).status_code == 403


def test_a_session_outside_a_plan_stays_possible(cast: SimpleNamespace) -> None:
    assert held(cast).plan is None


def test_who_knows_it_already_need_not_come_and_is_covered(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast, upto="confirmed")
    session = a_session_of(cast, plan)
    row = session.attendance.first()
    row.exempt = "在上一家医院用过同一系统"
    row.save()
    assert row.pk not in [one.pk for one in session.untold]
    told = facts(plan, [session])
    assert (told.exempt, told.invited) == (0, 0)  # nothing was held yet
    TrainingSession.objects.filter(pk=session.pk).update(state="held")
    told = facts(plan)
    assert (told.exempt, told.invited) == (1, session.attendance.count() - 1)
    assert row.who not in [one["name"]["zh"] for one in build_sign_in_sheet(session)["body"]["rows"]]


def test_the_same_person_in_several_sessions_is_trained_once(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast, upto="confirmed")
    hold_one(cast, plan)  # the owner, and a nurse of internal medicine
    again = a_session_of(cast, plan)
    again.attendance.all().delete()
    for name, department in ((cast.owner.name, ""), ("何护士", ""), ("何护士", "外科")):
        again.attendance.create(name=name, department=department)
    again.hold(by=cast.implementation, minutes=60, came=list(again.attendance.all()))
    assert facts(plan).trained == 3  # another nurse of the same name works in surgery


def test_the_plan_on_paper_tells_what_trained_the_customer_before(
    cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_training_plan(cast)
    assert build_training_plan(plan)["body"]["before"] == []
    shown = FirstTraining("演示", "/", timezone.now() - timedelta(days=30), 12)
    monkeypatch.setitem(HOOKS, "first_trainings", [lambda project: [shown]])
    assert build_training_plan(plan)["body"]["before"] == [
        {"on": timezone.localdate(shown.at).isoformat(), "people": 12}
    ]
