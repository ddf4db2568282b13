"""How a customer is asked to be a reference, allows it, declines, and takes it back."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.models.reference_consents import ReferenceConsent, Use
from lifecycle.errors import Refused
from lifecycle.models.attachments import Attachment
from lifecycle.models.customers import Contact, Customer
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.users import User
from lifecycle.uploads import Checked

ANSWER_DAYS = 30  # in which the customer answers by the link
LONGEST = 5 * 366  # days that a consent may last
TELLING = 2


class Consents(models.Model):
    """Capability of a reference promotion: its customer is asked, allows, declines and takes back."""

    class Meta:
        abstract = True

    @property
    def consent(self: Any) -> ReferenceConsent | None:
        """The one that was given and not taken back; it may have ended meanwhile."""
        return next((row for row in self.consents.all() if row.state == ReferenceConsent.State.GIVEN), None)

    @property
    def asked(self: Any) -> ReferenceConsent | None:
        return next((row for row in self.consents.all() if row.state == ReferenceConsent.State.ASKED), None)

    @property
    def consent_told(self: Any) -> ReferenceConsent | None:
        """The one that a list shows: given, else asked for, else the latest of any kind."""
        rows = [row for row in self.consents.all() if row.state != ReferenceConsent.State.REPLACED]
        return self.consent or self.asked or next(iter(rows), None)

    def allows(self: Any, use: str) -> bool:
        consent = self.consent
        return consent is not None and consent.holds and use in consent.allows

    @property
    def is_shareable(self: Any) -> bool:
        """May it be shown to others today?"""
        consent = self.consent
        ended = self.project.state in self.NEVER
        return bool(self.state == self.State.READY and consent is not None and consent.holds and not ended)

    # -- asking and noting ---------------------------------------------------------------------------------------------

    @transaction.atomic
    def ask_consent(
        self: Any, *, by: User, contact: Contact, allows: list[str], until: date, message: str = ""
    ) -> ReferenceConsent:
        """By a private link: they choose what they allow. Asked again, the earlier link ends."""
        from aftersales import referencemail

        self.locked()
        self._guard_contact(contact)
        _guard_until(until)
        if not contact.email:
            raise Refused(_("%(name)s has no e-mail address.") % {"name": contact}, "contact")
        today = timezone.localdate()
        if (before := self.consents.filter(state=ReferenceConsent.State.ASKED).first()) is not None:
            _end_link(before)
            before.state, before.ended_on = ReferenceConsent.State.REPLACED, today
            before.save(update_fields=["state", "ended_on"])
        end = datetime.combine(today + timedelta(days=ANSWER_DAYS), time(23, 59), timezone.get_default_timezone())
        link, token = PortalLink.make(
            by=by, contact=contact, until=end, project=self.project, purpose=PortalLink.Purpose.CONSENT,
            message=message.strip(),
        )  # fmt: skip
        row: ReferenceConsent = self.consents.create(
            contact=contact, allows=allows, state=ReferenceConsent.State.ASKED, link=link, asked_on=today, until=until,
            by=by,
        )  # fmt: skip
        self._told("reference.asked", by, name=contact.name)
        referencemail.ask(self, link, token)
        return row

    @transaction.atomic
    def note_consent(
        self: Any, *, by: User, contact: Contact, allows: list[str], given_on: date, until: date, how: str,
        file: Checked | None = None, remark: str = "",
    ) -> ReferenceConsent:  # fmt: skip
        """What they signed on paper or wrote to us; an earlier consent and a link that is open end."""
        self.locked()
        self._guard_contact(contact)
        if given_on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "given_on")
        _guard_until(until)
        if len(how.strip()) < TELLING:
            raise Refused(_("Say how they told us: on paper kept where, in which talk."), "how")
        if file is None:
            raise Refused(_("Add what proves it: the signed paper, their mail."), "file")
        self._replace(by)
        attachment = Attachment.add(
            by=by, subject=self, project=self.project, checked=file, kind=Attachment.Kind.SCAN,
            caption=_("Consent of %(name)s") % {"name": contact.name},
        )  # fmt: skip
        row: ReferenceConsent = self.consents.create(
            contact=contact, allows=allows, state=ReferenceConsent.State.GIVEN, given_on=given_on, until=until,
            how=how.strip(), evidence=attachment, remark=remark.strip(), by=by,
        )  # fmt: skip
        self._told("reference.consented", by, name=contact.name)
        self.name_customer()
        self._fit(by)
        return row

    # -- by private link -----------------------------------------------------------------------------------------------

    @transaction.atomic
    def give_consent(self: Any, *, link: PortalLink, allows: list[str], until: date, signed_name: str, remark: str = "") -> None:  # fmt: skip
        """The customer's own act. The link stays theirs as long as the consent lasts, so that they can take it back."""
        self.locked()
        row = self.consents.select_for_update().get(link=link)
        if row.state == ReferenceConsent.State.GIVEN:
            return  # a second click
        if row.state != ReferenceConsent.State.ASKED:
            raise Refused(_("This question is no longer open."))
        _guard_until(until)
        if len(signed_name.strip()) < TELLING:
            raise Refused(_("Write your name; it stands for your signature."), "signed_name")
        self._replace(row.by, but=row)
        row.state, row.allows, row.until = ReferenceConsent.State.GIVEN, allows, until
        row.given_on, row.signed_name, row.remark = timezone.localdate(), signed_name.strip()[:80], remark.strip()
        row.save()
        end = datetime.combine(until, time(23, 59), timezone.get_default_timezone())
        PortalLink.objects.filter(pk=link.pk).update(expires_at=end)
        self._told("reference.consented", None, name=row.contact.name)
        self.name_customer()
        self._fit(None)

    @transaction.atomic
    def decline_consent(self: Any, *, link: PortalLink, remark: str = "") -> None:
        self.locked()
        row = self.consents.select_for_update().get(link=link)
        if row.state != ReferenceConsent.State.ASKED:
            return
        row.state, row.ended_on, row.remark = ReferenceConsent.State.DECLINED, timezone.localdate(), remark.strip()
        row.save()
        self._told("reference.declined", None, name=row.contact.name)

    @transaction.atomic
    def withdraw_by_link(self: Any, *, link: PortalLink, reason: str = "") -> None:
        """They need not say why; and whatever has become of the project."""
        ChainHead.locked(self.project_id)
        self.refresh_from_db()
        row = self.consents.select_for_update().get(link=link)
        if row.state == ReferenceConsent.State.GIVEN:
            self._withdraw(row, by=None, on=timezone.localdate(), reason=reason.strip())

    @transaction.atomic
    def withdraw_consent(self: Any, *, by: User, on: date, reason: str) -> None:
        """They told us that they take it back."""
        self.locked()
        row = self.consents.select_for_update().filter(state=ReferenceConsent.State.GIVEN).first()
        if row is None:
            raise Refused(_("There is no consent that could be taken back."))
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if len(reason.strip()) < TELLING:
            raise Refused(_("Write down how they told us, and why if they said so."), "reason")
        _end_link(row)
        self._withdraw(row, by=by, on=on, reason=reason.strip())

    # -- what they share -----------------------------------------------------------------------------------------------

    def _withdraw(self: Any, row: ReferenceConsent, *, by: User | None, on: date, reason: str) -> None:
        from aftersales import referencemail
        from lifecycle import evidence

        row.state, row.ended_on, row.ended_reason = ReferenceConsent.State.WITHDRAWN, on, reason[:500]
        row.save()
        if self.state == self.State.READY:
            evidence.withdraw(self)
            self.shift(
                self.State.PREPARING, by=by, verb="reference.withdrawn",
                data={"name": row.contact.name, "reason": reason or "—"},
            )  # fmt: skip
        else:
            self._told("reference.withdrawn", by, name=row.contact.name, reason=reason or "—")
        self.name_customer()
        referencemail.tell_withdrawn(self, row)

    def _fit(self: Any, by: User | None) -> None:
        """A case page that was released and names the customer is taken back once they no longer allow their name."""
        from aftersales import referencefacts
        from lifecycle import evidence

        if self.state == self.State.READY and (told := referencefacts.given_away(self)):
            evidence.withdraw(self)
            words = _("The customer's name may not be told, but stands here: %(what)s") % {"what": told[0]}
            self.shift(self.State.PREPARING, by=by, verb="reference.taken_back", data={"reason": words})

    def _replace(self: Any, by: User, but: ReferenceConsent | None = None) -> None:
        open_ = (ReferenceConsent.State.GIVEN, ReferenceConsent.State.ASKED)
        for row in self.consents.filter(state__in=open_).exclude(pk=but.pk if but else None):
            _end_link(row)
            row.state, row.ended_on = ReferenceConsent.State.REPLACED, timezone.localdate()
            row.save(update_fields=["state", "ended_on"])

    def _guard_contact(self: Any, contact: Contact) -> None:
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")

    def _told(self: Any, verb: str, by: User | None, **data: Any) -> None:
        """An event, and a new version: whoever has the page open learns that something changed."""
        self.__dict__.get("_prefetched_objects_cache", {}).pop("consents", None)
        if by is not None:
            self.shift(self.state, by=by, verb=verb, data=data)
            return
        type(self).objects.filter(pk=self.pk).update(version=F("version") + 1)
        self.version += 1
        Event.record(verb, by=None, actor_name=data.get("name", ""), subject=self, data=data)

    def name_customer(self: Any) -> None:
        """What the customer's page says of it follows the consents of their projects."""
        today = timezone.localdate()
        rows = ReferenceConsent.objects.filter(
            promotion__project__customer=self.project.customer_id, state=ReferenceConsent.State.GIVEN, until__gte=today,
            allows__contains=f"|{Use.NAME}|",
        )  # fmt: skip
        Customer.objects.filter(pk=self.project.customer_id).update(reference_consent=rows.exists())


def _end_link(row: ReferenceConsent) -> None:
    if row.link_id:
        PortalLink.objects.filter(pk=row.link_id, revoked_at=None).update(revoked_at=timezone.now())


def _guard_until(until: date) -> None:
    today = timezone.localdate()
    if until <= today:
        raise Refused(_("Give a day that lies ahead."), "until")
    if until > today + timedelta(days=LONGEST):
        raise Refused(_("At most five years; ask them again then."), "until")
