"""Whether the customer's site is ready for going live."""

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.models import ReadinessItem
from lifecycle.stages import Condition

ITEM = "S2-09"
without_conditions = items_ended(ITEM)


def site_ready(project: Any) -> Answer:
    """Everything that is needed for going live was seen by us; where nothing is marked so, its checklist item tells."""
    rows = ReadinessItem.objects.filter(project=project, for_go_live=True)
    found = list(rows.order_by(F("needed_by").asc(nulls_last=True), "number"))
    if not found:
        return without_conditions(project)
    left = [row for row in found if row.state != ReadinessItem.State.VERIFIED]
    if not left:
        n = len(found)
        return Answer(True, ngettext("%(n)d condition seen", "%(n)d conditions seen", n) % {"n": n})
    first = left[0]
    first.project = project
    words = ngettext(
        "“%(what)s” is needed for going live and nobody of ours has seen it",
        "%(n)d conditions are needed for going live and not seen by us, the first is “%(what)s”", len(left),
    )  # fmt: skip
    url = first.get_absolute_url() if len(left) == 1 else _list(project)
    return Answer(False, words % {"n": len(left), "what": first.label}, url, t("open"))


site_ready.items = (ITEM,)  # type: ignore[attr-defined]  # see lifecycle/places.py


def _list(project: Any) -> str:
    return reverse("record_list", args=[project.number, "lifecycle", "readiness"])


CONDITIONS = [
    Condition(
        "G5-g", "G5", t("The customer's site is ready"),
        t("Most delays begin with a room, a line or an account that was not there."), site_ready, "hard",
        ("PRE-65", "DEL-29"),
    ),
]  # fmt: skip
