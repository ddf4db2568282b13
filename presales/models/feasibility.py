"""Feasibility: four dimensions with evidence, competitors, and the decision."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import User
from presales.models.estimates import Estimate

MARKS = [(n, str(n)) for n in range(1, 6)]


class Verdict(models.TextChoices):
    GO = "go", _("Go")
    CONDITIONAL = "conditional", _("Go, with conditions")
    NO_GO = "no_go", _("No go")


class FeasibilityAssessment(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEWED = "reviewed", _("Reviewed")
        DECIDED = "decided", _("Decided")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)

    summary = models.TextField(_("what is to be judged"))
    market_note = models.TextField(_("market and demand"), blank=True)
    estimate = models.ForeignKey(
        Estimate, models.PROTECT, null=True, blank=True, related_name="assessments", verbose_name=_("estimate")
    )
    overall = models.CharField(_("conclusion"), max_length=11, choices=Verdict.choices, blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    reviewer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("reviewed by")
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    decision = models.CharField(_("decision"), max_length=11, choices=Verdict.choices, blank=True, editable=False)
    decision_note = models.TextField(_("words on the decision"), blank=True, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("feasibility assessment")
        verbose_name_plural = _("feasibility assessments")


class FeasibilityDimension(Ordered):
    class Dimension(models.TextChoices):
        TECHNICAL = "technical", _("Technology")
        MARKET = "market", _("Market and demand")
        COST = "cost", _("Cost and benefit")
        RESOURCE = "resource", _("Resources")

    assessment = models.ForeignKey(FeasibilityAssessment, models.CASCADE, related_name="dimensions")
    dimension = models.CharField(_("dimension"), max_length=9, choices=Dimension.choices)
    score = models.PositiveSmallIntegerField(_("score, 1 to 5"), choices=MARKS, null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    assessor = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("judged by")
    )
    verdict = models.CharField(_("verdict"), max_length=11, choices=Verdict.choices, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("dimension")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "dimension"], name="feasibility_dimension_once"),
            models.CheckConstraint(
                name="feasibility_score", condition=Q(score__isnull=True) | Q(score__gte=1, score__lte=5)
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_dimension_display())


class Competitor(Ordered):
    assessment = models.ForeignKey(FeasibilityAssessment, models.CASCADE, related_name="competitors")
    name = models.CharField(_("competitor"), max_length=120)
    strengths = models.TextField(_("strengths"), blank=True)
    weaknesses = models.TextField(_("weaknesses"), blank=True)
    price_hint = models.CharField(_("what we hear of the price"), max_length=120, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("competitor")

    def __str__(self) -> str:
        return self.name
