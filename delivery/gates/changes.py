"""Changes have a door, and nobody waits in front of it longer than was agreed."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.models import ChangeProcess, ChangeRequest
from lifecycle import known
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage
from lifecycle.text import listed

ITEM = "S2-10"


def process_agreed(project: Any) -> Answer:
    """Signed by both sides, with a single contact; or left out with a reason, or shown otherwise, in the checklist."""
    process = ChangeProcess.agreed(project)
    if process is not None:
        process.project = project  # as it is known here
        return Answer(True, _("Single contact: %(who)s") % {"who": process.single_contact}, process.get_absolute_url())
    ended = known.items(project).get(ITEM)
    if ended is not None and not ended.is_open:
        return Answer(True, _("Settled in the checklist"), ended.get_absolute_url(), _("open"))
    if drafts := ChangeProcess.of(project):
        draft = drafts[0]
        draft.project = project
        return Answer(False, _("It is written, but not signed by both sides."), draft.get_absolute_url(), _("go on"))
    url = reverse("record_new", args=[project.number, Stage.DELIVERY, "change-process"])
    return Answer(False, _("Nobody has agreed it with the customer."), url, _("write it"))


process_agreed.items = (ITEM,)  # type: ignore[attr-defined]  # see lifecycle/places.py


def none_overdue(project: Any) -> Answer:
    """Every change was assessed in time, and the contract says what was agreed beyond the limits."""
    state = ChangeRequest.State
    asked = Q(state__in=ChangeRequest.WAITING, assess_by__lt=timezone.localdate())
    asked |= Q(state__in=ChangeRequest.IN_FORCE) & ~Q(state=state.CLOSED)
    rows = list(
        ChangeRequest.objects.filter(asked, project=project).select_related("process").prefetch_related("alternatives")
    )
    for row in rows:
        row.project = project
    late = [row for row in rows if row.state in ChangeRequest.WAITING]
    unamended = [row for row in rows if row.state in ChangeRequest.IN_FORCE and row.awaits_amendment]
    words = []
    if late:
        words.append(_("Not assessed in time: %(what)s") % {"what": listed(row.label for row in late)})
    if unamended:
        words.append(_("The amendment is not signed: %(what)s") % {"what": listed(row.label for row in unamended)})
    first = next(iter([*late, *unamended]), None)
    if first is None:
        return Answer(True)
    return Answer(False, ". ".join(words), first.get_absolute_url(), _("open"))


CONDITIONS = [
    Condition(
        "G5-b", "G5", gettext_lazy("The change process is agreed, with a single contact"),
        gettext_lazy("Without it every wish becomes an order."), process_agreed, "hard", ("DEL-70", "DEL-71"),
    ),
    Condition(
        "G5-h", "G5", gettext_lazy("Changes are assessed in time, and amendments are signed"),
        gettext_lazy("What nobody has answered is taken for agreed."), none_overdue, "soft", ("DEL-72", "DEL-85"),
    ),
]  # fmt: skip
