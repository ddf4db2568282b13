"""The kickoff is the milestone with which the project begins: it stands in the implementation plan, done on its day."""

import re
from typing import Any

from delivery.models.kickoffs import Kickoff
from delivery.models.plans import ImplementationPlan
from lifecycle.models.events import Event
from lifecycle.models.traces import Trace
from lifecycle.models.users import User

SAYS = re.compile(r"启动(大会|会)|kick-?\s?off", re.IGNORECASE)
WHAT = {"what": "启动大会", "what_en": "Kickoff meeting"}
PHASE = {"phase": "项目启动", "phase_en": "Initiation"}
PROOF = {"verification": "启动大会纪要", "verification_en": "Minutes of the kickoff"}


def held(project: Any) -> Kickoff | None:
    """The one with the customer that took place."""
    rows = Kickoff.objects.filter(project=project, kickoff_kind=Kickoff.Kind.CUSTOMER, state__in=Kickoff.DONE)
    return rows.exclude(at=None).order_by("at").first()


def kickoff_held(kickoff: Kickoff, *, by: User) -> None:
    """In the plan that counts, if there is one by now; else the plan begins with it."""
    plan = ImplementationPlan.of(kickoff.project)
    if plan is not None and plan.state != plan.State.DONE:
        mark(plan, kickoff, by=by)


def plan_begun(plan: ImplementationPlan, *, by: User) -> None:
    kickoff = held(plan.project)
    if kickoff is not None:
        mark(plan, kickoff, by=by)


def mark(plan: ImplementationPlan, kickoff: Kickoff, *, by: User) -> None:
    """The open milestone that speaks of it is done; without one a new item comes first. Once a plan."""
    items: Any = plan.items  # type: ignore[attr-defined]
    on = kickoff.held_on
    if on is None or items.filter(kickoff=kickoff).exists():
        return
    done = {"started_on": on, "ended_on": on, "progress": 100, "kickoff": kickoff}
    rows = plan.rows()
    named = [row for row in rows if row.is_milestone and not row.is_done and SAYS.search(f"{row.what} {row.what_en}")]
    if len(named) == 1:
        item = named[0]
        items.filter(pk=item.pk).update(**done, version=item.version + 1)
    else:
        first = rows[0] if rows else None
        phase = {name: getattr(first, name) or PHASE[name] for name in PHASE} if first else PHASE
        item = items.create(
            **WHAT, **PROOF, **phase, **done, days=0, start=on, due=on, ours=plan.project.delivery_owner, side="both",
            place=kickoff.place[:120], place_en=kickoff.place_en[:120],
        )  # fmt: skip
        plan._number([item, *rows])
    Trace.note(kickoff, plan, by=by)
    Event.record("plan.kickoff_marked", by=by, subject=plan, data={"item": str(item), "on": on.isoformat()})
