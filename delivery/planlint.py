"""What experience says of an implementation plan (domain DEL-90…DEL-96): hints, and what must be mended or waived."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import durations, planpages
from lifecycle.lint import Finding
from lifecycle.models.calendar import is_workday, workdays_between
from lifecycle.models.objectives import ACTIVITY
from lifecycle.text import labelled, listed

NAMED = 4  # items that a finding names
BUFFER = 0.05  # of the working days until the contract is due, at least


def findings(plan: Any, rows: list[Any] | None = None) -> list[Finding]:
    """What a person would stumble on first comes first."""
    rows = plan.rows() if rows is None else rows
    found = [*_head(plan, rows), *_items(plan, rows), *_people(plan, rows)]
    found += [*_bounds(plan, rows), *_ideal(plan, rows), *_bookings(plan, rows)]
    return sorted(found, key=lambda finding: not finding.needed)


def _edit(plan: Any, field: str) -> str:
    here = plan.get_absolute_url()
    return f"{here}edit/#id_{field}" if plan.is_editable else here


def _on(rows: list[Any]) -> str:
    """The page of the first of them."""
    return rows[0].get_absolute_url() if rows else ""


def _named(rows: list[Any]) -> str:
    words = listed(rows[:NAMED])
    return words if len(rows) <= NAMED else _("%(items)s and %(n)d more") % {"items": words, "n": len(rows) - NAMED}


def _head(plan: Any, rows: list[Any]) -> Iterator[Finding]:
    """The five parts of a plan (DEL-90), and a goal that is none (DEL-93)."""
    if not plan.goal.strip():
        yield Finding("goal", _("The plan has no goal."), _edit(plan, "goal"), True)
    for text in goals(plan):
        if ACTIVITY.search(text):
            words = _(
                "“%(goal)s” begins with an activity. A goal is a result: what is there, measured by what, by when?"
            )
            yield Finding("goal", words % {"goal": text[:60]}, _edit(plan, "goal"))
        elif text.strip().rstrip("。.") in {
            word for row in rows for word in (row.what.strip(), row.what_en.strip()) if word
        }:
            yield Finding(
                "goal",
                _("“%(goal)s” is an item of the plan, not its goal.") % {"goal": text[:60]},
                _edit(plan, "goal"),
            )
    strategies = list(plan.strategies.all())
    for name, needed in (("strategy", False), ("ability", False), ("verification", True)):
        if not getattr(plan, name).strip() and not (name == "strategy" and strategies):
            field = plan._meta.get_field(name).verbose_name
            yield Finding(name, _("The plan does not say: %(what)s.") % {"what": field}, _edit(plan, name), needed)

    yield from _strategies(plan, rows, strategies)


def _strategies(plan: Any, rows: list[Any], strategies: list[Any]) -> Iterator[Finding]:
    """The plan embodies its strategy (DEL-92): each item carries out one, and none is only words."""
    used = {row.strategy_id for row in rows}
    loose = [row for row in rows if not row.strategy_id and not row.is_done]
    if strategies and loose:
        text = ngettext(
            "%(n)d item carries out no strategy: %(items)s.",
            "%(n)d items carry out no strategy: %(items)s.",
            len(loose),
        )
        yield Finding("strategy", text % {"n": len(loose), "items": _named(loose)}, _on(loose))
    if idle := [row for row in strategies if row.pk not in used]:
        text = ngettext(
            "No item carries out this strategy: %(what)s.",
            "No item carries out these strategies: %(what)s.",
            len(idle),
        )
        yield Finding("strategy", text % {"what": _named(idle)}, _edit(plan, "strategy"))


def goals(plan: Any) -> list[str]:
    """The lines of the goal, in both languages."""
    return [line.strip() for text in (plan.goal, plan.goal_en) for line in text.splitlines() if line.strip()]


def _items(plan: Any, rows: list[Any]) -> Iterator[Finding]:
    bare = [row for row in rows if not row.verification.strip()]
    if bare:
        text = ngettext(
            "%(n)d item has no verification: %(items)s.", "%(n)d items have no verification: %(items)s.", len(bare)
        )
        yield Finding("verification", text % {"n": len(bare), "items": _named(bare)}, _on(bare), True)
    undated = [row for row in rows if not (row.start and row.due)]
    if undated:
        yield Finding("dates", _("Without dates: %(items)s.") % {"items": _named(undated)}, _on(undated), True)
    idle = [row for row in rows if row.days and row.start and row.due and not any_workday(row.start, row.due)]
    if idle:
        yield Finding(
            "holidays", _("On days on which nobody works: %(items)s.") % {"items": _named(idle)}, _on(idle), True
        )
    place = [row for row in rows if not row.place.strip() and row.days]
    if len(place) == len(rows) and rows:
        yield Finding("where", _("No item says where it takes place."), _on(place))
    late = [row for row in rows if row.start and waits_too_late(row, rows)]
    if late:
        yield Finding(
            "order",
            _("These begin before what they wait for has ended: %(items)s.") % {"items": _named(late)},
            _on(late),
            True,
        )


def any_workday(start: date, due: date) -> bool:
    day = start
    while day <= due:
        if is_workday(day):
            return True
        day += timedelta(days=1)
    return False


def waits_too_late(row: Any, rows: list[Any]) -> bool:
    """Does it begin before the end of something that it waits for?"""
    by_key = {other.pk: other for other in rows}
    return any(
        link.kind == "FS"
        and (before := by_key.get(link.on_id))
        and before.due
        and before.days
        and row.start <= before.due
        and row.days
        for link in row.waits_for.all()
    )


def _people(plan: Any, rows: list[Any]) -> Iterator[Finding]:
    nobody = [row for row in rows if "ours" in row.lacks()]
    if nobody:
        yield Finding("who", _("Nobody is named for: %(items)s.") % {"items": _named(nobody)}, _on(nobody), True)
    if rows and not any(row.theirs_id for row in rows):
        yield Finding("customer", _("Nobody of the customer's is named in the whole plan."), _on(rows), True)
    theirs = [row for row in rows if row.side in ("customer", "both") and not row.theirs_id]
    if theirs and any(row.theirs_id for row in rows):
        yield Finding(
            "customer", _("The customer's part has no name in: %(items)s.") % {"items": _named(theirs)}, _on(theirs)
        )


def _bounds(plan: Any, rows: list[Any]) -> Iterator[Finding]:
    """Dates hold with the contract and with the plan that this one is part of (DEL-95)."""
    project = plan.project
    due = project.contract_due_on
    if due and (late := [row for row in rows if row.due and row.due > due]):
        text = _("After %(day)s, by which the contract wants it done: %(items)s.")
        yield Finding("contract", text % {"day": due.isoformat(), "items": _named(late)}, _on(late), True)
    signed = project.contract_signed_on
    if signed and (early := [row for row in rows if row.start and row.start < signed]):
        yield Finding(
            "contract", _("Before the contract was signed: %(items)s.") % {"items": _named(early)}, _on(early)
        )
    if plan.parent is not None:
        start, end = plan.span(plan.parent.items.all())
        outside = [
            row for row in rows if (start and row.start and row.start < start) or (end and row.due and row.due > end)
        ]
        if outside:
            text = _("Outside “%(plan)s”, which it is part of: %(items)s.")
            yield Finding("parent", text % {"plan": plan.parent.label, "items": _named(outside)}, _on(outside), True)


def _ideal(plan: Any, rows: list[Any]) -> Iterator[Finding]:
    """A plan in which nothing may go wrong (DEL-96)."""
    start, end = plan.span(rows)
    if start is None or end is None:
        return
    placed = planpages.places(plan, rows)
    worked = [row for row in rows if row.days]
    due = plan.project.contract_due_on
    if due and end <= due:
        room, spare = workdays_between(start, due), workdays_between(end, due)
        if spare < room * BUFFER:
            text = ngettext(
                "Only %(n)d working day is left before the contract is due: nothing may go wrong.",
                "Only %(n)d working days are left before the contract is due: nothing may go wrong.", spare,
            )  # fmt: skip
            yield Finding("buffer", text % {"n": spare}, _edit(plan, "starts_on"))
    elif placed and len(worked) > 2 and all(placed[str(row.pk)].critical for row in worked):
        text = _("No item has any slack: each day that one of them is late, all are late.")
        yield Finding("slack", text, plan.get_absolute_url() + "#chart")
    likely = durations.likely([plan.project.pk]).get(plan.project.pk)
    whole = (end - start).days + 1
    if likely and plan.parent is None and whole < likely.days:
        text = _(
            "It takes %(n)d days from first to last; the estimate said %(likely)d. What has become quicker since?"
        )
        yield Finding("estimate", text % {"n": whole, "likely": likely.days}, plan.get_absolute_url() + "#chart", True)
    elif likely and likely.p80 and plan.parent is None and whole < likely.p80:
        text = _("Of five comparable projects, one took longer than %(n)d days; this plan has %(whole)d.")
        yield Finding("estimate", text % {"n": likely.p80, "whole": whole}, plan.get_absolute_url() + "#chart")


# -- who is where ------------------------------------------------------------------------------------------------------


def _bookings(plan: Any, rows: list[Any]) -> Iterator[Finding]:
    """Nobody is in two places at once, here or in the confirmed plan of another project; nobody is always at work."""
    mine: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.ours_id and row.days and row.start and row.due and not row.is_done:
            mine[row.ours_id].append(row)
    elsewhere = _elsewhere(plan, mine)
    for user, items in mine.items():
        name = items[0].ours.label()
        if clash := _clash(items, items):
            text = _("%(name)s stands in two items at the same time: %(items)s.")
            yield Finding("booked", text % {"name": name, "items": listed(clash)}, _on(list(clash)), True)
        if clash := _clash(items, elsewhere.get(user, [])):
            first, other = clash
            words = labelled(other.plan.project.number, other)
            text = _("%(name)s is planned in another project at the time of “%(item)s”: %(other)s.")
            yield Finding("booked", text % {"name": name, "item": first, "other": words}, _on([first]), True)
        first, last = plan.span(items)
        days = sum(row.days for row in items)
        if first and last and len(items) > 2 and days >= workdays_between(first - timedelta(days=1), last):
            text = _("%(name)s is planned for every working day: there is no time for what nobody foresees.")
            yield Finding("load", text % {"name": name}, _on(items))


def _clash(items: list[Any], others: list[Any]) -> tuple[Any, Any] | None:
    """The first two that overlap on a working day."""
    for one in items:
        for other in others:
            same = one.pk == other.pk and one.plan_id == other.plan_id
            start, due = max(one.start, other.start), min(one.due, other.due)
            if not same and start <= due and any_workday(start, due):
                return one, other
    return None


def _elsewhere(plan: Any, people: dict[int, list[Any]]) -> dict[int, list[Any]]:
    """Items of these people in confirmed plans of other projects, in the same weeks."""
    if not people:
        return {}
    start, end = plan.span([row for rows in people.values() for row in rows])
    found: dict[int, list[Any]] = defaultdict(list)
    model = plan.items.model
    others = model.objects.filter(
        ours__in=people, plan__state__in=(plan.State.CONFIRMED, plan.State.RUNNING), ended_on=None, start__lte=end,
        due__gte=start, days__gt=0,
    ).exclude(plan__project=plan.project)  # fmt: skip
    for row in others.select_related("plan__project", "ours")[:500]:
        found[row.ours_id].append(row)
    return found
