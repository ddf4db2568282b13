"""Answers to requirements in writing: what was asked, what we understood, what we answer and why, until when."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.letter_answers import LetterAnswer, drawn_from
from lifecycle.models.projects import DocumentLanguage
from lifecycle.models.records import Record
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed, pick

ITEM = "S2-04"


class ResponseLetter(Record):
    """One letter to one person of the customer, about one requirement or several."""

    class State(models.TextChoices):
        DRAFT = "draft", gettext_lazy("Draft")
        ISSUED = "issued", gettext_lazy("Issued")
        SENT = "sent", gettext_lazy("With the customer")
        ACKNOWLEDGED = "acknowledged", gettext_lazy("Acknowledged")

    class How(models.TextChoices):
        MEETING = "meeting", gettext_lazy("in a meeting")
        MAIL = "mail", gettext_lazy("by mail")
        MESSAGE = "message", gettext_lazy("by message")
        TELEPHONE = "telephone", gettext_lazy("by telephone")
        SIGNATURE = "signature", gettext_lazy("by signature")

    OUT: ClassVar[tuple[str, ...]] = (State.ISSUED, State.SENT)
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.ACKNOWLEDGED,)
    private: ClassVar[set[str]] = {"acknowledged_note"}

    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    addressee = models.ForeignKey(Contact, models.PROTECT, related_name="+", verbose_name=gettext_lazy("addressed to"))
    opening = models.TextField(gettext_lazy("opening words"), blank=True)
    opening_en = models.TextField(gettext_lazy("opening words in English"), blank=True)
    acknowledged_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("acknowledged by"),
    )  # fmt: skip
    acknowledged_on = models.DateField(gettext_lazy("acknowledged on"), null=True, blank=True, editable=False)
    acknowledged_how = models.CharField(
        gettext_lazy("how it was acknowledged"), max_length=9, choices=How.choices, blank=True, editable=False
    )
    acknowledged_note = models.TextField(gettext_lazy("words on the acknowledgement"), blank=True, editable=False)
    declined_reason = models.TextField(gettext_lazy("why the customer did not sign"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=12, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("answer in writing")
        verbose_name_plural = gettext_lazy("answers in writing")

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return {"issued": "now", "sent": "wait", "acknowledged": "ok"}.get(self.state, "draft")

    @property
    def answered(self) -> str:
        """The requirements in it, by their codes."""
        return listed(row.requirement.code for row in self.answers.all())  # type: ignore[attr-defined]

    @property
    def waiting_days(self) -> int:
        """For how many days the customer has had it without a word."""
        if self.state not in self.OUT:
            return 0
        return max(0, (timezone.localdate() - timezone.localtime(self.updated_at).date()).days)

    @classmethod
    def unanswered(cls, project: Any) -> models.QuerySet[Requirement]:
        """Analysed, with an answer that stands in no letter yet."""
        rows = Requirement.objects.filter(project=project, letters=None).exclude(response="")
        return rows.exclude(state=Requirement.State.CAPTURED).order_by("number")

    def page_facts(self, user: User) -> dict[str, Any]:
        rows = list(self.answers.select_related("requirement__project"))  # type: ignore[attr-defined]
        return {"answers": rows}

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        n = type(self).objects.filter(project=self.project).count() + 1
        self.title, self.title_en = f"需求答复函（{n}）", f"Answer to your requirements ({n})"
        if self.project.document_language == DocumentLanguage.EN:
            self.title, self.title_en = self.title_en, ""

    @classmethod
    @transaction.atomic
    def begin(cls, requirements: list[Requirement], *, by: User, addressee: Contact | None = None) -> "ResponseLetter":
        """A draft with what is known of each of these requirements."""
        if not requirements:
            raise Refused(_("Choose at least one requirement."), "requirements")
        first = requirements[0]
        to = addressee or first.raised_by
        if to is None:
            raise Refused(_("Say whom the letter is addressed to."), "addressee")
        for requirement in requirements:
            if not requirement.response:
                raise Refused(
                    _("%(code)s is not analysed yet: there is no answer to it.") % {"code": requirement.code}
                )
        letter = cls(project=first.project, addressee=to)
        letter.prefill(by=by)
        letter.put(by=by, read_version=None)
        for order, requirement in enumerate(requirements, 1):
            LetterAnswer.objects.create(letter=letter, order=order, requirement=requirement, **drawn_from(requirement))
        letter.after_put(by=by)
        return letter

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.addressee.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "addressee")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        for row in self.answers.select_related("requirement__project"):  # type: ignore[attr-defined]
            row.fill()
            Trace.note(row.requirement, self, by=by)

    def hindrances(self) -> list[str]:
        """What keeps it from being issued, in words."""
        rows = list(self.answers.select_related("requirement"))  # type: ignore[attr-defined]
        if not rows:
            return [_("no requirement is answered in it")]
        return [words for row in rows for words in row.hindrances()]

    # -- acknowledgement -------------------------------------------------------------------------------------------

    @transaction.atomic
    def acknowledge(self, *, by: User, contact: Contact, on: date, how: str, note: str = "") -> None:
        """The customer said that they have read it. That is not the same as agreeing."""
        self.locked(*self.OUT)
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if how not in self.How.values:
            raise Refused(_("Say how they acknowledged it."), "how")
        document = self.document
        if document is not None and document.state in Document.OUT:
            raise Refused(
                _("%(number)s is out for signature. Withdraw the request first.") % {"number": document.number}
            )
        self._acknowledged(by=by, contact=contact, on=on, how=how, note=note)

    def _acknowledged(self, *, by: User | None, contact: Contact | None, on: date, how: str, note: str = "") -> None:
        self.shift(
            self.State.ACKNOWLEDGED, by=by, verb="response.acknowledged",
            data={"name": str(contact or ""), "on": on.isoformat()}, acknowledged_by=contact, acknowledged_on=on,
            acknowledged_how=how, acknowledged_note=note.strip(), declined_reason="",
        )  # fmt: skip

    @transaction.atomic
    def rework(self, *, by: User, reason: str) -> None:
        """Write it anew: the answer changed, or the customer asked for another one."""
        self.locked(self.State.ISSUED, self.State.SENT, self.State.ACKNOWLEDGED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        document = self.document
        if document is not None and document.state in Document.OUT:
            raise Refused(
                _("%(number)s is out for signature. Withdraw the request first.") % {"number": document.number}
            )
        self.shift(
            self.State.DRAFT, by=by, verb="response.reopened", data={"reason": reason.strip()}, acknowledged_by=None,
            acknowledged_on=None, acknowledged_how="", acknowledged_note="",
        )  # fmt: skip

    # -- its document ----------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state == self.State.ACKNOWLEDGED:
            raise Refused(_("It is acknowledged and stays as it is. Take it back to the draft to write it anew."))
        if problems := self.hindrances():
            text = ngettext(
                "It cannot be issued yet: %(what)s.",
                "It cannot be issued yet, for %(n)d reasons: %(what)s.",
                len(problems),
            )
            raise Refused(text % {"n": len(problems), "what": _("; ").join(problems)})

    def document_issued(self, document: Document, *, by: User) -> None:
        """The playbook asks for the issued letter; the acknowledgement follows."""
        if self.state == self.State.DRAFT:
            self.shift(self.State.ISSUED, by=by, verb="response.issued", declined_reason="")
        evidence.offer(
            self.project, code=document.kind, forms=("document",), subject=document, label=document.number, stage=None,
            by=by, items=(ITEM,),
        )  # fmt: skip

    def document_sent(self, document: Document, *, by: User) -> None:
        if self.state == self.State.ISSUED:
            self.shift(self.State.SENT, by=by, verb="response.sent")

    def document_signed(self, document: Document, *, by: User | None) -> None:
        if self.state in self.OUT:
            self._acknowledged(by=by, contact=self.addressee, on=timezone.localdate(), how=self.How.SIGNATURE)

    def document_deemed(self, document: Document, *, by: User | None) -> None:
        """Silence is no acknowledgement."""

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state in self.OUT:
            self.shift(
                self.State.DRAFT, by=None, verb="response.declined", data={"reason": reason}, declined_reason=reason
            )

    def document_fell(self, document: Document, *, by: User) -> None:
        evidence.withdraw(document)
        if self.state != self.State.DRAFT:
            self.shift(
                self.State.DRAFT, by=by, verb="response.recalled", acknowledged_by=None, acknowledged_on=None,
                acknowledged_how="",
            )  # fmt: skip
