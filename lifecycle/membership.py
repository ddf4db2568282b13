"""Changing what somebody does in a project, without losing what a colleague wrote meanwhile."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lifecycle.errors import Stale
from lifecycle.models.events import Event, changes
from lifecycle.models.members import ProjectMember
from lifecycle.models.users import User


@transaction.atomic
def revise(row: ProjectMember, *, by: User, version: int, **fields: Any) -> None:
    """Write `fields` if the row is still the one that was read at `version`; Stale otherwise."""
    now = ProjectMember.objects.select_for_update().get(pk=row.pk)
    if now.version != version:
        raise Stale(_("Somebody else changed this meanwhile."))
    diff = changes({name: getattr(now, name) for name in fields}, fields)
    if not diff:
        return
    for name, value in fields.items():
        setattr(row, name, value)
    row.version = version + 1
    row.save(update_fields=[*fields, "version"])
    Event.record("member.revised", by=by, subject=row, data={"changes": diff})
