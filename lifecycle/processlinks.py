"""Where a business process is named: planned talks, logs, reports, collected forms and requirements of every stage."""

from typing import Any

from django.db.models import Q

from lifecycle import access
from lifecycle.models.collected_forms import CollectedFormBase
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.requirements import Requirement
from lifecycle.models.research import ResearchBase
from lifecycle.models.research_plans import ResearchPlanBase
from lifecycle.models.research_reports import ResearchReportBase
from lifecycle.stages import registry

# Which records name a process, and how one is found by it; a log where its plan says so, too.
BY = (
    (ResearchPlanBase, ("lines__business_process",)),
    (ResearchBase, ("entries__business_process", "plan_line__business_process")),
    (CollectedFormBase, ("processes",)),
    (ResearchReportBase, ("sections__business_process",)),
    (Requirement, ("business_processes",)),
)


def named_in(process: BusinessProcess, user: Any) -> list[tuple[Any, list[Any]]]:
    """Kind by kind, the records that this person may read; kinds without any are left out."""
    found = []
    for base, ways in BY:
        wanted = Q()
        for way in ways:
            wanted |= Q(**{way: process})
        for kind in registry.records.values():
            if not issubclass(kind.model_class, base) or not access.can(user, "R", kind.area, process.project):
                continue
            rows = list(kind.model_class.objects.filter(wanted, project=process.project).distinct().order_by("number"))
            for row in rows:
                row.project = process.project
            if rows:
                found.append((kind, rows))
    return found
