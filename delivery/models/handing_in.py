"""A change request that the customer's single contact hands in themselves, behind their private link."""

import uuid
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.models.change_parts import ChangedRequirement
from delivery.models.change_processes import ChangeProcess
from lifecycle.errors import Refused
from lifecycle.models.calendar import add_workdays
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.numbers import draw
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace


class HandingIn(models.Model):
    """Capability of ChangeRequest."""

    wanted_for = models.TextField(gettext_lazy("what they want it for, in their words"), blank=True)
    wanted_for_en = models.TextField(gettext_lazy("what they want it for, in English"), blank=True)
    wished_on = models.DateField(gettext_lazy("wished by"), null=True, blank=True)
    agreed_on = models.DateField(gettext_lazy("agreed inside the customer on"), null=True, blank=True)
    link = models.ForeignKey(
        PortalLink, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("private link"),
    )  # fmt: skip

    class Meta:
        abstract = True

    @classmethod
    def takes_in(cls: Any, link: PortalLink) -> bool:
        """May this person hand something in now? Whoever gave the door away, or came too late, may not."""
        process = ChangeProcess.agreed(link.project)
        mine = process is not None and process.single_contact_id == link.contact_id
        return mine and not cls.rests_in(link.project) and not cls.is_too_late(link.project)

    def terms(self: Any, process: ChangeProcess) -> dict[str, Any]:
        """What is fixed on the day on which it is handed in: under which process, and until when we assess it."""
        today = timezone.localdate()
        days = -(-process.assess_within_days // 2) if self.urgent else process.assess_within_days
        return {"process": process, "submitted_on": today, "assess_by": add_workdays(today, days)}

    @classmethod
    @transaction.atomic
    def hand_in(
        cls: Any, link: PortalLink, *, creation_key: uuid.UUID, title: str, description: str, wanted_for: str,
        agreed_inside: str, agreed_on: date, requirement: Requirement | None = None, wished_on: date | None = None,
    ) -> Any:  # fmt: skip
        """Formally, on this day. The same form again, as by a second click, is the same request."""
        ChainHead.locked(link.project_id)
        made = cls.objects.filter(creation_key=creation_key).select_related("link", "project").first()
        if made is not None:
            if made.link is None or made.project_id != link.project_id or made.link.contact_id != link.contact_id:
                raise Refused(_("This form was sent already. Open the page again."))
            return made
        link.refresh_from_db()
        if link.standing != "open" or not cls.takes_in(link):
            raise Refused(_("Nothing more can be handed in here. Please call us."))
        if agreed_on > timezone.localdate():
            raise Refused(_("This day is still to come. Hand it in once it is agreed inside."), "agreed_on")
        process = ChangeProcess.agreed(link.project)
        assert process is not None
        row = cls(
            project=link.project, creation_key=creation_key, link=link, raised_by=link.contact, title=title.strip(),
            description=description.strip(), wanted_for=wanted_for.strip(), agreed_inside=agreed_inside.strip(),
            agreed_on=agreed_on, wished_on=wished_on, state=cls.State.SUBMITTED, created_by=link.made_by,
            updated_by=link.made_by,
        )  # fmt: skip
        for name, value in row.terms(process).items():
            setattr(row, name, value)
        row.number = draw(f"{cls._meta.label_lower}:{link.project_id}")
        row.save(force_insert=True)
        if requirement is not None:
            ChangedRequirement.objects.create(change=row, requirement=requirement, order=1)
            Trace.note(requirement, row, by=None)
        event = Event.record("change.submitted", by=None, subject=row, actor_name=link.contact.name)
        import_string("delivery.mail.tell_handed_in")(row, event=event)
        row.keep_out(by=link.made_by)
        return row

    @property
    def wrote_it(self: Any) -> int | None:
        """Who of us wrote it down; nobody where the customer did."""
        return None if self.link_id else self.created_by_id
