"""Sorting what users said: each piece becomes what it is, with its words and the reason; who said it gets an answer."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from delivery.models.changes import ChangeRequest
from lifecycle.errors import Refused
from lifecycle.models.questions import ANSWERED_WITHIN, Question
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import short

if TYPE_CHECKING:
    from delivery.models.trial_feedback import TrialFeedback

LEAST = 6  # characters of the reason: neither obeyed nor refused without a thought


class Disposition(models.TextChoices):
    REQUIREMENT = "requirement", pgettext_lazy("feedback", "A requirement")
    DEFECT = "defect", pgettext_lazy("feedback", "A defect, to be put right")
    TRAINING = "training", pgettext_lazy("feedback", "A question of training")
    CHANGE = "change", pgettext_lazy("feedback", "A change request")
    ANSWERED = "answered", pgettext_lazy("feedback", "Answered; nothing else to do")
    DUPLICATE = "duplicate", pgettext_lazy("feedback", "Said before")


class Triage(models.Model):
    """Capability of TrialFeedback."""

    class Meta:
        abstract = True

    @transaction.atomic
    def sort(
        self, *, by: User, disposition: str, analysis: str, category: str = "", severity: str = "", owner: User | None = None,
        duplicate_of: "TrialFeedback | None" = None, answer: str = "", answer_en: str = "",
    ) -> None:  # fmt: skip
        """Say what becomes of it and why; what it becomes is written at once and keeps the user's words."""
        self.locked(self.State.NEW)
        if disposition not in Disposition.values:
            raise Refused(_("Choose what becomes of it."), "disposition")
        if len(analysis.strip()) < LEAST:
            raise Refused(_("Say in a sentence what is behind it and why this is the way."), "analysis")
        if disposition == Disposition.ANSWERED and len(answer.strip()) < 2:
            raise Refused(_("Write the answer: it is all that this person gets."), "answer")
        made = self._become(disposition, by=by, category=category, severity=severity, owner=owner)
        original = self._original(duplicate_of) if disposition == Disposition.DUPLICATE else None
        self.shift(
            self.State.TRIAGED, by=by, verb="trial_feedback.sorted", data={"disposition": disposition},
            disposition=disposition, analysis=analysis.strip(), triaged_by=by, triaged_at=timezone.now(),
            duplicate_of=original,
        )  # fmt: skip
        if made is not None or original is not None:
            Trace.note(self, made or original, by=by)
        if answer.strip():
            self.reply(by=by, answer=answer, answer_en=answer_en)

    @transaction.atomic
    def reply(self, *, by: User, answer: str, answer_en: str = "") -> None:
        """In writing: by mail where we know an address, and on the private link."""
        from delivery import mail

        self.locked(self.State.TRIAGED)
        if len(answer.strip()) < 2:
            raise Refused(_("Write down the answer, so that it can be read again."), "answer")
        self.shift(
            self.State.ANSWERED, by=by, verb="trial_feedback.answered", answer=answer.strip(), answer_en=answer_en.strip(),
            answered_by=by, answered_at=timezone.now(),
        )  # fmt: skip
        if self.may_be_mailed:
            mail.tell_answer(self)

    @property
    def outcome(self) -> Any | None:
        """The record that it became, or the piece that said the same before."""
        return next(iter(Trace.targets(self)), None)

    def _original(self, other: "TrialFeedback | None") -> "TrialFeedback":
        if other is None or other.project_id != self.project_id or other.pk == self.pk:
            raise Refused(_("Choose the feedback that said the same before."), "duplicate_of")
        return other.duplicate_of or other

    def _become(self, disposition: str, *, by: User, category: str, severity: str, owner: User | None) -> Any | None:
        if disposition == Disposition.REQUIREMENT:
            return self._requirement(by, category)
        if disposition in (Disposition.DEFECT, Disposition.TRAINING):
            return self._question(by, disposition, severity, owner)
        return self._change(by) if disposition == Disposition.CHANGE else None

    @property
    def _words(self) -> str:
        said = _("%(who)s, in the trial run: “%(text)s”") % {"who": self.giver, "text": self.text}
        return f"{self.place}\n{said}" if self.place else said

    def _requirement(self, by: User, category: str) -> Requirement:
        if category not in Requirement.Category.values:
            raise Refused(_("Choose a category."), "category")
        row = Requirement(
            project=self.project, state=Requirement.first_state(self.project), category=category, title=short(self.text),
            description=self._words, source=Requirement.Source.TRIAL, source_note=f"{self.kind.title} {self.number}"[:160],
            raised_by=self.contact,
        )  # fmt: skip
        row.put(by=by, read_version=None)
        return row

    def _question(self, by: User, disposition: str, severity: str, owner: User | None) -> Question:
        defect = disposition == Disposition.DEFECT
        if defect and severity not in Question.Severity.values:
            raise Refused(_("Say how serious it is."), "severity")
        row = Question(
            project=self.project, question_kind=Question.Kind.DEFECT if defect else Question.Kind.QUESTION,
            text=self._words, raised_by=self.contact, raised_by_us=None if self.contact else by, owner=owner or by,
            due=timezone.localdate() + ANSWERED_WITHIN, area=Question.Area.QUALITY if defect else Question.Area.PEOPLE,
            severity=severity if defect else Question.Severity.LOW,
        )  # fmt: skip
        row.put(by=by, read_version=None)
        return row

    def _change(self, by: User) -> ChangeRequest:
        """Through the single contact of the change process, as every change; refused where none is agreed."""
        row = ChangeRequest(project=self.project, title=short(self.text), description=self._words)
        row.prefill(by=by)
        row.put(by=by, read_version=None)
        row.keep_out(by=by)
        return row
