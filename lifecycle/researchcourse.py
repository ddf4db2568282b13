"""The course of research over all stages: what was heard before the contract is at hand when the work is done."""

from typing import Any

from lifecycle.models.research import ResearchBase
from lifecycle.stages import Stage, registry


def logs(project: Any) -> list[dict[str, Any]]:
    """Every talk of the project in the order of time, with the stage that held it."""
    found = []
    for kind in registry.records.values():
        if issubclass(kind.model_class, ResearchBase):
            for log in kind.model_class.objects.filter(project=project).prefetch_related("entries"):
                log.project = project
                found.append({"log": log, "stage": Stage(kind.stage).label, "unclear": len(log.unclear)})
    return sorted(found, key=lambda row: (row["log"].at, row["log"].pk))
