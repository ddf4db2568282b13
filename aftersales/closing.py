"""The figures of a closing report, drawn from the project's records, as they are frozen: codes, amounts, ISO days, pairs."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from statistics import mean
from typing import Any

from django.db.models import Count, Max, Q, Sum
from django.utils import timezone

from aftersales.models.acceptances import Acceptance
from aftersales.models.asking_team import OWN_QUESTIONS
from aftersales.models.closures import ITEM, ProjectClosure
from aftersales.models.items import AcceptanceItem
from aftersales.models.milestones import PaymentMilestone
from aftersales.models.surveys import Point, SatisfactionSurvey
from aftersales.models.tickets import SupportTicket
from lifecycle import delayledger, gates, hooks, missingpapers
from lifecycle.documents import money
from lifecycle.models.calendar import workdays_between
from lifecycle.models.documents import Document
from lifecycle.models.objectives import Objective
from lifecycle.models.questions import Question
from lifecycle.models.reference_durations import stays
from lifecycle.models.transitions import StageTransition
from lifecycle.text import named, worded

Result = AcceptanceItem.Result
FEWEST = 3  # answers from which on marks and words of our own people are shown: of two, each knows the other's


def gather(project: Any) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for function in hooks.HOOKS["closing"]:
        told |= function(project=project)
    return {
        "on": timezone.localdate().isoformat(),
        "time": _time(project, told.pop("plan", [])),
        "quality": _quality(project, told.pop("trial", {})),
        "changes": told.pop("changes", {}),
        "delays": _delays(project),
        "payments": _payments(project) | {"amendments": told.pop("amendments", {})},
        "documents": _documents(project),
        "overrides": _overrides(project),
        "team": _team(project),
        "cost": told.pop("cost", {}),
    }


def objectives(project: Any) -> list[dict[str, Any]]:
    """Lines that a report begins with: every objective that holds, with what was noted of it already."""
    rows = Objective.objects.valid().filter(project=project).order_by("number")
    known: dict[str, str] = {Objective.State.MET: "reached", Objective.State.MISSED: "missed"}
    return [
        {
            "objective": row, "text": row.statement[:300], "text_en": row.statement_en[:300],
            "target": _target(row.metric, row.target_value), "target_en": _target(row.metric_en, row.target_value),
            "result": known.get(row.state, ""), "outcome": row.outcome,
        }
        for row in rows
    ]  # fmt: skip


def _target(metric: str, value: str) -> str:
    return " ".join(part for part in (metric.strip(), value.strip()) if part)[:200]


def customer_words(project: Any) -> dict[str, str]:
    """What the customer's edition begins with."""
    name, name_en = project.name, project.name_en or project.name
    who = project.support_owner
    words = {
        "opening": f"{name}已完成验收，双方约定的工作至此结束。感谢贵方的信任与配合。",
        "opening_en": f"{name_en} is accepted, and the work that we agreed on is done. Thank you for your trust and your part in it.",
    }
    if who is not None:
        words["outlook"] = f"质保期内由客户服务{who.name}负责，有任何问题请直接联系。"
        words["outlook_en"] = (
            f"{who.label('en')} of customer service looks after you from now on; please turn to them."
        )
    return words


# -- one part after the other ------------------------------------------------------------------------------------------


def _time(project: Any, plan: list[dict[str, Any]]) -> dict[str, Any]:
    start, until = project.actual_start, project.actual_end or timezone.localdate()
    phases = [
        {
            "state": state, "from": spans[0][0].isoformat(), "to": spans[-1][1].isoformat(),
            "days": sum(max(workdays_between(*span), 1) for span in spans),
        }
        for state, spans in stays(project).items()
    ]  # fmt: skip
    return {
        "planned_from": _iso(project.planned_start), "planned_to": _iso(project.planned_end),
        "actual_from": _iso(start), "actual_to": until.isoformat(), "ended": project.actual_end is not None,
        "planned_days": _days(project.planned_start, project.planned_end), "actual_days": _days(start, until),
        "signed_on": _iso(project.contract_signed_on), "due_on": _iso(project.contract_due_on), "phases": phases,
        "plan": plan,
    }  # fmt: skip


def _quality(project: Any, trial: dict[str, Any]) -> dict[str, Any]:
    acceptance = Acceptance.current(project)
    items = (
        acceptance.items.aggregate(
            n=Count("pk"), passed=Count("pk", filter=Q(result=Result.PASS)),
            conditional=Count("pk", filter=Q(result=Result.CONDITIONAL)), failed=Count("pk", filter=Q(result=Result.FAIL)),
        )
        if acceptance is not None
        else {}
    )  # fmt: skip
    faults = Question.objects.filter(project=project, question_kind=Question.Kind.DEFECT)
    tickets = SupportTicket.objects.filter(project=project)
    return {
        "acceptance": {"state": acceptance.state, "signed_on": _iso(acceptance.signed_on), **items} if acceptance else {},
        "faults": faults.aggregate(n=Count("pk"), open=Count("pk", filter=Q(state=Question.State.OPEN))),
        "tickets": tickets.aggregate(n=Count("pk"), open=Count("pk", filter=Q(state__in=SupportTicket.OPEN))),
        "trial": trial,
        "satisfaction": _satisfaction(project),
    }  # fmt: skip


def _satisfaction(project: Any) -> list[dict[str, Any]]:
    rows = SatisfactionSurvey.objects.filter(project=project, state="answered").only("point", "scores")
    marks: dict[str, list[float]] = {}
    for row in rows:
        if row.mean is not None:
            marks.setdefault(row.point, []).append(row.mean)
    return [
        {"point": point, "mean": f"{mean(marks[point]):.1f}", "n": len(marks[point])}
        for point in Point.values
        if point in marks
    ]


def _delays(project: Any) -> dict[str, Any]:
    """By side and by kind of cause: what the customer signed, and what is our view alone."""
    ledger = delayledger.ledger(project)
    return {
        "agreed": ledger.agreed, "ours": ledger.ours,
        "sides": [{"side": row.key, "agreed": row.agreed, "ours": row.ours} for row in ledger.sides if row.days],
        "causes": [{"cause": row.key, "agreed": row.agreed, "ours": row.ours} for row in ledger.causes],
    }  # fmt: skip


def _payments(project: Any) -> dict[str, Any]:
    sums = PaymentMilestone.objects.filter(project=project).aggregate(
        planned=Sum("amount"), received=Sum("received_amount"), waived=Sum("waived_amount")
    )
    amount = {name: value or Decimal(0) for name, value in sums.items()}
    still = amount["planned"] - amount["received"] - amount["waived"]
    last = PaymentMilestone.objects.filter(project=project, receipts__voided_at=None).aggregate(
        day=Max("receipts__received_on")
    )["day"]
    signed = project.contract_signed_on
    cash = (last - signed).days if last and signed and not still else None
    shown = {name: money(value, project.currency) for name, value in amount.items()}
    contract = money(project.contract_amount, project.currency) if project.contract_amount is not None else None
    return {
        **shown,
        "contract": contract,
        "open": money(still, project.currency),
        "last_on": _iso(last),
        "cash_days": cash,
    }


def _documents(project: Any) -> dict[str, Any]:
    rows = Document.objects.filter(project=project).exclude(state=Document.State.VOIDED).order_by("created_at", "pk")
    rows = rows.only("kind", "number", "title", "title_en", "state", "internal", "subject_kind")
    own = ProjectClosure._meta.label_lower
    return {
        "list": [
            {"number": row.number, "name": _name(row), "state": row.state, "internal": row.internal}
            for row in rows
            if row.subject_kind != own
        ],
        "missing": missingpapers.lacking(project, but=(ITEM,)),
    }


def _name(document: Any) -> dict[str, str]:
    return {"zh": document.title or document.title_en, "en": document.title_en or document.title}


def _overrides(project: Any) -> list[dict[str, Any]]:
    """Gates that were passed by an executive's word alone, with the reason."""
    rows = StageTransition.objects.filter(project=project, result=StageTransition.Result.OVERRIDDEN).select_related(
        "by"
    )
    return [
        {
            "gate": worded(gates.GATES[row.gate].title), "on": timezone.localtime(row.at).date().isoformat(), "by": named(row.by),
            "reason": row.override_reason,
        }
        for row in rows.order_by("at", "pk")
    ]  # fmt: skip


def _team(project: Any) -> dict[str, Any]:
    """What our own people think of the project, as one: means and words, once nobody can be known by them."""
    closure = ProjectClosure.of(project)
    rows = list(closure.answers.all()) if closure is not None else []  # type: ignore[attr-defined]
    given = [row for row in rows if row.answered_on]
    told = given if len(given) >= FEWEST else []
    marks = {key: [row.scores[key] for row in told if row.scores.get(key)] for key in OWN_QUESTIONS}
    return {
        "asked": len(rows), "answered": len(given), "mean": _mean(row.mean for row in told),
        "questions": [
            {"key": key, "mean": _mean(known), "n": len(known)} for key, known in marks.items() if len(known) >= FEWEST
        ],
        "comments": sorted(row.comment for row in told if row.comment),
    }  # fmt: skip


def _mean(marks: Iterable[float | None]) -> str:
    known = [mark for mark in marks if mark]
    return f"{mean(known):.1f}" if known else ""


def _days(start: date | None, end: date | None) -> int | None:
    return max(workdays_between(start, end), 1) if start and end and end >= start else None


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
