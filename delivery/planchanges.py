"""What a change request does to the plans of its project, and asks of an amendment to the contract beyond the limits."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.models.changes import ChangeRequest
from delivery.models.plans import ImplementationPlan
from lifecycle.amendments import Terms
from lifecycle.instalments import Move, follow, payments
from lifecycle.models.users import User


def plans(project: Any) -> list[ImplementationPlan]:
    rows = list(ImplementationPlan.objects.filter(project=project).exclude(state=ImplementationPlan.State.DONE))
    for plan in rows:
        plan.project = project
    return rows


def named(change: Any) -> dict[int, dict[int, int]]:
    """{key of a plan: {key of an item: days}}"""
    found: dict[int, dict[int, int]] = {}
    for row in change.plan_items.select_related("item"):
        found.setdefault(row.item.plan_id, {})[row.item_id] = row.days
    return found


def preview(change: Any) -> list[dict[str, Any]]:
    """Before it is signed, which dates would move; afterwards, which did."""
    return [
        {"what": item.label, "url": item.get_absolute_url(), "old": old, "new": new}
        for item, old, new in moves(change)
    ]


def moves(change: Any) -> list[tuple[Any, Any, Any]]:
    """(item, due until now, due from now on)"""
    if change.state in change.IN_FORCE:
        return [(row.item, row.old_due, row.new_due) for row in change.moved_dates]
    if not change.is_reckoned or change.is_light or change.state in (change.State.REJECTED, change.State.PHASE_TWO):
        return []
    its = named(change)
    return [
        (row, row.due, due)
        for plan in plans(change.project)
        if plan.pk in its or not its
        for row, (_start, due) in plan.moved_by(change.days, its.get(plan.pk, {}))
    ]


def plan_changed(*, project: Any, days: int, source: Any, by: User) -> None:
    """A change is in force: the plans follow, in the same transaction, each with a baseline of its own."""
    if not isinstance(source, ChangeRequest):
        return
    its, paper = named(source), source.document
    reason = _("%(what)s, signed as %(number)s") % {"what": source.label, "number": paper.number if paper else "—"}
    for plan in plans(project):
        if plan.pk in its or not its:
            plan.follow(source, by=by, days=days, named=its.get(plan.pk, {}), reason=reason)


def amendment_terms(*, record: Any) -> Terms | None:
    """Beyond the limits: what the change comes to, as the amendment to the contract will say it."""
    if not isinstance(record, ChangeRequest) or not record.needs_amendment:
        return None
    project, due = record.project, record.project.contract_due_on
    due = due + timedelta(days=record.days) if due and record.days else None
    moves = [row.move() for row in record.payments.all()]
    if not moves and record.cost > 0 and payments(project):
        last = due or project.contract_due_on or timezone.localdate()
        moves = [Move(None, record.title, record.title_en, record.cost, last)]
    facts = ("description", "impact_scope", "impact_quality", "impact_resources")
    texts = {
        "title": record.title, "title_en": record.title_en, "reason": record.root_purpose or record.description,
        "reason_en": record.root_purpose_en or record.description_en,
    } | {
        f"facts{suffix}": "\n".join(filter(None, (getattr(record, f"{name}{suffix}").strip() for name in facts)))
        for suffix in ("", "_en")
    }  # fmt: skip
    return Terms(texts, record.cost, due, follow(payments(project), moves) if moves else [])


def amendment_written(*, amendment: Any, origin: Any, by: User) -> None:
    """The change that it was written for names it."""
    if isinstance(origin, ChangeRequest) and origin.state in (*origin.ACCEPTED, *origin.IN_FORCE):
        origin.link_amendment(by=by, amendment=amendment.number)


def amendment_signed(*, project: Any, number: int, by: User) -> None:
    """What waited for this amendment is in force now."""
    rows = ChangeRequest.objects.filter(project=project, amendment=number, state__in=ChangeRequest.IN_FORCE)
    for change in rows:
        change.project = project
        change.move_plan(by=by)
