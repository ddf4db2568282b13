"""What is accepted gets a task with a day; when it is done, whoever asked is told; what cannot be avoided is weighed."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Contact, Outbox, Requirement, RequirementTask, RequirementType
from lifecycle.unavoidable import done, planned
from tests.cast import put_in_state
from tests.lifecycle.requirements.letters import answered, with_task
from tests.presales.requirements import ANALYSIS, make_requirements

pytestmark = pytest.mark.django_db


def finish(cast: SimpleNamespace, row: Requirement, **facts: Any) -> None:
    told = {"task": row.tasks.first(), "on": timezone.localdate(), "result": "终端已配好，可在三病区试用"}
    row.finish_task(by=cast.consultant, **(told | facts))


def test_only_what_is_done_now_gets_a_task(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="done in this project"):
        with_task(cast, answered(cast, "alternative"))
    row = answered(cast)
    for wrong, field in (({"what": " "}, "what"), ({"due": timezone.localdate() - timedelta(days=1)}, "due")):
        facts: dict[str, Any] = {"what": "配置", "owner": cast.consultant, "due": timezone.localdate()}
        with pytest.raises(Refused) as refused:
            row.assign(by=cast.pm, **(facts | wrong))
        assert refused.value.field == field
    with_task(cast, row)
    assert [str(task) for task in row.open_tasks] == ["配置床旁终端"]


def test_what_is_baselined_is_in_work_with_its_task(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, baselined=True)[0]
    with_task(cast, row)
    assert row.state == "in_work"


def test_an_open_task_stands_on_the_register_and_on_today_of_its_owner(cast: SimpleNamespace, client: Client) -> None:
    row = answered(cast)
    task = with_task(cast, row)
    RequirementTask.objects.filter(pk=task.pk).update(due=timezone.localdate() - timedelta(days=2))
    client.force_login(cast.consultant)
    today = client.get(reverse("today")).content.decode()
    assert "Requirements to be done" in today
    assert "2 d late" in today
    register = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "requirements"]))
    assert "配置床旁终端" in register.content.decode()
    client.force_login(cast.pm)
    assert "Requirements to be done" not in client.get(reverse("today")).content.decode()
    finish(cast, row)
    client.force_login(cast.consultant)
    assert "Requirements to be done" not in client.get(reverse("today")).content.decode()


def test_a_task_is_done_with_words_and_once(cast: SimpleNamespace) -> None:
    row = answered(cast)
    with_task(cast, row)
    for wrong in ({"result": " "}, {"on": timezone.localdate() + timedelta(days=1)}):
        with pytest.raises(Refused):
            finish(cast, row, **wrong)
    finish(cast, row)
    assert row.tasks_done
    with pytest.raises(Refused, match="done already"):
        finish(cast, row)


def test_whoever_asked_is_told_by_mail_and_it_is_closed(cast: SimpleNamespace, client: Client) -> None:
    Contact.objects.filter(pk=cast.owner.pk).update(email="chen@hospital.example")
    row = answered(cast)
    with_task(cast, row)
    with pytest.raises(Refused, match="not all done"):
        row.tell(by=cast.pm, on=timezone.localdate(), how="", mail=True)
    finish(cast, row)
    assert not Outbox.objects.filter(kind="requirement_done").exists()  # a person sends it
    client.force_login(cast.pm)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Whoever asked for it has still to be told" in page
    told = {"mail": "on", "words": "请到三病区看", "on": timezone.localdate().isoformat(), "how": ""}
    assert client.post(row.act_url("tell"), told).status_code == 302
    mail = Outbox.objects.get(kind="requirement_done")
    assert mail.to_email == "chen@hospital.example"
    assert "请到三病区看" in mail.text
    row.refresh_from_db()
    assert (row.state, row.told_by) == ("closed", cast.pm)
    assert "陈志远" in row.told_how or "Chen Zhiyuan" in row.told_how


def test_told_in_another_way_says_how(cast: SimpleNamespace) -> None:
    row = answered(cast)
    with_task(cast, row)
    finish(cast, row)
    Contact.objects.filter(pk=cast.owner.pk).update(email="")
    row.refresh_from_db()
    with pytest.raises(Refused) as refused:
        row.tell(by=cast.pm, on=timezone.localdate(), how=" ")
    assert refused.value.field == "how"
    with pytest.raises(Refused) as refused:
        row.tell(by=cast.pm, on=timezone.localdate(), how="", mail=True)
    assert refused.value.field == "mail"
    row.tell(by=cast.pm, on=timezone.localdate(), how="例会上告知")
    assert (row.state, row.told_how) == ("closed", "例会上告知")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"value_impact": ""}, "value_impact"),
        ({"without_it": " "}, "without_it"),
        ({"impact_days": None}, "impact_days"),
    ],
)
def test_what_cannot_be_avoided_is_weighed_first(cast: SimpleNamespace, changed: dict[str, Any], field: str) -> None:
    row = make_requirements(cast, 1)[0]
    unavoidable = RequirementType.objects.get(code="unavoidable")
    with pytest.raises(Refused) as refused:
        row.analyse(by=cast.implementation, **(ANALYSIS | {"type": unavoidable} | changed))
    assert refused.value.field == field
    other = RequirementType.objects.get(code="already-there")
    row.analyse(by=cast.implementation, **(ANALYSIS | {"type": other} | changed))
    assert row.state == "analysed"


def test_what_is_tolerated_says_until_when(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        answered(cast, "alternative", tolerated_until=None)
    assert refused.value.field == "tolerated_until"
    assert answered(cast, "alternative").planned_release == "V5.2"


def test_the_gates_ask_for_a_task_and_for_its_end(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "trial_run")
    assert planned(cast.project).met
    row = answered(cast)
    assert "nobody has the task" in str(planned(cast.project).detail)
    assert not done(cast.project).met
    with_task(cast, row)
    assert planned(cast.project).met
    assert "is not done" in str(done(cast.project).detail)
    finish(cast, row)
    assert done(cast.project).met


def test_what_is_baselined_is_planned_and_shown_with_the_rest(cast: SimpleNamespace) -> None:
    make_requirements(cast, 1, baselined=True)
    assert not planned(cast.project).met
    assert not done(cast.project).met
    ChecklistItem.objects.filter(project=cast.project, code="S2-06").update(state="done")
    ChecklistItem.objects.filter(project=cast.project, code="S2-14").update(state="done")
    assert planned(cast.project).met
    assert done(cast.project).met


def test_a_long_way_asks_for_a_simple_one(cast: SimpleNamespace, client: Client) -> None:
    row = answered(cast, effort_days=5)
    client.force_login(cast.pm)
    assert "The chosen way takes 5" in client.get(row.get_absolute_url()).content.decode()
    row.alternatives.create(text="只加一列", effort_days=1, simple=True)
    assert not row.wants_simple_way
    assert not answered(cast, effort_days=4).wants_simple_way


def test_answers_are_counted_by_kind(cast: SimpleNamespace, client: Client) -> None:
    for response in ("now", "now", "alternative", "decline"):
        answered(cast, response)
    make_requirements(cast, 1)  # not answered yet
    assert Requirement.tally(cast.project)[0] == {"now": 2, "alternative": 1, "decline": 1}
    client.force_login(cast.pm)
    url = reverse("record_list", args=[cast.project.number, "lifecycle", "requirements"])
    stats = client.get(url).context["stats"]
    assert [(row["n"], row["share"]) for row in stats] == [(2, 50), (1, 25), (1, 25)]


def test_a_request_for_resources_stands_beside_what_waits_for_it(cast: SimpleNamespace, client: Client) -> None:
    row = answered(cast, "alternative")
    client.force_login(cast.pm)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Ask for resources" in page
    new = reverse("record_new", args=[cast.project.number, "presales", "resources"])
    key = f"lifecycle.requirements.{row.number}"
    assert key in client.get(f"{new}?from={key}").content.decode()
    told = {
        "what": "接口工程师", "resource_kind": "human", "side": "vendor", "needed_by": timezone.localdate().isoformat(),
        "asked_of": cast.executive.pk, "origin": key, "creation_key": "6f0f4f6e-0000-4000-8000-0000000000aa",
    }  # fmt: skip
    assert client.post(new, told).status_code == 302
    assert "接口工程师" in client.get(row.get_absolute_url()).content.decode()


def test_processes_and_departments_are_kept(cast: SimpleNamespace, client: Client) -> None:
    row = answered(cast, processes="领药、对账", departments="药房、财务")
    client.force_login(cast.pm)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "领药、对账" in page
    assert "药房、财务" in page
