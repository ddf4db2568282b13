"""Somebody else signs in place of a signatory who left, or who should not have been asked."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.users import User


class Replacing(models.Model):
    """Capability of Signatory."""

    class Meta:
        abstract = True

    @transaction.atomic
    def replace(self, *, by: User, person: Contact | User, reason: str) -> Any:
        """Ask `person` for the same place, in the same turn; every link of the one before is dead at once.

        The same person again, by a second click, is the signatory whom the first click made.
        """
        from lifecycle import mail
        from lifecycle.models.signatures import Invitee, check_invitee

        now = self.locked()
        if (
            now.state == now.State.REPLACED
            and now.replaced_by
            and person in (now.replaced_by.contact, now.replaced_by.user)
        ):
            return now.replaced_by
        request, document = now.request, now.request.document
        if document.is_at_rest:
            raise Refused(_("The project has ended; nothing is signed in it any more."))
        if not request.is_open or document.current_id != request.version_id:
            raise Refused(_("This request has ended already."))
        if now.role == now.Role.COPY or now.state not in (now.State.WAITING, *now.ASKED):
            raise Refused(_("%(name)s can no longer be replaced.") % {"name": now.label()})
        if len(reason.strip()) < 2:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        mine = {"contact": person} if isinstance(person, Contact) else {"user": person}
        if request.signatories.filter(**mine).exists():
            raise Refused(_("%(name)s is in this request already.") % {"name": person}, "person")
        places = {slot["key"]: slot["party"] for slot in request.version.slots}
        invitee = Invitee(person, now.slot, now.role, now.order)
        check_invitee(document, places, invitee)
        was_asked = now.state in now.ASKED
        successor = type(self).invite(request, invitee)
        moment = timezone.now()
        now.state, now.replaced_by, now.ended_at, now.revoked_at = now.State.REPLACED, successor, moment, moment
        now.code_hash = ""
        now.save(update_fields=["state", "replaced_by", "ended_at", "revoked_at", "code_hash"])
        event = Event.record(
            "signatory.replaced", by=by, subject=document,
            data={"name": now.name, "with": successor.name, "reason": reason.strip()[:500], "warning": successor.warning},
        )  # fmt: skip
        if was_asked:
            successor.ask(event=event)
            mail.tell_relieved(now, event=event)
        document.project.refresh_figures()
        self.refresh_from_db(fields=["state", "replaced_by", "revoked_at"])
        return successor
