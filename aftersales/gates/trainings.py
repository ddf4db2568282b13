"""What acceptance asks of training: confirmed, held, tested and fed back, and that enough people were reached."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from aftersales.models.training_plans import TrainingPlan
from aftersales.trainingfacts import facts
from lifecycle import known
from lifecycle.conditions import items_ended
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage
from lifecycle.text import listed

ITEM = "S3-01"


def trained(project: Any) -> Answer:
    """By the training plan. Where its item was left out with a reason, that stands; without a plan, its item counts."""
    if known.skipped(project, ITEM):
        return Answer(True)
    plan = TrainingPlan.current(project)
    if plan is None:
        told = items_ended(ITEM)(project)
        if told.met:
            return told
        url = reverse("record_new", args=[project.number, Stage.AFTERSALES, "training-plans"])
        return Answer(False, _("No training is planned."), url, _("plan it"))
    url = plan.get_absolute_url()
    if plan.state == TrainingPlan.State.PLANNED:
        return Answer(False, _("The customer has not confirmed the training plan."), url, _("open"))
    if plan.state == TrainingPlan.State.CONFIRMED:
        return Answer(False, _("The training plan is confirmed, and not everything was held."), url, _("open"))
    if plan.state == TrainingPlan.State.HELD:
        return Answer(False, _("Training was held; its assessment and feedback are missing."), url, _("open"))
    site, told_facts = known.site(project), facts(plan)
    for rate, wanted, text in (
        (told_facts.coverage, site.threshold("coverage"), _("%(n)d%% of the people were trained; %(wanted)d%% are wanted.")),
        (told_facts.pass_rate, site.threshold("pass_rate"), _("%(n)d%% passed the test; %(wanted)d%% are wanted.")),
    ):  # fmt: skip
        if rate is not None and rate < wanted:
            return Answer(False, text % {"n": rate, "wanted": wanted}, url, _("open"))
    return Answer(True, figures(told_facts), url, _("open"))


def figures(told: Any) -> str:
    """How many of those who were to be trained were, and how many passed the test, in words."""
    if told.coverage is None:
        return ""
    found = [
        _("%(trained)d of %(target)d people trained (%(rate)d%%)")
        % {"trained": told.trained, "target": told.target, "rate": told.coverage}
    ]
    if told.pass_rate is not None:
        words = {"passed": told.passed or 0, "tested": told.tested or 0, "rate": told.pass_rate}
        found.append(_("%(passed)d of %(tested)d passed the test (%(rate)d%%)") % words)
    return listed(found)


CONDITIONS = [
    Condition(
        "G7-b", "G7", t("Users are trained and were tested"),
        t("Untrained users report their questions as defects."), trained, "hard",
        ("AFT-07", "AFT-20", "AFT-28", "AFT-29"),
    )
]  # fmt: skip
