"""The plan of a round of research: whom to ask what, and when; how it went on, and what is left. Abstract."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.interviews import Ordered
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.records import Record
from lifecycle.models.research_rounds import ResearchRound
from lifecycle.models.users import User
from lifecycle.text import pick


class ResearchPlanBase(ResearchRound, Record):
    """Children: `lines`."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        CONFIRMED = "confirmed", _("Confirmed by the customer")
        ON_SITE = "on_site", _("Under way")
        FOLLOW_UP = "follow_up", _("Being followed up")
        CLOSED = "closed", _("Over")

    # What is prepared before the first talk (domain PRE-09).
    PREPARATION: ClassVar[tuple[str, ...]] = (
        "background_read",
        "organisation_known",
        "terms_known",
        "outline_ready",
        "materials_ready",
    )
    OPEN: ClassVar[tuple[str, ...]] = (State.DRAFT, State.CONFIRMED, State.ON_SITE)
    RUNNING: ClassVar[tuple[str, ...]] = (State.ON_SITE, State.FOLLOW_UP)
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    private: ClassVar[set[str]] = {"unprepared_reason", "informal_note", "analysed_by", "not_analysed_reason"}

    title = models.CharField(_("what it is about"), max_length=160)
    title_en = models.CharField(_("what it is about, in English"), max_length=160, blank=True)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    purpose = models.TextField(_("purpose"))
    purpose_en = models.TextField(_("purpose in English"), blank=True)
    background = models.TextField(_("what we know already"), blank=True)
    background_en = models.TextField(_("what we know already, in English"), blank=True)
    background_read = models.BooleanField(_("the customer's background was studied"), default=False)
    organisation_known = models.BooleanField(_("the organisation chart is known"), default=False)
    terms_known = models.BooleanField(_("the terms of the field are known"), default=False)
    outline_ready = models.BooleanField(_("the outline of questions is written"), default=False)
    materials_ready = models.BooleanField(_("the material to bring is ready"), default=False)
    unprepared_reason = models.CharField(_("why it begins unprepared"), max_length=200, blank=True)
    confirmed_with = models.ForeignKey(
        Contact,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("confirmed by"),
    )
    confirmed_how = models.CharField(_("how it was confirmed"), max_length=160, blank=True, editable=False)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True, editable=False)
    follow_up = models.TextField(_("what is left to be done"), blank=True, editable=False)
    informal_note = models.TextField(_("talks outside the meetings"), blank=True, editable=False)
    analysed_on = models.DateField(_("business analysis meeting on"), null=True, blank=True, editable=False)
    analysed_by = models.TextField(_("who took part in it, and what it found"), blank=True, editable=False)
    not_analysed_reason = models.TextField(_("why there was none"), blank=True, editable=False)
    no_report_reason = models.TextField(_("why there is no approved report"), blank=True, editable=False)
    declined_reason = models.TextField(_("why the customer declined"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        abstract = True

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        tones = {"draft": "draft", "confirmed": "info", "on_site": "now", "follow_up": "wait"}
        return tones.get(self.state, "ok")

    def prefill(self, *, by: User) -> None:
        """The first round; or the next one, with what is known of the customer."""
        last = type(self).objects.filter(project=self.project).order_by("-round").first()  # type: ignore[attr-defined]
        self.round = last.round + 1 if last is not None else 1
        self.background = self.project.customer.background

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.pk is not None:
            self.guard_not_out()
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        for order, row in enumerate(self.lines.all(), 1):  # type: ignore[attr-defined]
            if row.order != order:
                type(row).objects.filter(pk=row.pk).update(order=order)

    # -- document --------------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        self.guard_lines()
        if self.state == self.State.CLOSED:
            raise Refused(gettext("This round of research is over."))
        document = self.document
        signed = document is not None and document.completed_at is not None
        if signed and self.state != self.State.DRAFT:
            raise Refused(gettext("The customer has confirmed this plan. Change the plan first."))

    def document_signed(self, document: Document, *, by: User | None) -> None:
        if self.state == self.State.DRAFT:
            self._agreed("research_plan.signed", by, confirmed_on=document.completed_at.date() if document.completed_at else None)  # fmt: skip

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state in (self.State.DRAFT, self.State.CONFIRMED):
            self.shift(
                self.State.DRAFT, by=None, verb="research_plan.declined", data={"reason": reason}, declined_reason=reason,
                confirmed_with=None, confirmed_how="", confirmed_on=None,
            )  # fmt: skip

    def document_fell(self, document: Document, *, by: User) -> None:
        if self.state == self.State.CONFIRMED and self.confirmed_with_id is None:
            self.shift(self.State.DRAFT, by=by, verb="research_plan.unconfirmed", confirmed_on=None)


class PlanLineBase(Ordered):
    """A talk that is planned. `plan` is the foreign key to its plan, with related_name `lines`."""

    topic = models.CharField(_("topic"), max_length=160)
    topic_en = models.CharField(_("topic in English"), max_length=160, blank=True)
    process = models.CharField(_("business process"), max_length=160, blank=True)
    process_en = models.CharField(_("business process in English"), max_length=160, blank=True)
    business_process = models.ForeignKey(
        BusinessProcess, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("process of the list")
    )
    is_key = models.BooleanField(_("key process"), default=False)
    department = models.CharField(_("department"), max_length=120, blank=True)
    department_en = models.CharField(_("department in English"), max_length=120, blank=True)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("whom we talk to")
    )
    interviewee = models.CharField(_("somebody else"), max_length=120, blank=True)
    ours = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who of us asks")
    )
    at = models.DateTimeField(_("date and time"), null=True, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1, null=True, blank=True)
    questions = models.TextField(_("questions"), blank=True)
    questions_en = models.TextField(_("questions in English"), blank=True)
    wanted = models.TextField(_("documents and forms we ask for"), blank=True)
    wanted_en = models.TextField(_("documents and forms we ask for, in English"), blank=True)
    dropped_reason = models.CharField(_("why it is left out"), max_length=200, blank=True, editable=False)

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self) -> str:
        return pick(self, "topic")

    @property
    def business(self) -> str:
        """What it is about: the process of the list, the one that was written, or the topic where none is named."""
        if self.business_process is not None:
            return self.business_process.name.strip()
        return self.process.strip() or self.topic.strip()

    @property
    def is_settled(self) -> bool:
        """Told to the end in a final log, or left out with a reason."""
        logs = self.logs.all()  # type: ignore[attr-defined]
        return bool(self.dropped_reason) or any(log.state in log.FINISHED for log in logs)

    def planned_people(self) -> set[str]:
        """As `lifecycle.lint.talks.people_of` names them."""
        names = {name.strip() for name in self.interviewee.splitlines() if name.strip()}
        return names | ({f"#{self.contact_id}"} if self.contact_id else set())

    def vague(self) -> list[tuple[str, str]]:
        """(field, what) that the plan leaves open for this talk."""
        wanted = (
            ("department", gettext("department"), self.department.strip()),
            ("contact", gettext("whom we talk to"), self.contact_id or self.interviewee.strip()),
            ("at", gettext("date and time"), self.at),
            ("questions", gettext("questions"), self.questions.strip()),
            ("wanted", gettext("documents and forms we ask for"), self.wanted.strip()),
        )
        return [(field, what) for field, what, value in wanted if not value]

    def asked(self) -> list[tuple[str, str]]:
        """Its questions one by one, with their English where both texts have as many lines."""
        ours = [line.strip()[:300] for line in self.questions.splitlines() if line.strip()]
        english = [line.strip()[:300] for line in self.questions_en.splitlines() if line.strip()]
        return list(zip(ours, english if len(english) == len(ours) else [""] * len(ours), strict=True))

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.logs.exists():  # type: ignore[attr-defined]
            raise Refused(
                gettext("“%(topic)s” has a log already. Leave the talk out with a reason instead.") % {"topic": self}
            )
        return super().delete(*args, **kwargs)
