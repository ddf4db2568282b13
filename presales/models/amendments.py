"""Contract amendments (项目变更文件): what the contract says from now on, why, and what that does to time and money."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.commitments import Commitment
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick


class ContractAmendment(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        APPROVED = "approved", _("Approved by us")
        PROPOSED = "proposed", _("Put to the customer")
        SIGNED = "signed", _("Signed")
        REFUSED = "refused", _("Refused by the customer")

    OPEN: ClassVar[tuple[str, ...]] = (State.DRAFT, State.APPROVED, State.PROPOSED)
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.SIGNED,)
    private: ClassVar[set[str]] = {"approval_note"}

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    reason = models.TextField(_("reason"))
    reason_en = models.TextField(_("reason in English"), blank=True)
    facts = models.TextField(_("facts"))
    facts_en = models.TextField(_("facts in English"), blank=True)
    amount_delta = models.DecimalField(_("change of the amount"), max_digits=14, decimal_places=2, default=0)
    new_due_on = models.DateField(_("contract due on, from now on"), null=True, blank=True)
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    commitments = models.ManyToManyField(
        Commitment, blank=True, related_name="amendments", verbose_name=_("promises that it settles")
    )
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    approval_note = models.TextField(_("words on the approval"), blank=True, editable=False)
    refused_reason = models.TextField(_("why the customer refused"), blank=True, editable=False)
    before = models.JSONField(default=dict, editable=False)  # amount, due_on as they were before it was signed
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("contract amendment")
        verbose_name_plural = _("contract amendments")

    @property
    def label(self) -> str:
        return pick(self, "title")


class AmendedClause(Ordered):
    amendment = models.ForeignKey(ContractAmendment, models.CASCADE, related_name="clauses")
    clause = models.CharField(_("clause"), max_length=80)
    old = models.TextField(_("until now"), blank=True)
    old_en = models.TextField(_("until now, in English"), blank=True)
    new = models.TextField(_("from now on"))
    new_en = models.TextField(_("from now on, in English"), blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("clause")

    def __str__(self) -> str:
        return self.clause


class AmendedMilestone(Ordered):
    """A payment milestone that changes, by its place in the contract; a new one has no place yet."""

    amendment = models.ForeignKey(ContractAmendment, models.CASCADE, related_name="milestones")
    milestone = models.PositiveIntegerField(_("payment milestone"), null=True, blank=True)  # number of the record
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    amount = models.DecimalField(_("amount from now on"), max_digits=14, decimal_places=2)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("changed payment milestone")

    def __str__(self) -> str:
        return pick(self, "name")
