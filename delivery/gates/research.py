"""Whether implementation research is finished: every round closed, with what it left to be done."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from delivery.models import ResearchPlan
from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.stages import Condition

ITEM = "S2-03"
without_rounds = items_ended(ITEM)


def rounds_closed(project: Any) -> Answer:
    """A round is closed with its approved report and its tasks done; where no round was planned, its item tells."""
    found = list(ResearchPlan.objects.filter(project=project).order_by("round", "number"))
    if not found:
        return without_rounds(project)
    left = [plan for plan in found if plan.state != ResearchPlan.State.CLOSED]
    if not left:
        n = len(found)
        return Answer(True, ngettext("%(n)d round closed", "%(n)d rounds closed", n) % {"n": n})
    plan = left[0]
    plan.project = project
    words = ngettext(
        "The round “%(what)s” is not closed", "%(n)d rounds are not closed, the first is “%(what)s”", len(left)
    )  # fmt: skip
    return Answer(False, words % {"n": len(left), "what": plan.label}, plan.get_absolute_url(), _("open"))


rounds_closed.items = (ITEM,)  # type: ignore[attr-defined]  # see lifecycle/places.py

CONDITIONS = [
    Condition(
        "G5-c", "G5", t("Implementation research is finished"),
        t("What was not asked before building is found in use."), rounds_closed, "hard", ("DEL-31", "DEL-32", "DEL-52"),
    ),
]  # fmt: skip
