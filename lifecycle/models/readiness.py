"""What the customer has to have ready at the site, by when and by whom: lines, rooms, devices, data, people."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.customers import Contact
from lifecycle.models.records import Record
from lifecycle.text import pick


class ReadinessItem(Record):
    class State(models.TextChoices):
        OPEN = "open", _("Open")
        PROMISED = "promised", _("Promised")
        READY = "ready", _("Ready")
        VERIFIED = "verified", _("Seen to be ready")

    class Kind(models.TextChoices):
        LINE = "line", _("Line")
        ROOM = "room", _("Room")
        DEVICE = "device", _("Device")
        NETWORK = "network", _("Network")
        DATA = "data", _("Data")
        PEOPLE = "people", _("People")
        ACCOUNT = "account", _("Account")
        LICENCE = "licence", _("Licence")

    editable_states: ClassVar[tuple[str, ...]] = (State.OPEN, State.PROMISED)

    what = models.CharField(_("what must be ready"), max_length=200)
    what_en = models.CharField(_("what must be ready, in English"), max_length=200, blank=True)
    item_kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    responsible = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible at the customer")
    )
    needed_by = models.DateField(_("needed by"), null=True, blank=True)
    promised_for = models.DateField(_("promised for"), null=True, blank=True, editable=False)
    ready_on = models.DateField(_("ready on"), null=True, blank=True, editable=False)
    proof = models.TextField(_("where that was seen"), blank=True, editable=False)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)

    class Meta(Record.Meta):
        verbose_name = _("condition at the customer's site")
        verbose_name_plural = _("conditions at the customer's site")
        ordering = ["needed_by", "number"]

    @property
    def label(self) -> str:
        return pick(self, "what")
