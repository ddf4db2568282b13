"""The phases that plans begin with: the company's for a playbook, else the six steps of a project (domain PRE-53)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event
from lifecycle.models.playbooks import Playbook
from lifecycle.models.users import User
from lifecycle.text import worded
from presales.models import Estimate, EstimateStep, PlanTemplate
from presales.models.estimates import Step

Phase = dict[str, str]


def standard() -> list[Phase]:
    return [{"step": step.value, **worded(step.label)} for step in Step]


def of_playbook(playbook: Playbook | None) -> list[Phase]:
    """Those of this version, else of the version before it that has some, else the standard ones."""
    if playbook is not None:
        rows = PlanTemplate.objects.filter(playbook__name=playbook.name, playbook__number__lte=playbook.number)
        found = rows.order_by("-playbook__number").first()
        if found is not None:
            return list(found.phases)
    return standard()


def of_project(project: Any) -> list[Phase]:
    return of_playbook(project.playbook)


def likely_days(project: Any) -> dict[str, int]:
    """Working days by step, as the valid estimate says; empty without one."""
    estimate = Estimate.objects.filter(project=project).valid().first()
    days: dict[str, int] = {}
    if estimate is not None:
        for row in EstimateStep.objects.filter(estimate=estimate):
            days[row.step] = days.get(row.step, 0) + row.likely
    return days


@transaction.atomic
def revise(playbook: Playbook, phases: list[Phase], *, version: int, by: User) -> PlanTemplate:
    """Change them for plans written from now on; those that exist keep what they began with."""
    if not phases:
        raise Refused(_("A plan begins with at least one phase."))
    steps = [phase["step"] for phase in phases if phase["step"]]
    if len(set(steps)) < len(steps):
        raise Refused(_("Two phases take their days from the same step of the estimate."))
    row = PlanTemplate.objects.select_for_update().filter(playbook=playbook).first()
    if (row.version if row else 0) != version:
        raise Stale(_("Somebody else changed this meanwhile."))
    if row is None:
        row = PlanTemplate(playbook=playbook, version=0)
    row.phases, row.version = phases, version + 1
    row.save()
    Event.record("playbook.phases_revised", by=by, subject=playbook, data={"n": len(phases)})
    return row
