"""Whoever is to be trained learns of it in time and says whether they come (AFT-24)."""

from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import known
from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.users import User

REASON_MIN = 4
LINK_AFTER = timedelta(days=14)  # after the session in which they can still say how it was


class Invites(models.Model):
    """Capability of a training session."""

    class Meta:
        abstract = True

    @property
    def days_ahead(self: Any) -> int:
        return (timezone.localdate(self.at) - timezone.localdate()).days

    @property
    def notice_days(self: Any) -> int:
        return int(known.site(self.project).days("training_notice"))

    @property
    def untold(self: Any) -> list[Any]:
        return [row for row in self.attendance.all() if row.told_at is None and not row.exempt]

    @property
    def silent(self: Any) -> list[Any]:
        """Those who were told and have not said whether they come."""
        return [row for row in self.attendance.all() if row.told_at is not None and not row.answer and not row.exempt]

    @property
    def is_announced_late(self: Any) -> bool:
        """Is it near and are there people who do not know of it?"""
        return self.state == "planned" and 0 <= self.days_ahead <= self.notice_days and bool(self.untold)

    @transaction.atomic
    def invite(self: Any, *, by: User, people: Any, message: str = "", late_reason: str = "") -> None:
        """Tell them: by mail with a private link, or, without an address, it is noted that they were told in person."""
        from aftersales import trainingmail

        self.locked("planned")
        rows = [row for row in people if row.session_id == self.pk]
        if not rows:
            raise Refused(_("Choose who is told."), "people")
        if self.at <= timezone.now():
            raise Refused(_("It lies behind us. Change the date and time first."))
        if self.plan is not None and self.plan.state == "planned":
            raise Refused(
                _("The customer has not confirmed the training plan yet. They confirm it before people are told.")
            )
        if self.days_ahead < self.notice_days and len(late_reason.strip()) < REASON_MIN:
            text = _(
                "People learn of a training at least %(n)d days before, to prepare. Say why it is later this time."
            )
            raise Refused(text % {"n": self.notice_days}, "late_reason")
        mailed = 0
        for row in rows:
            if row.may_be_mailed:
                link, token = self._link(row, by=by, message=message)
                trainingmail.invite(self, row, link, token)
                mailed += 1
            row.told_at, row.told_how = timezone.now(), "mail" if row.may_be_mailed else "person"
            row.answer, row.answered_at, row.answer_note, row.reminded_at = "", None, "", None
            row.save(
                update_fields=["told_at", "told_how", "answer", "answered_at", "answer_note", "reminded_at", "link"]
            )
        data = {"n": len(rows), "mailed": mailed, "reason": late_reason.strip()}
        self.shift(self.state, by=by, verb="training.told", data=data)

    def _link(self: Any, row: Any, *, by: User, message: str = "") -> tuple[PortalLink, str]:
        """A fresh private link; the one before ends."""
        if row.link_id:
            PortalLink.objects.filter(pk=row.link_id, revoked_at=None).update(revoked_at=timezone.now())
        end = self.at + timedelta(minutes=self.minutes) + LINK_AFTER
        link, token = PortalLink.make(
            by=by, contact=row.contact, until=end, project=self.project, purpose=PortalLink.Purpose.ATTEND,
            message=message.strip(),
        )  # fmt: skip
        row.link = link
        return link, token

    @transaction.atomic
    def take_answer(self: Any, *, row: Any, answer: str, note: str = "") -> None:
        """They say by their link whether they come; they may think again until it begins."""
        type(self).objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db()
        if self.state != "planned" or self.project.read_only:
            raise Refused(_("The session took place already."))
        row.refresh_from_db()
        if (row.answer, row.answer_note) == (answer, note.strip()):
            return
        row.answer, row.answer_note, row.answered_at = answer, note.strip()[:300], timezone.now()
        row.save(update_fields=["answer", "answer_note", "answered_at"])
        Event.record("training.answer_taken", by=None, subject=self, data={"name": row.who, "answer": answer})

    @transaction.atomic
    def note_answers(self: Any, *, by: User, people: Any, answer: str) -> None:
        """What they said in person or on the telephone."""
        self.locked("planned")
        rows = [row for row in people if row.session_id == self.pk]
        if not rows:
            raise Refused(_("Choose who answered."), "people")
        for row in rows:
            row.answer, row.answered_at = answer, timezone.now()
            row.told_at, row.told_how = row.told_at or timezone.now(), row.told_how or "person"
            row.save(update_fields=["answer", "answered_at", "told_at", "told_how"])
        self.shift(self.state, by=by, verb="training.answers_noted", data={"n": len(rows), "answer": answer})

    @transaction.atomic
    def remind(self: Any, *, by: User, today: date) -> int:
        """Once for each person who was told by mail on an earlier day and has not answered, the day before, with the words
        that went with it then. Returns how many."""
        from aftersales import trainingmail

        n = 0
        rows = self.attendance.filter(told_how="mail", answer="", reminded_at=None, exempt="", told_at__date__lt=today)
        for row in rows.select_related("link").select_for_update(of=("self",)):
            if not row.may_be_mailed:
                continue
            link, token = self._link(row, by=by, message=row.link.message if row.link else "")
            row.reminded_at = timezone.now()
            row.save(update_fields=["reminded_at", "link"])
            trainingmail.invite(self, row, link, token, again=True)
            n += 1
        return n
