"""Research: talks with the customer's people and the log of what was heard. Abstract: pre-sales and delivery share it."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.log_requirements import Lack, lacks
from lifecycle.models.planned_talks import PlannedTalk
from lifecycle.models.records import Record
from lifecycle.models.research_ideas import NotingIdeas
from lifecycle.models.self_reviews import SelfReview
from lifecycle.models.users import User
from lifecycle.stages import State as ProjectState
from lifecycle.stages import position
from lifecycle.text import pick


class Precondition(models.TextChoices):
    PRODUCT = "product", gettext_lazy("A relevant product was introduced")
    EXPERT = "expert", gettext_lazy("An expert of the field takes part")
    BOTH = "both", gettext_lazy("Both product and expert")
    NEITHER = "neither", gettext_lazy("Neither product nor expert")


class ResearchBase(NotingIdeas, SelfReview, PlannedTalk, Record):
    """A talk, from appointment to the log that the customer confirms. Children: `entries` and `questions`."""

    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        APPOINTED = "appointed", gettext_lazy("Appointment made")
        HELD = "held", gettext_lazy("Took place")
        DRAFTED = "drafted", gettext_lazy("Log drafted")
        FINAL = "final", gettext_lazy("Log final")
        CONFIRMED = "confirmed", gettext_lazy("Confirmed by the customer")

    AHEAD = (State.PLANNED, State.APPOINTED)
    FINISHED = (State.FINAL, State.CONFIRMED)
    signed_states: ClassVar[tuple[str, ...]] = (State.CONFIRMED,)
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.APPOINTED, State.HELD, State.DRAFTED)
    private: ClassVar[set[str]] = {"opening_remarks", "precondition_reason", "self_review"}

    title = models.CharField(gettext_lazy("what it is about"), max_length=160)
    title_en = models.CharField(gettext_lazy("what it is about, in English"), max_length=160, blank=True)
    purpose = models.TextField(gettext_lazy("purpose"), blank=True)
    purpose_en = models.TextField(gettext_lazy("purpose in English"), blank=True)
    at = models.DateTimeField(gettext_lazy("date and time"))
    hours = models.DecimalField(gettext_lazy("hours"), max_digits=4, decimal_places=1, null=True, blank=True)
    place = models.CharField(gettext_lazy("place"), max_length=160, blank=True)
    place_en = models.CharField(gettext_lazy("place in English"), max_length=160, blank=True)
    contacts = models.ManyToManyField(
        Contact, blank=True, related_name="+", verbose_name=gettext_lazy("people of the customer")
    )
    other_people = models.TextField(gettext_lazy("other people of the customer"), blank=True)
    our_people = models.ManyToManyField(User, blank=True, related_name="+", verbose_name=gettext_lazy("our people"))
    process = models.TextField(gettext_lazy("what was gone through"), blank=True)
    process_en = models.TextField(gettext_lazy("what was gone through, in English"), blank=True)
    appointment_confirmed_at = models.DateTimeField(gettext_lazy("appointment confirmed"), null=True, blank=True)
    appointed_with = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("confirmed by")
    )
    opening_remarks = models.TextField(gettext_lazy("opening remarks"), blank=True)
    precondition = models.CharField(gettext_lazy("before the talk"), max_length=8, choices=Precondition.choices)
    expert = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("expert of the field")
    )
    precondition_reason = models.TextField(gettext_lazy("why neither"), blank=True)
    declined_reason = models.TextField(gettext_lazy("why the customer declined"), blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta(Record.Meta):
        abstract = True
        ordering = ["-at", "-number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_hours", condition=Q(hours__isnull=True) | Q(hours__gt=0)
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_appointment",
                condition=~Q(state="appointed") | Q(appointment_confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_precondition",
                condition=~Q(precondition="neither") | ~Q(precondition_reason=""),
            ),
        ]
        indexes = [models.Index(fields=["project", "state"], name="%(app_label)s_%(class)s_state")]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        tones = {"planned": "draft", "appointed": "info", "held": "now", "drafted": "now", "final": "wait"}
        return tones.get(self.state, "ok")

    @property
    def until(self) -> datetime | None:
        return self.at + timedelta(hours=float(self.hours)) if self.hours else None

    @property
    def is_editable(self) -> bool:
        return super().is_editable and self._in_time

    @property
    def unclear(self) -> list[Any]:
        """Unclear points that nobody has clarified yet."""
        return [entry for entry in self.entries.all() if entry.is_open]  # type: ignore[attr-defined]

    def collected_forms(self) -> Any:
        """Forms and reports that the people of this talk gave us."""
        model = apps.get_model(self._meta.app_label, "CollectedForm")
        return model.objects.filter(project=self.project, state="collected", asked_from__in=self.contacts.all())

    @property
    def has_collected(self) -> bool:
        """Did one of its people give us a form or report?"""
        model = apps.get_model(self._meta.app_label, "CollectedForm")
        givers = {form.asked_from_id for form in model.of(self.project) if form.state == "collected"}
        return any(contact.pk in givers for contact in self.contacts.all())

    def page_facts(self, user: User) -> dict[str, Any]:
        """Who took part is told and looked back on in several places of the page."""
        models.prefetch_related_objects([self], "contacts", "our_people")
        return super().page_facts(user)

    # -- when research is allowed ----------------------------------------------------------------------------------

    @property
    def _in_time(self) -> bool:
        return 0 <= position(self.project.state) < position(ProjectState.ACCEPTANCE)

    def guard_time(self) -> None:
        """Research ends where acceptance begins; what is found later belongs to the next phase."""
        if not self._in_time:
            state = ProjectState(self.project.state).label
            raise Refused(
                _(
                    "Research is possible until acceptance begins; the project is in “%(state)s”. Note new wishes for phase two."
                )
                % {"state": state}
            )

    def guard_new(self) -> None:
        self.guard_time()

    def prefill(self, *, by: User) -> None:
        """A log is mostly written at the customer's site, right after the talk, and often where the last one was."""
        now = timezone.localtime()
        self.at = now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0)
        last = type(self).objects.filter(project=self.project).order_by("-at").first()  # type: ignore[attr-defined]
        if last is not None and last.precondition != Precondition.NEITHER:
            self.place, self.place_en = last.place, last.place_en
            self.precondition, self.expert = last.precondition, last.expert

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        self.guard_time()
        if self.precondition == Precondition.NEITHER and not self.precondition_reason.strip():
            raise Refused(_("Say why it went without both."), "precondition_reason")
        if self.precondition in (Precondition.EXPERT, Precondition.BOTH) and self.expert_id is None:
            raise Refused(_("Name the expert."), "expert")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        self._renumber()
        if self.at <= timezone.now():
            self._note_draft(by)

    def _renumber(self) -> None:
        for rows in (self.entries.all(), self.questions.all()):  # type: ignore[attr-defined]
            for order, row in enumerate(rows, 1):
                if row.order != order:
                    type(row).objects.filter(pk=row.pk).update(order=order)

    def _note_draft(self, by: User) -> None:
        """Whoever writes down what was heard has held the talk, whatever was ticked before."""
        if self.state in (*self.AHEAD, self.State.HELD) and self.entries.exists():  # type: ignore[attr-defined]
            if self.state in self.AHEAD:
                self.guard_prepared()
            self.shift(self.State.DRAFTED, by=by, verb="research.drafted")
            self.note_arrival(by=by)

    # -- verbs -----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def appoint(self, *, by: User, at: datetime, contact: Contact | None = None) -> None:
        """A time is agreed with the customer's people; again, if it has to be moved."""
        self.locked(*self.AHEAD)
        self.guard_time()
        if contact is not None and contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        self.shift(
            self.State.APPOINTED, by=by, verb="research.appointed", data={"at": at},
            at=at, appointed_with=contact, appointment_confirmed_at=timezone.now(),
        )  # fmt: skip

    @transaction.atomic
    def hold(self, *, by: User, hours: Decimal | None = None) -> None:
        """The talk took place."""
        self.locked(*self.AHEAD)
        self.guard_time()
        if self.at > timezone.now():
            raise Refused(
                _("It is planned for a later time. Change the date and time first if it took place already.")
            )
        self.guard_prepared()
        changed: dict[str, Any] = {} if hours is None else {"hours": hours}
        self.shift(self.State.HELD, by=by, verb="research.held", **changed)
        self.note_arrival(by=by)
        self._note_draft(by)

    def lacks(self) -> list[Lack]:
        return lacks(self)

    @transaction.atomic
    def finish(self, *, by: User) -> None:
        """The log is final. Refused, naming every lack, until the three requirements hold."""
        self.locked(self.State.HELD, self.State.DRAFTED)
        self.guard_time()
        found = self.lacks()
        if found:
            text = ngettext(
                "One thing is still missing. %(what)s.", "%(n)d things are still missing. %(what)s.", len(found)
            )
            raise Refused(text % {"n": len(found), "what": "; ".join(lack.text for lack in found)}, found[0].field)
        self.shift(self.State.FINAL, by=by, verb="research.finished", declined_reason="")
        self.offer_evidence(by=by, code="D03")

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        """Back to the draft, as long as the customer has not signed."""
        self.locked(self.State.FINAL)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        document = self.document
        if document is not None and document.state in Document.OUT:
            raise Refused(
                _("%(number)s is out for signature. Withdraw the request first.") % {"number": document.number}
            )
        self.shift(self.State.DRAFTED, by=by, verb="research.reopened", data={"reason": reason.strip()})
        evidence.withdraw(self)

    @transaction.atomic
    def clarify(self, *, by: User, entry: Any, text: str, text_en: str = "") -> None:
        """An unclear point was followed up. The signed log stays as it is; the answer stands beside it."""
        self.locked(self.State.HELD, self.State.DRAFTED, self.State.FINAL, self.State.CONFIRMED)
        now = self.entries.select_for_update().get(pk=entry.pk)  # type: ignore[attr-defined]
        if not now.is_open:
            raise Refused(_("This point is clear already."), "entry")
        if not text.strip():
            raise Refused(_("Write down what was found out."), "text")
        now.clarified_text, now.clarified_text_en, now.clarified_on = (
            text.strip(),
            text_en.strip(),
            timezone.localdate(),
        )
        now.save(update_fields=["clarified_text", "clarified_text_en", "clarified_on"])
        self.amend("research.clarified", by=by, data={"topic": now.topic, "text": text.strip()[:300]})

    # -- document --------------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state == self.State.CONFIRMED:
            raise Refused(_("The customer has signed this log; it stays as it is."))
        if self.state != self.State.FINAL:
            raise Refused(_("Finish the log first; then it can go to the customer."))

    def document_signed(self, document: Document, *, by: User | None) -> None:
        if self.state == self.State.FINAL:
            self.shift(self.State.CONFIRMED, by=by, verb="research.confirmed")

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state in self.FINISHED:
            self.shift(
                self.State.DRAFTED, by=None, verb="research.returned", data={"reason": reason}, declined_reason=reason
            )
            evidence.withdraw(self)

    def document_fell(self, document: Document, *, by: User) -> None:
        if self.state == self.State.CONFIRMED:
            self.shift(self.State.FINAL, by=by, verb="research.unconfirmed")
