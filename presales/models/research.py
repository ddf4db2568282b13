"""Pre-sales research: talks with the customer before anything is sold."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.interviews import EntryBase, QuestionBase
from lifecycle.models.research import ResearchBase


class ResearchLog(ResearchBase):
    plan_line = models.ForeignKey(
        "presales.PlanLine", models.PROTECT, null=True, blank=True, related_name="logs", verbose_name=_("planned talk")
    )

    class Meta(ResearchBase.Meta):
        verbose_name = _("research log")
        verbose_name_plural = _("research logs")


class LogEntry(EntryBase):
    log = models.ForeignKey(ResearchLog, models.CASCADE, related_name="entries")

    class Meta(EntryBase.Meta):
        verbose_name = _("entry of a research log")


class LogQuestion(QuestionBase):
    log = models.ForeignKey(ResearchLog, models.CASCADE, related_name="questions")

    class Meta(QuestionBase.Meta):
        verbose_name = _("question of a research log")
