"""Visits of customer service (现场支持单): when, who, what was done, how it ended, and that the customer confirms it."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.tickets import SupportTicket
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User


class ServiceVisit(Record):
    class State(models.TextChoices):
        WRITTEN = "written", pgettext_lazy("visit", "Written down")
        CONFIRMED = "confirmed", pgettext_lazy("visit", "Confirmed by the customer")

    class Outcome(models.TextChoices):
        SOLVED = "solved", gettext_lazy("Solved")
        PARTLY = "partly", gettext_lazy("Solved in part")
        OPEN = "open", gettext_lazy("Still open")

    outlives: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.WRITTEN,)
    signed_states: ClassVar[tuple[str, ...]] = (State.CONFIRMED,)
    proves: ClassVar[tuple[str, ...]] = ("S3-11",)
    proves_open_only: ClassVar[bool] = True

    ticket = models.ForeignKey(
        SupportTicket, models.PROTECT, related_name="visits", verbose_name=gettext_lazy("ticket")
    )
    on = models.DateField(gettext_lazy("on"))
    begins = models.TimeField(pgettext_lazy("time of day", "from"))
    ends = models.TimeField(pgettext_lazy("time of day", "until"))
    mode = models.CharField(
        pgettext_lazy("service visit", "how"), max_length=7, default="on_site",
        choices=[("on_site", gettext_lazy("On site")), ("remote", gettext_lazy("Remote"))],
    )  # fmt: skip
    place = models.CharField(gettext_lazy("place"), max_length=160, blank=True)
    place_en = models.CharField(gettext_lazy("place in English"), max_length=160, blank=True)
    who = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("who went"))
    met = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("whom they met")
    )
    work = models.TextField(gettext_lazy("work done"))
    work_en = models.TextField(gettext_lazy("work done, in English"), blank=True)
    outcome = models.CharField(gettext_lazy("result"), max_length=6, choices=Outcome.choices)
    left = models.TextField(gettext_lazy("what is left, who does it by when"), blank=True)
    left_en = models.TextField(gettext_lazy("what is left, in English"), blank=True)
    rating = models.PositiveSmallIntegerField(
        gettext_lazy("mark of the customer, 1 to 5"), null=True, blank=True, choices=[(n, str(n)) for n in range(1, 6)]
    )
    rating_words = models.TextField(gettext_lazy("what the customer says of it"), blank=True)
    rating_words_en = models.TextField(gettext_lazy("what the customer says of it, in English"), blank=True)
    confirmed_on = models.DateField(gettext_lazy("confirmed on"), null=True, editable=False)
    confirmed_how = models.CharField(gettext_lazy("how we know"), max_length=200, blank=True, editable=False)
    refused_reason = models.TextField(gettext_lazy("why the customer did not sign"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=9, choices=State.choices, default=State.WRITTEN)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("service visit")
        verbose_name_plural = gettext_lazy("service visits")
        ordering = ["-on", "-number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(name="visit_ends_later", condition=Q(ends__gt=F("begins"))),
            models.CheckConstraint(
                name="visit_confirmed_when", condition=~Q(state="confirmed") | Q(confirmed_on__isnull=False)
            ),
        ]  # fmt: skip

    @property
    def label(self) -> str:
        return _("Visit: %(what)s") % {"what": self.ticket.label}

    @property
    def tone(self) -> str:
        return "ok" if self.state == self.State.CONFIRMED else "wait"

    @property
    def is_out(self) -> bool:
        document = self.document
        return document is not None and document.state in (*Document.OUT, Document.State.PAPER)

    @property
    def is_editable(self) -> bool:
        return super().is_editable and not self.is_out

    def not_editable(self) -> str:
        if self.state == self.State.WRITTEN:
            return _("It is out for signature. Withdraw it there first.")
        return super().not_editable()

    def prefill(self, *, by: User) -> None:
        self.on, self.who = timezone.localdate(), by

    def prefill_from(self, given: dict[str, str], *, by: User) -> None:
        number = given.get("ticket", "")
        if number.isdecimal() and len(number) < 9:
            ticket = SupportTicket.objects.filter(project=self.project, number=int(number)).first()
            if ticket is not None:
                self.ticket, self.met = ticket, ticket.contact
                self.who = ticket.assigned or by

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.ticket.project_id != self.project_id:
            raise Refused(_("This ticket belongs to another project."), "ticket")
        if self.on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if self.ends <= self.begins:
            raise Refused(_("It ends before it begins."), "ends")
        if self.met and self.met.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "met")
        if self.outcome != self.Outcome.SOLVED and not self.left.strip():
            raise Refused(_("Say what is left to do, who does it and by when."), "left")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        Trace.note(self.ticket, self, by=by)

    @transaction.atomic
    def confirm(
        self, *, by: User, on: date, how: str, rating: int | None = None, words: str = "", words_en: str = ""
    ) -> None:
        """The customer confirmed it otherwise than by signing the report: on paper, by mail."""
        self.locked(self.State.WRITTEN)
        if self.is_out:
            raise Refused(_("It is out for signature. Withdraw it there first."))
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if on < self.on:
            raise Refused(_("That is before the visit."), "on")
        if len(how.strip()) < 2:
            raise Refused(_("Say how they told us: by telephone, by mail, in which meeting."), "how")
        self._confirmed(by=by, on=on, how=how.strip(), rating=rating, rating_words=words.strip() or self.rating_words,
                        rating_words_en=words_en.strip() or self.rating_words_en)  # fmt: skip

    def _confirmed(self, *, by: User | None, on: date, how: str, rating: int | None = None, **facts: Any) -> None:
        mark = rating or self.rating
        self.shift(
            self.State.CONFIRMED, by=by, verb="visit.confirmed", confirmed_on=on, confirmed_how=how, rating=mark,
            refused_reason="", **facts,
        )  # fmt: skip
        if mark and self.ticket.rating is None and self.ticket.state in ("solved", "confirmed", "closed"):
            SupportTicket.objects.filter(pk=self.ticket_id).update(
                rating=mark, rating_words=self.rating_words, rated_at=timezone.now()
            )

    def document_sent(self, document: Document, *, by: User) -> None:
        self.guard_unchanged(document, self.updated_at)

    def document_signed(self, document: Document, *, by: User | None) -> None:
        if self.state == self.State.WRITTEN:
            self._confirmed(by=by, on=timezone.localdate(), how=document.number)

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state == self.State.WRITTEN:
            self.shift(
                self.state, by=None, verb="visit.declined", data={"reason": reason}, refused_reason=reason[:2000]
            )
