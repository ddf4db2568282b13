"""What gates ask about reports to executives."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from delivery.reporting import is_kept
from lifecycle.display import day
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage


def leaders_informed(project: Any) -> Answer:
    """The customer's executives heard of the project within the rhythm agreed."""
    kept, last = is_kept(project)
    if kept:
        return Answer(True, _("Last report on %(day)s") % {"day": day(last)} if last else "")
    url = reverse("record_list", args=[project.number, Stage.DELIVERY, "reports"])
    words = (
        _("They were last told on %(day)s.") % {"day": day(last)}
        if last
        else _("They were never told anything in writing.")
    )
    return Answer(False, words, url, _("report to them"))


CONDITIONS = [
    Condition(
        "G5-j", "G5", t("The customer's leaders are told at the rhythm agreed"),
        t("Leaders who have heard nothing for weeks first hear of the trouble."), leaders_informed, "soft", ("DEL-10",),
    ),
    Condition(
        "G7-e", "G7", t("The customer's leaders have been told how the project stands"),
        t("Reports that they read pave the way for acceptance."), leaders_informed, "soft", ("DEL-11",),
    ),
]  # fmt: skip
