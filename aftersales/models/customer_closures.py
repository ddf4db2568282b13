"""The customer's edition of the closing report: the same figures without cost, with words of its own."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.closures import ITEM, ProjectClosure
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.events import ChainHead
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User


class CustomerClosure(Record):
    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("closing report", "Being written")
        SIGNED = "signed", pgettext_lazy("closing report", "Signed")
        GIVEN = "given", pgettext_lazy("closing report", "Given to the customer")

    TONES: ClassVar[dict[str, str]] = {"draft": "draft", "signed": "now", "given": "ok"}
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.SIGNED,)
    proves: ClassVar[tuple[str, ...]] = (ITEM,)

    opening = models.TextField(gettext_lazy("what we say first"))
    opening_en = models.TextField(gettext_lazy("what we say first, in English"), blank=True)
    outlook = models.TextField(gettext_lazy("what comes now, and whom to ask"), blank=True)
    outlook_en = models.TextField(gettext_lazy("what comes now, and whom to ask, in English"), blank=True)
    signed_on = models.DateField(gettext_lazy("signed on"), null=True, editable=False)
    given_on = models.DateField(gettext_lazy("given to the customer on"), null=True, editable=False)
    given_to = models.ForeignKey(
        Contact, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("given to")
    )
    given_how = models.CharField(gettext_lazy("how"), max_length=200, blank=True, editable=False)
    refused_reason = models.TextField(gettext_lazy("why it was not signed"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=6, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("closing report for the customer")
        verbose_name_plural = gettext_lazy("closing reports for the customer")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["project"], name="customer_closure_once"),
            models.CheckConstraint(
                name="customer_closure_given_when", condition=~Q(state="given") | Q(given_on__isnull=False)
            ),
        ]

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @property
    def closure(self) -> ProjectClosure | None:
        """The report that it is an edition of."""
        found = ProjectClosure.of(self.project)
        if found is not None:
            found.project = self.project
        return found

    def guard_new(self) -> None:
        ChainHead.locked(self.project_id)
        if ProjectClosure.of(self.project) is None:
            raise Refused(_("Write the closing report first: this edition takes its figures from it."))
        if type(self).objects.filter(project=self.project).exists():
            raise Refused(_("The customer's edition exists already."))

    def prefill(self, *, by: User) -> None:
        from aftersales import closing

        for name, text in closing.customer_words(self.project).items():
            setattr(self, name, text)

    def after_put(self, *, by: User) -> None:
        closure = self.closure
        if closure is not None:
            Trace.note(closure, self, by=by)

    @transaction.atomic
    def give(self, *, by: User, contact: Contact, on: date, how: str) -> None:
        """The customer has it."""
        self.locked(self.State.SIGNED)
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if self.signed_on and on < self.signed_on:
            raise Refused(_("It was not signed yet on that day."), "on")
        if len(how.strip()) < 2:
            raise Refused(_("Say how: at which meeting, by which mail."), "how")
        self.shift(
            self.State.GIVEN, by=by, verb="customer_closure.given", data={"name": contact.name}, given_on=on,
            given_to=contact, given_how=how.strip()[:200],
        )  # fmt: skip

    @property
    def is_out(self) -> bool:
        document = self.document
        return document is not None and document.state in (*Document.OUT, Document.State.PAPER)

    @property
    def is_editable(self) -> bool:
        return super().is_editable and not self.is_out

    def not_editable(self) -> str:
        if self.state == self.State.DRAFT and self.is_out:
            return _("It is out for signature. Withdraw it there first.")
        return super().not_editable()

    # -- its document ------------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        closure = self.closure
        if closure is None or closure.state != closure.State.APPROVED:
            raise Refused(_("An executive has to approve the closing report first."))

    def document_sent(self, document: Document, *, by: User) -> None:
        self.guard_unchanged(document, self.updated_at)

    def document_issued(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def document_signed(self, document: Document, *, by: User | None) -> None:
        self.shift(
            self.State.SIGNED, by=by, verb="customer_closure.signed", signed_on=timezone.localdate(), refused_reason=""
        )

    def document_declined(self, document: Document, *, reason: str) -> None:
        self.shift(
            self.State.DRAFT, by=None, verb="customer_closure.declined", data={"reason": reason}, signed_on=None,
            refused_reason=reason[:2000],
        )  # fmt: skip

    def document_fell(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def _unsign(self, *, by: User) -> None:
        """What was signed is replaced or void: the customer has yet to get what takes its place."""
        if self.state != self.State.DRAFT:
            self.shift(
                self.State.DRAFT, by=by, verb="customer_closure.unsigned", signed_on=None, given_on=None, given_to=None,
                given_how="",
            )  # fmt: skip

    def page_facts(self, user: User) -> dict[str, Any]:
        return {"closure": self.closure}
