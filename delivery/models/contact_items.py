"""Items that people of the customer own: they say themselves, by a private link, how far they are (AFT-11)."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.solution_parts import StepSide
from lifecycle.models.users import User
from lifecycle.text import short

OWNED = (StepSide.CUSTOMER, StepSide.BOTH)  # sides whose named contact owns an item


class ContactItems(models.Model):
    """Capability of an implementation plan."""

    class Meta:
        abstract = True

    @classmethod
    def owned_by(cls, link: PortalLink) -> list[Any]:
        """What this person owns in the plans of the project that are carried out, in the order of the days."""
        items: Any = cls._meta.get_field("items").related_model
        rows = items.objects.filter(
            plan__project=link.project, plan__state__in=cls.reportable_states, theirs=link.contact_id, side__in=OWNED  # type: ignore[attr-defined]
        )  # fmt: skip
        return list(rows.select_related("plan", "ours").order_by("start", "plan", "order", "pk"))

    @property
    def owners(self: Any) -> list[Contact]:
        """People of the customer who own items that are not finished."""
        keys = self.items.filter(side__in=OWNED, theirs__left_on=None, ended_on=None).values("theirs")
        return list(Contact.objects.filter(pk__in=keys).order_by("name"))

    @transaction.atomic
    def open_items(self: Any, *, by: User, people: Any, until: date, message: str = "") -> None:
        """Mail each a link of their own, good as often as they like until that day; an earlier one ends."""
        self.locked(*self.reportable_states)
        owners = {person.pk for person in self.owners}
        chosen = [person for person in people if person.pk in owners]
        if not chosen:
            raise Refused(_("Choose who gets a link."), "people")
        tell = import_string("delivery.mail.open_plan_items")
        for person in chosen:
            link, token = PortalLink.renew(
                by=by,
                contact=person,
                project=self.project,
                purpose=PortalLink.Purpose.PLAN,
                until=until,
                message=message,
            )
            tell(self, link, token)
        names = [person.name for person in chosen]
        self.shift(self.state, by=by, verb="plan.items_opened", data={"names": ", ".join(names)})

    @property
    def item_links(self: Any) -> list[PortalLink]:
        """Who of the customer can say by link how far they are."""
        rows = PortalLink.objects.filter(
            project=self.project, purpose=PortalLink.Purpose.PLAN, revoked_at=None, expires_at__gt=timezone.now()
        )
        return list(rows.select_related("contact").order_by("contact__name"))

    @transaction.atomic
    def take_word(self: Any, item: Any, *, link: PortalLink, progress: int, done: bool, remark: str = "") -> bool:
        """What its owner says of it: how far, finished, a remark. Dates of the plan stay as they are; the project manager
        is told. False where nothing new was said, as by a second click."""
        ChainHead.locked(self.project_id)
        self.refresh_from_db()
        now = type(item).objects.select_for_update().get(pk=item.pk, plan=self)
        if self.project.read_only or self.state not in self.reportable_states:
            raise Refused(_("The plan is not carried out at present."))
        if now.theirs_id != link.contact_id or now.side not in OWNED:
            raise Refused(_("This item is not yours."))
        if now.is_done:
            if done:
                return False
            raise Refused(_("It is finished; please call us if it is not."))
        said, progress = remark.strip(), 100 if done else min(progress, 99)
        last = Event.objects.about(self).filter(verb="plan.contact_reported").newest_first().first()
        facts = {"item": str(now), "progress": progress, "remark": short(said, 500) or "—"}
        again = last is not None and {key: last.data.get(key) for key in facts} == facts
        if (progress == now.progress and not done and not said) or again:
            return False
        self.note_progress(now, progress=progress, started_on=now.started_on, ended_on=None)
        event = Event.record("plan.contact_reported", by=None, actor_name=link.contact.name, subject=self, data=facts)
        self.item_reported(now, by=None)
        import_string("delivery.mail.tell_contact_reported")(self, now, link, remark=said, event=event)
        return True
