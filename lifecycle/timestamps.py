"""Timestamps over finished files: inside the last signature, or owed and asked for again until the authority answers."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import seal
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.timestamps import Timestamp

FIRST, LONGEST = timedelta(minutes=2), timedelta(hours=24)
LEASE = timedelta(minutes=5)  # of one process that asks
ROUND = 100
SILENT = 3  # failures in a round after which the authority counts as away until the next


def settle(document: Any, *, sha256: str, level: str) -> Timestamp | None:
    """In the transaction that completes a document: is its file dated, or is a timestamp owed?"""
    if not settings.TIMESTAMP_URL:
        return None
    embedded = level.startswith(("B-T", "B-L"))
    row, made = Timestamp.objects.get_or_create(
        sha256=sha256,
        defaults={
            "document": document, "state": Timestamp.State.MADE if embedded else Timestamp.State.OWED,
            "embedded": embedded, "next_at": timezone.now() + FIRST,
        },
    )  # fmt: skip
    if made and not embedded:
        Event.record("timestamp.owed", by=None, subject=document, data={"sha256": sha256})
    return row


def make_owed() -> int:
    """For the scheduled round: ask for what is owed; returns how many were obtained. It is never given up."""
    if not settings.TIMESTAMP_URL:
        return 0
    made = silent = 0
    due = Timestamp.objects.filter(state=Timestamp.State.OWED, next_at__lte=timezone.now())
    for row in due.select_related("document").order_by("next_at", "pk")[:ROUND]:
        if silent >= SILENT:
            break
        done = ask(row)
        made += done is True
        silent += done is False
    return made


def ask(row: Timestamp) -> bool | None:
    """Ask for one. None if another process is asking, or has it."""
    until = timezone.now() + LEASE
    mine = Timestamp.objects.filter(pk=row.pk, state=Timestamp.State.OWED, attempts=row.attempts, next_at=row.next_at)
    if not mine.update(attempts=row.attempts + 1, next_at=until):
        return None
    row.attempts, row.next_at = row.attempts + 1, until
    try:
        stamped = seal.timestamp(row.sha256)
    except seal.NoAnswer as problem:
        return _later(row, str(problem))
    except Exception as problem:  # whatever an authority answers with must not end the round
        return _later(row, f"{type(problem).__name__}: {problem}")
    with transaction.atomic():
        ChainHead.locked(row.document.project_id)
        owed = Timestamp.objects.filter(pk=row.pk, state=Timestamp.State.OWED)
        facts = {
            "token": stamped.token,
            "authority": stamped.authority[:250],
            "stamped_at": stamped.at,
            "last_error": "",
        }
        if owed.update(state=Timestamp.State.MADE, **facts):
            Event.record(
                "timestamp.made", by=None, subject=row.document,
                data={"sha256": row.sha256, "authority": stamped.authority, "at": stamped.at.isoformat()},
            )  # fmt: skip
    return True


def _later(row: Timestamp, problem: str) -> bool:
    pause = min(FIRST * 2 ** min(row.attempts - 1, 12), LONGEST)
    Timestamp.objects.filter(pk=row.pk, state=Timestamp.State.OWED).update(
        last_error=" ".join(problem.split())[:250], next_at=timezone.now() + pause
    )
    return False


def rows(document: Any) -> list[dict[str, Any]]:
    """For the document's page."""
    return [
        {
            "pk": row.pk,
            "owed": row.state == Timestamp.State.OWED,
            "state": row.get_state_display(),
            "tone": "wait" if row.state == Timestamp.State.OWED else "ok",
            "words": _words(row),
            "at": row.stamped_at,
            "authority": row.authority,
            "error": row.last_error,
            "attempts": row.attempts,
            "since": row.made_at,
            "next_at": row.next_at,
            "sha256": row.sha256,
            "has_token": bool(row.token),
        }
        for row in document.timestamps.order_by("-made_at", "-pk")
    ]


def _words(row: Timestamp) -> str:
    if row.embedded:
        return _("Inside the last signature of the file.")
    if row.state == Timestamp.State.MADE:
        return _("Beside the file, as a file of its own.")
    if not settings.TIMESTAMP_URL:
        return _("No timestamp authority is set at the moment; it is asked again once one is.")
    return _("The authority did not answer. The document is complete all the same; we ask again.")
