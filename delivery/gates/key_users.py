"""Whether somebody of the customer is trained in each key process before it goes live."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.models import BusinessProcess, KeyUser
from lifecycle.models.competences import Level
from lifecycle.stages import Condition

ITEM = "S2-15"
without_records = items_ended(ITEM)


def masters_named(project: Any) -> Answer:
    """Each key process has a key user who is trained in it at least; where nobody is listed, the checklist item tells."""
    listed = Q(masteries__key_user__state__in=KeyUser.LADDER)
    trained = Q(masteries__key_user__state__in=KeyUser.ABLE, masteries__level__gte=Level.OPERATES)
    flows = list(
        BusinessProcess.of(project).filter(is_key=True)
        .annotate(listed=Count("masteries", filter=listed), able=Count("masteries", filter=trained))
    )  # fmt: skip
    if not any(flow.listed for flow in flows):  # type: ignore[attr-defined]
        return without_records(project)
    left = [flow for flow in flows if not flow.able]  # type: ignore[attr-defined]
    if not left:
        return Answer(True)
    url = reverse("record_list", args=[project.number, "lifecycle", "key-users"])
    words = ngettext(
        "“%(what)s” has no trained key user", "%(n)d key processes have no trained key user, the first is “%(what)s”",
        len(left),
    )  # fmt: skip
    return Answer(False, words % {"n": len(left), "what": left[0].label}, url, t("open"))


masters_named.items = (ITEM,)  # type: ignore[attr-defined]  # see lifecycle/places.py

CONDITIONS = [
    Condition(
        "G5-i", "G5", t("Each key process has a trained key user"),
        t("What nobody of the customer masters comes back to us as a question."), masters_named, "soft",
        ("AFT-13", "AFT-41"),
    ),
]  # fmt: skip
