"""The research lint: each of the fifteen taboos is found on the log and on its plan, where it was broken and only there."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.models import SiteSettings
from lifecycle.taboos import TABOOS
from presales.models import CollectedForm, ResearchLog, ResearchPlan
from tests.presales.rounds import a_confirmed_plan, a_form, a_plan, add_line, begin, finish
from tests.presales.writing import a_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: SimpleNamespace) -> SimpleNamespace:
    """A round in which everything was minded: a plan, a finished log, a talk before it, a second round."""
    plan = a_confirmed_plan(cast)
    log = finish(begin(plan, cast), cast)
    log.reflect(by=cast.implementation, good=[taboo.code for taboo in TABOOS])
    plan.refresh_from_db()
    plan.listen(by=cast.implementation, text="食堂里：夜班最难")
    plan.analyse(by=cast.implementation, on=timezone.localdate(), what="双方骨干")
    cast.earlier = a_log(cast, at=timezone.now() - timedelta(days=2))
    cast.second = a_plan(cast, round=2)
    cast.form = a_form(cast)
    cast.plan, cast.log = plan, log
    return cast


def fresh(scene: SimpleNamespace) -> tuple[ResearchLog, ResearchPlan]:
    return ResearchLog.objects.get(pk=scene.log.pk), ResearchPlan.objects.get(pk=scene.plan.pk)


def of_log(scene: SimpleNamespace, **fields: object) -> None:
    ResearchLog.objects.filter(pk=scene.log.pk).update(**fields)


def of_plan(scene: SimpleNamespace, **fields: object) -> None:
    ResearchPlan.objects.filter(pk=scene.plan.pk).update(**fields)


def without(scene: SimpleNamespace, *kinds: str) -> None:
    scene.log.entries.filter(kind__in=kinds).delete()


def ideas(scene: SimpleNamespace) -> None:
    for _n in range(2):
        scene.log.entries.create(kind="idea", topic="领药", text="扫码")


def alone(scene: SimpleNamespace) -> None:
    scene.earlier.entries.all().delete()
    scene.earlier.delete()
    scene.second.delete()


def no_forms(scene: SimpleNamespace) -> None:
    without(scene, "form")
    CollectedForm.objects.all().delete()


BREAKS: dict[str, Callable[[SimpleNamespace], object]] = {
    "plan": lambda scene: scene.plan.lines.update(department="", wanted=""),
    "preparation": lambda scene: of_plan(scene, terms_known=False),
    "plunge": lambda scene: of_log(scene, opening_remarks=""),
    "appointment": lambda scene: of_log(scene, appointment_confirmed_at=None),
    "opening": lambda scene: of_log(scene, opening_remarks="你好"),
    "one_man_show": lambda scene: without(scene, "quote"),
    "selective": lambda scene: scene.log.questions.update(asked=False),
    "solution": ideas,
    "abnormal": lambda scene: without(scene, "exception"),
    "few_people": lambda scene: scene.plan.lines.update(is_key=True),
    "long_day": lambda scene: of_log(scene, hours=7),
    "formal_only": lambda scene: of_plan(scene, informal_note=""),
    "one_session": alone,
    "forms": no_forms,
    "analysis": lambda scene: of_plan(scene, analysed_on=None),
}


def test_nothing_is_found_where_everything_was_minded(scene: SimpleNamespace) -> None:
    log, plan = fresh(scene)
    assert [row.text for row in log.hints()] == []
    assert [row.text for row in plan.hints()] == []


def test_all_fifteen_are_looked_for() -> None:
    assert list(BREAKS) == [taboo.code for taboo in TABOOS]


@pytest.mark.parametrize("code", BREAKS)
def test_each_is_found_on_log_and_plan_with_the_place_to_mend_it(scene: SimpleNamespace, code: str) -> None:
    BREAKS[code](scene)
    for record in fresh(scene):
        (found,) = record.hints()
        assert found.code == code
        assert found.url.startswith(f"/projects/{scene.project.number}/")


def test_what_the_plan_leaves_open_is_named(scene: SimpleNamespace) -> None:
    scene.second.lines.update(department="", contact=None, at=None, questions="", wanted="")
    texts = [row.text for row in scene.second.hints() if row.code == "plan"]
    assert texts == [
        "“How drugs get to the ward” does not say: department, whom we talk to, date and time, questions, documents and forms we ask for."
    ]
    assert scene.second.hints()[0].url.endswith("edit/#id_lines-0-department")


def test_two_people_about_key_business_are_enough(scene: SimpleNamespace) -> None:
    scene.plan.lines.update(is_key=True)
    scene.log.contacts.add(scene.signatory)
    assert [record.hints() for record in fresh(scene)] == [[], []]


def test_two_talks_with_the_same_person_are_not(cast: SimpleNamespace) -> None:
    plan = a_plan(cast, lines=2)
    plan.lines.update(is_key=True)
    assert [row.code for row in plan.hints()] == ["few_people"]
    plan.lines.filter(pk=plan.lines.last().pk).update(contact=cast.signatory)
    assert plan.hints() == []


def test_hours_of_a_day_are_added_up_and_the_limit_is_a_setting(cast: SimpleNamespace) -> None:
    plan = a_plan(cast, lines=2)
    plan.lines.update(hours="3.5", at=timezone.now())
    (found,) = plan.hints()
    assert (found.code, found.text[:2]) == ("long_day", "7 ")
    site = SiteSettings.load()
    site.thresholds["research_hours_per_day"] = 8
    site.save()
    assert plan.hints() == []


def test_before_the_talk_only_what_can_still_be_done_is_said(cast: SimpleNamespace) -> None:
    log = begin(a_confirmed_plan(cast, ready=False), cast)
    assert [(row.code, row.needed) for row in log.hints()] == [
        ("preparation", True), ("plunge", False), ("appointment", False),
    ]  # fmt: skip


def test_a_fact_that_reads_like_a_solution_is_seen(scene: SimpleNamespace) -> None:
    scene.log.entries.create(kind="rule", topic="领药", text="建议改用扫码枪")
    (found,) = fresh(scene)[0].hints()
    assert (found.code, "Entry 6" in found.text) == ("solution", True)


def test_a_question_put_off_with_a_reason_waits_for_another_talk(scene: SimpleNamespace) -> None:
    scene.log.questions.filter(text="夜间谁审批？").update(asked=False, reason="护士长不在")
    (found,) = fresh(scene)[0].hints()
    assert (found.code, found.url.endswith("/act/carry/") or "carry" in found.url) == ("selective", True)
    scene.earlier.questions.create(text="夜间谁审批？")
    assert fresh(scene)[0].hints() == []


def test_a_topic_of_ideas_alone_is_a_one_man_show(scene: SimpleNamespace) -> None:
    scene.log.entries.create(kind="idea", topic="库存", text="自动补货")
    (found,) = fresh(scene)[0].hints()
    assert found.code == "one_man_show"


def test_a_form_that_did_not_come_is_named(scene: SimpleNamespace) -> None:
    CollectedForm.objects.update(wanted_by=timezone.localdate() - timedelta(days=1))
    (found,) = fresh(scene)[1].hints()
    assert (found.code, found.url) == ("forms", scene.form.get_absolute_url())


def test_a_planned_talk_without_an_appointment_is_seen(scene: SimpleNamespace) -> None:
    add_line(scene.plan, scene, topic="库存", process="库存")
    assert [row.code for row in fresh(scene)[1].hints()] == ["appointment"]


def test_a_log_in_no_plan_is_told_so_and_nothing_else_changes(scene: SimpleNamespace) -> None:
    of_log(scene, plan_line=None)
    scene.log.contacts.add(scene.signatory)
    assert [row.code for row in fresh(scene)[0].hints()] == ["plan"]


def test_findings_stand_on_the_pages_and_block_nothing(client: Client, scene: SimpleNamespace) -> None:
    no_forms(scene)
    client.force_login(scene.implementation)
    for record in fresh(scene):
        assert "Ask for a filled-in sample of each." in client.get(record.get_absolute_url()).content.decode()
    scene.plan.follow(by=scene.implementation, tasks=[])
    scene.plan.close(by=scene.implementation, no_report_reason="只要日志")
    assert scene.plan.state == "closed"
