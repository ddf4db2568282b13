"""What the page of a closing report shows: the figures in words, for those who may read them, and what is still missing."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aftersales.models.customer_closures import CustomerClosure
from lifecycle import access, display
from lifecycle.models.users import User
from lifecycle.pdf import words
from lifecycle.text import choose

Row = dict[str, Any]


def facts(closure: Any, user: User) -> dict[str, Any]:
    project = closure.project
    told = closure.told_facts()
    money, cost = access.can(user, "R", "payment", project), access.can(user, "R", "budget", project)
    checks = closure.checks() if closure.state == closure.State.DRAFT else []
    edition = CustomerClosure.objects.filter(project=project).first()
    if edition is not None:
        edition.project = project
    return {
        "told": told,
        "frozen": bool(closure.facts),
        "time": _time(told["time"]),
        "quality": quality(told["quality"]),
        "changes": changes(told["changes"]) if money else changes(told["changes"])[:-1],
        "delays": delays(told["delays"]),
        "payments": payments(told["payments"]) if money else [],
        "cost": _cost(told["cost"]) if cost else None,
        "cost_note": closure.cost_note or closure.cost_note_en if cost else "",
        "papers": [_paper(row) for row in told["documents"]["list"]],
        "missing": [{name: choose(row[name]) for name in ("what", "item")} for row in told["documents"]["missing"]],
        "overrides": [
            {**row, "gate": choose(row["gate"]), "by": choose(row["by"]), "on": _day(row["on"])}
            for row in told["overrides"]
        ],
        "team": told["team"] | {"questions": [_mark(row) for row in told["team"]["questions"]]},
        "objectives": list(closure.objectives.all()),
        "lessons": [
            {"row": row, "about": about(row.about, project)} for row in closure.lessons.select_related("note")
        ],
        "checks": checks,
        "checked": sum(there for _words, there in checks),
        "edition": edition,
        "edition_url": _edition_url(closure, user) if edition is None else "",
    }


def _edition_url(closure: Any, user: User) -> str:
    from django.urls import reverse

    if closure.is_at_rest or not access.can(user, "C", "closure", closure.project):
        return ""
    return reverse("record_new", args=[closure.project.number, "aftersales", "customer-closures"])


def word(kind: str, code: str) -> str:
    """A code in the reader's language, in the words of the paper."""
    chinese, english = words.SETS[kind][code]
    return english if (get_language() or "").startswith("en") else chinese


def about(code: str, project: Any) -> str:
    """What a lesson concerns: an item of the playbook by its title, or a stretch of the path."""
    from aftersales.forms.closures import concerns

    for key, label in concerns(project):
        if key == code and not isinstance(label, list):
            return str(label) if code else ""
        if isinstance(label, list) and code in dict(label):
            return str(dict(label)[code])
    return ""


# -- one part after the other ------------------------------------------------------------------------------------------


def _time(told: Row) -> Row:
    return {
        "rows": [
            (_("Contract"), _span(told["signed_on"], told["due_on"]), ""),
            (_("Planned"), _span(told["planned_from"], told["planned_to"]), _count(told["planned_days"])),
            (_("Actual"), _span(told["actual_from"], told["actual_to"] if told["ended"] else None), _count(told["actual_days"])),
        ],
        "phases": [
            (word("project_state", row["state"]), _span(row["from"], row["to"]), _count(row["days"])) for row in told["phases"]
        ],
        "plan": [
            (
                choose(row["phase"]) or _("without a phase"), _span(row["planned_from"], row["planned_to"]),
                _span(row["actual_from"], row["actual_to"]),
            )
            for row in told["plan"]
        ],
    }  # fmt: skip


def quality(told: Row) -> list[tuple[str, str]]:
    accepted, rows = told["acceptance"], []
    if accepted:
        rows.append((_("Acceptance"), word("acceptance_state", accepted["state"])))
        counts = {name: accepted.get(name, 0) for name in ("passed", "conditional", "failed")}
        rows.append(
            (_("Criteria"), _("%(passed)d passed, %(conditional)d with a condition, %(failed)d failed") % counts)
        )
    rows.append((_("Defects found"), _("%(n)d, of which %(open)d open") % told["faults"]))
    if told["trial"]:
        rows.append((_("Heard in the trial run"), _("%(n)d, of which %(defects)d defects") % told["trial"]))
    rows.append((_("Service tickets"), _("%(n)d, of which %(open)d open") % told["tickets"]))
    for row in told["satisfaction"]:
        mean = _("%(mean)s of 5 (%(n)d answers)") % row
        rows.append((_("Satisfaction: %(when)s") % {"when": word("survey_point", row["point"])}, mean))
    return rows


def changes(told: Row) -> list[tuple[str, str]]:
    """The last row is money."""
    if not told:
        return []
    return [
        (_("Change requests"), str(told["n"])), (_("Agreed and signed"), str(told["in_force"])),
        (_("Rejected"), str(told["rejected"])), (_("Put to phase two"), str(told["phase_two"])),
        (_("Days added"), str(told["days"])), (_("Amount added"), _money(told["amount"])),
    ]  # fmt: skip


def delays(told: Row) -> Row:
    return {
        "agreed": told["agreed"], "ours": told["ours"],
        "sides": [(word("delay_side", row["side"]), row["agreed"], row["ours"]) for row in told["sides"]],
        "causes": [(word("delay_cause", row["cause"]), row["agreed"], row["ours"]) for row in told["causes"]],
    }  # fmt: skip


def payments(told: Row) -> list[tuple[str, str]]:
    amended = told["amendments"]
    rows = [(_("Contract as it is now"), _money(told["contract"]))]
    if amended.get("n"):
        what = _("%(n)d amendments, together %(amount)s") % {"n": amended["n"], "amount": _money(amended["amount"])}
        rows.append((_("Of it by amendments"), what))
    rows += [
        (_("Received"), _money(told["received"])),
        (_("Waived"), _money(told["waived"])),
        (_("Still open"), _money(told["open"])),
    ]
    if told["cash_days"] is not None:
        rows.append((_("From signing to the last payment"), _("%(n)d days") % {"n": told["cash_days"]}))
    return rows


def _cost(told: Row) -> Row:
    if not told:
        return {}
    shown = [
        (word("budget_category", row["kind"]), *(_money(row[name]) for name in ("estimated", "approved", "spent")))
        for row in told["lines"]
    ]
    total = told["total"]
    return {
        "rows": shown, "total": [_money(total[name]) for name in ("estimated", "approved", "spent")] if shown else [],
        "person_days": told["person_days"], "likely_days": told["likely_days"],
    }  # fmt: skip


def _paper(row: Row) -> Row:
    return {"number": row["number"], "name": choose(row["name"]), "state": word("paper_state", row["state"])}


def _mark(row: Row) -> tuple[str, str, int]:
    return word("own_question", row["key"]), row["mean"], row["n"]


def _money(amount: dict[str, str] | None) -> str:
    return display.money(Decimal(amount["amount"]), amount["currency"]) if amount else display.NONE


def _day(day: str | None) -> str:
    return display.day_full(date.fromisoformat(day)) if day else display.NONE


def _span(start: str | None, end: str | None) -> str:
    days: Iterable[str] = (_day(start), _day(end))
    return " – ".join(days) if start or end else display.NONE


def _count(days: int | None) -> str:
    return display.NONE if days is None else str(days)
