"""A meeting as a calendar file (RFC 5545). Moments are told in UTC, which every calendar shows in its reader's own zone."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from lifecycle.text import pick

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
LINE = 75  # octets, as the standard wants them


def calendar_file(meeting: Any, *, method: str = PUBLISH, sender: Any = None, reader: Any = None) -> str:
    """In the active language. An invitation names who invites and its one reader; what others are told stays theirs."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Throughline//Meetings//EN", "CALSCALE:GREGORIAN", f"METHOD:{method}",
        "BEGIN:VEVENT", f"UID:{uid(meeting)}", f"SEQUENCE:{meeting.version}", f"DTSTAMP:{_moment(timezone.now())}",
        f"DTSTART:{_moment(meeting.at)}", f"DTEND:{_moment(meeting.ends_at)}",
        f"SUMMARY:{_text(pick(meeting, 'title'))}",
        f"STATUS:{'CANCELLED' if method == CANCEL else 'CONFIRMED'}",
    ]  # fmt: skip
    if meeting.place:
        lines.append(f"LOCATION:{_text(pick(meeting, 'place'))}")
    if meeting.agenda:
        lines.append(f"DESCRIPTION:{_text(pick(meeting, 'agenda'))}")
    if sender is not None and method != PUBLISH:
        lines.append(f"ORGANIZER;CN={_name(sender)}:mailto:{sender.email}")
        lines.append(f"ATTENDEE;CN={_name(reader)};ROLE=REQ-PARTICIPANT:mailto:{reader.email}")
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return "".join(_folded(line) for line in lines)


def uid(meeting: Any) -> str:
    """The same for every version of the meeting, so that a calendar replaces what it has."""
    return f"meeting-{meeting.creation_key}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _name(person: Any) -> str:
    """A parameter in quotation marks, which may hold none itself."""
    return '"' + " ".join(str(person).replace('"', "'").split()) + '"'


def _folded(line: str) -> str:
    """At most 75 octets a line, no character torn in two; what goes on begins with a space."""
    parts, part = [], b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > LINE:
            parts.append(part.decode())
            part = b" "
        part += octets
    return "\r\n".join([*parts, part.decode()]) + "\r\n"
