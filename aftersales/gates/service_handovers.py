"""What closing asks of the hand-over to customer service."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from aftersales import packing
from aftersales.models.service_handovers import ITEM, ServiceHandover
from lifecycle import known
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage
from lifecycle.text import labelled


def taken_over(project: Any) -> Answer:
    """By the record; or its item was done before there were records, or left out with a reason."""
    handover = ServiceHandover.of(project)
    if handover is not None:
        handover.project = project
        words = handover.state_label
        if handover.state in handover.TAKEN:
            return Answer(True, words, handover.get_absolute_url(), _("read"))
        if handover.state == handover.State.RETURNED:
            words = labelled(words, handover.returned_reason)
    item = known.items(project).get(ITEM)
    if item is not None and not item.is_open:
        return Answer(True, labelled(item.title, item.get_state_display()), item.get_absolute_url(), _("read"))
    if handover is not None:
        return Answer(False, words, handover.get_absolute_url(), _("open"))
    url = reverse("record_new", args=[project.number, Stage.AFTERSALES, "service-handovers"])
    return Answer(False, _("Customer service has not been handed the project."), url, _("prepare it"))


taken_over.items = (ITEM,)  # type: ignore[attr-defined]


def knowledge_given(project: Any) -> Answer:
    left = packing.untold(project)
    if not left:
        return Answer(True)
    text = ngettext(
        "Not given yet: “%(what)s”", "%(n)d pieces of knowledge are not given yet, the first is “%(what)s”", len(left)
    )
    first = left[0]
    if hasattr(first, "handover"):
        first.handover.project = project
        url, what = first.handover.get_absolute_url(), str(first.topic)
    else:
        url, what = first.url, first.label
    return Answer(False, text % {"n": len(left), "what": what}, url, _("open"))


CONDITIONS = [
    Condition(
        "G10-a", "G10", t("Customer service has taken over"),
        t("After closing, somebody must answer the telephone."), taken_over, "hard", ("AFT-51",),
    ),
    Condition(
        "G10-f", "G10", t("The customer's own people were given the knowledge that they were promised"),
        t("Whoever can go on by themselves asks for better things later."), knowledge_given, "soft", ("PRE-22",),
    ),
]  # fmt: skip
