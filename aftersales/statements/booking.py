"""Taking a statement in, and entering what was confirmed: all of it or nothing, and nothing twice."""

import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from aftersales.models import BankEntry, BankStatement
from aftersales.statements import columns, matching, reading
from lifecycle import uploads
from lifecycle.errors import Refused, Stale
from lifecycle.models.attachments import Attachment
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.users import User


def take_in(*, by: User, upload: Any, account: str, currency: str, key: uuid.UUID) -> BankStatement:
    """Read the file and keep it. No receipt is entered. The same `key` again returns what it made."""
    if found := BankStatement.objects.filter(creation_key=key).first():
        return found
    if not columns.bare(account):
        raise Refused(_("Enter the account number."), "account")
    cells = reading.read(upload)
    upload.seek(0)
    checked = uploads.check(upload)
    with transaction.atomic():
        made, new = BankStatement.objects.get_or_create(
            creation_key=key,
            defaults={
                "account": account.strip(), "currency": currency, "name": checked.name[:200], "cells": cells,
                "reading": columns.guess(cells), "uploaded_by": by,
            },
        )  # fmt: skip
        if new:
            Attachment.add(by=by, subject=made, project=None, checked=checked, kind=Attachment.Kind.FILE)
            Event.record("statement.uploaded", by=by, subject=made, data={"file": made.name, "rows": len(cells)})
    return made


@transaction.atomic
def confirm(statement: BankStatement, *, by: User, digest: str) -> int:
    """Enter what the person saw in the preview; refused whole if anything of it has changed. Returns how many rows."""
    now = statement.take()
    seen = matching.plan(now, by)
    projects = sorted({part.milestone.project_id for row in seen.booked for part in row.parts})
    for pk in projects:  # in one order, so that two who confirm wait for each other instead of for ever
        ChainHead.locked(pk)
    seen = matching.plan(now, by)
    if seen.digest(now.version) != digest:
        raise Stale(_("Something changed since the preview was made. Nothing was entered; look again."))
    if not seen.booked:
        raise Refused(_("There is nothing to enter: no row is to be booked."))
    for row in seen.booked:
        _book(now, row, by)
    now.mark_booked(by=by)
    Event.record("statement.booked", by=by, subject=now, data={"file": now.name, "n": len(seen.booked)})
    return len(seen.booked)


def _book(statement: BankStatement, row: matching.Planned, by: User) -> None:
    entry = row.entry
    assert entry.day is not None and entry.amount is not None
    try:
        with transaction.atomic():
            made = BankEntry.objects.create(
                statement=statement, n=entry.n, fingerprint=entry.fingerprint, day=entry.day, amount=entry.amount,
                currency=entry.currency, payer=entry.payer, reference=entry.reference,
            )  # fmt: skip
    except IntegrityError:
        raise Stale(_("Row %(n)d was entered meanwhile. Nothing was entered; look again.") % {"n": entry.n}) from None
    for part in row.parts:
        part.milestone.receive(
            by=by,
            amount=part.amount,
            on=entry.day,
            bank_ref=entry.reference or entry.text[:80],
            entry=made,
            creation_key=uuid.uuid5(statement.creation_key, f"{entry.n}/{part.milestone.pk}"),
        )
