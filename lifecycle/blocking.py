"""Items of plans that wait for something of the customer's: which there are to choose from, and which one is meant."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from lifecycle.models.events import subject_key
from lifecycle.stages import Stage, registry

STAGES = (Stage.DELIVERY, Stage.PRESALES)  # the plan of delivery counts, once there is one


def plan_of(project: Any) -> Any | None:
    """The plan that the project works by."""
    from lifecycle.models.plans import PlanBase  # plans know conditions at the site

    for stage in STAGES:
        for kind in registry.records_of(stage):
            if issubclass(kind.model_class, PlanBase) and (
                plan := kind.model_class.objects.filter(project=project).order_by("-number").first()
            ):
                plan.project = project
                return plan
    return None


def choices(project: Any) -> list[tuple[str, str]]:
    """Open items of the plan, by the key under which one is kept."""
    plan = plan_of(project)
    if plan is None:
        return []
    rows = plan.items.filter(ended_on__isnull=True)
    return [(f"{subject_key(row)}:{row.pk}", row.label) for row in rows]


def item(kind: str, pk: int | None, project: Any) -> Any | None:
    """The item of that key, if it belongs to this project."""
    rows = apps.get_model(kind)._default_manager.select_related("plan")
    found = rows.filter(pk=pk, plan__project=project).first()
    if found is not None:
        found.plan.project = project
    return found


def label(key: str, project: Any) -> str:
    """What stands in a form for an item that is no longer offered, such as a finished one."""
    kind, _colon, pk = key.partition(":")
    found = item(kind, int(pk), project) if pk.isdecimal() else None
    return found.label if found is not None else _("an item that is no longer in the plan")


def conditions_of(thing: Any) -> list[Any]:
    """What the customer has to have ready before this item of a plan can begin."""
    from lifecycle.models.readiness import ReadinessItem

    rows = list(ReadinessItem.objects.filter(blocks_kind=subject_key(thing), blocks_id=thing.pk))
    for row in rows:
        row.project = thing.project
    return rows
