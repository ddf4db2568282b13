"""Which key processes have somebody of the customer who masters them: the matrix of processes and key users, and their cascade."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from lifecycle.cascades import trees
from lifecycle.models.competences import Level
from lifecycle.models.key_users import KeyUser, Mastery
from lifecycle.models.processes import BusinessProcess
from lifecycle.stages import registry

TONES = {"candidate": "draft", "trained": "now", "independent": "ok", "teaches": "ok"}
SUBSTITUTE = Level.IMPLEMENTS  # from this level on they take our place


@dataclass(frozen=True)
class Cell:
    stands: bool  # do they stand for the process?
    words: str = ""
    tone: str = "off"
    level: int | None = None


def _cell(row: Mastery | None) -> Cell:
    if row is None:
        return Cell(False)
    if row.level is None:
        return Cell(True)
    return Cell(True, str(row.standing.label), TONES[row.standing], row.level)


def matrix(project: Any) -> dict[str, Any]:
    """A row for each key process, a column for each key user."""
    flows = list(BusinessProcess.of(project).filter(is_key=True))
    people = list(KeyUser.of(project).select_related("contact"))
    stands = {(row.process_id, row.key_user_id): row for row in Mastery.objects.filter(key_user__in=people)}
    for person in people:
        person.project = project
    rows: list[dict[str, Any]] = []
    for flow in flows:
        cells = [(person, _cell(stands.get((flow.pk, person.pk)))) for person in people]
        rows.append({"flow": flow, "cells": cells, "n": sum(cell.stands for _person, cell in cells)})
    substituted = [row for row in rows if any((cell.level or 0) >= SUBSTITUTE for _person, cell in row["cells"])]
    return {
        "people": people,
        "flows": rows,
        "nobody": [row["flow"] for row in rows if not row["n"]],
        "alone": [row["flow"] for row in rows if row["n"] == 1],
        "substituted": len(substituted),
        "processes_url": processes_url(project),
    }


def processes_url(project: Any) -> str:
    """Where key processes are marked."""
    kind = registry.records.get("lifecycle.processes")
    return reverse("record_list", args=[project.number, kind.stage, kind.slug]) if kind else ""


def listing(project: Any, rows: Any, _query: Any) -> tuple[Any, dict[str, Any]]:
    found = rows.select_related("contact", "consent_by").prefetch_related("processes")
    told = matrix(project)
    return found, {"matrix": told, "trees": trees(project, [row["flow"] for row in told["flows"]])}
