"""Reports to the executives of either side: written, agreed among us, given at a chosen moment, and what came of them."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.models.bad_days import BadDays
from delivery.models.lights import Lights
from delivery.models.report_lines import Audience, ReportAgreement, ReportAsk
from lifecycle.errors import Refused
from lifecycle.models.calendar import add_workdays, is_workday
from lifecycle.models.customers import Contact
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import listed, pick

JUST = 3  # days in which what went wrong still fills everybody's head


class ReportQuerySet(models.QuerySet["ExecutiveReport"]):
    def given(self) -> "ReportQuerySet":
        return self.filter(state__in=ExecutiveReport.GIVEN)


class ExecutiveReport(Lights, Record):
    class State(models.TextChoices):
        DRAFT = "draft", gettext_lazy("Draft")
        AGREED = "agreed", gettext_lazy("Agreed among us")
        SCHEDULED = "scheduled", gettext_lazy("Moment chosen")
        DELIVERED = "delivered", gettext_lazy("Delivered")
        ANSWERED = "answered", gettext_lazy("Answered")

    class Channel(models.TextChoices):
        MEETING = "meeting", gettext_lazy("In a meeting")
        TALK = "talk", gettext_lazy("In a talk of two")
        MAIL = "mail", gettext_lazy("By mail")
        CALL = "call", gettext_lazy("By telephone or video")

    GIVEN: ClassVar[tuple[str, ...]] = (State.DELIVERED, State.ANSWERED)
    TONES: ClassVar[dict[str, str]] = {"agreed": "now", "scheduled": "now", "delivered": "wait", "answered": "ok"}
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    private: ClassVar[set[str]] = {
        "timing_note", "facts_only", "reaction", "confidence", "channel", "moment_on",
    }  # fmt: skip

    audience = models.CharField(gettext_lazy("for whom"), max_length=8, choices=Audience.choices)
    period_from = models.DateField(gettext_lazy("from"))
    period_to = models.DateField(gettext_lazy("until"))
    headline = models.CharField(gettext_lazy("the state of things in one line"), max_length=160)
    headline_en = models.CharField(gettext_lazy("the state of things in one line, in English"), max_length=160, blank=True)  # fmt: skip
    achievements = models.TextField(gettext_lazy("what was achieved"))
    achievements_en = models.TextField(gettext_lazy("what was achieved, in English"), blank=True)
    next_steps = models.TextField(gettext_lazy("what comes next"))
    next_steps_en = models.TextField(gettext_lazy("what comes next, in English"), blank=True)
    risks = models.TextField(gettext_lazy("what could go wrong"), blank=True)
    risks_en = models.TextField(gettext_lazy("what could go wrong, in English"), blank=True)
    timing_note = models.TextField(gettext_lazy("why this is the moment"), blank=True, editable=False)
    facts_only = models.BooleanField(gettext_lazy("facts only, nobody blamed"), default=False, editable=False)
    moment_on = models.DateField(gettext_lazy("to be delivered on"), null=True, blank=True, editable=False)
    delivered_on = models.DateField(gettext_lazy("delivered on"), null=True, blank=True, editable=False)
    channel = models.CharField(gettext_lazy("how"), max_length=8, choices=Channel.choices, blank=True, editable=False)
    reaction = models.TextField(gettext_lazy("how they took it"), blank=True, editable=False)
    # By the key of the person: 1 to 5.
    confidence = models.JSONField(gettext_lazy("confidence in us"), default=dict, blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    objects = ReportQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("report to executives")
        verbose_name_plural = gettext_lazy("reports to executives")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(name="report_period_in_order", condition=Q(period_from__lte=F("period_to"))),
            models.CheckConstraint(
                name="report_delivered_when",
                condition=~Q(state__in=("delivered", "answered")) | Q(delivered_on__isnull=False),
            ),
        ]

    @property
    def label(self) -> str:
        return pick(self, "headline")

    @property
    def tone(self) -> str:
        return self.TONES.get(self.state, "draft")

    @property
    def is_private_paper(self) -> bool:
        """What our own executives read is not for the customer."""
        return self.audience == Audience.OURS

    def prefill(self, *, by: User) -> None:
        from delivery.reporting import draft

        draft(self)

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.period_from > self.period_to:
            raise Refused(_("The period ends before it begins."), "period_to")
        super().put(by=by, read_version=read_version, diff=diff)

    def lacks(self) -> list[str]:
        """What a report that executives can act on still needs."""
        needs = [(_("who reads it"), self.readers.exists())]  # type: ignore[attr-defined]
        needs += [(str(light.title), light.is_told) for light in self.lights]
        return [what for what, there in needs if not there]

    @transaction.atomic
    def agree(self, *, by: User, note: str = "") -> None:
        """Somebody of ours other than its author read it and stands behind it. The text is fixed from now on."""
        self.locked(self.State.DRAFT, self.State.AGREED, self.State.SCHEDULED)
        if by.pk in (self.created_by_id, self.updated_by_id if self.state == self.State.DRAFT else None):
            raise Refused(_("Whoever wrote it cannot agree to it alone: ask somebody else of ours."))
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        _row, new = ReportAgreement.objects.get_or_create(report=self, user=by, defaults={"note": note.strip()})
        if not new:
            raise Refused(_("You agreed to it already."))
        state = self.State.AGREED if self.state == self.State.DRAFT else self.state
        self.shift(state, by=by, verb="executive_report.agreed")

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        """Something in it has to be put differently; whoever agreed is asked again."""
        self.locked(self.State.AGREED, self.State.SCHEDULED)
        if not reason.strip():
            raise Refused(_("Say what is to be put right."), "reason")
        ReportAgreement.objects.filter(report=self).delete()
        self.shift(
            self.State.DRAFT, by=by, verb="executive_report.reopened", data={"reason": reason.strip()},
            timing_note="", facts_only=False, moment_on=None,
        )  # fmt: skip

    @transaction.atomic
    def schedule(self, *, by: User, on: date, why: str, facts_only: bool) -> None:
        """Choose the moment. A bad one is pointed out on the page, not refused."""
        self.locked(self.State.AGREED, self.State.SCHEDULED)
        if on < timezone.localdate():
            raise Refused(_("This day lies behind us."), "on")
        if not why.strip():
            raise Refused(_("Say why this is a good moment for these people."), "why")
        if not facts_only:
            raise Refused(_("Read it once more as they will read it: facts only, nobody blamed."), "facts_only")
        self.shift(
            self.State.SCHEDULED, by=by, verb="executive_report.scheduled", data={"on": on.isoformat()}, moment_on=on,
            timing_note=why.strip(), facts_only=True,
        )  # fmt: skip

    @transaction.atomic
    def deliver(self, *, by: User, on: date, channel: str) -> None:
        """They have it. What was only said is no report: the paper must exist."""
        self.locked(self.State.SCHEDULED)
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if on < self.period_to:
            raise Refused(_("It tells of days up to %(day)s.") % {"day": self.period_to}, "on")
        if self.document is None:
            raise Refused(
                _("Issue the written report first. What is only said is forgotten or remembered differently.")
            )
        data = {"on": on.isoformat(), "audience": self.audience}
        self.shift(
            self.State.DELIVERED, by=by, verb="executive_report.delivered", data=data, delivered_on=on, channel=channel
        )

    @transaction.atomic
    def settle(self, *, by: User, ask: ReportAsk, granted: bool, answer: str) -> None:
        """What was asked for is given or refused."""
        self.locked(*self.GIVEN)
        if ask.report_id != self.pk:
            raise Refused(_("That was asked for in another report."), "ask")
        if not answer.strip():
            raise Refused(_("Write down what they said."), "answer")
        outcome = ReportAsk.Outcome.GIVEN if granted else ReportAsk.Outcome.REFUSED
        rows = ReportAsk.objects.filter(pk=ask.pk, outcome=ReportAsk.Outcome.OPEN)
        if rows.update(outcome=outcome, answer=answer.strip(), answered_on=timezone.localdate()) != 1:
            raise Refused(_("It was answered already."), "ask")
        data = {"what": ask.text, "outcome": outcome}
        self.shift(self._state_now(), by=by, verb="executive_report.settled", data=data)

    @transaction.atomic
    def react(self, *, by: User, reaction: str, marks: dict[int, int]) -> None:
        """How they took it, and how much each of the customer's people trusts us since. It stays with us."""
        self.locked(*self.GIVEN)
        if not reaction.strip():
            raise Refused(_("Write down how they took it."), "reaction")
        people = {row.contact_id: row.contact for row in self.readers.select_related("contact") if row.contact}  # type: ignore[attr-defined]
        for key, value in marks.items():
            self._judge(people[key], value, by)
        self.reaction = reaction.strip()
        kept = self.confidence | {str(key): value for key, value in marks.items()}
        self.shift(self._state_now(), by=by, verb="executive_report.reaction", reaction=self.reaction, confidence=kept)

    def _judge(self, contact: Contact, value: int, by: User) -> None:
        last = contact.stance_changes.first()
        contact.judge(
            by=by, stance=contact.stance, confidence=value, reason=_("After “%(what)s”") % {"what": self.label},
            action_plan=last.action_plan if last else _("To be decided after this meeting"),
        )  # fmt: skip

    def _state_now(self) -> str:
        """Answered once their reaction is noted and nothing that was asked for is open."""
        still = self.asks.filter(outcome=ReportAsk.Outcome.OPEN).exists()  # type: ignore[attr-defined]
        return self.State.ANSWERED if self.reaction and not still else self.State.DELIVERED

    @property
    def moment_warnings(self) -> list[str]:
        """What speaks against the day on which it is to be delivered."""
        return warnings(self.project, self.moment_on) if self.moment_on and self.state == self.State.SCHEDULED else []

    def guard_issue(self) -> None:
        if self.state == self.State.DRAFT:
            raise Refused(_("First somebody else of ours reads it and agrees."))

    def page_facts(self, user: User) -> dict[str, Any]:
        from delivery.reporting import page

        return page(self, user)


def warnings(project: Any, day: date) -> list[str]:
    """Why a report might fall on deaf ears on that day: no working day, the eve of a holiday, the end of a month,
    something that went wrong a moment ago."""
    from lifecycle.models.risks import Risk

    found = []
    if not is_workday(day):
        found.append(_("It is no working day."))
    elif not any(is_workday(day + timedelta(days=n)) for n in (1, 2, 3)):
        found.append(_("It is the eve of a holiday."))
    if add_workdays(day, 2).month != day.month:
        found.append(_("It is the end of the month, when everybody closes accounts."))
    found += [_("Noted as a bad day: %(why)s.") % {"why": row} for row in BadDays.on(project, day)]
    since = timezone.now() - timedelta(days=JUST)
    if Risk.objects.filter(project=project, state=Risk.State.OCCURRED, updated_at__gte=since).exists():
        found.append(_("A risk came true in the last days: they will have nothing else on their minds."))
    return found
