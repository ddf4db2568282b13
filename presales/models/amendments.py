"""Contract amendments (项目变更文件): what the contract says from now on, why, and what that does to time and money."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle import evidence, hooks
from lifecycle.amendments import Terms, terms
from lifecycle.display import money
from lifecycle.errors import Refused
from lifecycle.instalments import payments
from lifecycle.models.commitments import Commitment
from lifecycle.models.documents import Document
from lifecycle.models.origins import Originating
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick
from presales.models.amended_payments import AmendedPayments
from presales.models.contracts import Contract

ITEM = "S2-08"


class ContractAmendment(AmendedPayments, Originating, Record):
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
    # Approved: {"basis": {number of a payment: amount}} as it was reckoned upon. Signed: amount, due_on, payments before.
    before = models.JSONField(default=dict, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("contract amendment")
        verbose_name_plural = _("contract amendments")

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return {"approved": "now", "proposed": "wait", "signed": "ok", "refused": "bad"}.get(self.state, "draft")

    # -- what it changes -------------------------------------------------------------------------------------------

    @property
    def old_amount(self) -> Decimal:
        """The amount before it: as it was on signing, until then as it is."""
        kept = self.before.get("amount")
        return Decimal(kept) if kept else self.project.contract_amount or Decimal(0)

    @property
    def new_amount(self) -> Decimal:
        return self.old_amount + self.amount_delta

    @property
    def old_due_on(self) -> date | None:
        kept = self.before.get("due_on")
        return date.fromisoformat(kept) if kept else None if self.is_done else self.project.contract_due_on

    @property
    def is_done(self) -> bool:
        """Did it change the contract?"""
        return "payments" in self.before

    @property
    def delta_shown(self) -> str:
        if not self.amount_delta:
            return ""
        plus = "+" if self.amount_delta > 0 else ""
        return plus + money(self.amount_delta, self.project.currency)

    @property
    def changes_anything(self) -> bool:
        lines = self.clauses.exists() or self.milestones.exists()  # type: ignore[attr-defined]
        return bool(lines or self.amount_delta or self.new_due_on)

    @property
    def promises(self) -> list[Commitment]:
        return list(self.commitments.select_related("project").order_by("number"))

    # -- verbs -----------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        n = type(self).objects.filter(project=self.project).count() + 1
        self.title, self.title_en = f"合同变更 {n}", f"Contract amendment {n}"
        if self.project.document_language == "en":
            self.title, self.title_en = self.title_en, ""
        self.effective_on = timezone.localdate()

    def prefill_from(self, link: dict[str, str], *, by: User) -> None:
        """The link on a promise's page names the promise that is to be settled; the one on a change's page, the change."""
        self.origin_key = link.get("from", "")[:80]
        if (asked := self._terms()) is not None:
            for name, text in asked.texts.items():
                setattr(self, name, text)
            self.amount_delta, self.new_due_on = asked.amount, asked.due_on
        found = Commitment.objects.filter(
            project=self.project, state__in=Commitment.OPEN, number=_number(link.get("promise"))
        )
        self.chosen = list(found)
        for promise in self.chosen:
            self.reason = gettext("“%(what)s” cannot be kept as promised.") % {"what": promise.label}

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        asked = self._terms()
        if asked is None:
            return {}
        rows = [
            {
                "milestone": row.number, "name": row.name, "name_en": row.name_en, "amount": row.amount,
                "planned_on": row.planned_on,
            }
            for row in asked.payments
        ]  # fmt: skip
        return {"milestones": rows}

    def _terms(self) -> Terms | None:
        record = self.origin()
        return terms(record) if record is not None else None

    def guard_new(self) -> None:
        if self.project.contract_passed_at is None:
            raise Refused(gettext("The contract is not signed yet: change the contract itself."))

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.amount_delta and self.project.contract_amount is not None and self.new_amount < 0:
            raise Refused(gettext("The amount of the contract cannot become negative."), "amount_delta")
        signed = self.project.contract_signed_on
        if self.new_due_on and signed and self.new_due_on < signed:
            raise Refused(gettext("The contract cannot be due before it is signed."), "new_due_on")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        """What led to it: the promises that it settles, and the contract that it changes."""
        for promise in self.commitments.select_related("project"):
            Trace.note(promise, self, by=by)
        if contract := Contract.current(self.project):
            Trace.note(contract, self, by=by)
        self.note_origin(by=by)
        if (record := self.origin()) is not None:
            hooks.call("amendment_written", amendment=self, origin=record, by=by)

    @transaction.atomic
    def approve(self, *, by: User, note: str = "") -> None:
        """Somebody else than its author lets it go to the customer."""
        self.locked(self.State.DRAFT)
        if by.pk == self.created_by_id:
            raise Refused(gettext("Somebody other than the author must approve it."))
        if not self.changes_anything:
            raise Refused(gettext("Nothing changes yet: write down clauses, an amount, a date or payments."))
        self.check_payments()
        self.shift(
            self.State.APPROVED, by=by, verb="amendment.approved", approved_by=by, approved_at=timezone.now(),
            approval_note=note.strip(), before={"basis": {str(row.number): str(row.amount) for row in payments(self.project)}},
        )  # fmt: skip

    @transaction.atomic
    def rework(self, *, by: User, reason: str) -> None:
        self.locked(self.State.APPROVED, self.State.REFUSED)
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        self.shift(
            self.State.DRAFT, by=by, verb="amendment.returned", data={"reason": reason.strip()},
            approved_by=None, approved_at=None, approval_note="", before={},
        )  # fmt: skip

    # -- its document ----------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state == self.State.DRAFT:
            raise Refused(gettext("It must be approved first, by somebody other than its author."))
        if self.state == self.State.REFUSED:
            raise Refused(gettext("The customer refused it. Take it back to the draft first."))

    def document_sent(self, document: Document, *, by: User) -> None:
        """Only what was approved goes out: not a version from before it was written anew."""
        version = document.current
        if self.state in (self.State.DRAFT, self.State.REFUSED) or (
            version and self.approved_at and version.rendered_at < self.approved_at.replace(microsecond=0)
        ):
            raise Refused(
                gettext("It was written anew since this version was issued. Have it approved and issue it again.")
            )
        self.effects()
        if self.state == self.State.APPROVED:
            self.shift(self.State.PROPOSED, by=by, verb="amendment.proposed")

    def document_signed(self, document: Document, *, by: User | None) -> None:
        """From now on it is the contract: its amount and date, the payments and the promises change at once, once."""
        if self.state not in (self.State.APPROVED, self.State.PROPOSED):
            return
        project, who = self.project, by or self.approved_by
        assert who is not None
        kept = {str(row.number): str(row.amount) for row in payments(project)}
        before = project.amend_contract(
            by=by, label=self.label, amount_delta=self.amount_delta, due_on=self.new_due_on
        )
        changes = self.effects()
        self.shift(self.State.SIGNED, by=by, verb="amendment.signed", before=before | {"payments": kept})
        hooks.call("payments_amended", project=project, changes=changes, by=who)
        words = gettext("Replaced by the signed amendment %(number)s.") % {"number": document.number}
        for promise in self.commitments.filter(state__in=Commitment.OPEN).select_related("project"):
            promise.amend(by=by, words=words, source=self)
        contract = Contract.current(project)
        if contract is not None and contract.state == Contract.State.SIGNED:
            contract.shift(Contract.State.AMENDED, by=by, verb="contract.amended")
        # It is asked for by an item of delivery, which the documents of pre-sales do not speak for by themselves.
        evidence.offer(
            project, code=document.kind, forms=evidence.SIGNED_FORMS, subject=document, label=document.number,
            stage=None, by=by, items=(ITEM,),
        )  # fmt: skip
        hooks.call("amendment_signed", project=project, number=self.number, by=who)
        project.refresh_figures()

    def document_deemed(self, document: Document, *, by: User | None) -> None:
        """Silence changes no contract."""

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state in (self.State.APPROVED, self.State.PROPOSED):
            self.shift(
                self.State.REFUSED, by=None, verb="amendment.refused", data={"reason": reason}, refused_reason=reason
            )

    def document_fell(self, document: Document, *, by: User) -> None:
        """Void before it was signed. What was signed stays the contract, until another amendment changes it."""
        if self.state == self.State.PROPOSED:
            self.shift(self.State.APPROVED, by=by, verb="amendment.recalled")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0
