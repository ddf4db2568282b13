"""Rounds of implementation research for tests."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import CollectedForm, ResearchLog, ResearchPlan, ResearchReport, SiteFinding

READY = dict.fromkeys(ResearchPlan.PREPARATION, True)


@transaction.atomic
def a_round(cast: SimpleNamespace, *, confirmed: bool = True, **fields: Any) -> ResearchPlan:
    facts: dict[str, Any] = {
        "title": "门诊流程", "title_en": "Out-patients", "purpose": "核实流程", "purpose_en": "Check the flows",
    }  # fmt: skip
    plan = ResearchPlan(project=cast.project, **(facts | READY | fields))
    plan.put(by=cast.implementation, read_version=None)
    plan.lines.create(  # type: ignore[attr-defined]
        order=1, topic="收费", topic_en="Billing", department="财务科", department_en="Finance", contact=cast.owner,
        ours=cast.implementation, at=timezone.now() - timedelta(hours=4), hours=2, questions="谁退费？",
        questions_en="Who refunds?", wanted="收据样张", wanted_en="A receipt",
    )  # fmt: skip
    plan.after_put(by=cast.implementation)
    if confirmed:
        plan.confirm(by=cast.implementation, contact=cast.owner, how="邮件", on=timezone.localdate())
    return plan


@transaction.atomic
def a_talk(plan: ResearchPlan, cast: SimpleNamespace, n: int = 1) -> ResearchLog:
    """The `n`-th that is planned, told to the end."""
    log: ResearchLog = plan.begin(
        by=cast.implementation, line=plan.lines.get(order=n), at=timezone.now() - timedelta(hours=3),  # type: ignore[attr-defined]
        precondition="product",
    )  # fmt: skip
    log.place, log.place_en, log.process, log.process_en = "一楼", "First floor", "收费", "Billing"
    log.questions.update(asked=True)  # type: ignore[attr-defined]
    log.put(by=cast.implementation, read_version=log.version)
    for kind in ("process", "problem", "form"):
        log.entries.create(kind=kind, topic="收费", topic_en="Billing", text=f"{kind} 一", text_en=f"{kind} one")  # type: ignore[attr-defined]
    log.after_put(by=cast.implementation)
    log.finish(by=cast.implementation)
    return log


def see_site(plan: ResearchPlan, cast: SimpleNamespace) -> None:
    """Every part of the site was looked at, and nothing is missing."""
    for area in SiteFinding.Area.values:
        plan.refresh_from_db()
        plan.look(by=cast.implementation, area=area, verdict="ready", text="都有", text_en="All there")


@transaction.atomic
def a_site_form(cast: SimpleNamespace) -> CollectedForm:
    form = CollectedForm(
        project=cast.project,
        name="收据",
        name_en="Receipt",
        department="财务科",
        department_en="Finance",
        asked_from=cast.owner,
    )
    form.put(by=cast.implementation, read_version=None)
    form.after_put(by=cast.implementation)
    return form


@transaction.atomic
def a_site_report(cast: SimpleNamespace, **fields: Any) -> ResearchReport:
    report = ResearchReport(project=cast.project, title="门诊业务", title_en="Out-patient business", **fields)
    report.put(by=cast.implementation, read_version=None)
    for n, name in enumerate(("收费", "对账"), 1):
        report.sections.create(
            order=n, name=name, name_en=f"Process {n}", flow="先核对再收", flow_en="Check, then bill"
        )  # type: ignore[attr-defined]
    report.after_put(by=cast.implementation)
    return report
