"""What closed projects leave to those who plan: how long things took there (median, how many, range), and lessons."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle.models.knowledge import KnowledgeNote
from lifecycle.models.playbooks import PlaybookItem
from lifecycle.models.reference_durations import ReferenceDuration
from lifecycle.stages import PATH, State
from lifecycle.text import labelled

LESSONS = 5


@dataclass(frozen=True)
class Spread:
    """What a number of durations look like, in working days. P80: four of five took no longer."""

    days: tuple[int, ...]

    @property
    def n(self) -> int:
        return len(self.days)

    @property
    def median(self) -> int:
        return round(median(self.days))

    @property
    def p80(self) -> int:
        return sorted(self.days)[ceil(0.8 * self.n) - 1]

    @property
    def least(self) -> int:
        return min(self.days)

    @property
    def most(self) -> int:
        return max(self.days)

    @property
    def words(self) -> str:
        """“Closed projects: median 12 working days (3 projects, 8 to 20)”."""
        text = ngettext(
            "closed projects: %(median)d working days (%(n)d project)",
            "closed projects: median %(median)d working days (%(n)d projects, %(least)d to %(most)d)",
            self.n,
        )
        return text % {"median": self.median, "n": self.n, "least": self.least, "most": self.most}


def past(*, project: Any = None, codes: Iterable[str] | None = None) -> dict[str, Spread]:
    """By code, over closed projects: those of the project's type without itself, or all of them. One query."""
    rows = ReferenceDuration.objects.all()
    if project is not None:
        rows = rows.filter(type=project.type).exclude(project=project.pk)
    if codes is not None:
        rows = rows.filter(code__in=list(codes))
    found: dict[str, list[int]] = {}
    for code, days in rows.values_list("code", "days"):
        found.setdefault(code, []).append(days)
    return {code: Spread(tuple(days)) for code, days in found.items()}


@dataclass(frozen=True)
class Beside:
    """One thing that is planned: the playbook's standard, where it has one, beside what closed projects took."""

    title: str
    past: Spread
    standard: int | None = None


def phases(known: dict[str, Spread]) -> list[Beside]:
    """The states of the path that closed projects tell of, in their order."""
    return [Beside(str(State(code).label), known[code]) for code in PATH if code in known]


def beside(project: Any) -> dict[str, list[Beside]]:
    """For a page on which durations are chosen. Two queries."""
    known = past(project=project)
    rows = PlaybookItem.objects.filter(playbook=project.playbook_id, code__in=known).order_by("order") if known else []
    items = [Beside(str(row), known[row.code], row.duration_workdays) for row in rows]
    return {"phases": phases(known), "items": items}


def phase_words(project: Any) -> str:
    """One line for the help of a form: the phases with their medians; nothing before a project of the type was closed."""
    told = [labelled(row.title, row.past.words) for row in phases(past(project=project, codes=PATH))]
    return _("; ").join(told)


def lessons(project: Any, about: str | None = None) -> list[KnowledgeNote]:
    """What others learned, as far as it suits the project; `about` an item of the playbook, or of any."""
    rows = KnowledgeNote.objects.suited_to(project).filter(kind=KnowledgeNote.Kind.LESSON).exclude(project=project)
    return list((rows.filter(about=about) if about is not None else rows)[:LESSONS])


def concern(code: str) -> str:
    """What a lesson is about: a phase of the path, or an item as the newest playbook calls it; empty for all of it."""
    if code in State.values:
        return str(State(code).label)
    row = (
        PlaybookItem.objects.filter(code=code).order_by("-playbook__published_at", "-playbook").first()
        if code
        else None
    )
    return str(row) if row is not None else code
