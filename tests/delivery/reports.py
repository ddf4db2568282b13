"""Reports to executives for tests, through the same verbs as the pages use."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from delivery.models import ExecutiveReport


def make_report(cast: SimpleNamespace, **fields: Any) -> ExecutiveReport:
    """Written by the project manager, with a reader, a decision and a support asked for."""
    today = timezone.localdate()
    facts = {
        "audience": "customer", "period_from": today - timedelta(days=13), "period_to": today,
        "headline": "药房上线准备就绪", "headline_en": "The pharmacy is ready to go live",
        "achievements": "- 三个院区统一编码\n- 对账缩短到两小时", "achievements_en": "- One code on three sites\n- Reconciled in two hours",
        "next_steps": "- 培训病区护士", "next_steps_en": "- Train the nurses", "risks": "二院区机房延期",
        "risks_en": "The second site's room is late", "time_light": "amber", "time_note": "机房晚一周",
        "time_note_en": "The room is a week late",
    }  # fmt: skip
    report = ExecutiveReport(project=cast.project, **(facts | fields))
    report.put(by=cast.pm, read_version=None)
    if report.audience == "customer":
        report.readers.create(contact=cast.signatory)
    else:
        report.readers.create(user=cast.executive)
    report.asks.create(kind="decision", text="确定二院区的机房", text_en="Decide on the second site's room", due=today)
    report.asks.create(kind="support", text="护士长参加培训", text_en="Head nurses join the training")
    return report


def scheduled(cast: SimpleNamespace, **fields: Any) -> ExecutiveReport:
    report = make_report(cast, **fields)
    report.agree(by=cast.implementation, note="")
    report.schedule(by=cast.pm, on=timezone.localdate(), why="院务会当天", facts_only=True)
    return report


def delivered(cast: SimpleNamespace, **fields: Any) -> ExecutiveReport:
    report = scheduled(cast, **fields)
    report.issue(by=cast.pm, language="both")
    report.refresh_from_db()
    report.deliver(by=cast.pm, on=timezone.localdate(), channel="meeting")
    return report
