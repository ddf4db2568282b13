"""How a trial run ended is reported: every criterion measured, feedback sorted, a verdict, both signatures."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from delivery.models import TrialReport, TrialRun
from delivery.trialpages import trial_told
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem
from tests.cast import put_in_state
from tests.delivery.trials import a_trial, a_trial_report, closed, gate, measure, running, said, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "delivery")
    return cast


def test_the_report_wants_every_criterion_measured_or_a_reason(cast):
    trial = running(cast)
    report = a_trial_report(cast, trial)
    with pytest.raises(Refused, match="not measured"):
        report.guard_issue()
    report.unfinished = "第二条须年底盘点后测量，双方同意"
    report.guard_issue()


def test_the_report_wants_all_feedback_sorted_or_a_reason(cast):
    trial = running(cast)
    measure(trial, cast, "met", "met")
    row = said(cast)
    report = a_trial_report(cast, trial)
    with pytest.raises(Refused, match="disposition"):
        report.guard_issue()
    row.sort(by=cast.pm, disposition="answered", analysis="操作顺序不同，功能已有", answer="请在退药页按单号查询")
    report.guard_issue()


def test_what_was_missed_is_not_simply_passed(cast):
    trial = running(cast)
    measure(trial, cast, "met", "missed")
    report = a_trial_report(cast, trial)
    with pytest.raises(Refused) as refusal:
        report.guard_issue()
    assert refusal.value.field == "verdict"
    report.verdict = "conditional"
    with pytest.raises(Refused, match="conditions"):
        report.guard_issue()
    report.conditions = "十二月盘点后复测"
    report.guard_issue()


def test_signed_it_closes_the_trial_run_and_proves_the_review(cast):
    put_in_state(cast.project, "aftersales")
    trial = running(cast)
    measure(trial, cast, "met", "met")
    report = a_trial_report(cast, trial)
    assert not gate(cast, "G7-a").met
    document = report.issue(by=cast.pm, language="both")
    assert document.current.facts["title"]["en"] == "Trial-run report"
    sign(document, cast)
    trial.refresh_from_db()
    assert (trial.state, trial.verdict, trial.ended_on) == ("closed", "passed", timezone.localdate())
    assert ChecklistItem.objects.get(project=cast.project, code="S3-08").state == "done"
    assert ChecklistItem.objects.get(project=cast.project, code="S2-17").state == "todo"
    assert gate(cast, "G7-a").met
    assert "2 of 2" in trial_told(project=cast.project)["en"]
    document.refresh_from_db()
    document.void(by=cast.pm, reason="日期写错了，重新出具")
    trial.refresh_from_db()
    assert trial.state == "running" and not gate(cast, "G7-a").met


def test_what_failed_does_not_open_acceptance_and_is_tried_again(cast):
    closed(cast, "failed", conditions="接口稳定后重新试运行")
    assert not gate(cast, "G7-a").met
    again = a_trial(cast)
    assert again.number == 2
    assert not gate(cast, "G7-a").met


def test_what_passed_is_not_tried_again(cast):
    closed(cast)
    with pytest.raises(Refused, match="passed"):
        a_trial(cast)


def test_one_report_of_one_that_runs(cast):
    with pytest.raises(Refused, match="No trial run"):
        a_trial_report(cast, None)
    trial = running(cast)
    a_trial_report(cast, trial)
    with pytest.raises(Refused, match="already"):
        a_trial_report(cast, trial)
    assert TrialReport.objects.count() == 1


def test_the_table_knows_no_closed_one_without_a_verdict(cast):
    trial = running(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrialRun.objects.filter(pk=trial.pk).update(state="closed")


@pytest.mark.parametrize(("language", "words"), [("zh", ("试运行总结报告", "有条件通过", "未达到")), ("en", ("Trial-run report", "Passed with conditions", "Not met"))])  # fmt: skip
def test_the_report_is_another_paper_than_the_confirmation(language, words, tmp_path):
    from subprocess import run

    from lifecycle import pdf
    from tests.lifecycle.pdf.samples import trial_report

    path = tmp_path / "report.pdf"
    path.write_bytes(pdf.render(trial_report(language), "trial_run"))
    text = run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    assert all(word in text for word in words)
