"""What is asked of requirements and objectives before a contract."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from lifecycle import known
from lifecycle.gates import Answer
from lifecycle.models.objectives import Objective
from lifecycle.models.requirements_documents import RequirementsDocument
from lifecycle.stages import Condition

ITEM = "S1-09"


def _left_out(project: Any) -> Answer | None:
    """Met where the item was skipped: the customer has a paper of their own, and somebody took that on."""
    item = known.skipped(project, ITEM)
    if item is None:
        return None
    return Answer(
        True,
        _("Skipped: %(reason)s") % {"reason": item.skip_note or item.skip_reason},
        item.get_absolute_url(),
        _("read"),
    )


def document_baselined(project: Any) -> Answer:
    """Met by a requirements document that is baselined: everything in it was complete and reviewed then."""
    rows = RequirementsDocument.objects.filter(project=project).select_related("project").order_by("-number")
    fixed = (RequirementsDocument.State.BASELINED, RequirementsDocument.State.SIGNED)
    found = list(rows)
    done = next((row for row in found if row.state in fixed), None)
    if done is not None:
        n = len(done.held)
        text = ngettext("“%(title)s” holds %(n)d entry", "“%(title)s” holds %(n)d entries", n)
        return Answer(True, text % {"title": done.label, "n": n}, done.get_absolute_url(), _("read"))
    if left_out := _left_out(project):
        return left_out
    begun = found[0] if found else None
    if begun is None:
        url = reverse("record_new", args=[project.number, "lifecycle", "requirements-documents"])
        return Answer(False, _("No requirements document is written yet."), url, _("write it"))
    text = _("“%(title)s” is not baselined yet: %(state)s") % {"title": begun.label, "state": begun.state_label}
    return Answer(False, text, begun.get_absolute_url(), _("go on"))


def objectives_sound(project: Any) -> Answer:
    """Met by objectives of which each is SMART and judged, and none out of reach without an executive's word."""
    rows = list(Objective.objects.valid().filter(project=project).select_related("project"))
    for row in rows:
        words = _("%(code)s: %(what)s") % {"code": row.code, "what": row.smart_label()} if not row.is_smart else ""
        if row.state == Objective.State.DRAFT and not words and (hindrance := row.hindrance()):
            words = f"{row.code}: {hindrance}"
        if words:
            return Answer(False, words, row.get_absolute_url(), _("open"))
    if rows:
        text = ngettext(
            "%(n)d objective is SMART and within reach", "%(n)d objectives are SMART and within reach", len(rows)
        )
        return Answer(True, text % {"n": len(rows)})
    if left_out := _left_out(project):
        return left_out
    url = reverse("record_new", args=[project.number, "lifecycle", "objectives"])
    return Answer(False, _("No objective is agreed on yet."), url, _("write one"))


CONDITIONS = [
    Condition(
        "G2-c", "G2", t("The requirements document is baselined"),
        t("What is not written down will be remembered differently by both sides."),
        document_baselined, "hard", ("PRE-29", "PRE-33"),
    ),
    Condition(
        "G2-d", "G2", t("The objectives are SMART, and none is judged unachievable"),
        t("A goal that cannot be reached sinks the project, however hard people work."),
        objectives_sound, "hard", ("PRE-32", "XST-21"),
    ),
]  # fmt: skip
