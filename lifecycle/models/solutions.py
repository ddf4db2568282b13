"""Solutions: written to a template, reviewed by another, presented, agreed, signed. Abstract: stages share it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle import access, evidence
from lifecycle.errors import Refused
from lifecycle.models.completeness import Completeness
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.records import Record
from lifecycle.models.revisions import Revisions
from lifecycle.models.solution_templates import SolutionTemplate
from lifecycle.models.users import User
from lifecycle.text import listed, pick


class SolutionBase(Completeness, Revisions, Record):
    """Children: `sections` and `steps`. Passing review is a fact (`reviewed_at`), not a state of its own."""

    TEMPLATES: ClassVar[str] = ""  # kind of the templates that a concrete solution starts from

    class State(models.TextChoices):
        DRAFT = "draft", gettext_lazy("Draft")
        REVIEW = "review", gettext_lazy("Internal review")
        PRESENTED = "presented", gettext_lazy("Presented")
        AGREED = "agreed", gettext_lazy("Agreed")
        SIGNED = "signed", gettext_lazy("Signed")
        SUPERSEDED = "superseded", gettext_lazy("Superseded")

    SHOWN = (State.PRESENTED, State.AGREED, State.SIGNED, State.SUPERSEDED)
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.SIGNED,)
    private: ClassVar[set[str]] = {"reviewer", "review_score", "review_note", "reviewed_at"}

    template = models.ForeignKey(
        SolutionTemplate, models.PROTECT, related_name="+", verbose_name=gettext_lazy("template")
    )
    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    revision = models.PositiveSmallIntegerField(gettext_lazy("revision"), default=1)
    parent = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="next", verbose_name=gettext_lazy("derived from")
    )
    summary_plain = models.TextField(gettext_lazy("summary in plain words"), blank=True)
    summary_plain_en = models.TextField(gettext_lazy("summary in plain words, in English"), blank=True)
    business_understanding = models.TextField(gettext_lazy("our understanding of the business"), blank=True)
    business_understanding_en = models.TextField(
        gettext_lazy("our understanding of the business, in English"), blank=True
    )
    edited_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("text last changed by")
    )
    reviewer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("reviewer")
    )
    review_score = models.PositiveSmallIntegerField(gettext_lazy("score, 1 to 5"), null=True, blank=True)
    review_note = models.TextField(gettext_lazy("reviewer's note"), blank=True)
    reviewed_at = models.DateTimeField(gettext_lazy("passed review"), null=True, blank=True)
    presented_on = models.DateField(gettext_lazy("presented on"), null=True, blank=True)
    presented_to = models.ManyToManyField(
        Contact, blank=True, related_name="+", verbose_name=gettext_lazy("presented to")
    )
    agreed_on = models.DateField(gettext_lazy("agreed on"), null=True, blank=True)
    agreed_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("agreed by")
    )
    declined_reason = models.TextField(gettext_lazy("why it came back"), blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        abstract = True
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_score",
                condition=Q(review_score__isnull=True) | Q(review_score__gte=1, review_score__lte=5),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_reviewer",
                condition=Q(reviewed_at__isnull=True) | (Q(reviewer__isnull=False) & ~Q(reviewer=F("created_by"))),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_presented",
                condition=Q(state__in=("draft", "review")) | Q(reviewed_at__isnull=False, presented_on__isnull=False),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_agreed",
                condition=~Q(state="agreed") | Q(agreed_on__isnull=False, agreed_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["project", "state"], name="%(app_label)s_%(class)s_state")]

    @property
    def label(self) -> str:
        title = pick(self, "title")
        return _("%(title)s, revision %(n)d") % {"title": title, "n": self.revision} if self.revision > 1 else title

    @property
    def state_label(self) -> str:
        if self.state == self.State.REVIEW and self.reviewed_at:
            return _("Review passed")
        return super().state_label

    @property
    def tone(self) -> str:
        if self.state == self.State.REVIEW:
            return "info" if self.reviewed_at else "wait"
        return {"draft": "draft", "presented": "now", "agreed": "now", "signed": "ok"}.get(self.state, "off")

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        template = SolutionTemplate.default(self.TEMPLATES)
        if template is not None:
            self.template = template

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        new = self.pk is None
        if new and self.template.kind != self.TEMPLATES:
            raise Refused(_("This template is for another kind of solution."), "template")
        self.edited_by = by
        super().put(by=by, read_version=read_version, diff=diff)
        if new and self.parent is None:
            self._lay_out()

    def _lay_out(self) -> None:
        rows = self.sections.model  # type: ignore[attr-defined]
        rows.objects.bulk_create(
            rows(
                solution=self, code=row["code"], order=order, mandatory=row["mandatory"], title=row["zh"], title_en=row["en"]
            )
            for order, row in enumerate(self.template.sections, 1)
        )  # fmt: skip

    def after_put(self, *, by: User) -> None:
        wanted = {row["code"] for row in self.template.sections if row["mandatory"]}
        if wanted - {section.code for section in self.sections.all()}:  # type: ignore[attr-defined]
            raise Refused(_("A mandatory section cannot be removed. Say in it why it does not apply."))
        for rows in (self.sections.all(), self.steps.all()):  # type: ignore[attr-defined]
            for order, row in enumerate(rows, 1):
                if row.order != order:
                    type(row).objects.filter(pk=row.pk).update(order=order)

    # -- review ----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def submit(self, *, by: User, reviewer: User) -> None:
        """Ask a colleague to review it; again, if another one is to do it."""
        self.locked(self.State.DRAFT, self.State.REVIEW)
        if self.reviewed_at:
            raise Refused(_("It has passed review already."))
        if not self.summary_plain.strip():
            raise Refused(_("Write the summary in plain words first: the customer reads it before anything else."))
        empty = self.empty_sections()
        if empty:
            text = ngettext("One section is empty: %(titles)s.", "%(n)d sections are empty: %(titles)s.", len(empty))
            titles = listed(pick(section, "title") for section in empty)
            raise Refused(text % {"n": len(empty), "titles": titles})
        self.guard_submit()
        self._guard_reviewer(reviewer)
        if not access.can(reviewer, "A", self.kind.area, self.project):
            raise Refused(_("This person cannot review solutions in this project."), "reviewer")
        self.shift(
            self.State.REVIEW, by=by, verb="solution.submitted", data={"reviewer": str(reviewer)},
            reviewer=reviewer, reviewed_at=None, review_score=None,
        )  # fmt: skip

    def guard_submit(self) -> None:
        """May it go to review? Raises Refused; a stage with a rule of its own overrides it."""

    def _guard_reviewer(self, reviewer: User) -> None:
        if reviewer.pk in (self.created_by_id, self.edited_by_id):
            raise Refused(_("Whoever wrote it cannot review it. Choose somebody else."), "reviewer")

    def _guard_review(self, by: User) -> None:
        if by.pk != self.reviewer_id:
            raise Refused(_("Only %(name)s, who was asked to review it, can do that.") % {"name": self.reviewer})
        self._guard_reviewer(by)

    @transaction.atomic
    def pass_review(self, *, by: User, score: int, note: str = "") -> None:
        self.locked(self.State.REVIEW)
        self._guard_review(by)
        if self.reviewed_at:
            raise Refused(_("It has passed review already."))
        if not 1 <= score <= 5:
            raise Refused(_("Give a score from 1 to 5."), "score")
        self.shift(
            self.State.REVIEW, by=by, verb="solution.approved", data={"score": score},
            reviewed_at=timezone.now(), review_score=score, review_note=note.strip(), declined_reason="",
        )  # fmt: skip

    @transaction.atomic
    def return_review(self, *, by: User, note: str) -> None:
        """Back to the author, who reads what is to be improved."""
        self.locked(self.State.REVIEW)
        self._guard_review(by)
        if len(note.strip()) < 5:
            raise Refused(_("Say what is to be improved."), "note")
        self.shift(
            self.State.DRAFT, by=by, verb="solution.returned",
            review_note=note.strip(), reviewed_at=None, review_score=None,
        )  # fmt: skip

    # -- with the customer -----------------------------------------------------------------------------------------

    @transaction.atomic
    def present(self, *, by: User, on: date, to: Sequence[Contact]) -> None:
        self.locked(self.State.REVIEW)
        if not self.reviewed_at:
            raise Refused(_("It must pass the internal review before the customer sees it."))
        if not to:
            raise Refused(_("Say to whom it was presented."), "to")
        if any(contact.customer_id != self.project.customer_id for contact in to):
            raise Refused(_("This person belongs to another customer."), "to")
        if on > timezone.localdate():
            raise Refused(_("Note it once it has taken place; this day is still to come."), "on")
        names = [contact.name for contact in to]
        self.shift(self.State.PRESENTED, by=by, verb="solution.presented", data={"who": names}, presented_on=on)
        self.presented_to.set(to)

    @transaction.atomic
    def agree(self, *, by: User, on: date, contact: Contact) -> None:
        self.locked(self.State.PRESENTED)
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if self.presented_on and on < self.presented_on:
            raise Refused(_("It was presented only later, on %(day)s.") % {"day": self.presented_on}, "on")
        if on > timezone.localdate():
            raise Refused(_("Note it once it has taken place; this day is still to come."), "on")
        self.shift(self.State.AGREED, by=by, verb="solution.agreed", agreed_on=on, agreed_by=contact)

    @transaction.atomic
    def rework(self, *, by: User, reason: str) -> None:
        """The customer wants it otherwise: back to the draft, and through review again."""
        self.locked(self.State.PRESENTED, self.State.AGREED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        document = self.document
        if document is not None and document.state in Document.OUT:
            raise Refused(
                _("%(number)s is out for signature. Withdraw the request first.") % {"number": document.number}
            )
        self._reopen(by, reason.strip(), "solution.reopened")

    def _reopen(self, by: User | None, reason: str, verb: str) -> None:
        self.shift(
            self.State.DRAFT, by=by, verb=verb, data={"reason": reason},
            reviewed_at=None, review_score=None, agreed_on=None, agreed_by=None, declined_reason=reason,
        )  # fmt: skip

    # -- document --------------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state in (self.State.SIGNED, self.State.SUPERSEDED):
            raise Refused(_("It is signed and stays as it is. Derive a new revision to change something."))
        if self.state not in (self.State.PRESENTED, self.State.AGREED):
            raise Refused(_("Present it to the customer first; then the document can be issued."))

    def document_signed(self, document: Document, *, by: User | None) -> None:
        """Signed; the signed revision that it came from is superseded, and its signature proves nothing any more."""
        self._settle(by=by, verb="solution.signed")

    def document_deemed(self, document: Document, *, by: User | None) -> None:
        self._settle(by=by, verb="solution.deemed")

    def _settle(self, *, by: User | None, verb: str) -> None:
        if self.state not in (self.State.PRESENTED, self.State.AGREED):
            return
        self.shift(self.State.SIGNED, by=by, verb=verb)
        older = self.parent
        while older is not None:
            if older.state == self.State.SIGNED:
                older.shift(self.State.SUPERSEDED, by=by, verb="solution.superseded", data={"revision": self.revision})
                if older.document is not None:
                    evidence.withdraw(older.document)
            older = older.parent

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state in (self.State.PRESENTED, self.State.AGREED):
            self._reopen(None, reason, "solution.returned")

    def document_fell(self, document: Document, *, by: User) -> None:
        if self.state == self.State.SIGNED:
            back = self.State.AGREED if self.agreed_on else self.State.PRESENTED
            self.shift(back, by=by, verb="solution.unsigned")
