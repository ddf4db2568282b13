"""Departments that a kickoff touches are told of it by mail: the pack once, and the minutes once; what was sent is kept."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.outbox import Outbox
from lifecycle.models.users import User
from lifecycle.text import listed


class KickoffNotice(models.Model):
    """One mail to one department. It stays when the department is taken off the list."""

    class Kind(models.TextChoices):
        PACK = "pack", gettext_lazy("Pack")
        MINUTES = "minutes", gettext_lazy("Minutes")

    TONES: ClassVar[dict[str, str]] = {"queued": "wait", "sent": "ok", "failed": "bad"}

    kickoff = models.ForeignKey("delivery.Kickoff", models.CASCADE, related_name="notices")
    reader = models.ForeignKey("delivery.KickoffReader", models.SET_NULL, null=True, related_name="notices")
    department = models.CharField(gettext_lazy("department or group"), max_length=120)
    notice_kind = models.CharField(pgettext_lazy("mail", "what was sent"), max_length=7, choices=Kind.choices)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", verbose_name=gettext_lazy("contact"))
    email = models.EmailField(gettext_lazy("e-mail"))
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("sent by"))
    at = models.DateTimeField(gettext_lazy("when"), default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("notice of a kickoff")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "notice_kind"], condition=Q(reader__isnull=False), name="kickoff_notice_once"
            )
        ]

    @property
    def mail_key(self) -> str:
        return f"kickoff-notice:{self.pk}"


class Announcing(models.Model):
    """Capability of Kickoff; `readers` are the departments."""

    class Meta:
        abstract = True

    @property
    def notice_kind(self: Any) -> str:
        """What there is to send: the minutes once they are written, until then the pack."""
        held = self.state in self.DONE and self.minutes.strip()
        return str(KickoffNotice.Kind.MINUTES if held else KickoffNotice.Kind.PACK)

    def untold(self: Any) -> list[Any]:
        """Departments that can be told by mail what they were not told yet."""
        told = self.notices.filter(notice_kind=self.notice_kind, reader__isnull=False).values("reader")
        rows = self.readers.filter(contact__left_on=None).exclude(contact=None).exclude(contact__email="")
        return list(rows.exclude(pk__in=told).select_related("contact"))

    @transaction.atomic
    def tell_readers(self: Any, *, by: User, readers: Any) -> None:
        """Pack or minutes go to the contacts of these departments, to each once."""
        self.locked(self.State.PREPARED, *self.DONE)
        if not self.with_customer:
            raise Refused(_("An internal kickoff stays in the house; nobody else is told of it."))
        wanted = {int(pk) for pk in readers}
        rows = [row for row in self.untold() if row.pk in wanted]
        if not rows:
            raise Refused(
                _("Choose departments that have a contact with a mail address and were not told yet."), "readers"
            )
        what = self.notice_kind
        facts = {"who": listed(row.department for row in rows)[:200], "what": what}
        event = Event.record(f"kickoff.told_{what}", by=by, subject=self, data=facts)
        tell = import_string("delivery.mail.tell_department")  # by name: mail reads the models in its turn
        for row in rows:
            notice = self.notices.create(
                reader=row,
                department=row.department,
                notice_kind=what,
                contact=row.contact,
                email=row.contact.email,
                sent_by=by,
            )
            tell(self, notice, event=event)

    def notice_log(self: Any) -> list[Any]:
        """What was sent, the newest first, each with the state of its mail."""
        rows = list(self.notices.select_related("contact", "reader", "sent_by"))
        mails = Outbox.objects.filter(key__in=[row.mail_key for row in rows]).only("key", "state")
        states = {mail.key: mail for mail in mails}
        for row in rows:
            mail = states.get(row.mail_key)
            row.mail_tone = KickoffNotice.TONES[mail.state] if mail else "off"
            row.mail_state = mail.get_state_display() if mail else "—"
        return rows
