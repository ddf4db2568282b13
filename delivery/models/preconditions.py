"""What comes before a kickoff: research that was reported and a solution that was approved."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lifecycle import known
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.documents import Document

REPORTS = ("D04",)
SOLUTIONS = ("D06", "D22")
STRICT = "kickoff_strict"  # the setting: refuse instead of warn


@dataclass(frozen=True)
class Precondition:
    title: str
    met: bool
    shown_by: str = ""


def preconditions(project: Any) -> list[Precondition]:
    """By the papers of the project; or by the checklist, where what asks for them was done another way."""
    papers = Document.objects.filter(project=project, kind__in=(*REPORTS, *SOLUTIONS)).order_by("pk")
    rows = [row for row in papers if row.state != Document.State.VOIDED]
    agreed = (Document.State.COMPLETED, Document.State.DEEMED)
    report = next((row.number for row in rows if row.kind in REPORTS), "")
    solution = next((row.number for row in rows if row.kind in SOLUTIONS and row.state in agreed), "")
    report, solution = report or _by_item(project, REPORTS), solution or _by_item(project, SOLUTIONS)
    return [
        Precondition(_("The report of the research was submitted"), bool(report), report),
        Precondition(_("The solution was approved"), bool(solution), solution),
    ]


def lacking(project: Any) -> list[str]:
    return [row.title for row in preconditions(project) if not row.met]


def is_strict(project: Any) -> bool:
    """Does the company refuse a kickoff that comes before them, or only warn?"""
    return bool(known.site(project).switch(STRICT))


def _by_item(project: Any, codes: tuple[str, ...]) -> str:
    for item in known.items(project).values():
        if item.state == ChecklistItem.State.DONE and any(d["document"] in codes for d in item.demanded):
            return item.title
    return ""
