"""Going live asks for an implementation plan that everybody knows, and in which nothing agreed is left out."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from delivery.models import ImplementationPlan
from lifecycle import carrying
from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.stages import Condition
from lifecycle.text import labelled

ITEM = "S2-06"
_by_item = items_ended(ITEM)


def plan_confirmed(project: Any) -> Answer:
    """Met by a confirmed plan in which each agreed next step stands, or was dropped; without a plan, by the item of the
    checklist that demands it, skipped with a reason."""
    plan = ImplementationPlan.of(project)
    if plan is None:
        answer = _by_item(project)
        if answer.met:
            return answer
        url = reverse("record_new", args=[project.number, "delivery", "plans"])
        return Answer(False, _("There is no implementation plan."), url, _("write it"))
    plan.project = project
    url = plan.get_absolute_url()
    if plan.state not in plan.HOLDS:
        waiting = len(plan.waiting()) if plan.state == plan.State.COMMUNICATED else 0
        words = labelled(plan.label, plan.state_label)
        if waiting:
            text = ngettext("%(n)d person has not confirmed it", "%(n)d people have not confirmed it", waiting)
            words = f"{words}. {text % {'n': waiting}}"
        return Answer(False, words, url, _("open"))
    if left := carrying.uncarried(project):
        text = ngettext(
            "“%(what)s” was agreed and does not stand in the plan",
            "%(n)d next steps were agreed and do not stand in the plan, the first is “%(what)s”", len(left),
        )  # fmt: skip
        return Answer(False, text % {"n": len(left), "what": left[0].label}, f"{url}#next-steps", _("put it in"))
    return Answer(True, labelled(plan.label, plan.state_label), url, _("read"))


plan_confirmed.items = (ITEM,)  # type: ignore[attr-defined]  # see lifecycle/places.py

CONDITIONS = [
    Condition(
        "G5-e", "G5", gettext_lazy("The implementation plan is communicated and confirmed, with all that was agreed"),
        gettext_lazy("A plan that nobody was told of is no plan."), plan_confirmed, "hard", ("DEL-91", "DEL-104"),
    ),
]  # fmt: skip
