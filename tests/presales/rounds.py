"""Rounds of research for tests, as they are after real work."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from presales.models import CollectedForm, PlanLine, ResearchLog, ResearchPlan, ResearchReport

READY = dict.fromkeys(ResearchPlan.PREPARATION, True)
OPENING = "我们是华信的实施团队，想了解药品流转，大约两小时，结果会给各位确认。"


def add_line(plan: ResearchPlan, cast: SimpleNamespace, **fields: Any) -> PlanLine:
    """A talk that is planned in every detail."""
    facts: dict[str, Any] = {
        "topic": "药品如何到病房", "topic_en": "How drugs get to the ward", "process": "住院药品", "process_en": "In-patient drugs",
        "department": "药剂科", "department_en": "Pharmacy", "contact": cast.owner, "ours": cast.implementation,
        "at": timezone.now() - timedelta(hours=4), "hours": 2, "questions": "每天多少张领药单？\n夜间谁审批？",
        "questions_en": "How many slips a day?\nWho approves at night?", "wanted": "领药单样张", "wanted_en": "A drug slip",
    }  # fmt: skip
    row: PlanLine = plan.lines.create(order=plan.lines.count() + 1, **(facts | fields))
    return row


@transaction.atomic
def a_plan(cast: SimpleNamespace, *, ready: bool = True, lines: int = 1, **fields: Any) -> ResearchPlan:
    facts: dict[str, Any] = {
        "title": "住院药品", "title_en": "In-patient drugs", "purpose": "弄清药品流转", "purpose_en": "Understand drug supply",
    }  # fmt: skip
    plan = ResearchPlan(project=cast.project, **(facts | (READY if ready else {}) | fields))
    plan.put(by=cast.implementation, read_version=None)
    for _n in range(lines):
        add_line(plan, cast)
    plan.after_put(by=cast.implementation)
    return plan


def a_confirmed_plan(cast: SimpleNamespace, **fields: Any) -> ResearchPlan:
    plan = a_plan(cast, **fields)
    plan.confirm(by=cast.implementation, contact=cast.owner, how="邮件", on=timezone.localdate())
    return plan


def begin(plan: ResearchPlan, cast: SimpleNamespace, line: PlanLine | None = None, **facts: Any) -> ResearchLog:
    told: dict[str, Any] = {"at": timezone.now() - timedelta(hours=3), "precondition": "product"}
    log: ResearchLog = plan.begin(by=cast.implementation, line=line or plan.lines.first(), **(told | facts))
    return log


def hold(log: ResearchLog, cast: SimpleNamespace) -> ResearchLog:
    """Held, with a log that gives no taboo away, all questions asked."""
    log.place, log.place_en = "三楼", "Third floor"
    log.opening_remarks, log.appointment_confirmed_at = OPENING, timezone.now()
    log.questions.update(asked=True)
    log.put(by=cast.implementation, read_version=log.version)
    for kind, text, english in (
        ("process", "护士每天两次领药", "Twice a day"), ("quote", "月底要加班", "We stay late"),
        ("form", "领药单", "A drug slip"),
    ):  # fmt: skip
        log.entries.create(kind=kind, topic="领药", topic_en="Slips", text=text, text_en=english)
    for kind in ("problem", "exception"):
        log.entries.create(
            kind=kind, topic="对账", topic_en="Reconciling", text=f"{kind} 要两天", text_en=f"{kind} two days",
            need_behind="自动对账", need_behind_en="Reconcile by itself",
        )  # fmt: skip
    log.after_put(by=cast.implementation)
    return log


def finish(log: ResearchLog, cast: SimpleNamespace) -> ResearchLog:
    if log.state in log.AHEAD:
        hold(log, cast)
    log.finish(by=cast.implementation)
    return log


@transaction.atomic
def a_form(cast: SimpleNamespace, **fields: Any) -> CollectedForm:
    facts: dict[str, Any] = {
        "name": "领药单", "name_en": "Drug slip", "department": "护理部", "department_en": "Nursing", "frequency": "每天",
        "frequency_en": "daily", "asked_from": cast.owner,
    }  # fmt: skip
    form = CollectedForm(project=cast.project, **(facts | fields))
    form.put(by=cast.implementation, read_version=None)
    form.after_put(by=cast.implementation)
    return form


@transaction.atomic
def a_report(cast: SimpleNamespace, *, sections: tuple[str, ...] = ("领药", "对账"), **fields: Any) -> ResearchReport:
    facts: dict[str, Any] = {"title": "住院药品业务", "title_en": "In-patient drugs"}
    report = ResearchReport(project=cast.project, **(facts | fields))
    report.put(by=cast.implementation, read_version=None)
    for n, name in enumerate(sections, 1):
        report.sections.create(
            order=n, name=name, name_en=f"Process {n}", flow="先核对再发", flow_en="Check, dispense"
        )
    report.after_put(by=cast.implementation)
    return report
