"""Mail about meetings: the invitation with what each must prepare, and the minutes. Sent by a person's click."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.models.events import Event
from lifecycle.models.meeting_lines import MeetingAction, MeetingAttendee
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
        )  # fmt: skip


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
