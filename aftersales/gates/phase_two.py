"""What acceptance and closing ask of what was wished beyond the project, and of how satisfied the customer is."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from aftersales.models.phase_two import ITEM, PhaseTwoList
from aftersales.models.surveys import SatisfactionSurvey
from lifecycle import known
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage
from lifecycle.text import labelled


def _new(project: Any, slug: str) -> str:
    return reverse("record_new", args=[project.number, Stage.AFTERSALES, slug])


def frozen(project: Any) -> Answer:
    """By the list, frozen and announced; or its item was done or left out with a reason."""
    wishes = PhaseTwoList.of(project)
    if wishes is not None:
        wishes.project = project
        if wishes.state != wishes.State.COLLECTING:
            return Answer(True, wishes.state_label, wishes.get_absolute_url(), _("read"))
    item = known.items(project).get(ITEM)
    if item is not None and not item.is_open:
        return Answer(True, labelled(item.title, item.get_state_display()), item.get_absolute_url(), _("read"))
    if wishes is not None:
        return Answer(False, _("The freeze has not been announced."), wishes.get_absolute_url(), _("open"))
    return Answer(False, _("There is no list for phase two."), _new(project, "phase-two"), _("begin it"))


frozen.items = (ITEM,)  # type: ignore[attr-defined]


def passed(project: Any) -> Answer:
    """A list on which nothing stands has nothing to pass."""
    wishes = PhaseTwoList.of(project)
    if wishes is None:
        item = known.items(project).get(ITEM)
        if item is not None and item.state == item.State.SKIPPED:
            return Answer(True, labelled(item.title, item.get_state_display()), item.get_absolute_url(), _("read"))
        return Answer(False, _("There is no list for phase two."), _new(project, "phase-two"), _("begin it"))
    wishes.project = project
    url = wishes.get_absolute_url()
    if wishes.state == wishes.State.PASSED:
        return Answer(True, wishes.next_project.number if wishes.next_project else "", url, _("read"))
    if wishes.state == wishes.State.PROPOSED and wishes.nothing_wished and not wishes.wanted:
        return Answer(True, _("Nothing was wished."), url, _("read"))
    return Answer(False, wishes.counted, url, _("pass it on"))


def survey_recorded(project: Any) -> Answer:
    rows = SatisfactionSurvey.objects.filter(project=project)
    states = set(rows.values_list("state", flat=True))
    url = reverse("record_list", args=[project.number, Stage.AFTERSALES, "surveys"])
    if SatisfactionSurvey.State.ANSWERED in states:
        return Answer(True, "", url, _("read"))
    if states & {SatisfactionSurvey.State.PLANNED, SatisfactionSurvey.State.SENT}:
        return Answer(False, _("The customer was asked and has not answered."), url, _("open"))
    return Answer(False, _("Nobody was asked."), _new(project, "surveys"), _("ask"))


CONDITIONS = [
    Condition(
        "G8-b", "G8", t("New wishes are frozen and moved to the phase-two list"),
        t("Requirements that grow during acceptance never get accepted."), frozen, "hard", ("AFT-44", "AFT-45"),
    ),
    Condition(
        "G10-d", "G10", t("The customer said how satisfied they are"),
        t("Whoever does not ask learns it from the next tender."), survey_recorded, "soft", ("AFT-55",),
    ),
    Condition(
        "G10-e", "G10", t("The list for phase two is passed to sales"),
        t("What a customer wishes after a good project is the easiest lead there is."), passed, "soft", ("AFT-45",),
    ),
]  # fmt: skip
