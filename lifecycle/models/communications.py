"""What was said to whom, by which channel and for what: every contact around a project, with the next step it left."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle import display, evidence
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.templatetags.tl import due
from lifecycle.text import pick

EDITABLE_FOR = timedelta(hours=24)


class CommunicationLog(Record):
    """Its author may put it right for a day; from then on only addenda follow."""

    class State(models.TextChoices):
        NOTED = "noted", _("Noted")
        OPEN = "open", _("Next step open")
        DONE = "done", _("Next step done")

    class Channel(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        PHONE = "phone", _("Telephone")
        EMAIL = "email", _("By e-mail")
        CHAT = "chat", _("Chat")
        VISIT = "visit", _("Visit to the site")
        INFORMAL = "informal", _("By the way")

    class Audience(models.TextChoices):
        LEADER_OWN = "leader_own", _("Our own leaders")
        LEADER_CUSTOMER = "leader_customer", _("Leaders of the customer")
        CUSTOMER = "customer", _("Customer: those in charge")
        USER = "user", _("Users: those who work with it")
        TEAM = "team", _("Our team")

    class Formality(models.TextChoices):
        FORMAL = "formal", _("Formal")
        INFORMAL = "informal", _("Informal")

    class Purpose(models.TextChoices):
        REPORT = "report", _("Reporting")
        RESEARCH = "research", _("Research")
        CONSULTATION = "consultation", _("Consultation")
        NEGOTIATION = "negotiation", _("Negotiation")
        RELATION = "relation", _("Keeping in touch")
        PREPARE = "prepare", _("Preparing")
        COMPLAINT = "complaint", _("Complaint")

    # With whom one was in contact with the customer, and the three groups of the proportion 3:4:3.
    OUTSIDE: ClassVar[tuple[str, ...]] = (Audience.LEADER_CUSTOMER, Audience.CUSTOMER, Audience.USER)
    GROUPS: ClassVar[dict[str, tuple[str, ...]]] = {
        "leaders": (Audience.LEADER_OWN, Audience.LEADER_CUSTOMER),
        "customers": (Audience.CUSTOMER, Audience.USER),
        "team": (Audience.TEAM,),
    }
    editable_states: ClassVar[tuple[str, ...]] = (State.NOTED, State.OPEN, State.DONE)

    asked_for: Contact | None = None  # of a new one: whom the link that led to its form named

    at = models.DateTimeField(_("when"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices)
    audience = models.CharField(_("with whom"), max_length=15, choices=Audience.choices)
    formality = models.CharField(_("formal or informal"), max_length=8, choices=Formality.choices)
    purpose = models.CharField(_("what for"), max_length=12, choices=Purpose.choices, default=Purpose.RELATION)
    contacts = models.ManyToManyField(Contact, blank=True, related_name="+", verbose_name=_("people of the customer"))
    participants = models.ManyToManyField(User, blank=True, related_name="+", verbose_name=_("our people"))
    summary = models.TextField(_("what was said"))
    summary_en = models.TextField(_("what was said, in English"), blank=True)
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    next_step_en = models.CharField(_("next step in English"), max_length=200, blank=True)
    next_on = models.DateField(_("to be done by"), null=True, blank=True)
    next_owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who does it")
    )
    question = models.TextField(_("question"), blank=True)
    question_en = models.TextField(_("question in English"), blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answer_en = models.TextField(_("answer in English"), blank=True)
    state = models.CharField(_("state"), max_length=5, choices=State.choices, default=State.NOTED)

    class Meta(Record.Meta):
        verbose_name = _("contact that was noted")
        verbose_name_plural = _("contacts that were noted")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["project", "-at"], name="communication_project_at"),
            models.Index(fields=["next_owner", "state"], name="communication_next"),
        ]

    @property
    def label(self) -> str:
        line = " ".join(pick(self, "summary").split())
        return line if len(line) <= 80 else f"{line[:79]}…"

    @property
    def tone(self) -> str:
        if self.is_overdue:
            return "late"
        return {"open": "wait", "done": "ok"}.get(self.state, "draft")

    @property
    def when(self) -> str:
        return display.moment(self.at)

    @property
    def is_overdue(self) -> bool:
        return self.state == self.State.OPEN and self.next_on is not None and self.next_on < timezone.localdate()

    @property
    def next_words(self) -> str:
        """The next step as lists show it, with its day where it is open."""
        if not self.next_step:
            return ""
        return format_html("{} {}", pick(self, "next_step"), due(self.next_on, done=self.state != self.State.OPEN))

    @property
    def is_editable(self) -> bool:
        return bool(super().is_editable and self.created_at and timezone.now() - self.created_at < EDITABLE_FOR)

    def is_editable_by(self, user: User) -> bool:
        return self.is_editable and self.created_by_id == user.pk

    def not_editable(self) -> str:
        return gettext("Its author may change it for a day. After that, add what is to be said instead.")

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        self.at = timezone.now().replace(second=0, microsecond=0)
        self.channel, self.audience = self.Channel.PHONE, self.Audience.CUSTOMER

    def prefill_from(self, given: dict[str, str], *, by: User) -> None:
        """What the link that led here knows: with whom it will be, and that it is a consultation."""
        if given.get("purpose") in self.Purpose.values:
            self.purpose = given["purpose"]
        key = given.get("contact", "")
        if key.isdecimal() and len(key) < 19:
            self.asked_for = self.project.customer.contacts.filter(pk=int(key)).first()
            if self.asked_for is not None and self.asked_for.is_a("executive", "sponsor"):
                self.audience = self.Audience.LEADER_CUSTOMER
            elif self.asked_for is not None and self.asked_for.is_a("key-user", "end-user"):
                self.audience = self.Audience.USER

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.pk is not None and self.created_by_id != by.pk:
            raise Refused(gettext("Only its author may change it. Add what is to be said instead."))
        if self.at > timezone.now() + timedelta(minutes=5):
            raise Refused(gettext("This has not taken place yet."), "at")
        if self.next_on is not None and not self.next_step.strip():
            raise Refused(gettext("Say what is to be done by then."), "next_step")
        if self.answer.strip() and not self.question.strip():
            raise Refused(gettext("Write down the question too."), "question")
        if self.purpose == self.Purpose.CONSULTATION and not self.question.strip():
            raise Refused(gettext("Which question was asked? It is kept with its answer."), "question")
        if not self.formality:
            self.formality = self.Formality.INFORMAL if self.channel in ("chat", "informal") else self.Formality.FORMAL
        self._settle(by)
        super().put(by=by, read_version=read_version, diff=diff)

    def _settle(self, by: User) -> None:
        """Its state follows from whether there is a next step; that has an owner and a day."""
        if not self.next_step.strip():
            self.state, self.next_owner, self.next_on = self.State.NOTED, None, None
            return
        if self.state == self.State.NOTED:
            self.state = self.State.OPEN
        self.next_owner = self.next_owner or by
        self.next_on = self.next_on or timezone.localdate() + timedelta(days=7)

    def after_put(self, *, by: User) -> None:
        if not self.participants.exists():
            self.participants.add(by)
        if self.audience in self.OUTSIDE:
            evidence.offer(
                self.project, code="—", forms=evidence.RECORD_FORMS, subject=self, label=self.label, stage="presales",
                by=by, items=("S1-18",), whole=False, only_open=True,
            )  # fmt: skip

    @transaction.atomic
    def finish_step(self, *, by: User, outcome: str) -> None:
        """The next step is done; what came of it follows the entry."""
        self.locked(self.State.OPEN)
        if not outcome.strip():
            raise Refused(gettext("Say what came of it."), "outcome")
        self.addenda.create(text=outcome.strip(), by=by)  # type: ignore[attr-defined]
        self.shift(self.State.DONE, by=by, verb="communication.step_done", data={"step": self.next_step})

    @transaction.atomic
    def add_note(self, *, by: User, text: str) -> None:
        """Say more later: the entry itself stays as it was."""
        self.locked()
        if not text.strip():
            raise Refused(gettext("Write down what is to be added."), "text")
        self.addenda.create(text=text.strip(), by=by)  # type: ignore[attr-defined]
        Event.record("communication.added_to", by=by, subject=self)

    @transaction.atomic
    def give_answer(self, *, by: User, answer: str, answer_en: str = "") -> None:
        """The answer to the question that was asked then."""
        self.locked()
        if not self.question.strip() or self.answer.strip():
            raise Refused(gettext("There is no open question here."))
        if not answer.strip():
            raise Refused(gettext("Write down the answer."), "answer")
        data: dict[str, Any] = {"answer": answer.strip(), "answer_en": answer_en.strip()}
        self.shift(self.state, by=by, verb="communication.answered", **data)

    @transaction.atomic
    def raise_question(
        self, *, by: User, question_kind: str, text: str, severity: str, owner: User, due: date, text_en: str = "",
        area: str = "",
    ) -> Record:  # fmt: skip
        """Make a question of it that somebody has to answer; it remembers this entry."""
        from lifecycle.models.questions import Question

        self.locked()
        contact = self.contacts.first() if self.contacts.count() == 1 else None
        row = Question(
            project=self.project, question_kind=question_kind, text=text, text_en=text_en, severity=severity, owner=owner,
            due=due, area=area, raised_by=contact, raised_by_us=None if contact else by,
        )  # fmt: skip
        row.put(by=by, read_version=None)
        Trace.note(self, row, by=by)
        return row

    @transaction.atomic
    def make_note(self, *, by: User, **facts: Any) -> Any:
        """Keep question and answer for all projects; it remembers this entry."""
        from lifecycle.models.knowledge import KnowledgeNote

        self.locked()
        if any(isinstance(thing, KnowledgeNote) for thing in Trace.targets(self)):
            raise Refused(gettext("It is kept for all projects already."))
        note = KnowledgeNote(project=self.project)
        note.write(by=by, version=0, **facts)
        Trace.note(self, note, by=by)
        return note

    def page_facts(self, user: User) -> dict[str, Any]:
        return {"results": Trace.targets(self), "addenda": self.addenda.select_related("by")}  # type: ignore[attr-defined]


class CommunicationAddendum(models.Model):
    """What was added later. Rows are only ever added."""

    log = models.ForeignKey(CommunicationLog, models.CASCADE, related_name="addenda")
    text = models.TextField(_("addition"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("addition to a contact")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
