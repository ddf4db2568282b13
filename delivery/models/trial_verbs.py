"""What is done with a trial run: begun by signature, watched, measured, made longer, closed by its signed report."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.users import User

AFTER = 30  # days after its end in which users can still read on their link what became of their words


class TrialVerbs(models.Model):
    """Capability of TrialRun."""

    class Meta:
        abstract = True

    # -- its signature -----------------------------------------------------------------------------------------------

    def document_sent(self, document: Document, *, by: User) -> None:
        """What goes out says what was agreed last: while it runs, only a new end changes that."""
        last = self.extensions.last()
        changed = self.updated_at if self.state == self.State.PREPARED else last.at if last else None
        self.guard_unchanged(document, changed)

    def document_signed(self, document: Document, *, by: User | None) -> None:
        """It begins on the day on which both sides have signed, not before the day that was agreed."""
        today = timezone.localdate()
        if self.state == self.State.PREPARED:
            begin = max(today, self.starts_on or today)
            self.shift(
                self.State.RUNNING, by=by, verb="trial_run.begun", data={"on": begin.isoformat()}, began_on=begin,
                refused_reason="",
            )  # fmt: skip
        elif self.runs and self.extensions.filter(signed_on=None).update(signed_on=today):
            Event.record("trial_run.extension_signed", by=by, subject=self, data={"on": _iso(self.planned_end)})

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state != self.State.CLOSED:
            self.shift(
                self.state, by=None, verb="trial_run.declined", data={"reason": reason}, refused_reason=reason[:2000]
            )

    # -- while it lasts ----------------------------------------------------------------------------------------------

    @transaction.atomic
    def observe(
        self, *, by: User, on: date, users: int, happened: str, happened_en: str = "", blocking: int = 0, major: int = 0,
        minor: int = 0,
    ) -> None:  # fmt: skip
        """What a day or a week was like. The same day again is put right, not counted twice."""
        self.locked(*self.RUNS)
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if self.began_on and on < self.began_on:
            raise Refused(_("The trial run had not begun on that day."), "on")
        if not happened.strip():
            raise Refused(_("Say in a sentence what happened."), "happened")
        self.observations.update_or_create(
            on=on,
            defaults={
                "users": users, "happened": happened.strip(), "happened_en": happened_en.strip(), "blocking": blocking,
                "major": major, "minor": minor, "noted_by": by,
            },
        )  # fmt: skip
        data = {"on": on.isoformat(), "users": users, "faults": blocking + major + minor}
        self.shift(self.state, by=by, verb="trial_run.observed", data=data)

    @transaction.atomic
    def measure(self, *, by: User, on: date, measured: dict[int, tuple[str, str, str]]) -> None:
        """What was measured: (actual, actual in English, met or missed) by the key of the criterion."""
        self.locked(*self.RUNS)
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        rows = {row.pk: row for row in self.criteria.all()}
        told = {key: value for key, value in measured.items() if value[0].strip() or value[2]}
        if not told:
            raise Refused(_("Enter at least one measurement."))
        for key, (actual, actual_en, met) in told.items():
            row = rows[key]
            if not actual.strip():
                raise Refused(_("Write down what was measured for “%(what)s”.") % {"what": row}, f"actual_{key}")
            if met not in (row.Met.MET, row.Met.MISSED):
                raise Refused(_("Say whether “%(what)s” was met.") % {"what": row}, f"met_{key}")
            row.actual, row.actual_en, row.met, row.measured_on = actual.strip(), actual_en.strip(), met, on
            row.save(update_fields=["actual", "actual_en", "met", "measured_on"])
        self.shift(self.state, by=by, verb="trial_run.measured", data={"n": len(told)})

    @transaction.atomic
    def extend(self, *, by: User, to_day: date, reason: str, reason_en: str = "") -> None:
        """It needs longer. The signed end was signed by both sides, so the new one is too."""
        self.locked(*self.RUNS)
        if self.is_out:
            raise Refused(_("A version of it is out for signature. Withdraw that one first."))
        if len(reason.strip()) < 10:
            raise Refused(_("Say why the time that was agreed does not suffice."), "reason")
        if to_day <= self.planned_end or to_day < timezone.localdate():
            raise Refused(_("The new end lies after the one that was agreed, and not in the past."), "to_day")
        before = self.planned_end
        self.extensions.create(
            from_day=before, to_day=to_day, reason=reason.strip(), reason_en=reason_en.strip(), by=by
        )
        data = {"from_day": _iso(before), "to_day": to_day.isoformat(), "reason": reason.strip()}
        self.shift(self.State.EXTENDED, by=by, verb="trial_run.extended", data=data, planned_end=to_day)
        self.links.update(expires_at=_end(to_day))

    # -- the channel -------------------------------------------------------------------------------------------------

    @property
    def links(self) -> Any:
        """Private links of those who may tell us what they find: made since it was written, before the next one."""
        rows = PortalLink.objects.filter(
            project=self.project_id, purpose=PortalLink.Purpose.FEEDBACK, made_at__gte=self.created_at
        )
        after = type(self).objects.filter(project=self.project_id, number__gt=self.number).order_by("number").first()
        return rows.filter(made_at__lt=after.created_at) if after else rows

    @transaction.atomic
    def invite(self, *, by: User, contacts: Any, message: str = "") -> None:
        """Users of the customer get a private link each. Whoever has one gets a fresh one; the old one ends."""
        from delivery import mail

        self.locked(*self.RUNS)
        people = list(contacts)
        if not people:
            raise Refused(_("Choose who is to be asked."), "contacts")
        for contact in people:
            _may_be_asked(self, contact)
            self.links.filter(contact=contact, revoked_at=None).update(revoked_at=timezone.now())
            link, token = PortalLink.make(
                by=by, contact=contact, until=_end(self.planned_end), project=self.project,
                purpose=PortalLink.Purpose.FEEDBACK, message=message.strip(),
            )  # fmt: skip
            mail.ask_for_feedback(self, link, token)
        Event.record("trial_run.invited", by=by, subject=self, data={"n": len(people)})

    @transaction.atomic
    def take_feedback(self, *, by: User, **facts: Any) -> Any:
        """One of ours writes down what a user told them."""
        from delivery.models.trial_feedback import TrialFeedback

        self.locked(*self.RUNS)
        made = TrialFeedback.objects.filter(creation_key=facts.get("creation_key")).first()
        if made is not None and made.project_id == self.project_id:  # a second click
            return made
        row = TrialFeedback(project=self.project, **facts)
        row.put(by=by, read_version=None)
        return row

    # -- its end -----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def close(self, *, by: User | None, verdict: str, on: date) -> None:
        """Both sides have signed the report."""
        self.locked(*self.RUNS)
        self.shift(
            self.State.CLOSED, by=by, verb="trial_run.closed", data={"verdict": verdict}, verdict=verdict, ended_on=on
        )

    @transaction.atomic
    def reopen(self, *, by: User | None) -> None:
        """Its signed report fell, or is written anew."""
        self.locked(self.State.CLOSED)
        if type(self).objects.filter(project=self.project_id, number__gt=self.number).exists():
            raise Refused(_("Another trial run has begun since; this one stays as it was signed."))
        state = self.State.EXTENDED if self.extensions.exists() else self.State.RUNNING
        self.shift(state, by=by, verb="trial_run.reopened", verdict="", ended_on=None)


def _may_be_asked(trial: Any, contact: Contact) -> None:
    if contact.customer_id != trial.project.customer_id:
        raise Refused(_("This person belongs to another customer."), "contacts")
    if not contact.email:
        raise Refused(_("%(name)s has no e-mail address.") % {"name": contact}, "contacts")


def _end(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=AFTER), time(23, 59), timezone.get_default_timezone())


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
