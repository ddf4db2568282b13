"""The report that closes a trial run (试运行总结): what was used, what failed, what became of the users' words, the verdict."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from delivery.models.trial_feedback import TrialFeedback
from delivery.models.trial_lines import TrialCriterion
from delivery.models.trial_runs import TrialRun
from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed


class TrialReport(Record):
    class State(models.TextChoices):
        DRAFT = "draft", gettext_lazy("Draft")
        SIGNED = "signed", pgettext_lazy("trial report", "Signed")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.SIGNED,)
    proves: ClassVar[tuple[str, ...]] = ("S3-08",)

    trial = models.ForeignKey(
        TrialRun, models.PROTECT, editable=False, related_name="reports", verbose_name=gettext_lazy("trial run")
    )
    ended_on = models.DateField(gettext_lazy("the trial run ended on"))
    summary = models.TextField(gettext_lazy("how it was used"))
    summary_en = models.TextField(gettext_lazy("how it was used, in English"), blank=True)
    open_points = models.TextField(gettext_lazy("what is still open, who does it by when"), blank=True)
    open_points_en = models.TextField(
        gettext_lazy("what is still open, who does it by when, in English"), blank=True
    )  # fmt: skip
    verdict = models.CharField(gettext_lazy("verdict"), max_length=11, choices=TrialRun.Verdict.choices, blank=True)
    conditions = models.TextField(gettext_lazy("conditions, or what has to be tried again"), blank=True)
    conditions_en = models.TextField(
        gettext_lazy("conditions, or what has to be tried again, in English"), blank=True
    )  # fmt: skip
    unfinished = models.TextField(gettext_lazy("why it ends although something is not finished"), blank=True)
    unfinished_en = models.TextField(
        gettext_lazy("why it ends although something is not finished, in English"), blank=True
    )  # fmt: skip
    refused_reason = models.TextField(gettext_lazy("why the customer did not sign"), blank=True, editable=False)
    signed_on = models.DateField(gettext_lazy("signed on"), null=True, blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=6, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("report on a trial run")
        verbose_name_plural = gettext_lazy("reports on trial runs")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["trial"], name="one_report_a_trial_run"),
            models.CheckConstraint(
                name="trial_report_signed_when", condition=~Q(state="signed") | Q(signed_on__isnull=False)
            ),
        ]

    @property
    def label(self) -> str:
        return _("Report: %(what)s") % {"what": self.trial.label}

    @property
    def tone(self) -> str:
        return "ok" if self.state == self.State.SIGNED else "draft"

    # -- writing -----------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        trial = TrialRun.running(self.project)
        today = timezone.localdate()
        self.ended_on = min(today, trial.planned_end) if trial and trial.planned_end else today
        if trial is not None:
            used = trial.usage
            n, most, faults = used["n"], used["most"], used["blocking"] + used["major"] + used["minor"]
            self.summary = f"观察 {n} 次，同日最多 {most} 人使用，记录故障 {faults} 起。"
            self.summary_en = f"Looked at {n} times; at most {most} users on a day; {faults} faults noted."
            if self.project.document_language == "en":
                self.summary = self.summary_en

    def guard_new(self) -> None:
        trial = TrialRun.running(self.project)
        if trial is None:
            raise Refused(_("No trial run is going on."))
        if trial.reports.exists():  # type: ignore[attr-defined]
            raise Refused(_("Its report is being written already; go on with that one."))
        self.trial = trial

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.ended_on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "ended_on")
        trial = self.trial if self.trial_id else TrialRun.running(self.project)
        if trial is not None and trial.began_on and self.ended_on < trial.began_on:
            raise Refused(_("It ends before it begins."), "ended_on")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        Trace.note(self.trial, self, by=by)

    def missing(self) -> list[str]:
        """What is not finished: to end the trial run nevertheless needs a reason."""
        unmeasured, left = self.trial.unmeasured(), TrialFeedback.untriaged(self.project, self.trial)
        found = []
        if unmeasured:
            found.append(_("not measured: %(what)s") % {"what": listed(unmeasured)})
        if left:
            found.append(
                ngettext(
                    "%(n)d piece of feedback without a disposition", "%(n)d pieces of feedback without a disposition", left
                ) % {"n": left}
            )  # fmt: skip
        if self.trial.unsigned_extension is not None:
            found.append(_("the new end is not signed by both sides"))
        return found

    def lacks(self) -> list[str]:
        """What it must say before it is issued."""
        found = []
        if not self.verdict:
            found.append(_("the verdict"))
        elif self.verdict != TrialRun.Verdict.PASSED and not self.conditions.strip():
            found.append(_("the conditions, or what has to be tried again"))
        if not self.unfinished.strip() and (missing := self.missing()):
            found.append(
                _("why it ends although something is not finished (%(what)s)") % {"what": _("; ").join(missing)}
            )
        return [str(words) for words in found]

    # -- the document ------------------------------------------------------------------------------------------------

    @property
    def is_out(self) -> bool:
        document = self.document
        return document is not None and document.state in (*Document.OUT, Document.State.PAPER)

    @property
    def is_editable(self) -> bool:
        return super().is_editable and not self.is_out

    def not_editable(self) -> str:
        if self.state == self.State.DRAFT:
            return _("It is out for signature. Withdraw it there first.")
        return super().not_editable()

    def guard_issue(self) -> None:
        missed = self.trial.criteria.filter(met=TrialCriterion.Met.MISSED)  # type: ignore[attr-defined]
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        if self.verdict == TrialRun.Verdict.PASSED and (row := missed.first()) is not None:
            raise Refused(
                _("“%(what)s” was not met: it passes with conditions, or not at all.") % {"what": row}, "verdict"
            )

    def document_sent(self, document: Document, *, by: User) -> None:
        self.guard_unchanged(document, self.updated_at)

    def document_issued(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def document_fell(self, document: Document, *, by: User) -> None:
        self._unsign(by=by)

    def _unsign(self, *, by: User) -> None:
        """What was signed is replaced or void: the trial run goes on until the next signature."""
        if self.state == self.State.SIGNED:
            self.shift(self.State.DRAFT, by=by, verb="trial_report.reopened", signed_on=None)
            self.trial.reopen(by=by)

    def document_signed(self, document: Document, *, by: User | None) -> None:
        if self.state != self.State.DRAFT:
            return
        today: date = timezone.localdate()
        self.shift(self.State.SIGNED, by=by, verb="trial_report.signed", signed_on=today, refused_reason="")
        self.trial.close(by=by, verdict=self.verdict, on=self.ended_on)

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state == self.State.DRAFT:
            self.shift(
                self.state,
                by=None,
                verb="trial_report.declined",
                data={"reason": reason},
                refused_reason=reason[:2000],
            )

    def page_facts(self, user: User) -> dict[str, Any]:
        from delivery.trialpages import report_facts

        return report_facts(self)
