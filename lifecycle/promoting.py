"""The next stage of a consultant's growth, noted with what it rests on."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.growth_notes import GrowthEntry
from lifecycle.models.users import ConsultantType, User


@transaction.atomic
def advance(person: User, *, by: User, consultant_type: str, promoted_on: date, why: str) -> None:
    """Nobody promotes themselves. The day is what a training after the promotion is reminded of from."""
    now = User.objects.select_for_update().get(pk=person.pk)
    if by.pk == person.pk:
        raise Refused(_("Nobody judges themselves."))
    if promoted_on > timezone.localdate():
        raise Refused(_("This day lies ahead."), "promoted_on")
    if now.consultant_type == consultant_type:
        raise Refused(_("This is the stage that is noted already."), "consultant_type")
    first = not now.consultant_type
    now.consultant_type, now.version = consultant_type, now.version + 1
    if not first:
        now.promoted_on = promoted_on
    now.save(update_fields=["consultant_type", "promoted_on", "version"])
    kind = str(ConsultantType(consultant_type).label)
    GrowthEntry.objects.create(
        person=now, on=promoted_on, author=by, text=_("Stage: %(kind)s. %(why)s") % {"kind": kind, "why": why.strip()}
    )
    Event.record("growth.advanced", by=by, subject=now, data={"to": consultant_type})
