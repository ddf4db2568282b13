"""Tickets of customer service (服务工单): what happened, who helps, by when it is answered and solved, how it was."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.ticket_outcomes import Outcomes
from aftersales.models.ticket_verbs import TicketVerbs
from lifecycle import known
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.numbers import draw
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.projects import Project
from lifecycle.models.questions import span_words
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.stages import State as ProjectState
from lifecycle.stages import position, reached
from lifecycle.text import pick, short
from lifecycle.workhours import add_hours, of_site


class TicketQuerySet(models.QuerySet["SupportTicket"]):
    def visible_to(self, user: User) -> "TicketQuerySet":
        return self.filter(project__in=Project.objects.visible_to(user))

    def for_list(self) -> "TicketQuerySet":
        return self.select_related("contact", "assigned")

    def open(self) -> "TicketQuerySet":
        return self.filter(state__in=SupportTicket.OPEN)

    def with_due(self) -> "TicketQuerySet":
        """`due`: what has to happen next by when: an answer, then the solution."""
        waits = Case(
            When(responded_at=None, then=F("response_due")), When(state__in=SupportTicket.OPEN, then=F("resolve_due")),
        )  # fmt: skip
        return self.annotate(due=waits)

    def breached(self) -> "TicketQuerySet":
        now = timezone.now()
        return self.filter(
            Q(responded_at__gt=F("response_due")) | Q(responded_at=None, response_due__lt=now)
            | Q(solved_at__gt=F("resolve_due")) | Q(solved_at=None, resolve_due__lt=now)
        )  # fmt: skip


class SupportTicket(TicketVerbs, Outcomes, Record):
    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("ticket", "New")
        RESPONDED = "responded", pgettext_lazy("ticket", "Answered")
        SOLVING = "solving", pgettext_lazy("ticket", "In work")
        REOPENED = "reopened", pgettext_lazy("ticket", "Not solved after all")
        SOLVED = "solved", pgettext_lazy("ticket", "Solved")
        CONFIRMED = "confirmed", pgettext_lazy("ticket", "Solved, the customer agrees")
        CLOSED = "closed", pgettext_lazy("ticket", "Closed")

    class Kind(models.TextChoices):
        TECHNICAL = "technical", gettext_lazy("Technical fault")
        USAGE = "usage", gettext_lazy("Question of use")

    class Channel(models.TextChoices):
        REMOTE = "remote", gettext_lazy("Remote")
        ON_SITE = "on_site", gettext_lazy("On site")
        PHONE = "phone", gettext_lazy("Telephone")
        EMAIL = "email", gettext_lazy("E-mail")
        LINK = "link", gettext_lazy("Private link")

    class Priority(models.TextChoices):
        CRITICAL = "critical", gettext_lazy("Work stands still")
        HIGH = "high", gettext_lazy("Urgent")
        NORMAL = "normal", gettext_lazy("Normal")
        LOW = "low", gettext_lazy("Can wait")

    UNSOLVED: ClassVar[tuple[str, ...]] = (State.NEW, State.RESPONDED, State.SOLVING, State.REOPENED)
    OPEN: ClassVar[tuple[str, ...]] = UNSOLVED
    TONES: ClassVar[dict[str, str]] = {
        "new": "wait", "responded": "now", "solving": "now", "reopened": "bad", "solved": "ok", "confirmed": "ok",
        "closed": "off",
    }  # fmt: skip
    figured: ClassVar[bool] = True
    outlives: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = UNSOLVED
    private: ClassVar[set[str]] = {"cause"}
    labels: ClassVar[dict[str, Any]] = {"promise_words": gettext_lazy("so far")}

    title = models.CharField(gettext_lazy("in a few words"), max_length=160)
    title_en = models.CharField(gettext_lazy("in a few words, in English"), max_length=160, blank=True)
    ticket_kind = models.CharField(gettext_lazy("kind"), max_length=9, choices=Kind.choices, default=Kind.TECHNICAL)
    channel = models.CharField(
        gettext_lazy("how it reached us"), max_length=7, choices=Channel.choices, default=Channel.PHONE
    )
    priority = models.CharField(
        gettext_lazy("priority"), max_length=8, choices=Priority.choices, default=Priority.NORMAL
    )
    text = models.TextField(gettext_lazy("what happened"), max_length=5000)
    text_en = models.TextField(gettext_lazy("what happened, in English"), max_length=5000, blank=True)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who reported it")
    )
    said_by = models.CharField(
        gettext_lazy("who reported it, if not in our list of people"), max_length=80, blank=True
    )
    assigned = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who helps")
    )
    link = models.ForeignKey(PortalLink, models.PROTECT, null=True, editable=False, related_name="tickets")
    reported_at = models.DateTimeField(gettext_lazy("reported"))
    response_due = models.DateTimeField(gettext_lazy("to be answered by"), editable=False)
    resolve_due = models.DateTimeField(gettext_lazy("to be solved by"), editable=False)
    responded_at = models.DateTimeField(gettext_lazy("answered"), null=True, editable=False)
    response = models.TextField(gettext_lazy("first answer"), blank=True, editable=False)
    response_en = models.TextField(gettext_lazy("first answer, in English"), blank=True, editable=False)
    solved_at = models.DateTimeField(gettext_lazy("solved"), null=True, editable=False)
    solution = models.TextField(gettext_lazy("how it was solved"), blank=True, editable=False)
    solution_en = models.TextField(gettext_lazy("how it was solved, in English"), blank=True, editable=False)
    cause = models.TextField(gettext_lazy("what caused it"), blank=True, editable=False)
    confirmed_at = models.DateTimeField(gettext_lazy("found solved"), null=True, editable=False)
    confirmed_how = models.CharField(gettext_lazy("how we know"), max_length=200, blank=True, editable=False)
    closed_at = models.DateTimeField(gettext_lazy("closed"), null=True, editable=False)
    times_reopened = models.PositiveSmallIntegerField(gettext_lazy("opened again"), default=0, editable=False)
    rating = models.PositiveSmallIntegerField(gettext_lazy("mark of the customer, 1 to 5"), null=True, editable=False)
    rating_words = models.TextField(gettext_lazy("what the customer says of it"), blank=True, editable=False)
    rated_at = models.DateTimeField(gettext_lazy("rated"), null=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=9, choices=State.choices, default=State.NEW)

    objects = TicketQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("service ticket")
        verbose_name_plural = gettext_lazy("service tickets")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="ticket_solved_how",
                condition=~Q(state__in=("solved", "confirmed", "closed")) | (~Q(solution="") & Q(solved_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="ticket_mark", condition=Q(rating__isnull=True) | Q(rating__gte=1, rating__lte=5)
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["state", "resolve_due"], name="ticket_state_due"),
            models.Index(fields=["project", "state"], name="ticket_project_state"),
        ]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return "late" if self.state in self.OPEN and self.is_breached else self.TONES[self.state]

    @property
    def reporter(self) -> str:
        return self.contact.label() if self.contact else self.said_by

    # -- in time or not ----------------------------------------------------------------------------------------------

    @property
    def response_late(self) -> bool:
        return (self.responded_at or timezone.now()) > self.response_due

    @property
    def resolve_late(self) -> bool:
        return (self.solved_at or timezone.now()) > self.resolve_due

    @property
    def is_breached(self) -> bool:
        return self.response_late or self.resolve_late

    @property
    def next_due(self) -> datetime | None:
        """What has to happen next by when; nothing once it is solved."""
        if self.responded_at is None:
            return self.response_due
        return self.resolve_due if self.state in self.OPEN else None

    @property
    def promise_words(self) -> str:
        """Where it stands against what was promised: before, on the way and afterwards."""
        return " · ".join(filter(None, (self._words(True), self._words(False))))

    def _words(self, answer: bool) -> str:
        due, done = (self.response_due, self.responded_at) if answer else (self.resolve_due, self.solved_at)
        if done is not None:
            late = done > due
            if answer:
                return (
                    _("answered %(span)s late") % {"span": span_words(done - due)} if late else _("answered in time")
                )
            return _("solved %(span)s late") % {"span": span_words(done - due)} if late else _("solved in time")
        left = due - timezone.now()
        if left.total_seconds() < 0:
            text = _("answer is %(span)s late") if answer else _("solution is %(span)s late")
            return text % {"span": span_words(-left)}
        if answer:
            return _("answer due in %(span)s") % {"span": span_words(left)}
        return _("solution due in %(span)s") % {"span": span_words(left)} if self.responded_at else ""

    def reckon(self) -> None:
        """The two ends, in working hours from when it was reported; what was met already stays."""
        site = known.site(self.project)
        opens, closes = of_site(site)
        if self.responded_at is None:
            hours = site.service_hours(self.priority, "response")
            self.response_due = add_hours(self.reported_at, hours, opens, closes)
        hours = site.service_hours(self.priority, "solve")
        self.resolve_due = add_hours(self.resolve_from, hours, opens, closes)

    @property
    def resolve_from(self) -> datetime:
        """Opened again, the time to solve it begins anew."""
        if not self.times_reopened:
            return self.reported_at
        last = Event.objects.about(self).filter(verb="ticket.reopened").order_by("-pk").first() if self.pk else None
        return last.at if last else timezone.now()

    # -- writing -----------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        self.reported_at = timezone.now().replace(second=0, microsecond=0)
        self.assigned = self.project.support_owner or (by if "CS" in by.roles else None)

    def guard_new(self) -> None:
        if reached(self.project) < position(ProjectState.TRIAL_RUN):
            raise Refused(_("Tickets begin when the system is live. Before, write down a question or problem."))

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.contact and self.contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if not self.contact and not self.said_by.strip():
            raise Refused(_("Say who reported it."), "contact")
        if self.reported_at > timezone.now():
            raise Refused(_("This moment lies ahead."), "reported_at")
        self.reckon()
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        from aftersales import ticketmail

        if self.version == 1 and self.assigned and self.assigned.pk != by.pk:
            ticketmail.tell_assigned(self)

    @classmethod
    @transaction.atomic
    def report(
        cls, link: PortalLink, *, creation_key: uuid.UUID, ticket_kind: str, priority: str, text: str
    ) -> "SupportTicket":
        """By whom the private link belongs to. The same form again, as by a second click, is the same ticket."""
        from aftersales import ticketmail

        ChainHead.locked(link.project_id)
        made = cls.objects.filter(creation_key=creation_key).first()
        if made is not None:
            if made.link is None or made.link.contact_id != link.contact_id:
                raise Refused(_("This form was sent already. Open the page again."))
            return made
        row = cls(
            project=link.project, creation_key=creation_key, ticket_kind=ticket_kind, priority=priority,
            text=text.strip(), title=short(text, 80), contact=link.contact, link=link, channel=cls.Channel.LINK,
            reported_at=timezone.now(), assigned=link.project.support_owner, created_by=link.made_by,
            updated_by=link.made_by,
        )  # fmt: skip
        row.guard_new()
        row.reckon()
        row.number = draw(f"{cls._meta.label_lower}:{link.project_id}")
        row.save(force_insert=True)
        Event.record("ticket.reported", by=None, subject=row, actor_name=link.contact.name)
        if row.assigned:
            ticketmail.tell_assigned(row)
        return row

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales.desk import facts

        return facts(self, user)


def narrowed_by(rows: Any, query: Any) -> Any:
    """What a project's list can be narrowed by besides the state."""
    for name in ("ticket_kind", "priority"):
        field: Any = SupportTicket._meta.get_field(name)
        if query.get(name, "") in dict(field.choices or ()):
            rows = rows.filter(**{name: query[name]})
    return rows.breached() if query.get("late") == "yes" else rows
