"""Implementation research: rounds with what the site shows, one course over both stages, and a gate that waits for them."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from delivery.gates.research import rounds_closed
from delivery.models import ResearchPlan
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Evidence, ReadinessItem, Requirement, Trace
from tests.cast import put_in_state
from tests.delivery.researching import a_round, a_site_report, a_talk, see_site
from tests.lifecycle.backbone import make_process
from tests.presales.writing import a_final_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "delivery")
    return cast


def close(plan: ResearchPlan, cast: SimpleNamespace) -> None:
    plan.refresh_from_db()
    plan.close(by=cast.implementation, no_report_reason="纸质报告已签字")


def follow(plan: ResearchPlan, cast: SimpleNamespace) -> None:
    plan.refresh_from_db()
    plan.analyse(by=cast.implementation, on=timezone.localdate(), what="双方六人")
    plan.follow(by=cast.implementation, tasks=["配置产品", "编写方案"])


def test_a_round_is_open_until_what_it_left_is_done(site: SimpleNamespace) -> None:
    plan = a_round(site)
    a_talk(plan, site)
    see_site(plan, site)
    follow(plan, site)
    tasks = plan.tasks()
    assert [task.title for task in tasks] == ["配置产品", "编写方案"] and {task.stage for task in tasks} == {
        "delivery"
    }
    with pytest.raises(Refused, match="配置产品"):
        close(plan, site)
    assert not rounds_closed(site.project).met
    for task in tasks:
        task.finish(by=site.implementation, result_note="已经完成，双方确认，结果存于项目档案")
    close(plan, site)
    assert rounds_closed(site.project).met


def test_a_round_is_not_closed_before_the_whole_site_was_looked_at(site: SimpleNamespace) -> None:
    plan = a_round(site)
    a_talk(plan, site)
    follow(plan, site)
    assert "site" in {row.code for row in plan.lacks()}
    see_site(plan, site)
    assert "site" not in {row.code for row in plan.lacks()}


def test_one_closed_round_does_not_hide_an_open_one(site: SimpleNamespace) -> None:
    ResearchPlan.objects.filter(pk=a_round(site).pk).update(state="closed")
    assert rounds_closed(site.project).met
    later = a_round(site, round=2)
    answer = rounds_closed(site.project)
    assert not answer.met and answer.url == later.get_absolute_url()


def test_without_a_round_the_checklist_tells(site: SimpleNamespace) -> None:
    assert not rounds_closed(site.project).met
    item = ChecklistItem.objects.get(project=site.project, code="S2-03")
    item.skip(by=site.pm, reason_code="OTHER", note="客户已有完整流程文件")
    assert rounds_closed(type(site.project).objects.get(pk=site.project.pk)).met


def test_what_is_missing_at_the_site_becomes_a_condition(site: SimpleNamespace, client: Client) -> None:
    plan = a_round(site)
    client.force_login(site.implementation)
    url, there = plan.act_url("look"), {"area": "devices", "verdict": "missing", "text": "没有扫码枪"}
    assert client.post(url, there).status_code == 422 and not ReadinessItem.objects.exists()
    assert client.post(url, there | {"what": "四把扫码枪"}).status_code == 302
    condition = ReadinessItem.objects.get(project=site.project)
    assert condition.item_kind == "device" and condition in Trace.targets(plan)
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "没有扫码枪" in page and condition.get_absolute_url() in page


def test_the_course_of_research_runs_over_both_stages(site: SimpleNamespace, client: Client) -> None:
    early = a_final_log(site)
    late = a_talk(a_round(site), site)
    client.force_login(site.implementation)
    page = client.get(reverse("record_list", args=[site.project.number, "delivery", "research-logs"])).content.decode()
    assert early.get_absolute_url() in page and late.get_absolute_url() in page


def test_a_round_of_delivery_proves_its_own_item_only(site: SimpleNamespace) -> None:
    a_talk(a_round(site), site)
    codes = set(Evidence.objects.values_list("item__code", "document_code"))
    assert ("S2-03", "D02") in codes and "S1-02" not in {code for code, _paper in codes}


def test_sections_are_arranged_in_the_order_of_the_work(site: SimpleNamespace) -> None:
    first, second = make_process(site, "挂号"), make_process(site, "收费")
    report = a_site_report(site)
    with pytest.raises(Refused):
        report.arrange(by=site.implementation)
    rows = list(report.sections.all())
    for row, process in zip(rows, (second, first), strict=True):
        row.business_process = process
        row.save()
    [hint] = [found for found in report.hints() if found.code == "order"]
    assert "in the work it comes after it" in hint.text and hint.url == report.act_url("arrange")
    report.arrange(by=site.implementation)
    assert "order" not in {found.code for found in report.hints()}
    assert [row.business_process for row in report.sections.all()] == [first, second]


def test_lines_name_a_process_only_where_the_project_has_some(site: SimpleNamespace, client: Client) -> None:
    client.force_login(site.implementation)
    url = reverse("record_new", args=[site.project.number, "delivery", "research-plans"])
    assert "lines-0-business_process" not in client.get(url).content.decode()
    make_process(site)
    assert "lines-0-business_process" in client.get(url).content.decode()


def test_what_a_log_on_site_tells_as_a_need_is_taken_over_once(site: SimpleNamespace, client: Client) -> None:
    log = a_talk(a_round(site), site)
    problem = log.entries.get(kind="problem")
    client.force_login(site.implementation)
    url = reverse("needs_heard", args=[site.project.number])
    assert url in client.get(log.get_absolute_url()).content.decode()
    register = reverse("record_list", args=[site.project.number, "lifecycle", "requirements"])
    assert url in client.get(register).content.decode()
    page = client.get(url).content.decode()
    assert "problem one" in page and "process one" not in page
    key = re.findall(r'name="need" value="([^"]+)"', page)
    told = {"need": key, **{f"category-{one}": "functional" for one in key}}
    for _again in range(2):
        assert client.post(url, told).status_code == 302
    row = Requirement.objects.get(project=site.project, description="problem 一")
    assert Trace.sources(row) == [problem] and row.source_note == log.label[:160]


def test_a_log_that_is_not_finished_tells_no_need(site: SimpleNamespace, client: Client) -> None:
    plan = a_round(site)
    log = plan.begin(by=site.implementation, line=plan.lines.get(order=1), at=timezone.now(), precondition="product")
    log.entries.create(kind="problem", topic="收费", topic_en="Billing", text="尚未定稿", text_en="not final")
    client.force_login(site.implementation)
    assert "not final" not in client.get(reverse("needs_heard", args=[site.project.number])).content.decode()
    assert (
        reverse("needs_heard", args=[site.project.number]) not in client.get(log.get_absolute_url()).content.decode()
    )
