"""Objectives: results that the customer wants, SMART, judged, baselined."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick


class Objective(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        BASELINED = "baselined", _("Baselined")
        REDEFINED = "redefined", _("Redefined")
        MET = "met", _("Met")
        MISSED = "missed", _("Missed")

    class Achievable(models.TextChoices):
        YES = "yes", _("Achievable")
        RISK = "risk", _("At risk")
        NO = "no", _("Not achievable")

    SMART: ClassVar[tuple[str, ...]] = ("specific", "measurable", "achievable", "relevant", "time_bound")
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    private: ClassVar[set[str]] = {"verdict_note"}

    statement = models.TextField(_("objective"))
    statement_en = models.TextField(_("objective in English"), blank=True)
    specific = models.TextField(_("specific: what exactly, where, for whom"), blank=True)
    specific_en = models.TextField(_("specific, in English"), blank=True)
    measurable = models.TextField(_("measurable: by what it is measured"), blank=True)
    measurable_en = models.TextField(_("measurable, in English"), blank=True)
    achievable = models.TextField(_("achievable: with which means"), blank=True)
    achievable_en = models.TextField(_("achievable, in English"), blank=True)
    relevant = models.TextField(_("relevant: what it is good for"), blank=True)
    relevant_en = models.TextField(_("relevant, in English"), blank=True)
    time_bound = models.TextField(_("time-bound: by when"), blank=True)
    time_bound_en = models.TextField(_("time-bound, in English"), blank=True)
    metric = models.CharField(_("figure"), max_length=120, blank=True)
    metric_en = models.CharField(_("figure in English"), max_length=120, blank=True)
    baseline_value = models.CharField(_("today"), max_length=60, blank=True)
    target_value = models.CharField(_("target"), max_length=60, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    achievable_verdict = models.CharField(_("verdict"), max_length=4, choices=Achievable.choices, blank=True)
    verdict_note = models.TextField(_("reason for the verdict"), blank=True)
    judged_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("judged by")
    )
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("approved by")
    )
    approval_note = models.TextField(_("why it is kept nevertheless"), blank=True, editable=False)
    revision = models.PositiveSmallIntegerField(_("revision"), default=1, editable=False)
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="successor",
        verbose_name=_("replaces"),
    )
    baselined_at = models.DateTimeField(_("baselined"), null=True, blank=True, editable=False)
    outcome = models.TextField(_("what came of it"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["number"]
        indexes = [models.Index(fields=["project", "state"], name="objective_state")]

    @property
    def label(self) -> str:
        return pick(self, "statement")[:120]
