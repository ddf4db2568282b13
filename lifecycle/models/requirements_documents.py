"""The requirements document: the register as it is put before the customer, a baseline."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lifecycle import access, evidence
from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.projects import DocumentLanguage
from lifecycle.models.records import Record
from lifecycle.models.registers import Register
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick

TEXTS = ("title", "title_en", "background", "background_en", "exclusions", "exclusions_en")


class RequirementsDocument(Record):
    """The register as it is put before the customer: background, objectives, requirements, exclusions. A baseline."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("In review")
        REVIEWED = "reviewed", _("Reviewed")
        BASELINED = "baselined", _("Baselined")
        SIGNED = "signed", _("Signed by the customer")
        SUPERSEDED = "superseded", _("Superseded")

    UNFINISHED: ClassVar[tuple[str, ...]] = (State.DRAFT, State.REVIEW, State.REVIEWED)
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.SIGNED,)
    private: ClassVar[set[str]] = {"review_note"}
    marked_up: ClassVar[set[str]] = {"background", "exclusions"}

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    background = models.TextField(_("background of the business"))
    background_en = models.TextField(_("background of the business, in English"), blank=True)
    exclusions = models.TextField(_("what is not included"), blank=True)
    exclusions_en = models.TextField(_("what is not included, in English"), blank=True)
    reviewer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reviewer")
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    review_note = models.TextField(_("remark of the review"), blank=True, editable=False)
    baselined_at = models.DateTimeField(_("baselined"), null=True, blank=True, editable=False)
    declined_reason = models.TextField(_("why the customer declined"), blank=True, editable=False)
    held = models.JSONField(
        default=list, editable=False
    )  # number and revision of each requirement and objective in it
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("requirements document")
        verbose_name_plural = _("requirements documents")

    @property
    def label(self) -> str:
        return pick(self, "title")

    # -- writing ---------------------------------------------------------------------------------------------------

    @property
    def tone(self) -> str:
        return {"draft": "draft", "review": "wait", "reviewed": "info", "baselined": "now", "signed": "ok"}.get(
            self.state, "off"
        )

    def prefill(self, *, by: User) -> None:
        """The texts of the version before; the customer's background for the first one."""
        project = self.project
        before = type(self).objects.filter(project=project).order_by("-number").first()
        if before is not None:
            for name in TEXTS:
                setattr(self, name, getattr(before, name))
            return
        english = f"{project.name_en or project.name}: requirements"
        if project.document_language == DocumentLanguage.EN:
            self.title = english
        else:
            self.title, self.title_en = f"{project.name}需求文档", english if project.name_en else ""
        self.background = project.customer.background

    def page_facts(self, user: User) -> dict[str, Any]:
        objectives = reverse("record_list", args=[self.project.number, "lifecycle", "objectives"])
        return {
            "content": Register(self.project),
            "unfinished": self.state in self.UNFINISHED,
            "objectives_url": objectives,
        }

    def guard_new(self) -> None:
        unfinished = type(self).objects.filter(project=self.project, state__in=self.UNFINISHED).first()
        if unfinished is not None:
            raise Refused(
                gettext("“%(title)s” is not baselined yet. Finish that one first.") % {"title": unfinished.label}
            )

    # -- review ----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def submit(self, *, by: User, reviewer: User) -> None:
        """Ask a colleague to read it; again, if another one is to do it."""
        self.locked(self.State.DRAFT, self.State.REVIEW)
        self._guard_reviewer(reviewer)
        if not access.can(reviewer, "E", self.kind.area, self.project):
            raise Refused(gettext("This person cannot review requirements in this project."), "reviewer")
        self.shift(
            self.State.REVIEW, by=by, verb="requirements.submitted", data={"reviewer": str(reviewer)},
            reviewer=reviewer, reviewed_at=None,
        )  # fmt: skip

    def _guard_reviewer(self, reviewer: User) -> None:
        if reviewer.pk == self.created_by_id:
            raise Refused(gettext("Whoever wrote it cannot review it. Choose somebody else."), "reviewer")

    def _guard_review(self, by: User) -> None:
        if by.pk != self.reviewer_id:
            name = {"name": self.reviewer}
            raise Refused(gettext("Only %(name)s, who was asked to review it, can do that.") % name)
        self._guard_reviewer(by)

    @transaction.atomic
    def pass_review(self, *, by: User, note: str = "") -> None:
        self.locked(self.State.REVIEW)
        self._guard_review(by)
        self.shift(
            self.State.REVIEWED, by=by, verb="requirements.approved", reviewed_at=timezone.now(),
            review_note=note.strip(), declined_reason="",
        )  # fmt: skip

    @transaction.atomic
    def return_review(self, *, by: User, note: str) -> None:
        """Back to the author, who reads what is to be improved."""
        self.locked(self.State.REVIEW)
        self._guard_review(by)
        if len(note.strip()) < 5:
            raise Refused(gettext("Say what is to be improved."), "note")
        self.shift(
            self.State.DRAFT, by=by, verb="requirements.returned", review_note=note.strip(), reviewed_at=None
        )  # fmt: skip

    @transaction.atomic
    def rework(self, *, by: User, reason: str) -> None:
        """Take it back to the draft before the customer signed. What is baselined stays so and changes only by a change."""
        self.locked(self.State.REVIEWED, self.State.BASELINED)
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        self._guard_not_out()
        self._reopen(by, reason.strip(), "requirements.reopened")

    def _guard_not_out(self) -> None:
        document = self.document
        if document is not None and document.state in Document.OUT:
            number = {"number": document.number}
            raise Refused(gettext("%(number)s is out for signature. Withdraw the request first.") % number)

    def _reopen(self, by: User | None, reason: str, verb: str) -> None:
        self.shift(
            self.State.DRAFT, by=by, verb=verb, data={"reason": reason}, reviewed_at=None, baselined_at=None,
            declined_reason=reason, held=[],
        )  # fmt: skip

    # -- the baseline ----------------------------------------------------------------------------------------------

    @transaction.atomic
    def baseline(self, *, by: User) -> None:
        """Fix every requirement and objective that is in it. Refused with all that is missing anywhere, not the first."""
        self.locked(self.State.REVIEWED)
        content = Register(self.project)
        problems = content.hindrances()
        if problems:
            text = ngettext(
                "One entry cannot be baselined. %(what)s", "%(n)d entries cannot be baselined. %(what)s", len(problems)
            )
            raise Refused(text % {"n": len(problems), "what": gettext("; ").join(problems)})
        if not content.requirements:
            raise Refused(
                gettext("There is no requirement to baseline. Enter and analyse what the customer needs first.")
            )
        for objective in content.drafts:
            objective.baseline(by=by)
        for requirement in content.open:
            requirement.baseline(by=by)
        self._give_way(by, self.State.BASELINED)
        held = Register(self.project).held()
        self.shift(
            self.State.BASELINED, by=by, verb="requirements.baselined",
            data={"n": len(held), "rounds": content.rounds}, baselined_at=timezone.now(), held=held,
        )  # fmt: skip
        for thing in Register(self.project).everything:
            Trace.note(thing, self, by=by)

    def _give_way(self, by: User | None, state: str) -> None:
        """Earlier versions in that state are superseded, and their signatures prove nothing any more."""
        for older in type(self).objects.filter(project=self.project, state=state).exclude(pk=self.pk):
            older._guard_not_out()
            older.shift(self.State.SUPERSEDED, by=by, verb="requirements.superseded")
            if older.document is not None:
                evidence.withdraw(older.document)

    @property
    def is_current(self) -> bool:
        """Does it still hold what the register says?"""
        return bool(self.held == Register(self.project).held())

    # -- document --------------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state in (self.State.SIGNED, self.State.SUPERSEDED):
            raise Refused(gettext("It is signed and stays as it is. Write a new version to change something."))
        if self.state != self.State.BASELINED:
            raise Refused(gettext("Baseline it first; then the document can be issued."))
        if not self.is_current:
            raise Refused(
                gettext(
                    "The register has changed since this was baselined. Take it back to the draft and baseline it anew."
                )
            )

    def document_signed(self, document: Document, *, by: User | None) -> None:
        self._settle(by, "requirements.signed")

    def document_deemed(self, document: Document, *, by: User | None) -> None:
        self._settle(by, "requirements.deemed")

    def _settle(self, by: User | None, verb: str) -> None:
        if self.state == self.State.BASELINED:
            self._give_way(by, self.State.SIGNED)
            self.shift(self.State.SIGNED, by=by, verb=verb)

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state == self.State.BASELINED:
            self._reopen(None, reason, "requirements.returned")

    def document_fell(self, document: Document, *, by: User) -> None:
        if self.state == self.State.SIGNED:
            self.shift(self.State.BASELINED, by=by, verb="requirements.unsigned")
