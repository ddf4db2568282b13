"""Estimates: what it costs and how long each step takes, at best, likely and at worst."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.text import pick


class Step(models.TextChoices):
    """The steps of a project (domain PRE-53)."""

    INITIATION = "initiation", _("Initiation")
    ANALYSIS = "analysis", _("Requirements analysis")
    DESIGN = "design", _("Solution design")
    IMPLEMENTATION = "implementation", _("Implementation")
    TESTING = "testing", _("Testing")
    DELIVERY = "delivery", _("Delivery")


class Estimate(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Handed to sales")
        USED = "used", _("Used in the offer")
        SUPERSEDED = "superseded", _("Superseded")

    VALID: ClassVar[tuple[str, ...]] = (State.SUBMITTED, State.USED)
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    starts_on = models.DateField(_("could begin on"), null=True, blank=True)
    customer_wanted_end = models.DateField(_("the customer wants it by"), null=True, blank=True)
    quoted_amount = models.DecimalField(
        _("amount to be offered"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )  # fmt: skip
    basis_note = models.TextField(_("what it rests on"))
    recommendation = models.TextField(_("advice to sales"), blank=True)
    submitted_at = models.DateTimeField(_("handed to sales"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("estimate")
        verbose_name_plural = _("estimates")

    @property
    def label(self) -> str:
        return pick(self, "title")


class EstimateCost(Ordered):
    class Kind(models.TextChoices):
        LABOUR = "labour", _("Labour")
        PURCHASE = "purchase", _("Purchase")
        TRAVEL = "travel", _("Travel")
        SUBCONTRACT = "subcontract", _("Subcontract")
        CONTINGENCY = "contingency", _("Contingency")

    estimate = models.ForeignKey(Estimate, models.CASCADE, related_name="costs")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    what = models.CharField(_("what"), max_length=160)
    step = models.CharField(_("step"), max_length=16, choices=Step.choices, blank=True)
    quantity = models.DecimalField(_("quantity"), max_digits=10, decimal_places=2, validators=[MinValueValidator(0)])
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    rate = models.DecimalField(_("price of one"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])

    class Meta(Ordered.Meta):
        verbose_name = _("cost")
        constraints = [
            models.CheckConstraint(name="estimate_cost_positive", condition=Q(quantity__gte=0, rate__gte=0))
        ]

    def __str__(self) -> str:
        return self.what


class EstimateStep(Ordered):
    """Working days."""

    estimate = models.ForeignKey(Estimate, models.CASCADE, related_name="steps")
    step = models.CharField(_("step"), max_length=16, choices=Step.choices)
    what = models.CharField(_("what is done"), max_length=160, blank=True)
    optimistic = models.PositiveSmallIntegerField(_("at best, working days"))
    likely = models.PositiveSmallIntegerField(_("likely, working days"))
    pessimistic = models.PositiveSmallIntegerField(_("at worst, working days"))

    class Meta(Ordered.Meta):
        verbose_name = _("step")
        constraints = [
            models.CheckConstraint(
                name="estimate_step_in_order",
                condition=Q(optimistic__lte=models.F("likely"), likely__lte=models.F("pessimistic")),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_step_display())
