"""Reports to executives: four conditions before they are delivered, and what came of them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from delivery.models import ExecutiveReport, ReportAsk, ReportRhythm
from delivery.models.executive_reports import warnings
from delivery.reporting import draft, rhythm, today, trend
from lifecycle.errors import Refused
from lifecycle.gates import evaluate
from lifecycle.models import CalendarDay, ChecklistItem, Document, Event, Project
from tests.cast import put_in_state
from tests.delivery.reports import delivered, make_report, scheduled
from tests.presales.ready import make_risk


@pytest.fixture(autouse=True)
def in_delivery(cast):
    put_in_state(cast.project, "delivery", delivery_owner=cast.pm, actual_start=timezone.localdate())


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def answer_of(project, code):
    return next(line.answer for line in evaluate(project, code.split("-")[0]).lines if line.condition.code == code)


def test_its_author_does_not_agree_to_it(cast):
    report = make_report(cast)
    with pytest.raises(Refused, match="cannot agree to it alone"):
        report.agree(by=cast.pm, note="")
    assert ExecutiveReport.objects.get().state == "draft"
    report.agree(by=cast.implementation, note="")
    assert [row.user for row in report.agreements.all()] == [cast.implementation]
    assert not ExecutiveReport.objects.get().is_editable


def test_what_is_half_written_is_not_agreed_to(cast):
    report = make_report(cast, quality_light="red")
    report.readers.all().delete()
    with pytest.raises(Refused, match="Still missing: who reads it, Quality"):
        report.agree(by=cast.implementation, note="")


def test_a_moment_needs_a_why_and_facts_only(cast):
    report = make_report(cast)
    report.agree(by=cast.implementation, note="")
    day = timezone.localdate()
    for facts, words in (
        ({"why": " ", "facts_only": True}, "good moment"),
        ({"why": "院务会", "facts_only": False}, "facts only"),
        ({"why": "院务会", "facts_only": True, "on": day - timedelta(days=1)}, "behind us"),
    ):
        with pytest.raises(Refused, match=words):
            report.schedule(by=cast.pm, **({"on": day} | facts))
    report.schedule(by=cast.pm, on=day, why="院务会", facts_only=True)
    assert ExecutiveReport.objects.get().state == "scheduled"


def test_bad_moments_are_pointed_out(cast):
    CalendarDay.objects.create(date=date(2026, 3, 13), working=False, name="本公司假日")
    assert "no working day" in warnings(cast.project, date(2026, 3, 14))[0]
    assert "end of the month" in warnings(cast.project, date(2026, 3, 31))[0]
    assert not warnings(cast.project, date(2026, 3, 10))
    assert "eve of a holiday" in warnings(cast.project, date(2026, 3, 12))[0]
    make_risk(cast).occur(by=cast.pm, outcome="昨夜发生")
    assert "risk came true" in warnings(cast.project, date(2026, 3, 10))[-1]


def test_a_word_of_mouth_is_no_report(cast):
    report = scheduled(cast)
    with pytest.raises(Refused, match="Issue the written report first"):
        report.deliver(by=cast.pm, on=timezone.localdate(), channel="talk")
    report.issue(by=cast.pm, language="both")
    report.refresh_from_db()
    report.deliver(by=cast.pm, on=timezone.localdate(), channel="talk")
    assert ExecutiveReport.objects.get().state == "delivered"
    assert ChecklistItem.objects.get(project=cast.project, code="S2-01", occurrence=1).state == "done"


def test_a_draft_is_not_issued(cast):
    with pytest.raises(Refused, match="somebody else of ours"):
        make_report(cast).issue(by=cast.pm, language="both")
    assert not Document.objects.exists()


def test_a_changed_text_is_agreed_to_again(cast):
    report = scheduled(cast)
    report.reopen(by=cast.pm, reason="数字有误")
    row = ExecutiveReport.objects.get()
    assert (row.state, row.facts_only, row.agreements.count()) == ("draft", False, 0)


def test_support_is_tracked_until_it_is_given_or_refused(cast):
    report = delivered(cast)
    decision, support = report.asks.all()
    report.settle(by=cast.pm, ask=decision, granted=True, answer="下周三前定")
    with pytest.raises(Refused, match="answered already"):
        report.settle(by=cast.pm, ask=decision, granted=False, answer="不行")
    report.settle(by=cast.pm, ask=support, granted=False, answer="护士长走不开")
    assert list(ReportAsk.objects.values_list("outcome", flat=True)) == ["given", "refused"]
    assert ExecutiveReport.objects.get().state == "delivered"
    report.react(by=cast.pm, reaction="满意", marks={cast.signatory.pk: 4})
    assert ExecutiveReport.objects.get().state == "answered"


def test_confidence_is_kept_with_the_person_and_told_to_nobody(cast):
    report = delivered(cast)
    report.react(by=cast.pm, reaction="放心了", marks={cast.signatory.pk: 4})
    cast.signatory.refresh_from_db()
    assert cast.signatory.confidence == 4 and trend(cast.project) == [(report, 4.0)]
    assert "放心了" not in str(list(Event.objects.values_list("data", flat=True)))
    url = f"/projects/{cast.project.number}/delivery/reports/"
    assert "Mean of 5" in client_of(cast.pm).get(url).content.decode()
    page = client_of(cast.pm).get(report.get_absolute_url()).content.decode()
    assert "放心了" in page and "confidence 4 of 5" in page


def test_what_our_executives_read_is_internal(cast):
    report = delivered(cast, audience="ours")
    assert report.document.internal and report.document.current.facts["internal"]
    assert not delivered(cast).document.internal


def test_rhythm_is_the_companys_until_the_project_has_its_own(cast):
    assert {row.audience: row.every_days for row in rhythm(cast.project)} == {"customer": 14, "ours": 14}
    page = client_of(cast.pm).post(
        f"/projects/{cast.project.number}/delivery/reports/rhythm/", {"customer": 7, "ours": 30}
    )
    assert page.status_code == 302
    assert ReportRhythm.of(cast.project) == {"customer": 7, "ours": 30}
    page = client_of(cast.pm).post(
        f"/projects/{cast.project.number}/delivery/reports/rhythm/", {"customer": 0, "ours": 30}
    )
    assert page.status_code == 422 and ReportRhythm.of(cast.project)["customer"] == 7
    assert (
        client_of(cast.consultant).get(f"/projects/{cast.project.number}/delivery/reports/rhythm/").status_code == 403
    )


def test_silence_is_seen_by_gate_and_today(cast):
    delivered(cast)
    projects = Project.objects.all()
    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert answer_of(cast.project, "G5-j").met
        assert [len(rows) for *_rest, rows in today(user=cast.pm, projects=projects)] == [0]
    with time_machine.travel(timezone.now() + timedelta(days=16)):
        answer = answer_of(cast.project, "G5-j")
        assert not answer.met and "last told on" in answer.detail
        assert [len(rows) for *_rest, rows in today(user=cast.pm, projects=projects)] == [2]
    assert not today(user=cast.consultant, projects=projects)


def test_a_new_one_begins_with_what_was_done_since(cast):
    item = ChecklistItem.objects.get(project=cast.project, code="S2-13")
    ChecklistItem.objects.filter(pk=item.pk).update(state="done", done_on=timezone.localdate())
    report = ExecutiveReport(project=cast.project)
    draft(report)
    assert item.template_item.title in report.achievements and report.next_steps
    assert report.period_to - report.period_from == timedelta(days=13)


def test_pages_lead_through_it(cast):
    url = f"/projects/{cast.project.number}/delivery/reports/"
    pm, other = client_of(cast.pm), client_of(cast.implementation)
    assert "Reports to executives" in pm.get(url).content.decode()
    report = make_report(cast)
    page = report.get_absolute_url()
    assert "I agree to it" not in pm.get(page).content.decode()
    assert "I agree to it" in other.get(page).content.decode()
    assert other.post(report.act_url("agree"), {"note": "可以"}).status_code == 302
    answer = pm.post(report.act_url("schedule"), {"on": timezone.localdate(), "why": "院务会"})
    assert answer.status_code == 422 and "facts only" in answer.content.decode()
    pm.post(report.act_url("schedule"), {"on": timezone.localdate(), "why": "院务会", "facts_only": "on"})
    report.refresh_from_db()
    assert report.state == "scheduled"
    assert client_of(cast.consultant).get(page).status_code == 403
    assert "Reports to executives" in pm.get(f"/projects/{cast.project.number}/delivery/").content.decode()
