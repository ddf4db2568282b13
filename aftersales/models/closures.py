"""The closing report (结项报告): what was wanted against what came of it, what it cost us, and what others learn from it.

Figures are drawn from the project while it is written, and frozen when an executive approves it.
"""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.asking_team import AskingTeam
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.events import ChainHead
from lifecycle.models.meetings import Meeting
from lifecycle.models.records import Record
from lifecycle.models.reference_durations import ReferenceDuration
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.users import Role, User
from lifecycle.stages import State as ProjectState
from lifecycle.stages import position
from lifecycle.text import listed

REASON_MIN = 10
ITEM = "S3-14"


class ProjectClosure(AskingTeam, Record):
    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("closing report", "Being written")
        REVIEWED = "reviewed", pgettext_lazy("closing report", "Reviewed")
        APPROVED = "approved", pgettext_lazy("closing report", "Approved")

    TONES: ClassVar[dict[str, str]] = {"draft": "draft", "reviewed": "wait", "approved": "ok"}
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    proves: ClassVar[tuple[str, ...]] = (ITEM,)
    private: ClassVar[set[str]] = {
        "summary", "summary_en", "time_note", "time_note_en", "quality_note", "quality_note_en", "cost_note",
        "cost_note_en", "delays_note", "delays_note_en", "documents_note", "documents_note_en", "waiver",
    }  # fmt: skip
    NOTES: ClassVar[tuple[str, ...]] = ("time_note", "quality_note", "cost_note", "delays_note", "documents_note")

    summary = models.TextField(gettext_lazy("summary"))
    summary_en = models.TextField(gettext_lazy("summary in English"), blank=True)
    time_note = models.TextField(gettext_lazy("on time"), blank=True)
    time_note_en = models.TextField(gettext_lazy("on time, in English"), blank=True)
    quality_note = models.TextField(gettext_lazy("on quality"), blank=True)
    quality_note_en = models.TextField(gettext_lazy("on quality, in English"), blank=True)
    cost_note = models.TextField(gettext_lazy("on cost"), blank=True)
    cost_note_en = models.TextField(gettext_lazy("on cost, in English"), blank=True)
    delays_note = models.TextField(gettext_lazy("on delays and where they came from"), blank=True)
    delays_note_en = models.TextField(gettext_lazy("on delays and where they came from, in English"), blank=True)
    documents_note = models.TextField(gettext_lazy("on missing documents"), blank=True)
    documents_note_en = models.TextField(gettext_lazy("on missing documents, in English"), blank=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="closures",
        verbose_name=gettext_lazy("closing meeting"),
    )  # fmt: skip
    waiver = models.TextField(gettext_lazy("why there is no closing meeting"), blank=True)
    facts = models.JSONField(default=dict, editable=False)  # frozen at the approval; see aftersales/closing.py
    reviewed_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("reviewed by")
    )
    reviewed_at = models.DateTimeField(gettext_lazy("reviewed"), null=True, editable=False)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("approved by")
    )
    approved_at = models.DateTimeField(gettext_lazy("approved"), null=True, editable=False)
    returned_reason = models.TextField(gettext_lazy("why it was given back"), blank=True, editable=False)
    signed_on = models.DateField(gettext_lazy("signed on"), null=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("closing report")
        verbose_name_plural = gettext_lazy("closing reports")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["project"], name="closure_once_a_project"),
            models.CheckConstraint(
                name="closure_approved_by", condition=~Q(state="approved") | Q(approved_by__isnull=False)
            ),
        ]

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @property
    def is_private_paper(self) -> bool:
        """This edition tells of cost and of what our own people think; the customer has one of their own."""
        return True

    @classmethod
    def of(cls, project: Any) -> "ProjectClosure | None":
        return once(project, cls, cls.objects.filter(project=project).first)

    # -- writing -----------------------------------------------------------------------------------------------------

    def guard_new(self) -> None:
        ChainHead.locked(self.project_id)
        if position(self.project.state) < position(ProjectState.ACCEPTANCE):
            raise Refused(_("There is nothing to close before the customer checks the work."))
        if type(self).objects.filter(project=self.project).exists():
            raise Refused(_("This project has its closing report already."))

    def prefill(self, *, by: User) -> None:
        rows = Meeting.objects.filter(project=self.project, meeting_kind=Meeting.Kind.CLOSING)
        self.meeting = rows.exclude(state=Meeting.State.CANCELLED).order_by("-at").first()

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        from aftersales import closing

        return {"objectives": closing.objectives(self.project)}

    def after_put(self, *, by: User) -> None:
        for relation in (self.objectives, self.lessons):  # type: ignore[attr-defined]
            for order, row in enumerate(relation.all(), 1):
                if row.order != order:
                    relation.filter(pk=row.pk).update(order=order)

    @transaction.atomic
    def draw(self, *, by: User) -> None:
        """Take over objectives that came since; what stands there stays."""
        from aftersales import closing

        self.locked(self.State.DRAFT)
        known = {row.objective_id for row in self.objectives.all()}  # type: ignore[attr-defined]
        new = [row for row in closing.objectives(self.project) if row["objective"].pk not in known]
        if not new:
            raise Refused(_("Every objective of the project stands here already."))
        for row in new:
            self.objectives.create(order=len(known) + 1, **row)  # type: ignore[attr-defined]
        self.after_put(by=by)
        self.shift(self.state, by=by, verb="closure.drawn", data={"n": len(new)})

    def checks(self) -> list[tuple[str, bool]]:
        """What the report must say before anybody reads it, and whether it does."""
        judged = list(self.objectives.all())  # type: ignore[attr-defined]
        met = self.meeting is not None and self.meeting.was_held
        return [
            (_("a summary"), bool(self.summary.strip())),
            (_("every objective with what came of it"), bool(judged) and all(row.is_judged for row in judged)),
            (_("at least one lesson"), bool(self.lessons.all())),  # type: ignore[attr-defined]
            (
                _("the closing meeting that was held, or why there is none"),
                met or len(self.waiver.strip()) >= REASON_MIN,
            ),
        ]

    def lacks(self) -> list[str]:
        return [words for words, there in self.checks() if not there]

    # -- from hand to hand -------------------------------------------------------------------------------------------

    def is_author(self, user: User) -> bool:
        return user.pk in (self.created_by_id, self.updated_by_id if self.state == self.State.DRAFT else None)

    @transaction.atomic
    def review(self, *, by: User) -> None:
        """Somebody of the project other than its author has read it against what they know."""
        self.locked(self.State.DRAFT)
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        if self.is_author(by):
            raise Refused(_("Whoever wrote it does not review it: ask somebody else of the project."))
        self.shift(
            self.State.REVIEWED, by=by, verb="closure.reviewed", reviewed_by=by, reviewed_at=timezone.now(),
            returned_reason="",
        )  # fmt: skip

    @transaction.atomic
    def approve(self, *, by: User) -> None:
        """An executive stands for it: its figures are frozen, its lessons shared, its durations become a reference."""
        from aftersales import closing
        from lifecycle import access

        self.locked(self.State.REVIEWED)
        if Role.EX not in access.roles_in(by, self.project):
            raise Refused(_("Only an executive approves a closing report."))
        if by.pk in (self.created_by_id, self.reviewed_by_id):
            raise Refused(_("Somebody other than the author and the reviewer must approve it."))
        self.shift(
            self.State.APPROVED, by=by, verb="closure.approved", approved_by=by, approved_at=timezone.now(),
            facts=closing.gather(self.project), returned_reason="",
        )  # fmt: skip
        ReferenceDuration.take_from(self.project)
        for row in self.lessons.all():  # type: ignore[attr-defined]
            row.share(by=by)

    @transaction.atomic
    def give_back(self, *, by: User, reason: str) -> None:
        """To be written anew; also one that was approved. What it gave to others is taken back until it is approved again."""
        self.locked(self.State.REVIEWED, self.State.APPROVED)
        if len(reason.strip()) < REASON_MIN:
            raise Refused(_("Say what has to be put right, in at least 10 characters."), "reason")
        self._call_in(by, reason.strip())
        self._open_again(by, reason.strip(), "closure.returned")

    def _call_in(self, by: User, reason: str) -> None:
        """What is out for signature says what no longer holds: nobody signs it any more."""
        document = self.document
        if document is None:
            return
        for request in document.requests.filter(state=SignatureRequest.State.OPEN):
            request.void(by=by, reason=reason)
        document.end_paper(by=by, reason=reason)

    def _open_again(self, by: User | None, reason: str, verb: str) -> None:
        ReferenceDuration.withdraw(self.project)
        for row in self.lessons.all():  # type: ignore[attr-defined]
            row.withdraw(by=by)
        self.shift(
            self.State.DRAFT, by=by, verb=verb, data={"reason": reason}, facts={}, reviewed_by=None, reviewed_at=None,
            approved_by=None, approved_at=None, signed_on=None, returned_reason=reason[:2000],
        )  # fmt: skip

    # -- its document ------------------------------------------------------------------------------------------------

    def told_facts(self) -> dict[str, Any]:
        """The frozen figures; while it is written, as they are now."""
        from aftersales import closing

        return self.facts or closing.gather(self.project)

    def guard_issue(self) -> None:
        if self.state != self.State.APPROVED:
            raise Refused(_("An executive has to approve the report first."))

    def document_sent(self, document: Document, *, by: User) -> None:
        version = document.current
        if self.approved_at is None or (version and version.rendered_at < self.approved_at.replace(microsecond=0)):
            raise Refused(_("It was written anew since this version was issued. Have it approved and issue it again."))

    def document_issued(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def document_signed(self, document: Document, *, by: User | None) -> None:
        self.shift(self.state, by=by, verb="closure.signed", signed_on=timezone.localdate())

    def document_declined(self, document: Document, *, reason: str) -> None:
        self._open_again(None, reason, "closure.declined")

    def document_fell(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def _unsign(self, *, by: User) -> None:
        """What was signed is replaced or void."""
        if self.signed_on is not None:
            self.shift(self.state, by=by, verb="closure.unsigned", signed_on=None)

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales import closingpage

        return closingpage.facts(self, user)
