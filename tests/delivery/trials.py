"""A trial run for tests, made through the verbs that the pages use."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import TrialFeedback, TrialReport, TrialRun
from lifecycle.models import Document, Event, Project
from lifecycle.models.finishing import finish
from lifecycle.stages import registry

CRITERIA = (
    (
        "药房日结时间",
        "Closing the pharmacy's day",
        "30 分钟以内",
        "within 30 minutes",
        "连续五日实测",
        "timed on five days",
    ),
    (
        "账实一致率",
        "Stock agrees with the books",
        "99.5% 以上",
        "99.5% or more",
        "抽查一百条",
        "a hundred rows checked",
    ),
)


@transaction.atomic
def a_trial(cast: SimpleNamespace, *, criteria: bool = True, **fields: Any) -> TrialRun:
    row = TrialRun(project=cast.project)
    row.prefill(by=cast.pm)
    facts: dict[str, Any] = {
        "scope": "门诊药房与住院药房，全部功能", "scope_en": "Both pharmacies, all functions", "our_lead": cast.pm,
        "their_lead": cast.owner, "environment": "正式库，旧系统并行", "environment_en": "Live data beside the old system",
    }  # fmt: skip
    for name, value in (facts | fields).items():
        setattr(row, name, value)
    row.put(by=cast.pm, read_version=None)
    for n, (zh, en, target, target_en, method, method_en) in enumerate(CRITERIA if criteria else (), 1):
        row.criteria.create(
            order=n, measure=zh, measure_en=en, target=target, target_en=target_en, method=method, method_en=method_en
        )
    return row


def running(cast: SimpleNamespace, **fields: Any) -> TrialRun:
    """Signed, without the paper: what comes after it is tested here."""
    fields.setdefault("starts_on", timezone.localdate())
    row = a_trial(cast, **fields)
    with transaction.atomic():
        row.document_signed(Document(number="D28"), by=cast.pm)
    return row


def days_ago(trial: TrialRun, days: int, *, end: int | None = None) -> TrialRun:
    """As if it had begun then; `end`: days from today to its end."""
    today = timezone.localdate()
    facts: dict[str, Any] = {"began_on": today - timedelta(days=days), "starts_on": today - timedelta(days=days)}
    if end is not None:
        facts["planned_end"] = today + timedelta(days=end)
    TrialRun.objects.filter(pk=trial.pk).update(**facts)
    trial.refresh_from_db()
    return trial


def observe(trial: TrialRun, cast: SimpleNamespace, **facts: Any) -> None:
    told = {"on": timezone.localdate(), "users": 24, "happened": "全天正常", "happened_en": "All went well"} | facts
    trial.observe(by=cast.pm, **told)


def measure(trial: TrialRun, cast: SimpleNamespace, *met: str) -> None:
    rows = list(trial.criteria.all())
    found = {row.pk: ("实测达到", "as measured", met[n]) for n, row in enumerate(rows) if n < len(met)}
    trial.measure(by=cast.pm, on=timezone.localdate(), measured=found)


@transaction.atomic
def said(cast: SimpleNamespace, text: str = "退药时找不到原单", **fields: Any) -> TrialFeedback:
    facts: dict[str, Any] = {"place": "退药", "contact": cast.owner, "feedback_kind": "defect"} | fields
    row = TrialFeedback(project=cast.project, text=text, **facts)
    row.put(by=cast.pm, read_version=None)
    return row


@transaction.atomic
def a_trial_report(cast: SimpleNamespace, trial: TrialRun, **fields: Any) -> TrialReport:
    row = TrialReport(project=cast.project)
    row.prefill(by=cast.pm)
    facts: dict[str, Any] = {
        "verdict": "passed", "summary": "两个药房全部使用", "summary_en": "Both pharmacies work with it",
        "open_points": "无", "open_points_en": "None",
    }  # fmt: skip
    for name, value in (facts | fields).items():
        setattr(row, name, value)
    row.put(by=cast.pm, read_version=None)
    row.after_put(by=cast.pm)
    return row


def closed(cast: SimpleNamespace, verdict: str = "passed", **fields: Any) -> TrialRun:
    trial = running(cast)
    measure(trial, cast, "met", "met")
    row = a_trial_report(cast, trial, verdict=verdict, **fields)
    with transaction.atomic():
        row.document_signed(Document(number="D28"), by=cast.pm)
    trial.refresh_from_db()
    return trial


def gate(cast: SimpleNamespace, code: str):
    return registry.conditions[code].check(Project.objects.get(pk=cast.project.pk))


def sign(document: Document, cast: SimpleNamespace) -> None:
    """As if both sides had signed."""
    with transaction.atomic():
        event = Event.record("document.signed", by=cast.pm, subject=document)
        finish(document, version=document.current, how="online", sha256="0" * 64, by=cast.pm, event=event)
