"""Implementation research: talks with the people who will work with it, round after round."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.interviews import EntryBase, QuestionBase
from lifecycle.models.research import ResearchBase


class ResearchLog(ResearchBase):
    plan_line = models.ForeignKey(
        "delivery.PlanLine", models.PROTECT, null=True, blank=True, related_name="logs", verbose_name=_("planned talk")
    )

    class Meta(ResearchBase.Meta):
        verbose_name = _("log of implementation research")
        verbose_name_plural = _("logs of implementation research")


class LogEntry(EntryBase):
    log = models.ForeignKey(ResearchLog, models.CASCADE, related_name="entries")

    class Meta(EntryBase.Meta):
        verbose_name = _("entry of a research log")


class LogQuestion(QuestionBase):
    log = models.ForeignKey(ResearchLog, models.CASCADE, related_name="questions")

    class Meta(QuestionBase.Meta):
        verbose_name = _("question of a research log")
