"""The page of the customer's single contact: what was handed in, and what became of it, behind a private link."""

from datetime import date, datetime, time
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.users import User


class ContactPage(models.Model):
    """Capability of a change process that is in force."""

    class Meta:
        abstract = True

    @transaction.atomic
    def open_page(self: Any, *, by: User, until: date, message: str = "") -> PortalLink:
        """Mail the single contact a link that they may open as often as they like; an older one ends."""
        self.locked(self.State.AGREED)
        who = self.single_contact
        if not who.email:
            raise Refused(_("%(name)s has no e-mail address.") % {"name": who})
        if until <= timezone.localdate():
            raise Refused(_("Give a day that lies ahead."), "until")
        old = PortalLink.objects.filter(project=self.project, purpose=PortalLink.Purpose.CHANGES, revoked_at=None)
        old.update(revoked_at=timezone.now())
        end = datetime.combine(until, time(23, 59), timezone.get_default_timezone())
        link, token = PortalLink.make(
            by=by, contact=who, until=end, project=self.project, purpose=PortalLink.Purpose.CHANGES, message=message.strip()
        )  # fmt: skip
        data = {"name": str(who), "until": until.isoformat()}
        Event.record("change_process.page_opened", by=by, subject=self, data=data)
        import_string("delivery.mail.open_changes_page")(link, token)
        return link

    @property
    def page_link(self: Any) -> PortalLink | None:
        """The link that its single contact has now."""
        rows = PortalLink.objects.filter(project=self.project, purpose=PortalLink.Purpose.CHANGES, revoked_at=None)
        return rows.filter(contact=self.single_contact).first()
