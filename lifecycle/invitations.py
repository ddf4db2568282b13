"""Mail about meetings: the invitation with what each must prepare, the minutes, calling it off; and the reminder before it.
All but the reminder are sent by a person's click."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.icalendar import CANCEL, REQUEST, calendar_file
from lifecycle.mail import absolute, post
from lifecycle.models.events import Event
from lifecycle.models.meeting_lines import MeetingAction, MeetingAttendee
from lifecycle.models.meetings import Meeting
from lifecycle.models.outbox import Outbox
from lifecycle.models.users import User
from lifecycle.text import pick


def _readers(meeting: Any) -> list[tuple[MeetingAttendee, Any]]:
    """Everybody who has an address, once."""
    found: dict[str, tuple[MeetingAttendee, Any]] = {}
    for row in meeting.attendees.select_related("contact", "user"):
        if row.user is not None and row.user.is_active:
            found.setdefault(row.user.email, (row, row.user))
        elif row.contact is not None and row.contact.email and row.contact.left_on is None:
            found.setdefault(row.contact.email, (row, row.contact))
    return list(found.values())


def _own(row: MeetingAttendee, actions: Any) -> list[MeetingAction]:
    return [a for a in actions if (a.user_id and a.user_id == row.user_id) or (a.contact_id and a.contact_id == row.contact_id)]  # fmt: skip


def _context(meeting: Any, row: MeetingAttendee, reader: Any, by: User) -> dict[str, Any]:
    """Those who have no account get the text alone: there is no page that they could open."""
    link = absolute(meeting.get_absolute_url()) if isinstance(reader, User) else ""
    return {"meeting": meeting, "project": meeting.project, "sender": by, "link": link, "attendee": row}


def invite(meeting: Any, *, by: User) -> None:
    event = Event.objects.about(meeting).newest_first().first()
    actions = list(meeting.actions.filter(state=MeetingAction.State.OPEN).select_related("contact", "user"))
    actions += list(meeting.earlier_actions())
    for row, reader in _readers(meeting):
        context = _context(meeting, row, reader, by) | {"mine": _own(row, actions)}
        post(
            "meeting_invitation", key=f"meeting:{meeting.pk}:{row.pk}:{event.pk if event else 0}", to=reader, event=event,
            project=meeting.project, context=context,
            subject=lambda: _("Invitation: %(what)s") % {"what": pick(meeting, "title")},
            calendar=partial(calendar_file, meeting, method=REQUEST, sender=by, reader=reader),
        )  # fmt: skip


def call_off(meeting: Any, *, by: User) -> None:
    """To everybody who was invited; the entry in their calendar goes with it."""
    event = Event.objects.about(meeting).newest_first().first()
    for row, reader in _readers(meeting):
        if row.invited_at:
            post(
                "meeting_cancelled", key=f"meeting-off:{meeting.pk}:{row.pk}", to=reader, event=event,
                project=meeting.project, context=_context(meeting, row, reader, by),
                subject=lambda: _("Called off: %(what)s") % {"what": pick(meeting, "title")},
                calendar=partial(calendar_file, meeting, method=CANCEL, sender=by, reader=reader),
            )  # fmt: skip


def remind(meeting: Any, *, today: date) -> int:
    """Everybody invited, the day before; whoever has something to prepare by tomorrow, already then. Each once."""
    tomorrow = today + timedelta(days=1)
    is_near = timezone.localtime(meeting.at).date() <= tomorrow
    actions = list(meeting.actions.filter(state=MeetingAction.State.OPEN).select_related("contact", "user"))
    actions += list(meeting.earlier_actions())
    event = Event.objects.about(meeting).newest_first().first()
    count = 0
    for row, reader in _readers(meeting):
        mine = _own(row, actions)
        due = [action for action in mine if action.due and action.due <= tomorrow]
        if not row.invited_at or not (is_near or due):
            continue
        about = f"day:{meeting.at:%Y%m%d%H%M}" if is_near else f"due:{max(action.pk for action in due)}"
        key = f"meeting-remind:{meeting.pk}:{row.pk}:{about}"
        if Outbox.objects.filter(key=key).exists():
            continue
        post(
            "meeting_reminder", key=key, to=reader, event=event, project=meeting.project,
            context=_context(meeting, row, reader, meeting.updated_by) | {"mine": mine},
            subject=lambda: _("Reminder: %(what)s") % {"what": pick(meeting, "title")},
        )  # fmt: skip
        count += 1
    return count


def tick(*, today: date) -> int:
    """How many people were reminded of a meeting."""
    rows = Meeting.objects.filter(state=Meeting.State.INVITED, at__gt=timezone.now()).select_related("project")
    return sum(remind(meeting, today=today) for meeting in rows if meeting.project.is_running)


def send_minutes(meeting: Any, *, by: User) -> None:
    event = Event.objects.about(meeting).newest_first().first()
    actions = list(meeting.actions.select_related("contact", "user"))
    for row, reader in _readers(meeting):
        context = _context(meeting, row, reader, by) | {
            "mine": _own(row, actions), "actions": actions, "decisions": list(meeting.decisions.all()),
        }  # fmt: skip
        post(
            "meeting_minutes", key=f"minutes:{meeting.pk}:{row.pk}:{event.pk if event else 0}", to=reader, event=event,
            project=meeting.project, context=context,
            subject=lambda: _("Minutes: %(what)s") % {"what": pick(meeting, "title")},
        )  # fmt: skip
