"""The kickoff: decide whether to hold it, prepare it, hold it, have its minutes signed."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from delivery.models.appointments import Appointment
from delivery.models.cases import PRIVATE_REASONS, Reason, Suggestion, suggestions
from delivery.models.decisions import KickoffVerbs
from delivery.models.kickoff_notices import Announcing
from delivery.models.lines import Side
from delivery.models.preconditions import preconditions
from delivery.models.preparing import Preparing
from delivery.models.tips import Tip, tips
from lifecycle.errors import Refused
from lifecycle.governance import advice
from lifecycle.models.customers import Contact
from lifecycle.models.meetings import Meeting
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import EN, ZH, pick


class KickoffQuerySet(models.QuerySet["Kickoff"]):
    def open(self) -> "KickoffQuerySet":
        return self.filter(state__in=Kickoff.OPEN)

    def with_customer(self) -> "KickoffQuerySet":
        return self.filter(kickoff_kind=Kickoff.Kind.CUSTOMER)


class Kickoff(Preparing, Announcing, KickoffVerbs, Record):
    class Kind(models.TextChoices):
        CUSTOMER = "customer", gettext_lazy("With the customer")
        INTERNAL = "internal", gettext_lazy("Internal")

    class Decision(models.TextChoices):
        UNDECIDED = "", gettext_lazy("Not decided")
        HOLD = "hold", gettext_lazy("Hold it")
        DEFER = "defer", gettext_lazy("Put it off")
        SKIP = "skip", pgettext_lazy("kickoff", "Leave it out")

    class State(models.TextChoices):
        UNDECIDED = "undecided", gettext_lazy("Not decided")
        TO_HOLD = "to_hold", gettext_lazy("To be held")
        DEFERRED = "deferred", gettext_lazy("Put off")
        SKIP_ASKED = "skip_asked", gettext_lazy("Waiting for an executive")
        SKIPPED = "skipped", pgettext_lazy("kickoff", "Left out")
        PREPARED = "prepared", gettext_lazy("Prepared")
        HELD = "held", gettext_lazy("Held")
        SIGNED = "signed", gettext_lazy("Minutes signed")

    Reason = Reason
    OPEN = (State.UNDECIDED, State.TO_HOLD, State.DEFERRED, State.SKIP_ASKED, State.PREPARED)
    DONE = (State.HELD, State.SIGNED)
    signed_states: ClassVar[tuple[str, ...]] = (State.SIGNED,)
    editable_states: ClassVar[tuple[str, ...]] = (
        State.UNDECIDED, State.TO_HOLD, State.DEFERRED, State.PREPARED, State.HELD,
    )  # fmt: skip
    private: ClassVar[set[str]] = {
        "decision", "reason_code", "alternative_measure", "trigger", "trigger_on", "approver", "skip_asked_by",
        "prep_notes", "messages_note", "ahead_note",
    }  # fmt: skip

    kickoff_kind = models.CharField(gettext_lazy("kind"), max_length=8, choices=Kind.choices, default=Kind.CUSTOMER)
    decision = models.CharField(
        pgettext_lazy("kickoff", "decision"), max_length=5, choices=Decision.choices, blank=True
    )
    reason_code = models.CharField(gettext_lazy("reason"), max_length=20, choices=Reason.choices, blank=True)
    alternative_measure = models.TextField(gettext_lazy("what we do instead"), blank=True)
    approver = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("approved by")
    )
    skip_asked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("asked by")
    )
    trigger = models.CharField(gettext_lazy("when it will be held after all"), max_length=200, blank=True)
    trigger_on = models.DateField(gettext_lazy("look at it again on"), null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    at = models.DateTimeField(gettext_lazy("begins"), null=True, blank=True)
    place = models.CharField(gettext_lazy("place"), max_length=160, blank=True)
    place_en = models.CharField(gettext_lazy("place in English"), max_length=160, blank=True)
    prep_meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("preparatory meeting"),
    )
    prep_notes = models.TextField(gettext_lazy("why there is no preparatory meeting"), blank=True)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=gettext_lazy("meeting of the kickoff"),
    )
    ahead_note = models.TextField(gettext_lazy("why it is held before what should come first"), blank=True)
    objectives = models.TextField(gettext_lazy("objectives"), blank=True)
    objectives_en = models.TextField(gettext_lazy("objectives in English"), blank=True)
    working_rules = models.TextField(gettext_lazy("working rules"), blank=True)
    working_rules_en = models.TextField(gettext_lazy("working rules in English"), blank=True)
    change_and_communication_rules = models.TextField(gettext_lazy("rules for changes and communication"), blank=True)
    change_and_communication_rules_en = models.TextField(
        gettext_lazy("rules for changes and communication in English"), blank=True
    )
    manager_authority = models.TextField(gettext_lazy("the project manager's authority"), blank=True)
    manager_authority_en = models.TextField(gettext_lazy("the project manager's authority in English"), blank=True)
    sponsor_message = models.TextField(gettext_lazy("message of the customer's leader"), blank=True)
    sponsor_message_en = models.TextField(gettext_lazy("message of the customer's leader in English"), blank=True)
    minutes = models.TextField(gettext_lazy("minutes"), blank=True)
    minutes_en = models.TextField(gettext_lazy("minutes in English"), blank=True)
    sponsor_speech_done = models.BooleanField(gettext_lazy("the customer's leader spoke"), default=False)
    teams_introduced = models.BooleanField(gettext_lazy("both teams and the rules were introduced"), default=False)
    messages_note = models.TextField(gettext_lazy("why one of the two messages was left out"), blank=True)
    signed_on = models.DateField(gettext_lazy("signed on"), null=True, blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.UNDECIDED)

    objects = KickoffQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("kickoff")
        verbose_name_plural = gettext_lazy("kickoffs")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "kickoff_kind"],
                condition=Q(state__in=("undecided", "to_hold", "deferred", "skip_asked", "prepared")),
                name="one_open_kickoff_a_kind",
            ),
            models.CheckConstraint(
                name="kickoff_conflict_never_skips",
                condition=~Q(state__in=("skip_asked", "skipped"), reason_code="INTERNAL_CONFLICT"),
            ),
            models.CheckConstraint(
                name="kickoff_skipped_is_approved",
                condition=~Q(state="skipped") | (Q(approver__isnull=False) & ~Q(reason_code="")),
            ),
            models.CheckConstraint(
                name="kickoff_deferred_comes_back",
                condition=~Q(state="deferred") | (Q(trigger_on__isnull=False) & ~Q(reason_code="")),
            ),
        ]
        indexes = [models.Index(fields=["state", "trigger_on"], name="kickoff_state_trigger")]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        tones = {"to_hold": "now", "prepared": "now", "deferred": "wait", "skip_asked": "wait", "held": "wait"}
        tones |= {"signed": "ok", "skipped": "off"}
        if self.state == self.State.HELD and self.kickoff_kind == self.Kind.INTERNAL:
            return "ok"
        return "late" if self.is_trigger_reached() else tones.get(self.state, "draft")

    @property
    def with_customer(self) -> bool:
        return self.kickoff_kind == self.Kind.CUSTOMER

    @property
    def sides(self) -> tuple[str, ...]:
        """Whose people must be there."""
        return (Side.CUSTOMER, Side.VENDOR) if self.with_customer else (Side.VENDOR,)

    @property
    def held_on(self) -> date | None:
        return timezone.localtime(self.at).date() if self.at and self.state in self.DONE else None

    @property
    def reason_is_private(self) -> bool:
        return self.reason_code in PRIVATE_REASONS

    def tips(self) -> list[Tip]:
        return tips(self)

    @property
    def tips_met(self) -> int:
        return sum(tip.met for tip in self.tips())

    def suggestions(self) -> list[Suggestion]:
        return suggestions(self.project)

    def is_trigger_reached(self, today: date | None = None) -> bool:
        """Was it put off to a day that has come?"""
        if self.state != self.State.DEFERRED or self.trigger_on is None:
            return False
        return self.trigger_on <= (today or timezone.localdate())

    def prefill(self, *, by: User) -> None:
        """What a new one begins with: a title, and the authority that the project manager was given."""
        project = self.project
        self.title, self.title_en = f"{project.name}启动大会", f"Kickoff of {project.name_en or project.name}"
        self.manager_authority, self.manager_authority_en = authority(project)
        self.change_and_communication_rules = project.escalation_route

    def page_facts(self, user: User) -> dict[str, Any]:
        """While it is to be decided or prepared: what should come first, who is to be there, and how the project is driven."""
        ahead = self.state in self.OPEN
        return {
            "governance": advice(self.project) if ahead else [],
            "preconditions": preconditions(self.project) if ahead and self.with_customer else [],
            "sponsor_warning": self.sponsor_warning,
            "meetings": [row for row in (self.prep_meeting, self.meeting) if row is not None],
            "readers": list(self.readers.select_related("contact")),
            "notices": self.notice_log(),
            "milestones_marked": list(self.plan_items.select_related("plan__project")),
            "minutes_planned": self.minutes_planned,
        }

    @property
    def sponsor_warning(self) -> str:
        """The top leader takes command; what speaks against that, in words. Empty where all is well."""
        sponsor = self.project.sponsor
        if not self.with_customer or self.state not in (self.State.TO_HOLD, self.State.PREPARED, *self.DONE):
            return ""
        if sponsor is None:
            return _("The project names no sponsor at the customer. Name the leader who takes command.")
        row = self.attendees.filter(contact=sponsor).first()
        name = {"name": sponsor.label()}
        if self.state in self.DONE:
            was_there = row is None or row.attended or self.sponsor_speech_done
            return "" if was_there else _("The sponsor, %(name)s, was not there.") % name
        if row is None:
            return _("The sponsor, %(name)s, is not on the roster.") % name
        return "" if row.confirmed else _("The sponsor, %(name)s, has not confirmed.") % name

    def guard_new(self) -> None:
        self._guard_kind()

    def after_put(self, *, by: User) -> None:
        """A new one begins with the project's people, unless somebody chose others."""
        if self.version == 1 and not self.attendees.exists():
            self.draw_roster()

    def _guard_kind(self) -> None:
        rows = Kickoff.objects.open().filter(project=self.project_id, kickoff_kind=self.kickoff_kind)
        if rows.exclude(pk=self.pk).exists():
            raise Refused(_("There is an open kickoff of this kind already; go on with that one."), "kickoff_kind")

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.pk and "kickoff_kind" in (diff or {}):
            if self.state != self.State.UNDECIDED:
                raise Refused(_("The kind cannot be changed once it is decided whether to hold it."), "kickoff_kind")
            self._guard_kind()
        super().put(by=by, read_version=read_version, diff=diff)


def authority(project: Any) -> tuple[str, str]:
    """What the project manager was given, in both languages: by the letter of appointment, else as the team's page says."""
    letter = Appointment.of(project)
    if letter is not None:
        both = letter.authority()
        return both[ZH], both[EN]
    manager = project.members.filter(user=project.delivery_owner_id, role="PM").exclude(state="released").first()
    return (manager.authority, "") if manager else ("", "")


def due_triggers(today: date) -> list[Kickoff]:
    """For the daily tick: remind of every kickoff that was put off to a day that has come. Each is told of once."""
    rows = Kickoff.objects.filter(state=Kickoff.State.DEFERRED, trigger_on__lte=today, reminded_on__isnull=True)
    return [kickoff for kickoff in rows.select_related("project") if kickoff.remind(today=today)]


def tick(*, today: date) -> int:
    """How many kickoffs were reminded of."""
    return len(due_triggers(today))


def places_of(*, contact: Contact) -> list[Any]:
    """Kickoffs ahead to which this person is to come."""
    from lifecycle.places import Place

    rows = Kickoff.objects.open().filter(attendees__contact=contact).select_related("project__customer")
    return [
        Place(row.project, _("is to come to “%(title)s”") % {"title": row.label}, row.get_absolute_url())
        for row in rows
    ]  # fmt: skip
