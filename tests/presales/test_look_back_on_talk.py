"""The fifteen taboos after a talk: hints from the log itself, answers by oneself, and nothing that blocks."""

from types import SimpleNamespace

import pytest

from lifecycle.errors import Refused
from lifecycle.forms.research import ReflectForm
from lifecycle.models import SiteSettings
from lifecycle.taboos import TABOOS
from presales.models import ResearchLog
from tests.presales.writing import a_log

pytestmark = pytest.mark.django_db


def finding(log: ResearchLog, code: str) -> str:
    return next(row["finding"] for row in log.findings() if row["code"] == code)


def test_there_are_fifteen(cast: SimpleNamespace) -> None:
    assert len(a_log(cast).findings()) == len(TABOOS) == 15


def test_too_many_hours_on_a_day_are_seen(cast: SimpleNamespace) -> None:
    log = a_log(cast, hours="4.0")
    assert finding(log, "long_day") == ""
    a_log(cast, hours="2.5")
    assert "6.5" in finding(log, "long_day")
    site = SiteSettings.load()
    site.thresholds["research_hours_per_day"] = 8
    site.save()
    assert finding(log, "long_day") == ""


def test_one_interviewee_is_few(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    assert finding(log, "few_people")
    log.contacts.add(cast.signatory)
    assert finding(log, "few_people") == ""


def test_exceptions_forms_and_quotes_are_missed(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    codes = ("abnormal", "forms", "one_man_show")
    assert all(finding(log, code) for code in codes)
    for kind in ("exception", "form", "quote"):
        log.entries.create(kind=kind, topic="急诊", text="先发药", need_behind="不能等")
    assert not any(finding(log, code) for code in codes)


def test_need_behind_an_exception_is_missed(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    log.entries.create(kind="exception", topic="急诊", text="先发药")
    assert finding(log, "abnormal")


def test_more_ideas_than_problems_are_seen(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    log.entries.create(kind="idea", topic="对账", text="自动对账")
    assert finding(log, "solution") == ""
    log.entries.create(kind="idea", topic="领药", text="扫码")
    assert finding(log, "solution")


def test_questions_left_without_a_reason_are_seen(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    log.questions.create(text="每天多少张？", asked=True)
    assert finding(log, "selective") == ""
    left = log.questions.create(text="能否导出？")
    assert finding(log, "selective")
    left.reason = "管理员不在"
    left.save()
    assert finding(log, "selective") == ""


def test_appointment_opening_and_preparation_are_seen(cast: SimpleNamespace) -> None:
    log = a_log(cast, opening_remarks="", precondition="neither", precondition_reason="没有产品")
    assert all(finding(log, code) for code in ("appointment", "plunge", "preparation"))
    log.opening_remarks = "你好"
    assert finding(log, "opening")


def test_single_talk_is_seen(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    assert finding(log, "one_session")
    a_log(cast)
    assert finding(log, "one_session") == ""


def test_findings_never_block(cast: SimpleNamespace) -> None:
    log = a_log(cast, opening_remarks="")
    assert any(row["finding"] for row in log.findings())
    log.finish(by=cast.implementation)
    assert log.state == "final"


def test_answers_are_kept_and_leave_the_state(cast: SimpleNamespace) -> None:
    log = a_log(cast)
    log.reflect(by=cast.consultant, good=["plan", "forms"], note="多带样表")
    log.refresh_from_db()
    assert log.state == "drafted"
    assert log.self_review["answers"]["plan"] is True
    assert log.self_review["answers"]["opening"] is False
    form = ReflectForm(record=log, user=cast.consultant)
    assert set(form.initial["good"]) == {"plan", "forms"}


def test_first_look_proposes_what_the_log_does_not_speak_against(cast: SimpleNamespace) -> None:
    form = ReflectForm(record=a_log(cast), user=cast.implementation)
    assert "formal_only" in form.initial["good"]
    assert "forms" not in form.initial["good"]


def test_talk_that_was_not_held_is_not_looked_back_on(cast: SimpleNamespace) -> None:
    log = a_log(cast, entries=False)
    with pytest.raises(Refused):
        log.reflect(by=cast.implementation, good=[])
