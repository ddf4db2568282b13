"""Questions and doubts: what somebody asked, doubted or found wrong, who answers it by when, and whether it was settled."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.origins import Originating
from lifecycle.models.records import Record
from lifecycle.models.risks import Risk
from lifecycle.models.users import User
from lifecycle.readings import AMBER, QUALITY, RED, Reading
from lifecycle.stages import Stage
from lifecycle.templatetags.tl import due
from lifecycle.text import pick

ANSWERED_WITHIN = timedelta(days=3)


class Question(Originating, Record):
    class State(models.TextChoices):
        OPEN = "open", _("Unanswered")
        ANSWERED = "answered", _("Answered")
        CONFIRMED = "confirmed", _("Settled for who asked")
        CLOSED = "closed", _("Closed")

    class Kind(models.TextChoices):
        QUESTION = "question", pgettext_lazy("kind of question", "Question")
        DOUBT = "doubt", _("Doubt")
        PROBLEM = "problem", _("Problem")
        DEFECT = "defect", _("Defect")

    class Severity(models.TextChoices):
        LOW = "low", _("Low")
        MEDIUM = "medium", _("Medium")
        HIGH = "high", _("High")
        CRITICAL = "critical", _("Work stands still")

    Area = Risk.Area
    figured: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.OPEN,)

    question_kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.QUESTION)
    text = models.TextField(_("question, doubt or problem"))
    text_en = models.TextField(_("question, doubt or problem, in English"), blank=True)
    raised_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raised by, at the customer")
    )
    raised_by_us = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raised by one of ours")
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, editable=False)
    area = models.CharField(_("field of management"), max_length=13, choices=Risk.Area.choices, blank=True)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity.choices, default=Severity.MEDIUM)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who answers"))
    due = models.DateField(_("to be answered by"))
    answer = models.TextField(_("answer"), blank=True, editable=False)
    answer_en = models.TextField(_("answer in English"), blank=True, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("answered by")
    )
    confirmed_on = models.DateField(_("found settled on"), null=True, blank=True, editable=False)
    confirmed_how = models.CharField(_("how we know"), max_length=200, blank=True, editable=False)
    times_reopened = models.PositiveSmallIntegerField(_("opened again"), default=0, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)

    class Meta(Record.Meta):
        verbose_name = _("question or doubt")
        verbose_name_plural = _("questions and doubts")
        indexes = [
            models.Index(fields=["project", "state"], name="question_state"),
            models.Index(fields=["owner", "state"], name="question_owner"),
        ]

    @property
    def label(self) -> str:
        line = " ".join(pick(self, "text").split())
        return line if len(line) <= 80 else f"{line[:79]}…"

    @property
    def raiser(self) -> str:
        return str((self.raised_by or self.raised_by_us or self.created_by).label())

    @property
    def is_overdue(self) -> bool:
        return self.state == self.State.OPEN and self.due < timezone.localdate()

    @property
    def due_day(self) -> str:
        return due(self.due, done=self.state != self.State.OPEN)

    @property
    def tone(self) -> str:
        if self.is_overdue:
            return "late"
        if self.state == self.State.OPEN:
            return "bad" if self.severity == self.Severity.CRITICAL else "wait"
        return {"answered": "now", "confirmed": "ok"}.get(self.state, "off")

    @property
    def response_time(self) -> timedelta | None:
        """From being asked to being answered, the last time."""
        return self.answered_at - self.created_at if self.answered_at else None

    @property
    def response_words(self) -> str:
        return span_words(self.response_time) if self.response_time is not None else ""

    @classmethod
    def counts(cls, project: Any) -> dict[str, Any]:
        """How many there are in each state, how many are late, and how long an answer takes on average."""
        late = Q(state=cls.State.OPEN, due__lt=timezone.localdate())
        rows = cls.objects.filter(project=project).order_by()
        n = rows.aggregate(
            **{state: Count("pk", filter=Q(state=state)) for state in cls.State.values}, late=Count("pk", filter=late)
        )
        times = rows.filter(answered_at__isnull=False).values_list("created_at", "answered_at")
        spans = [answered - asked for asked, answered in times]
        return n | {"mean": span_words(sum(spans, timedelta()) / len(spans)) if spans else ""}

    @classmethod
    def readings(cls, project: Any) -> list[Reading]:
        """Problems and defects that are open and serious, for the light of quality."""
        rows = cls.objects.filter(
            project=project, state=cls.State.OPEN, question_kind__in=(cls.Kind.PROBLEM, cls.Kind.DEFECT)
        )
        n = rows.order_by().aggregate(
            critical=Count("pk", filter=Q(severity=cls.Severity.CRITICAL)),
            high=Count("pk", filter=Q(severity=cls.Severity.HIGH)),
        )  # fmt: skip
        found = [
            Reading(QUALITY, RED, "problems_critical", n["critical"]),
            Reading(QUALITY, AMBER, "problems_severe", n["high"]),
        ]
        return [one for one in found if one.n]

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        self.owner = by
        self.due = timezone.localdate() + ANSWERED_WITHIN

    def prefill_from(self, given: dict[str, str], *, by: User) -> None:
        self.origin_key = given.get("from", "")[:80]

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.raised_by and self.raised_by.customer_id != self.project.customer_id:
            raise Refused(gettext("This person belongs to another customer."), "raised_by")
        if self.raised_by_id and self.raised_by_us_id:
            raise Refused(gettext("Name one person only: somebody of the customer or one of ours."), "raised_by_us")
        if self.pk is None:
            self.stage = self.project.stage
            if not self.raised_by_id and not self.raised_by_us_id:
                self.raised_by_us = by
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        self.note_origin(by=by)

    @transaction.atomic
    def give_answer(self, *, by: User, answer: str, answer_en: str = "") -> None:
        self.locked(self.State.OPEN)
        if len(answer.strip()) < 2:
            raise Refused(gettext("Write down the answer, so that it can be read again."), "answer")
        self.shift(
            self.State.ANSWERED, by=by, verb="question.answered", answer=answer.strip(), answer_en=answer_en.strip(),
            answered_at=timezone.now(), answered_by=by,
        )  # fmt: skip

    @transaction.atomic
    def confirm(self, *, by: User, on: date, how: str) -> None:
        """Whoever asked says that it is settled: one of ours themselves; somebody of the customer through one of ours."""
        self.locked(self.State.ANSWERED)
        if self.raised_by_us_id and self.raised_by_us_id != by.pk:
            who = {"name": self.raiser}
            raise Refused(gettext("Only %(name)s, who asked, can say that it is settled.") % who)
        if on > timezone.localdate():
            raise Refused(gettext("This day lies ahead."), "on")
        if self.raised_by_id and not how.strip():
            raise Refused(gettext("Say how they told us: by telephone, by mail, in which meeting."), "how")
        self.shift(
            self.State.CONFIRMED, by=by, verb="question.confirmed", data={"name": self.raiser}, confirmed_on=on,
            confirmed_how=how.strip(),
        )  # fmt: skip

    @transaction.atomic
    def close(self, *, by: User) -> None:
        self.locked(self.State.CONFIRMED)
        self.shift(self.State.CLOSED, by=by, verb="question.closed")

    @transaction.atomic
    def reopen(self, *, by: User, reason: str, due: date) -> None:
        """The answer did not settle it."""
        self.locked(self.State.ANSWERED, self.State.CONFIRMED, self.State.CLOSED)
        if not reason.strip():
            raise Refused(gettext("Say what is still open."), "reason")
        if due < timezone.localdate():
            raise Refused(gettext("This day lies behind us."), "due")
        self.shift(
            self.State.OPEN, by=by, verb="question.reopened", data={"reason": reason.strip()}, due=due, answered_at=None,
            answered_by=None, confirmed_on=None, confirmed_how="", times_reopened=self.times_reopened + 1,
        )  # fmt: skip


def span_words(span: timedelta) -> str:
    """How long it took, as coarsely as people say it."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        return ngettext("%(n)d hour", "%(n)d hours", minutes // 60) % {"n": minutes // 60}
    days = minutes // (24 * 60)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
