"""What the customer has to have ready at the site, by when and by whom: lines, rooms, devices, data, people."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle import blocking, evidence
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.delays import DelayEntry
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.templatetags.tl import due
from lifecycle.text import pick


class ReadinessItem(Record):
    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("still to be done", "Open")
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

    OPEN: ClassVar[tuple[str, ...]] = (State.OPEN, State.PROMISED)
    editable_states: ClassVar[tuple[str, ...]] = OPEN

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
    for_go_live = models.BooleanField(_("needed for going live"), default=False)
    blocks_kind = models.CharField(max_length=60, blank=True, editable=False)
    blocks_id = models.PositiveBigIntegerField(null=True, editable=False)
    reminded_for = models.DateField(null=True, editable=False)  # the day before which we reminded them
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)

    class Meta(Record.Meta):
        verbose_name = _("condition at the customer's site")
        verbose_name_plural = _("conditions at the customer's site")
        ordering = ["needed_by", "number"]

    @property
    def label(self) -> str:
        return pick(self, "what")

    @property
    def wanted_on(self) -> date | None:
        """The day that counts: the one that the customer promised, or the one on which it is needed, whichever is first."""
        return min((day for day in (self.promised_for, self.needed_by) if day), default=None)

    @property
    def is_overdue(self) -> bool:
        day = self.wanted_on
        return self.state in self.OPEN and day is not None and day < timezone.localdate()

    @property
    def needed_day(self) -> str:
        """The day on which it is needed as lists show it, marked where it has passed."""
        return due(self.needed_by, done=self.state not in self.OPEN)

    @property
    def is_late_promise(self) -> bool:
        """Promised for a day after the one on which it is needed."""
        return bool(self.promised_for and self.needed_by and self.promised_for > self.needed_by)

    @property
    def days_late(self) -> int:
        day = self.wanted_on
        return (timezone.localdate() - day).days if self.is_overdue and day else 0

    @property
    def tone(self) -> str:
        if self.is_overdue:
            return "late"
        return {"open": "draft", "promised": "wait", "ready": "now", "verified": "ok"}[self.state]

    @property
    def go_live_word(self) -> str:
        return gettext("for going live") if self.for_go_live else ""

    @property
    def blocked(self) -> Any | None:
        """The item of a plan that cannot begin without it."""
        return blocking.item(self.blocks_kind, self.blocks_id, self.project) if self.blocks_kind else None

    def page_facts(self, user: User) -> dict[str, Any]:
        asks = list(self.asks.select_related("link__contact", "link__questionnaire"))  # type: ignore[attr-defined]
        return {"blocked": self.blocked, "asks": asks}

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.responsible and self.responsible.customer_id != self.project.customer_id:
            raise Refused(gettext("This person belongs to another customer."), "responsible")
        super().put(by=by, read_version=read_version, diff=diff)

    @transaction.atomic
    def promise(self, *, by: User, on: date) -> None:
        """The customer named a day; naming a later one moves it."""
        self.locked(*self.OPEN)
        if self.responsible_id is None:
            raise Refused(gettext("Say first who at the customer is responsible for it."))
        if on < timezone.localdate():
            raise Refused(gettext("This day lies behind us."), "on")
        data = {"on": on.isoformat(), "before": self.promised_for.isoformat() if self.promised_for else ""}
        self.shift(self.State.PROMISED, by=by, verb="readiness.promised", data=data, promised_for=on)

    @transaction.atomic
    def ask(self, *, by: User, also: Any = (), until: date, message: str = "") -> None:
        """Send the person who is responsible one link, by which they say of this and of others whether it is ready."""
        from lifecycle.models.readiness_asks import ReadinessAsk

        self.locked(*self.OPEN)
        ReadinessAsk.send(by=by, items=[self, *also], until=until, message=message)

    @transaction.atomic
    def take_answer(self, *, by: User, contact: Contact, day: date | None) -> None:
        """What the person who is responsible answered by link: ready (no day), or not before a day."""
        now = type(self).objects.select_for_update().get(pk=self.pk)
        if now.state not in self.OPEN or self.project.read_only:
            return  # it has moved on since the link was sent; the answer stays readable with the link
        self.refresh_from_db()
        if day is None:
            self.shift(
                self.State.READY, by=None, verb="readiness.said_ready", data={"name": contact.name},
                ready_on=timezone.localdate(), updated_by=by,
            )  # fmt: skip
            return
        data = {"on": day.isoformat(), "before": self.promised_for.isoformat() if self.promised_for else ""}
        self.shift(
            self.State.PROMISED, by=None, verb="readiness.said_later", data=data | {"name": contact.name},
            promised_for=day, updated_by=by,
        )  # fmt: skip

    @transaction.atomic
    def report(self, *, by: User, on: date) -> None:
        """The customer says that it is ready; somebody of ours has still to see it."""
        self.locked(*self.OPEN)
        if on > timezone.localdate():
            raise Refused(gettext("This day lies ahead."), "on")
        self.shift(self.State.READY, by=by, verb="readiness.reported", ready_on=on)

    @transaction.atomic
    def note_delay(self, *, by: User) -> "DelayEntry":
        """What waits for it is late by as many days; the next memo puts that to the customer."""
        from lifecycle.models.calendar import workdays_between

        self.locked(*self.OPEN)
        day = self.wanted_on
        if not self.is_overdue or day is None:
            raise Refused(gettext("It is not late."))
        if self.in_ledger:
            raise Refused(gettext("It stands in the delay ledger already; change it there."))
        return DelayEntry.note(
            self.project, days=max(1, workdays_between(day, timezone.localdate())), cause=self.what[:300],
            cause_en=self.what_en, side=DelayEntry.Side.CUSTOMER, from_day=day, source=self, by=by,
        )  # fmt: skip

    @property
    def in_ledger(self) -> bool:
        """Is there a delay because of it, wherever that is written down by now?"""
        entries = (thing for thing in Trace.targets(self) if isinstance(thing, DelayEntry))
        return any(entry.state != DelayEntry.State.WITHDRAWN for entry in entries)

    @property
    def owes_delay(self) -> bool:
        return self.is_overdue and not self.in_ledger

    @transaction.atomic
    def verify(self, *, by: User, proof: str) -> None:
        """Somebody of ours saw it working."""
        self.locked(self.State.READY)
        if len(proof.strip()) < 5:
            raise Refused(gettext("Say who saw it, where and how, or attach the evidence and name it here."), "proof")
        self.shift(self.State.VERIFIED, by=by, verb="readiness.confirmed", proof=proof.strip())
        evidence.offer(
            self.project, code="D25", forms=("section",), subject=self, label=self.label, stage="delivery", by=by,
            items=("S2-09",), whole=False,
        )  # fmt: skip

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        """It was said to be ready and is not."""
        self.locked(self.State.READY, self.State.VERIFIED)
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        data = {"reason": reason.strip()}
        self.shift(
            self.State.OPEN, by=by, verb="readiness.reopened", data=data, ready_on=None, proof="", promised_for=None
        )
        evidence.withdraw(self)
