"""What closing asks: that the closing meeting was held, and that a report says what came of the project."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from aftersales.models.closures import ITEM, ProjectClosure
from lifecycle import known
from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.models.meetings import Meeting
from lifecycle.stages import Condition, Stage
from lifecycle.text import labelled, listed


def _closure(project: Any) -> ProjectClosure | None:
    closure = ProjectClosure.of(project)
    if closure is not None:
        closure.project = project
    return closure


def closing_held(project: Any) -> Answer:
    """By the meeting itself, or the reason against one that an executive approved with the report; or by its item."""
    told = items_ended(ITEM)(project)
    if told.met:
        return told
    closure = _closure(project)
    if closure is not None and closure.state == closure.State.APPROVED and closure.waiver:
        return Answer(True, labelled(_("Waived"), closure.waiver), closure.get_absolute_url(), _("read"))
    rows = Meeting.objects.filter(project=project, meeting_kind=Meeting.Kind.CLOSING).order_by("-at")
    found = [row for row in rows if row.state != Meeting.State.CANCELLED]
    if any(row.was_held for row in found):
        return Answer(True)
    if found:
        found[0].project = project
        return Answer(False, _("It is planned, and was not held yet."), found[0].get_absolute_url(), _("open"))
    url = reverse("record_new", args=[project.number, "lifecycle", "meetings"]) + f"?kind={Meeting.Kind.CLOSING}"
    return Answer(False, _("No closing meeting was held."), url, _("plan it"))


def report_approved(project: Any) -> Answer:
    """Approved and signed; the detail says what was missing among the documents, as the report has it."""
    closure = _closure(project)
    if closure is None:
        if (item := known.skipped(project, ITEM)) is not None:
            return Answer(True, labelled(item.title, item.get_state_display()), item.get_absolute_url(), _("read"))
        url = reverse("record_new", args=[project.number, Stage.AFTERSALES, "closures"])
        return Answer(False, _("There is no closing report."), url, _("write it"))
    url = closure.get_absolute_url()
    if closure.state == closure.State.DRAFT:
        lacks = closure.lacks()
        words = _("Still missing: %(what)s.") % {"what": listed(lacks)} if lacks else _("Nobody has read it yet.")
        return Answer(False, words, url, _("go on"))
    if closure.state == closure.State.REVIEWED:
        return Answer(False, _("An executive has not approved it yet."), url, _("open"))
    if closure.signed_on is None:
        return Answer(False, _("It is approved, and not signed yet."), url, _("have it signed"))
    n = len(closure.facts.get("documents", {}).get("missing", []))
    text = ngettext("%(n)d document is missing", "%(n)d documents are missing", n) % {"n": n} if n else ""
    return Answer(True, text, url, _("read"))


closing_held.items = report_approved.items = (ITEM,)  # type: ignore[attr-defined]  # see lifecycle/places.py


CONDITIONS = [
    Condition(
        "G10-b", "G10", t("The closing meeting was held, or waived with a reason"),
        t("What was learned is lost if nobody says it aloud."), closing_held, "hard", ("DEL-99",),
    ),
    Condition(
        "G10-c", "G10", t("The closing report tells results, origins of delays and lessons, and is signed"),
        t("The next project repeats what this one does not write down."), report_approved, "soft", ("PRE-67", "XST-24"),
    ),
]  # fmt: skip
