"""Risks: what could go wrong, how likely and how bad, what is done before and what if it happens."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.models.commitments import Commitment
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick

MARKS = [(n, str(n)) for n in range(1, 6)]


class Risk(Record):
    class State(models.TextChoices):
        IDENTIFIED = "identified", _("Identified")
        ASSESSED = "assessed", _("Assessed")
        RESPONDING = "responding", _("Being answered")
        CLOSED = "closed", _("Over")
        OCCURRED = "occurred", _("It happened")

    class Category(models.TextChoices):
        TECHNICAL = "technical", _("Technology")
        IMPLEMENTATION = "implementation", _("Implementation")
        RESOURCE = "resource", _("Resources")
        SCHEDULE = "schedule", _("Schedule")
        COMMERCIAL = "commercial", _("Commerce")
        READINESS = "readiness", _("The customer's readiness")
        STAKEHOLDER = "stakeholder", _("People (stays with us)")

    class Area(models.TextChoices):
        INTEGRATION = "integration", _("Integration")
        SCOPE = "scope", _("Scope")
        TIME = "time", _("Time")
        COST = "cost", _("Cost")
        QUALITY = "quality", _("Quality")
        PEOPLE = "people", _("Human resources")
        COMMUNICATION = "communication", _("Communication")
        RISK = "risk", _("Risk")
        PROCUREMENT = "procurement", _("Procurement")

    OPEN: ClassVar[tuple[str, ...]] = (State.IDENTIFIED, State.ASSESSED, State.RESPONDING)
    editable_states: ClassVar[tuple[str, ...]] = OPEN

    title = models.CharField(_("risk"), max_length=160)
    title_en = models.CharField(_("risk in English"), max_length=160, blank=True)
    description = models.TextField(_("what could happen, and why"), blank=True)
    description_en = models.TextField(_("what could happen, and why, in English"), blank=True)
    category = models.CharField(_("category"), max_length=14, choices=Category.choices)
    area = models.CharField(_("field of management"), max_length=13, choices=Area.choices, blank=True)
    probability = models.PositiveSmallIntegerField(
        _("probability, 1 to 5"), choices=MARKS, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    impact = models.PositiveSmallIntegerField(
        _("impact, 1 to 5"), choices=MARKS, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    prevention = models.TextField(_("what prevents it"), blank=True)
    prevention_en = models.TextField(_("what prevents it, in English"), blank=True)
    contingency = models.TextField(_("what we do if it happens"), blank=True)
    contingency_en = models.TextField(_("what we do if it happens, in English"), blank=True)
    trigger = models.CharField(_("sign that it is happening"), max_length=200, blank=True)
    trigger_en = models.CharField(_("sign that it is happening, in English"), max_length=200, blank=True)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("owner"))
    due = models.DateField(_("to be reviewed on"))
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, editable=False, related_name="risks", verbose_name=_("from the promise")
    )  # fmt: skip
    outcome = models.TextField(_("what became of it"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.IDENTIFIED)

    class Meta(Record.Meta):
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="risk_marks", condition=Q(probability__gte=1, probability__lte=5, impact__gte=1, impact__lte=5)
            ),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(commitment__isnull=False), name="risk_one_for_a_promise"
            ),
        ]
        indexes = [models.Index(fields=["project", "state"], name="risk_state")]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def exposure(self) -> int:
        """Probability times impact, 1 to 25."""
        return self.probability * self.impact
