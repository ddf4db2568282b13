"""A round of research: planned, confirmed by the customer, talk by talk, followed up and closed with nothing left open."""

import json
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle import words
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Event
from lifecycle.researchplanpaper import research_plan
from lifecycle.translations import gaps
from presales.models import ResearchLog, ResearchPlan
from tests.cast import make_contact, make_customer
from tests.presales.rounds import a_confirmed_plan, a_form, a_plan, a_report, add_line, begin, finish, hold
from tests.presales.writing import a_final_log, a_log, send, sign_by_all

pytestmark = pytest.mark.django_db


def item(cast: SimpleNamespace) -> ChecklistItem:
    return ChecklistItem.objects.get(project=cast.project, code="S1-02")


def followed(cast: SimpleNamespace, tasks: tuple[str, ...] = ()) -> ResearchPlan:
    """Every talk is told; the talks are over."""
    plan = a_confirmed_plan(cast)
    finish(begin(plan, cast), cast)
    plan.refresh_from_db()
    plan.follow(by=cast.implementation, tasks=tasks)
    return plan


def test_the_customer_confirms_it_by_name(cast: SimpleNamespace) -> None:
    plan = a_plan(cast)
    with pytest.raises(Refused, match="how"):
        plan.confirm(by=cast.implementation, contact=cast.owner, how=" ", on=timezone.localdate())
    stranger = make_contact(make_customer("别的客户"), "陌生人")
    with pytest.raises(Refused, match="another customer"):
        plan.confirm(by=cast.implementation, contact=stranger, how="电话", on=timezone.localdate())
    plan.confirm(by=cast.implementation, contact=cast.owner, how="邮件", on=timezone.localdate())
    assert (plan.state, plan.confirmed_with, plan.is_editable) == ("confirmed", cast.owner, False)


def test_a_plan_without_talks_is_not_confirmed(cast: SimpleNamespace) -> None:
    plan = a_plan(cast, lines=0)
    with pytest.raises(Refused, match="at least one talk"):
        plan.confirm(by=cast.implementation, contact=cast.owner, how="邮件", on=timezone.localdate())
    with pytest.raises(Refused):
        plan.guard_issue()


def test_a_signature_confirms_it(cast: SimpleNamespace) -> None:
    plan = a_plan(cast)
    sign_by_all(send(plan.issue(by=cast.implementation), cast.implementation, cast.owner))
    plan.refresh_from_db()
    assert plan.state == "confirmed"
    with pytest.raises(Refused, match="Change the plan first"):
        plan.guard_issue()


def test_what_is_out_for_signature_is_not_changed_and_comes_back_declined(cast: SimpleNamespace) -> None:
    plan = a_plan(cast)
    request = send(plan.issue(by=cast.implementation), cast.implementation, cast.owner)
    with pytest.raises(Refused, match="out for signature"):
        plan.put(by=cast.implementation, read_version=plan.version)
    request.signatories.get(contact=cast.owner).decline(reason="周三我们不行")
    plan.refresh_from_db()
    assert (plan.state, plan.declined_reason) == ("draft", "周三我们不行")


def test_plan_and_log_complete_the_checklist_item(cast: SimpleNamespace) -> None:
    plan = a_confirmed_plan(cast)
    assert item(cast).state == "doing"
    finish(begin(plan, cast), cast).issue(by=cast.implementation)
    assert item(cast).state == "done"


def test_a_changed_plan_proves_nothing_until_it_is_confirmed_again(cast: SimpleNamespace) -> None:
    plan = a_confirmed_plan(cast)
    with pytest.raises(Refused):
        plan.change(by=cast.implementation, reason=" ")
    plan.change(by=cast.implementation, reason="院长改了时间")
    assert (plan.state, plan.confirmed_with, item(cast).evidence.count()) == ("draft", None, 0)


def test_a_talk_begins_with_what_the_plan_says(cast: SimpleNamespace) -> None:
    log = begin(a_confirmed_plan(cast), cast)
    assert (log.title, log.process_en, log.purpose) == ("药品如何到病房", "In-patient drugs", "弄清药品流转")
    assert list(log.contacts.all()) == [cast.owner]
    assert [row.text_en for row in log.questions.all()] == ["How many slips a day?", "Who approves at night?"]
    assert (log.state, log.plan.state) == ("planned", "confirmed")


def test_unprepared_no_talk_is_held(cast: SimpleNamespace) -> None:
    plan = a_confirmed_plan(cast, ready=False)
    log = begin(plan, cast)
    with pytest.raises(Refused, match="not prepared yet") as refused:
        log.hold(by=cast.implementation)
    assert refused.value.field == "plan_line"
    with pytest.raises(Refused, match="not prepared yet"):  # nor by writing down what was heard
        hold(log, cast)
    with pytest.raises(Refused):
        plan.arrive(by=cast.implementation)


@pytest.mark.parametrize("reason", ["", "只有今天有空"])
def test_prepared_or_with_a_reason_it_is_held(cast: SimpleNamespace, reason: str) -> None:
    plan = a_confirmed_plan(cast, ready=False)
    log = begin(plan, cast)
    ticks = dict.fromkeys(plan.PREPARATION, not reason)
    plan.prepare(by=cast.implementation, unprepared_reason=reason, **ticks)
    log.plan_line.plan.refresh_from_db()
    log.hold(by=cast.implementation)
    plan.refresh_from_db()
    assert (log.state, plan.state) == ("held", "on_site")


def test_a_talk_in_no_plan_is_held_as_ever(cast: SimpleNamespace) -> None:
    a_plan(cast, ready=False)
    assert a_final_log(cast).state == "final"


def test_questions_left_unasked_come_up_in_the_next_talk(cast: SimpleNamespace) -> None:
    plan = a_confirmed_plan(cast)
    first = hold(begin(plan, cast), cast)
    first.questions.filter(text="夜间谁审批？").update(asked=False, reason="护士长不在")
    assert [row.text for row in first.unasked()] == ["夜间谁审批？"]
    second = a_log(cast, entries=False)
    first.carry(by=cast.implementation, to=second)
    assert [row.text for row in second.questions.all()] == ["夜间谁审批？"]
    assert first.unasked() == []
    with pytest.raises(Refused, match="No question is left"):
        first.carry(by=cast.implementation, to=second)


def test_the_next_talk_of_the_plan_takes_them_over_by_itself(cast: SimpleNamespace) -> None:
    plan = a_confirmed_plan(cast)
    hold(begin(plan, cast), cast).questions.filter(text="夜间谁审批？").update(asked=False)
    other = begin(plan, cast, add_line(plan, cast, topic="库存", questions="多久盘点？", questions_en=""))
    assert [row.text for row in other.questions.all()] == ["多久盘点？", "夜间谁审批？"]


def test_opening_remarks_are_proposed_once(cast: SimpleNamespace) -> None:
    log = begin(a_confirmed_plan(cast), cast)
    log.propose_opening(by=cast.implementation)
    assert "Huaxin Software" in log.opening_remarks
    assert "How drugs get to the ward" in log.opening_remarks
    with pytest.raises(Refused):
        log.propose_opening(by=cast.implementation)


def test_a_line_with_a_log_is_left_out_and_not_removed(cast: SimpleNamespace) -> None:
    plan = a_plan(cast)
    begin(plan, cast)
    with pytest.raises(Refused, match="has a log already"):
        plan.lines.get().delete()
    with pytest.raises(Refused):
        plan.drop(by=cast.implementation, line=plan.lines.get(), reason=" ")
    plan.drop(by=cast.implementation, line=plan.lines.get(), reason="科室撤销")
    assert plan.progress == (1, 1)
    with pytest.raises(Refused, match="left out"):
        begin(plan, cast)


def test_a_round_is_not_closed_with_something_open(cast: SimpleNamespace) -> None:
    plan = a_confirmed_plan(cast)
    log = begin(plan, cast)
    hold(log, cast)
    entry = log.entries.create(
        kind="rule", topic="对账", text="谁审批？", is_unclear=True, follow_up_owner=cast.consultant,
        follow_up_on=timezone.localdate(), follow_up_method="电话",
    )  # fmt: skip
    plan.refresh_from_db()
    plan.follow(by=cast.implementation, tasks=["配置产品"])
    assert [row.code for row in plan.lacks()] == ["talk", "report", "analysis", "task", "unclear"]
    with pytest.raises(Refused, match="no final log"):
        plan.close(by=cast.implementation)
    log.finish(by=cast.implementation)
    log.clarify(by=cast.implementation, entry=entry, text="护士长")
    plan.analyse(by=cast.implementation, on=timezone.localdate(), what="双方业务骨干；对账最急")
    for task in plan.tasks():
        for step in range(len(task.template_item.steps) if task.template_item else 0):
            task.tick(by=cast.implementation, step=step, done=True)
        task.finish(by=cast.implementation, result_note="已配置并在测试环境验证")
    assert [row.code for row in plan.lacks()] == ["report"]
    plan.close(by=cast.implementation, no_report_reason="客户只要日志")
    assert plan.state == "closed"


def test_analysis_or_a_reason_is_wanted(cast: SimpleNamespace) -> None:
    plan = followed(cast)
    with pytest.raises(Refused, match="say why there was none"):
        plan.analyse(by=cast.implementation)
    with pytest.raises(Refused, match="who took part"):
        plan.analyse(by=cast.implementation, on=timezone.localdate())
    plan.analyse(by=cast.implementation, reason="只有一位受访人")
    assert [row.code for row in plan.lacks()] == ["report"]


def test_what_is_left_becomes_items_of_the_checklist(cast: SimpleNamespace) -> None:
    plan = followed(cast, tasks=("配置产品", "编写方案"))
    assert [task.title for task in plan.tasks()] == ["配置产品", "编写方案"]
    assert {task.stage for task in plan.tasks()} == {"presales"}


def test_an_approved_report_closes_the_round(cast: SimpleNamespace) -> None:
    plan = followed(cast)
    plan.analyse(by=cast.implementation, reason="只有一位受访人")
    report = a_report(cast)
    type(report).objects.filter(pk=report.pk).update(state="approved")
    plan.close(by=cast.implementation)
    plan.resume(by=cast.implementation, reason="漏了夜班")
    assert plan.state == "follow_up"


def test_the_document_says_whom_when_and_what_and_nothing_of_ours(cast: SimpleNamespace) -> None:
    plan = a_plan(cast, ready=False, unprepared_reason="秘密：没时间")
    plan.listen(by=cast.implementation, text="秘密：主任要走")
    add_line(plan, cast, topic="不谈了", dropped_reason="秘密：不想见")
    built = research_plan(plan)
    assert "秘密" not in json.dumps(built, ensure_ascii=False)
    (talk,) = built["body"]["talks"]
    assert (talk["department"]["en"], talk["interviewee"]["zh"], talk["hours"]) == ("Pharmacy", "陈志远", "2")
    assert talk["wanted"]["en"] == "A drug slip"
    assert gaps({"language": "both", **built}) == []


def test_every_event_has_its_sentence(cast: SimpleNamespace) -> None:
    plan = followed(cast, tasks=("配置产品",))
    plan.analyse(by=cast.implementation, on=timezone.localdate(), what="都来了")
    told = [words.sentence(event) for event in Event.objects.about(plan)]
    assert any("confirmed" in text and "Chen Zhiyuan" in text for text in told)
    assert not any("worked on" in text or "changed “" in text for text in told)


# -- pages -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def client(cast: SimpleNamespace) -> Client:
    client = Client()
    client.force_login(cast.implementation)
    return client


def test_a_plan_goes_through_its_pages(client: Client, cast: SimpleNamespace) -> None:
    new = reverse("record_new", args=[cast.project.number, "presales", "research-plans"])
    form = client.get(new).context["form"]
    assert form.initial.get("round", form.instance.round) == 1
    told = {
        "lines-TOTAL_FORMS": "1", "lines-INITIAL_FORMS": "0", "lines-0-topic": "药品", "lines-0-contact": cast.owner.pk,
        "lines-0-is_key": "on", "lines-0-questions": "多少张？", "lines-0-hours": "2",
    }  # fmt: skip
    key = "00000000-0000-4000-8000-000000000001"
    client.post(new, {"title": "药品", "round": "1", "purpose": "弄清", "background": "", "creation_key": key} | told)
    plan = ResearchPlan.objects.get()
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "does not say: department" in page
    assert "#id_lines-0-department" in page
    today = timezone.localdate().isoformat()
    client.post(plan.act_url("prepare"), dict.fromkeys(plan.PREPARATION, "on"))
    client.post(plan.act_url("confirm"), {"contact": cast.owner.pk, "how": "邮件", "on": today})
    assert client.get(plan.act_url("begin")).status_code == 200
    response = client.post(
        plan.act_url("begin"), {"line": plan.lines.get().pk, "at": f"{today}T00:01", "precondition": "product"}
    )
    log = ResearchLog.objects.get()
    assert response.url == log.get_absolute_url()
    page = client.get(log.get_absolute_url()).content.decode()
    assert "There is a text to begin with" in page
    client.post(log.act_url("opening"))
    client.post(log.act_url("hold"), {"hours": "2"})
    client.post(plan.act_url("informal"), {"text": "食堂里说的"})
    client.post(plan.act_url("follow"), {"tasks": "配置产品"})
    for name in ("analyse", "close", "drop"):
        assert client.get(plan.act_url(name)).status_code == 200
    assert client.post(plan.act_url("close"), {"no_report_reason": ""}).status_code == 422
    plan.refresh_from_db()
    assert plan.state == "follow_up"
    assert client.get(plan.get_absolute_url()).status_code == 200
    assert client.get(log.get_absolute_url() + "edit/").context["form"].fields["plan_line"]
    assert (
        client.get(reverse("record_list", args=[cast.project.number, "presales", "research-plans"])).status_code == 200
    )


def test_sales_read_a_plan_without_what_stays_with_us(client: Client, cast: SimpleNamespace) -> None:
    plan = a_plan(cast, ready=False, unprepared_reason="赶时间")
    a_form(cast)
    client.force_login(cast.admin)  # who may not read what is private
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "赶时间" not in page
    assert client.get(plan.act_url("confirm")).status_code == 403
