"""The budget of a project, and the people, teams and money that are asked for."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.solution_parts import StepSide
from lifecycle.models.users import User


class Budget(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ASKED = "asked", _("Put forward")
        APPROVED = "approved", _("Approved")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)

    note = models.TextField(_("how cost is controlled"), blank=True)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    decision_note = models.TextField(_("words on the decision"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")


class BudgetLine(Ordered):
    class Category(models.TextChoices):
        LABOUR = "labour", _("Labour")
        PURCHASE = "purchase", _("Purchase")
        TRAVEL = "travel", _("Travel")
        SUBCONTRACT = "subcontract", _("Subcontract")
        CONTINGENCY = "contingency", _("Contingency")
        OTHER = "other", _("Other")

    budget = models.ForeignKey(Budget, models.CASCADE, related_name="lines")
    category = models.CharField(_("category"), max_length=12, choices=Category.choices)
    what = models.CharField(_("what"), max_length=160, blank=True)
    estimate = models.DecimalField(_("estimated"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])
    approved = models.DecimalField(
        _("approved"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    actual = models.DecimalField(
        _("spent"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)], editable=False
    )  # fmt: skip

    class Meta(Ordered.Meta):
        verbose_name = _("budget line")

    def __str__(self) -> str:
        return self.what or str(self.get_category_display())


class ResourceRequest(Record):
    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        CONFIRMED = "confirmed", _("Confirmed")
        REFUSED = "refused", _("Refused")

    class Kind(models.TextChoices):
        TECHNICAL = "technical", _("Technical support")
        HUMAN = "human", _("People")
        FINANCIAL = "financial", _("Money")

    editable_states: ClassVar[tuple[str, ...]] = (State.ASKED,)

    resource_kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices)
    what = models.CharField(_("what is needed"), max_length=200)
    team = models.CharField(_("team"), max_length=120, blank=True)
    side = models.CharField(_("side"), max_length=8, choices=StepSide.choices, default=StepSide.VENDOR)
    quantity = models.DecimalField(_("quantity"), max_digits=10, decimal_places=1, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    skills = models.CharField(_("skills wanted"), max_length=200, blank=True)
    needed_by = models.DateField(_("needed by"))
    asked_of = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked of"))
    named = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("who comes")
    )
    answer = models.TextField(_("answer"), blank=True, editable=False)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.ASKED)

    class Meta(Record.Meta):
        verbose_name = _("request for resources")
        verbose_name_plural = _("requests for resources")
        ordering = ["needed_by", "number"]

    @property
    def label(self) -> str:
        return self.what
