"""What was wished and is not of this project: gathered for the list of phase two, from wherever it was written down."""

from typing import Any

from django.urls import reverse

from aftersales.models.improvements import ImprovementItem
from aftersales.models.phase_two import PhaseTwoItem
from aftersales.models.trainingparts import NoteKind, TrainingNote
from lifecycle import access, hooks
from lifecycle.models.events import subject_key
from lifecycle.models.requirements import Requirement
from lifecycle.text import short

Origin = PhaseTwoItem.Origin
ORIGINS = {"change": Origin.CHANGE, "training": Origin.TRAINING, "ticket": Origin.TICKET}
VALUES = {"must": "high", "should": "medium", "could": "low", "later": "low"}
PUT_OFF = (Requirement.State.PHASE_TWO, Requirement.State.DEFERRED)
UNDECIDED = (Requirement.State.CAPTURED, Requirement.State.ANALYSED)


def lines(project: Any) -> list[dict[str, Any]]:
    """Requirements that were put off, wishes heard in training, improvements kept for later."""
    return [*_requirements(project), *_trainings(project), *_improvements(project)]


def _requirements(project: Any) -> list[dict[str, Any]]:
    rows = Requirement.objects.filter(project=project, state__in=PUT_OFF).order_by("number")
    return [
        {
            "text": row.title, "text_en": row.title_en, "origin": ORIGINS.get(row.source, Origin.REQUIREMENT),
            "benefit": short(row.underlying_need or row.business_scenario, 300),
            "benefit_en": short(row.underlying_need_en or row.business_scenario_en, 300),
            "value": VALUES.get(row.priority, ""), "source_key": key(row),
        }
        for row in rows
    ]  # fmt: skip


def _trainings(project: Any) -> list[dict[str, Any]]:
    """Those that did not become a requirement; the others come with it."""
    notes = TrainingNote.objects.filter(session__project=project, kind=NoteKind.WISH).select_related("session")
    left: dict[int, set[int]] = {}
    found = []
    for note in notes.order_by("session", "order"):
        note.session.project = project
        if note.session_id not in left:
            left[note.session_id] = {row.pk for row in note.session.unregistered}
        if note.pk in left[note.session_id]:
            found.append({
                "text": short(note.text, 300), "text_en": short(note.text_en, 300), "origin": Origin.TRAINING,
                "source_key": key(note),
            })  # fmt: skip
    return found


def _improvements(project: Any) -> list[dict[str, Any]]:
    rows = ImprovementItem.objects.filter(project=project, state=ImprovementItem.State.LATER).order_by("number")
    return [
        {
            "text": row.title, "text_en": row.title_en, "origin": Origin.IMPROVEMENT,
            "benefit": short(row.description, 300), "benefit_en": short(row.description_en, 300), "source_key": key(row),
        }
        for row in rows
    ]  # fmt: skip


def key(record: Any) -> str:
    return f"{subject_key(record)}:{record.pk}"


def missing(wishes: Any) -> list[dict[str, Any]]:
    """What was wished and stands in no line of the list."""
    there = set(wishes.items.values_list("source_key", flat=True)) if wishes.pk else set()
    return [row for row in lines(wishes.project) if row["source_key"] not in there]


def undecided(project: Any) -> list[Any]:
    """Requirements that nobody has agreed to or put off, and changes that nobody has decided on."""
    rows = list(Requirement.objects.filter(project=project, state__in=UNDECIDED).order_by("number"))
    return rows + [row for tell in hooks.HOOKS["changes_undecided"] for row in tell(project=project)]


def facts(wishes: Any, user: Any) -> dict[str, Any]:
    if wishes.pk is None:
        return {}
    project = wishes.project
    later = wishes.next_project
    seen = later is not None and type(project).objects.visible_to(user).filter(pk=later.pk).exists()
    collecting = wishes.state == wishes.State.COLLECTING
    return {
        "lacks": wishes.lacks() if collecting else [],
        "undecided": undecided(project)[:10] if collecting else [],
        "next_url": reverse("project", args=[later.number]) if seen and later else "",
        "may_sell": access.can(user, "C", "projects"),
    }
