"""The research report: in the order of the business, filled from the logs, read by a colleague, approved by the users."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle.errors import Refused
from lifecycle.models.traces import Trace
from lifecycle.researchreportpaper import research_report
from lifecycle.translations import gaps
from presales.models import ResearchReport
from tests.presales.rounds import a_confirmed_plan, a_form, a_plan, a_report, add_line, begin, finish, hold
from tests.presales.writing import a_final_log, a_log, send, sign_by_all

pytestmark = pytest.mark.django_db


def codes(report: ResearchReport) -> list[str]:
    return [row.code for row in report.hints()]


def whole(cast: SimpleNamespace) -> ResearchReport:
    """Nothing to find in it."""
    a_form(cast)
    tables = {
        "organisation": "药剂科 | 12 人",
        "roles": "药师长 | 何",
        "volumes": "领药单 | 240 张",
        "systems": "收费 | 2014 年",
    }
    report = a_report(cast, **tables, **{f"{name}_en": "A | B" for name in tables})
    report.sections.update(problems="月末要两天", problems_en="Two days")
    return report


def reviewed(cast: SimpleNamespace) -> ResearchReport:
    report = a_report(cast)
    report.review(by=cast.pm, note="可以")
    return report


def test_a_whole_report_gives_nothing_away(cast: SimpleNamespace) -> None:
    assert codes(whole(cast)) == []


@pytest.mark.parametrize(
    ("numbers", "text"),
    [((1, 3), "the numbers jump"), ((2, 3), "the numbers jump"), ((1, 1), "Two processes have the number 1")],
)
def test_gaps_and_doubles_in_the_order_are_seen(cast: SimpleNamespace, numbers: tuple[int, int], text: str) -> None:
    report = whole(cast)
    for section, n in zip(report.sections.all(), numbers, strict=True):
        report.sections.filter(pk=section.pk).update(order=n)
    (found,) = report.hints()
    assert text in found.text
    assert "#id_sections-" in found.url


def test_a_process_of_the_plan_is_missed(cast: SimpleNamespace) -> None:
    report = whole(cast)
    plan = a_plan(cast)
    add_line(plan, cast, process="领药")
    assert [row.text for row in report.hints()] == [
        "“In-patient drugs” was planned, but the report says nothing of it."
    ]


@pytest.mark.parametrize(
    ("change", "code"), [("problems", "abnormal"), ("flow", "flow"), ("volumes", "tables"), ("forms", "forms")]
)
def test_what_it_does_not_say_is_seen(cast: SimpleNamespace, change: str, code: str) -> None:
    report = whole(cast)
    if change == "forms":
        report.collected_forms().delete()
    elif change == "volumes":
        report.volumes = ""
    else:
        report.sections.update(**{change: ""})
    assert set(codes(report)) == {code}


def test_new_sections_come_last_and_numbers_stay(cast: SimpleNamespace) -> None:
    report = a_report(cast, sections=())
    report.sections.create(name="盘点")
    report.sections.create(order=4, name="发药")
    report.after_put(by=cast.implementation)
    assert [(row.order, row.name) for row in report.sections.all()] == [(4, "发药"), (5, "盘点")]


# -- filling in ----------------------------------------------------------------------------------------------------------


def test_without_a_final_log_there_is_nothing_to_fill_in(cast: SimpleNamespace) -> None:
    a_log(cast)
    with pytest.raises(Refused, match="no final log"):
        a_report(cast).fill(by=cast.implementation)


def test_topics_of_logs_fill_what_is_empty_and_nothing_else(cast: SimpleNamespace) -> None:
    log = a_final_log(cast)
    report = a_report(cast, sections=("对账",))
    report.sections.update(flow="已写好", needs="", problems="")
    report.fill(by=cast.implementation)
    first, second = report.sections.all()
    assert (first.flow, first.problems, first.needs, first.needs_en) == (
        "已写好", "月末对账要两天", "对账自动完成", "Reconcile by itself",
    )  # fmt: skip
    assert (second.name, second.name_en, second.flow_en) == ("领药", "Drug slips", "Twice a day")
    assert Trace.sources(report) == [log]
    report.sections.update(problems="人写的")
    report.fill(by=cast.implementation)
    assert {row.problems for row in report.sections.all()} == {"人写的"}


def test_processes_of_the_plan_come_in_its_order(cast: SimpleNamespace) -> None:
    plan = a_confirmed_plan(cast)
    add_line(plan, cast, process="月末结算", process_en="Month end")
    finish(begin(plan, cast), cast)
    report = a_report(cast, sections=())
    report.fill(by=cast.implementation)
    assert [(row.order, row.name, row.department) for row in report.sections.all()] == [
        (1, "住院药品", "药剂科"), (2, "月末结算", "药剂科"),
    ]  # fmt: skip
    first = report.sections.first()
    assert first.problems == "problem 要两天\nexception 要两天"
    assert first.needs == "自动对账"
    assert report.plans().count() == 1


def test_half_a_translation_is_none(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    log.entries.create(kind="problem", topic="对账", text="还要手抄", need_behind="不抄")
    log.finish(by=cast.implementation)
    report = a_report(cast, sections=())
    report.fill(by=cast.implementation)
    section = report.sections.get(name="对账")
    assert (section.problems, section.problems_en) == ("月末对账要两天\n还要手抄", "")


# -- review and approval -------------------------------------------------------------------------------------------------


def test_the_author_does_not_review_it(cast: SimpleNamespace) -> None:
    report = a_report(cast)
    with pytest.raises(Refused, match="does not review"):
        report.review(by=cast.implementation)
    report.review(by=cast.pm)
    assert (report.state, report.reviewer) == ("reviewed", cast.pm)


def test_only_who_was_asked_reviews_it(cast: SimpleNamespace) -> None:
    report = a_report(cast, reviewer=cast.pm)
    with pytest.raises(Refused, match="was asked to review"):
        report.review(by=cast.consultant)


@pytest.mark.parametrize("sections", [(), ("领药",)])
def test_an_empty_report_is_not_reviewed(cast: SimpleNamespace, sections: tuple[str, ...]) -> None:
    report = a_report(cast, sections=sections)
    report.sections.update(flow="")
    with pytest.raises(Refused):
        report.review(by=cast.pm)


def test_sent_back_it_is_a_draft_with_the_remark(cast: SimpleNamespace) -> None:
    report = reviewed(cast)
    with pytest.raises(Refused):
        report.send_back(by=cast.pm, note=" ")
    report.send_back(by=cast.pm, note="第二段太短")
    assert (report.state, report.review_note, report.is_editable) == ("draft", "第二段太短", True)


def test_it_goes_to_the_users_when_it_is_reviewed(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="reviewed first"):
        a_report(cast).guard_issue()
    report = reviewed(cast)
    sign_by_all(send(report.issue(by=cast.implementation), cast.implementation, cast.owner))
    report.refresh_from_db()
    assert report.state == "approved"
    with pytest.raises(Refused, match="have approved"):
        report.guard_issue()
    report.document.void(by=cast.admin, reason="签错了人，须重签")
    report.refresh_from_db()
    assert report.state == "reviewed"


def test_declined_it_is_a_draft_again(cast: SimpleNamespace) -> None:
    report = reviewed(cast)
    request = send(report.issue(by=cast.implementation), cast.implementation, cast.owner)
    with pytest.raises(Refused, match="out for signature"):
        report.send_back(by=cast.pm, note="再改")
    request.signatories.get(contact=cast.owner).decline(reason="第二条写得不对")
    report.refresh_from_db()
    assert (report.state, report.declined_reason) == ("draft", "第二条写得不对")


def test_the_document_has_tables_and_processes_in_order(cast: SimpleNamespace) -> None:
    log = hold(begin(a_confirmed_plan(cast), cast), cast)
    log.entries.create(
        kind="rule", topic="对账", text="谁审批？", text_en="Who?", is_unclear=True, follow_up_owner=cast.consultant,
        follow_up_on=log.at.date(), follow_up_method="电话", follow_up_method_en="Call", topic_en="Reconciling",
    )  # fmt: skip
    log.finish(by=cast.implementation)
    built = research_report(whole(cast))
    body = built["body"]
    assert body["tables"]["organisation"] == [[{"zh": "药剂科", "en": "A"}, {"zh": "12 人", "en": "B"}]]
    assert [row["n"] for row in body["sections"]] == [1, 2]
    assert [row["text"]["en"] for row in body["unclear"]] == ["Who?"]
    assert built["slots"][0]["name"]["zh"] == "陈志远"
    assert gaps({"language": "both", **built}) == []


def test_pages_write_fill_and_review(client: Client, cast: SimpleNamespace) -> None:
    a_final_log(cast)
    client.force_login(cast.implementation)
    new = reverse("record_new", args=[cast.project.number, "presales", "research-reports"])
    told: dict[str, Any] = {
        "title": "业务", "round": "1", "organisation": "", "roles": "", "volumes": "", "systems": "", "conclusions": "",
        "sections-TOTAL_FORMS": "1", "sections-INITIAL_FORMS": "0", "sections-0-order": "", "sections-0-name": "领药",
        "creation_key": "00000000-0000-4000-8000-000000000003",
    }  # fmt: skip
    client.post(new, told)
    report = ResearchReport.objects.get()
    assert report.sections.get().order == 1
    assert "does not say how it runs" in client.get(report.get_absolute_url()).content.decode()
    client.post(report.act_url("fill"))
    report.sections.update(flow="先核对再发")
    page = client.get(report.get_absolute_url() + "edit/").content.decode()
    assert 'value="1"' in page
    assert client.post(report.act_url("review"), {"note": ""}).status_code == 422
    client.force_login(cast.pm)
    client.post(report.act_url("review"), {"note": "可以"})
    report.refresh_from_db()
    assert report.state == "reviewed"
    assert client.get(report.get_absolute_url()).status_code == 200
