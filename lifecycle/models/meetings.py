"""Meetings: what they are for, who comes and what they prepare, what was decided, and who does what until when."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.meeting_lines import MeetingAction, MeetingAttendee
from lifecycle.models.nextsteps import REASON_MIN, Side, WithSteps
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick

SERIES_DAYS = 7  # until the next meeting of a series, where nobody says otherwise


class Meeting(WithSteps, Record):
    class Kind(models.TextChoices):
        KICKOFF = "kickoff", pgettext_lazy("meeting", "Kickoff")
        PREPARATORY = "preparatory", pgettext_lazy("meeting", "Preparatory meeting")
        ANALYSIS = "analysis", pgettext_lazy("meeting", "Business analysis")
        EXECUTIVE = "executive", pgettext_lazy("meeting", "With executives")
        TECHNICAL = "technical", pgettext_lazy("meeting", "Technical exchange")
        PROGRESS = "progress", pgettext_lazy("meeting", "Progress")
        CHANGE = "change", pgettext_lazy("meeting", "Change review")
        ACCEPTANCE = "acceptance", pgettext_lazy("meeting", "Acceptance")
        CLOSING = "closing", pgettext_lazy("meeting", "Closing meeting")
        OTHER = "other", pgettext_lazy("meeting", "Other")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("meeting", "Planned")
        INVITED = "invited", pgettext_lazy("meeting", "Invited")
        HELD = "held", pgettext_lazy("meeting", "Held")
        MINUTES_SENT = "minutes_sent", _("Minutes sent")
        CONFIRMED = "confirmed", pgettext_lazy("meeting", "Confirmed")
        CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")

    TONES: ClassVar[dict[str, str]] = {
        "planned": "draft", "invited": "wait", "held": "now", "minutes_sent": "wait", "confirmed": "ok", "cancelled": "off",
    }  # fmt: skip
    AHEAD: ClassVar[tuple[str, ...]] = (State.PLANNED, State.INVITED)
    TOOK_PLACE: ClassVar[tuple[str, ...]] = (State.HELD, State.MINUTES_SENT, State.CONFIRMED)
    editable_states: ClassVar[tuple[str, ...]] = (*AHEAD, State.HELD)
    signed_states: ClassVar[tuple[str, ...]] = (State.CONFIRMED,)
    agreed_states: ClassVar[tuple[str, ...]] = (State.MINUTES_SENT, State.CONFIRMED)
    step_states: ClassVar[tuple[str, ...]] = (*AHEAD, *TOOK_PLACE)

    meeting_kind = models.CharField(_("kind of meeting"), max_length=12, choices=Kind.choices, default=Kind.PROGRESS)
    title = models.CharField(_("what it is about"), max_length=160)
    title_en = models.CharField(_("what it is about, in English"), max_length=160, blank=True)
    at = models.DateTimeField(_("date and time"))
    minutes_long = models.PositiveSmallIntegerField(_("length in minutes"), default=60)
    place = models.CharField(_("place"), max_length=160, blank=True)
    place_en = models.CharField(_("place in English"), max_length=160, blank=True)
    agenda = models.TextField(_("agenda"), blank=True)
    agenda_en = models.TextField(_("agenda in English"), blank=True)
    minutes = models.TextField(_("minutes"), blank=True)
    minutes_en = models.TextField(_("minutes in English"), blank=True)
    # The first meeting of the series that it belongs to; empty for that one itself.
    series = models.ForeignKey("self", models.PROTECT, null=True, blank=True, editable=False, related_name="later")
    minutes_sent_on = models.DateField(_("minutes sent on"), null=True, blank=True, editable=False)
    confirmed_on = models.DateField(_("minutes confirmed on"), null=True, blank=True, editable=False)
    confirmed_how = models.CharField(_("how they were confirmed"), max_length=200, blank=True, editable=False)
    cancelled_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True, editable=False)
    ever_agreed = models.BooleanField(default=False, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.PLANNED)

    class Meta(Record.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-at", "-number"]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return "late" if self.is_overdue else self.TONES[self.state]

    @property
    def ends_at(self) -> Any:
        return self.at + timedelta(minutes=self.minutes_long)

    @property
    def is_overdue(self) -> bool:
        """Its time has passed, and nobody said whether it took place."""
        return self.state in self.AHEAD and self.ends_at < timezone.now()

    @property
    def was_held(self) -> bool:
        return self.state in self.TOOK_PLACE

    @property
    def with_customer(self) -> bool:
        return any(row.side == Side.CUSTOMER for row in self.attendees.all())

    def of_series(self) -> Any:
        """All meetings of the series, the oldest first; itself alone where there is none."""
        first = self.series_id or self.pk
        return Meeting.objects.filter(Q(pk=first) | Q(series=first), project=self.project).order_by("at", "pk")

    def earlier_actions(self) -> Any:
        """What earlier meetings of the series left open: it comes up again until it is settled."""
        before = self.of_series().filter(at__lt=self.at).exclude(pk=self.pk)
        rows = MeetingAction.objects.filter(meeting__in=before, state__in=MeetingAction.LIVE)
        return rows.select_related("meeting__project", "contact", "user").order_by("due", "meeting__at", "order")

    def own_steps(self) -> Any:
        """Its own actions, and what earlier meetings of the series left open."""
        rows = MeetingAction.objects.filter(
            Q(meeting=self) | Q(meeting__in=self.of_series().filter(at__lt=self.at), state__in=MeetingAction.LIVE)
        )
        return rows.select_related("meeting__project", "contact", "user").order_by("meeting__at", "order", "pk")

    def page_facts(self, user: User) -> dict[str, Any]:
        return {
            "attendees": list(self.attendees.select_related("contact", "user")),
            "actions": list(self.actions.select_related("meeting__project", "contact", "user")),
            "earlier": list(self.earlier_actions()),
            "series": list(self.of_series().exclude(pk=self.pk)),
        }

    def prefill(self, *, by: User) -> None:
        now = timezone.localtime() + timedelta(days=1)
        self.at = now.replace(hour=10, minute=0, second=0, microsecond=0)

    def prefill_from(self, link: dict[str, str], *, by: User) -> None:
        """A gate that asks for a meeting says of which kind."""
        if link.get("kind") in self.Kind.values:
            self.meeting_kind = link["kind"]

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        return {"attendees": [{"who": f"u:{by.pk}"}]}

    def after_put(self, *, by: User) -> None:
        for line in self.kind.lines:
            for order, row in enumerate(getattr(self, line.relation).all(), 1):
                if row.order != order:
                    type(row).objects.filter(pk=row.pk).update(order=order)

    def after_step(self, *, by: User | None) -> None:
        """Its actions are settled one by one; the meeting itself does not change by that."""

    # -- verbs -----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def invite(self, *, by: User) -> None:
        """Tell everybody who has an address what it is about, and what they are to prepare until when."""
        from lifecycle.invitations import invite

        self.locked(*self.AHEAD)
        if not self.attendees.exists():
            raise Refused(gettext("Say who comes first."))
        if self.at <= timezone.now():
            raise Refused(gettext("Its time has passed. Change the date and time first."))
        # Asked again, whoever was told already is told once more: the time or the agenda has changed.
        self.shift(self.State.INVITED, by=by, verb="meeting.invited", data={"n": self.attendees.count()})
        invite(self, by=by)
        self.attendees.update(invited_at=timezone.now())

    @transaction.atomic
    def answer(self, *, by: User, comes: bool) -> None:
        """One of our people says whether they come."""
        self.locked(*self.AHEAD)
        row = self.attendees.filter(user=by).first()
        if row is None:
            raise Refused(gettext("You are not invited."))
        row.answer = MeetingAttendee.Answer.COMES if comes else MeetingAttendee.Answer.NOT
        row.save(update_fields=["answer"])
        self.shift(self.state, by=by, verb="meeting.accepted" if comes else "meeting.refused")

    def accept(self, *, by: User) -> None:
        self.answer(by=by, comes=True)

    def refuse(self, *, by: User) -> None:
        self.answer(by=by, comes=False)

    @transaction.atomic
    def hold(self, *, by: User, attended: Any, minutes: str = "", minutes_en: str = "") -> None:
        """It took place: who was there, and what was said. What was to be prepared for it is settled by its own mark."""
        self.locked(*self.AHEAD)
        if self.at > timezone.now():
            raise Refused(
                gettext("It is planned for a later time. Change the date and time first if it took place already.")
            )
        there = {int(pk) for pk in attended}
        if not there:
            raise Refused(gettext("Say who was there."), "attended")
        for row in self.attendees.all():
            MeetingAttendee.objects.filter(pk=row.pk).update(attended=row.pk in there)
        texts: dict[str, Any] = {
            "minutes": minutes.strip() or self.minutes,
            "minutes_en": minutes_en.strip() or self.minutes_en,
        }
        self.shift(self.State.HELD, by=by, verb="meeting.held", **texts)
        self.offer_evidence(by=by)

    @transaction.atomic
    def send_minutes(self, *, by: User) -> None:
        """Everybody gets what was decided, and who does what until when."""
        from lifecycle.invitations import send_minutes

        self.locked(self.State.HELD)
        self._told(by)
        send_minutes(self, by=by)

    def _told(self, by: User) -> None:
        self.guard_minutes()
        self.shift(
            self.State.MINUTES_SENT, by=by, verb="meeting.minutes_sent", minutes_sent_on=timezone.localdate(),
            ever_agreed=True,
        )  # fmt: skip

    @transaction.atomic
    def confirm(self, *, by: User | None, how: str, on: date | None = None) -> None:
        """Nobody objects to the minutes any more."""
        self.locked(self.State.MINUTES_SENT)
        if not how.strip():
            raise Refused(gettext("Say how it was confirmed."), "how")
        on = on or timezone.localdate()
        if on > timezone.localdate():
            raise Refused(gettext("This day lies ahead."), "on")
        self.shift(
            self.State.CONFIRMED, by=by, verb="meeting.confirmed", confirmed_on=on, confirmed_how=how.strip()[:200]
        )

    @transaction.atomic
    def cancel(self, *, by: User, reason: str) -> None:
        """It will not take place; what was to be done for it is dropped with the same reason. Whoever was invited is told."""
        from lifecycle.invitations import call_off

        self.locked(*self.AHEAD)
        if len(reason.strip()) < REASON_MIN:
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        for row in self.actions.filter(state__in=MeetingAction.LIVE):
            row.drop(by=by, reason=reason)
        self.refresh_from_db()
        self.shift(
            self.State.CANCELLED, by=by, verb="meeting.cancelled", data={"reason": reason.strip()},
            cancelled_reason=reason.strip()[:300],
        )  # fmt: skip
        call_off(self, by=by)

    @transaction.atomic
    def plan_next(self, *, by: User, at: Any = None) -> "Meeting":
        """The next meeting of the series: the same people; what is still open comes up there again."""
        self.locked(*self.TOOK_PLACE)
        first = self.series or self
        last = self.of_series().last()
        row = Meeting(
            project=self.project, meeting_kind=self.meeting_kind, title=self.title, title_en=self.title_en,
            at=at or last.at + timedelta(days=SERIES_DAYS), minutes_long=self.minutes_long, place=self.place,
            place_en=self.place_en, agenda=self.agenda, agenda_en=self.agenda_en, series=first,
        )  # fmt: skip
        row.put(by=by, read_version=None)
        for old in self.attendees.all():
            row.attendees.create(
                side=old.side, contact=old.contact, user=old.user, name=old.name, role=old.role, role_en=old.role_en,
                order=old.order,
            )  # fmt: skip
        Trace.note(self, row, by=by)
        return row

    # -- its document ----------------------------------------------------------------------------------------------

    def guard_minutes(self) -> None:
        if not self.minutes.strip() and not self.decisions.exists() and not self.actions.exists():
            raise Refused(gettext("There is nothing to tell yet: write the minutes, a decision or a task."))

    def guard_issue(self) -> None:
        if self.state not in self.TOOK_PLACE:
            raise Refused(gettext("The minutes are issued once the meeting was held."))
        self.guard_minutes()

    def document_sent(self, document: Document, *, by: User) -> None:
        self.refresh_from_db()
        if self.state == self.State.HELD:
            self._told(by)

    def document_signed(self, document: Document, *, by: User | None) -> None:
        self.refresh_from_db()
        if self.state == self.State.HELD:  # on paper
            self._told(by or self.updated_by)
            self.refresh_from_db()
        if self.state == self.State.MINUTES_SENT:
            self.confirm(by=by, how=document.number)
