"""Going live asks for a signed implementation solution that tells how it differs from what was sold."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.models import ImplementationSolution
from lifecycle import known
from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage
from lifecycle.text import labelled

ITEM = "S2-05"
_by_item = items_ended(ITEM)


def solution_signed(project: Any) -> Answer:
    """Met by a signed solution; or by the item of the checklist that demands one, done, or left out with a reason
    that is shown here."""
    solution = ImplementationSolution.of(project)
    if solution is not None:
        solution.project = project
        if solution.state == solution.State.SIGNED:
            return Answer(True, labelled(solution.label, solution.state_label), solution.get_absolute_url(), _("read"))
    item = known.items(project).get(ITEM)
    if item is not None and not item.is_open:
        words = _("Settled in the checklist")
        if item.state == item.State.SKIPPED:
            words = _("Left out: %(reason)s") % {"reason": item.skip_note or item.skip_reason}
        return Answer(True, words, item.get_absolute_url(), _("open"))
    if solution is None:
        answer = _by_item(project)
        url = reverse("record_new", args=[project.number, Stage.DELIVERY, "solutions"])
        words = _("There is no implementation solution.")
        return Answer(False, f"{words} {answer.detail}".strip(), url, _("write it"))
    words = labelled(solution.label, solution.state_label)
    return Answer(False, words, solution.get_absolute_url(), _("go on"))


solution_signed.items = (ITEM,)  # type: ignore[attr-defined]  # see lifecycle/places.py

CONDITIONS = [
    Condition(
        "G5-d", "G5", gettext_lazy("The implementation solution is signed, with its differences from pre-sales"),
        gettext_lazy("It says how the customer will work; they must have agreed to it."), solution_signed, "hard",
        ("DEL-79", "DEL-82", "DEL-84"),
    ),
]  # fmt: skip
