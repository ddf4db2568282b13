"""The contract's review: its promises judged, its terms complete, approved before anybody signs. Its facts stand on the project."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick


class Contract(Record):
    """Number, amount, dates and file stand on the project; here are the terms, and who let them pass."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEWED = "reviewed", _("Promises judged")
        APPROVED = "approved", _("Approved")
        SIGNED = "signed", _("Signed")
        AMENDED = "amended", _("Amended")
        FULFILLED = "fulfilled", _("Fulfilled")
        TERMINATED = "terminated", _("Terminated")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT, State.REVIEWED)
    private: ClassVar[set[str]] = {"review_note", "approval_note", "executive_note"}

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    tax_rate = models.DecimalField(
        _("tax rate, %"), max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )  # fmt: skip
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    deliverables = models.TextField(_("what is delivered"), blank=True)
    deliverables_en = models.TextField(_("what is delivered, in English"), blank=True)
    acceptance_criteria = models.TextField(_("criteria of acceptance"), blank=True)
    acceptance_criteria_en = models.TextField(_("criteria of acceptance, in English"), blank=True)
    warranty_months = models.PositiveSmallIntegerField(_("warranty, months"), null=True, blank=True)
    review_note = models.TextField(_("remark of the review"), blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("reviewed by")
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    approval_note = models.TextField(_("words on the approval"), blank=True, editable=False)
    executive = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("executive who took it on")
    )  # fmt: skip
    executive_at = models.DateTimeField(_("taken on"), null=True, blank=True, editable=False)
    executive_note = models.TextField(_("why it is signed nevertheless"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")

    @property
    def label(self) -> str:
        return pick(self, "title")


class PaymentTerm(Ordered):
    """What becomes a payment milestone when the contract is signed. All shares together are 100 %."""

    class Trigger(models.TextChoices):
        SIGNING = "signing", _("Signing of the contract")
        KICKOFF = "kickoff", _("Kickoff")
        GO_LIVE = "go_live", _("Go-live")
        ACCEPTANCE = "acceptance", _("Acceptance")
        WARRANTY_END = "warranty_end", _("End of the warranty")
        DATE = "date", _("A date")

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="terms")
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    percent = models.DecimalField(
        _("share of the contract, %"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )  # fmt: skip
    trigger = models.CharField(_("falls due with"), max_length=12, choices=Trigger.choices)
    on = models.DateField(_("on this day"), null=True, blank=True)
    due_days = models.PositiveSmallIntegerField(_("days to pay"), default=30)
    clause = models.CharField(_("contract clause"), max_length=80, blank=True)
    retention = models.BooleanField(_("retention money"), default=False)

    class Meta(Ordered.Meta):
        verbose_name = _("payment term")

    def __str__(self) -> str:
        return pick(self, "name")
