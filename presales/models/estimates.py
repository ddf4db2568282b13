"""Estimates: what it costs and how long each step takes, at best, likely and at worst."""

from datetime import date
from decimal import Decimal
from math import ceil, sqrt
from typing import Any, ClassVar, NamedTuple

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle import evidence, pastdurations
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.calendar import add_workdays
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import listed, pick

Z80 = 0.8416  # standard deviations above the mean below which four fifths of a normal distribution lie


class Step(models.TextChoices):
    """The steps of a project (domain PRE-53)."""

    INITIATION = "initiation", _("Initiation")
    ANALYSIS = "analysis", _("Requirements analysis")
    DESIGN = "design", _("Solution design")
    IMPLEMENTATION = "implementation", _("Implementation")
    TESTING = "testing", _("Testing")
    DELIVERY = "delivery", pgettext_lazy("step of a project", "Delivery")


class Schedule(NamedTuple):
    """Working days of all steps, one after the other. `mean` and `p80`: PERT, see `Estimate.schedule`."""

    optimistic: int
    likely: int
    pessimistic: int
    mean: float
    p80: int


class EstimateQuerySet(models.QuerySet["Estimate"]):
    def valid(self) -> "EstimateQuerySet":
        """Handed to sales and not superseded, the newest first."""
        return self.filter(state__in=Estimate.VALID).order_by("-number")

    def for_sheet(self) -> "EstimateQuerySet":
        return self.select_related("project", "created_by").prefetch_related("costs", "steps")


class Estimate(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Handed to sales")
        USED = "used", _("Used in the offer")
        SUPERSEDED = "superseded", _("Superseded")

    VALID: ClassVar[tuple[str, ...]] = (State.SUBMITTED, State.USED)
    TONES: ClassVar[dict[str, str]] = {"draft": "draft", "submitted": "now", "used": "ok", "superseded": "off"}
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    private: ClassVar[set[str]] = {"quoted_amount", "costs"}

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
    # Written when it is handed to sales: what lists and gates compare promises with.
    likely_days = models.PositiveSmallIntegerField(_("likely, working days"), null=True, editable=False)
    reference = models.JSONField(default=dict, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    objects = EstimateQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("estimate")
        verbose_name_plural = _("estimates")

    @classmethod
    def of(cls, project: Any) -> tuple["Estimate | None", "Estimate | None"]:
        """The valid one, and the latest of any state."""
        rows = cls.objects.filter(project=project).select_related("project")
        found = once(project, cls, lambda: list(rows))
        return next((row for row in found if row.is_valid), None), found[0] if found else None

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @property
    def is_valid(self) -> bool:
        return self.state in self.VALID

    @property
    def total(self) -> Decimal:
        return sum((row.amount for row in self.costs.all()), Decimal(0))  # type: ignore[attr-defined]

    @property
    def by_kind(self) -> list[tuple[str, Decimal]]:
        """Sums of the cost lines, by kind."""
        sums: dict[str, Decimal] = {}
        for row in self.costs.all():  # type: ignore[attr-defined]
            sums[row.kind] = sums.get(row.kind, Decimal(0)) + row.amount
        return [(str(EstimateCost.Kind(kind).label), sums[kind]) for kind in EstimateCost.Kind.values if kind in sums]

    @property
    def margin(self) -> Decimal | None:
        """What is left of the amount to be offered. For those who read the budget, never for the others."""
        return None if self.quoted_amount is None else self.quoted_amount - self.total

    @property
    def schedule(self) -> Schedule:
        """PERT: a step's mean is (best + 4 × likely + worst) ÷ 6, its deviation (worst − best) ÷ 6. Deviations of steps
        that follow each other add up as squares; their sum is taken as normally distributed for the P80."""
        rows = list(self.steps.all())  # type: ignore[attr-defined]
        mean = sum(row.mean for row in rows)
        deviation = sqrt(sum(((row.pessimistic - row.optimistic) / 6) ** 2 for row in rows))
        return Schedule(
            sum(row.optimistic for row in rows), sum(row.likely for row in rows), sum(row.pessimistic for row in rows),
            mean, ceil(round(mean + Z80 * deviation, 6)),
        )  # fmt: skip

    @property
    def likely_end(self) -> date | None:
        return add_workdays(self.starts_on, self.schedule.likely) if self.starts_on else None

    @property
    def p80_end(self) -> date | None:
        return add_workdays(self.starts_on, self.schedule.p80) if self.starts_on else None

    def page_facts(self, user: User) -> dict[str, Any]:
        from presales.backup import sheet

        return {
            "sheet": sheet(self, user), "past": pastdurations.beside(self.project),
            "past_lessons": pastdurations.lessons(self.project),
        }  # fmt: skip

    def prefill(self, *, by: User) -> None:
        """The last one is a start: its dates and its ground, not its figures."""
        last = type(self).objects.filter(project=self.project).first()
        self.quoted_amount = self.project.amount
        today = timezone.localdate()
        self.starts_on = max(filter(None, (self.project.expected_sign_on, today)))
        if last is not None:
            self.customer_wanted_end, self.basis_note = last.customer_wanted_end, last.basis_note

    def after_put(self, *, by: User) -> None:
        for relation in (self.costs, self.steps):  # type: ignore[attr-defined]
            for order, row in enumerate(relation.all(), 1):
                if row.order != order:
                    relation.filter(pk=row.pk).update(order=order)

    def lacks(self) -> list[str]:
        """What sales could not do without."""
        lacks = []
        if not self.costs.exists():  # type: ignore[attr-defined]
            lacks.append(gettext("cost lines"))
        if not self.steps.exists():  # type: ignore[attr-defined]
            lacks.append(gettext("a schedule by step"))
        if not self.starts_on:
            lacks.append(gettext("the day on which it could begin"))
        return lacks

    @transaction.atomic
    def submit(self, *, by: User) -> None:
        """Hand it to sales. The one that was valid until now is superseded; comparable projects are noted."""
        from presales.reference import comparable

        self.locked(self.State.DRAFT)
        if lacks := self.lacks():
            raise Refused(gettext("Still missing: %(what)s.") % {"what": listed(lacks)})
        for old in type(self).objects.select_for_update().filter(project=self.project).valid():
            old.shift(self.State.SUPERSEDED, by=by, verb="estimate.superseded")
            evidence.withdraw(old)
        schedule = self.schedule
        self.shift(
            self.State.SUBMITTED, by=by, verb="estimate.submitted", submitted_at=timezone.now(),
            data={"likely": schedule.likely, "p80": schedule.p80}, likely_days=schedule.likely,
            reference=comparable(self.project).frozen(),
        )  # fmt: skip
        self.project.refresh_figures()

    @transaction.atomic
    def use(self, *, by: User) -> None:
        """An offer was made on its ground."""
        self.locked(self.State.SUBMITTED)
        self.shift(self.State.USED, by=by, verb="estimate.used")

    @transaction.atomic
    def withdraw(self, *, by: User, reason: str) -> None:
        """Take it back to put it right. What an offer rests on is superseded by a new one instead."""
        self.locked(self.State.SUBMITTED)
        if not reason.strip():
            raise Refused(gettext("Say what is to be put right."), "reason")
        self.shift(
            self.State.DRAFT, by=by, verb="estimate.withdrawn", data={"reason": reason.strip()}, submitted_at=None,
            likely_days=None, reference={},
        )  # fmt: skip
        evidence.withdraw(self)
        self.project.refresh_figures()

    def guard_issue(self) -> None:
        if not self.is_valid:
            raise Refused(gettext("The sheet is issued once the estimate is handed to sales."))


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

    @property
    def amount(self) -> Decimal:
        return (self.quantity * self.rate).quantize(Decimal("0.01"))

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

    @property
    def mean(self) -> float:
        return (self.optimistic + 4 * self.likely + self.pessimistic) / 6

    def __str__(self) -> str:
        return str(self.get_step_display())
