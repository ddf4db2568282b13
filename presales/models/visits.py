"""Visits of the customer to our company: planned by the commercial department, with hosts and an itinerary."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.interviews import Ordered
from lifecycle.models.users import User
from lifecycle.text import pick
from presales.models.occasions import Occasion, mark


class CompanyVisit(Occasion):
    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        CONFIRMED = "confirmed", gettext_lazy("Confirmed with the customer")
        HELD = "held", gettext_lazy("Took place")
        EVALUATED = "evaluated", gettext_lazy("Evaluated")
        SKIPPED = "skipped", gettext_lazy("Skipped")

    AHEAD: ClassVar[tuple[str, ...]] = (State.PLANNED, State.CONFIRMED)
    TONES: ClassVar[dict[str, str]] = {"planned": "draft", "confirmed": "info", "held": "now", "skipped": "off"}
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.CONFIRMED)
    private: ClassVar[set[str]] = {"identification_score", "outcome", "skip_reason"}

    until = models.DateTimeField(gettext_lazy("until"), null=True, blank=True)
    purpose = models.TextField(gettext_lazy("what we want to show"))
    purpose_en = models.TextField(gettext_lazy("what we want to show, in English"), blank=True)
    logistics = models.TextField(gettext_lazy("travel, meals, who fetches them"), blank=True)
    logistics_en = models.TextField(gettext_lazy("travel, meals, who fetches them, in English"), blank=True)
    identification_score = mark(gettext_lazy("how much they identify with us, 1 to 5"))
    outcome = models.TextField(gettext_lazy("what came of it"), blank=True, editable=False)
    skip_reason = models.TextField(gettext_lazy("why it was skipped"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta(Occasion.Meta):
        verbose_name = gettext_lazy("company visit")
        verbose_name_plural = gettext_lazy("company visits")
        constraints = [
            *Occasion.Meta.constraints,
            models.CheckConstraint(name="visit_skipped_why", condition=~Q(state="skipped") | ~Q(skip_reason="")),
        ]

    def prefill(self, *, by: User) -> None:
        self.at = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.until is not None and self.until <= self.at:
            raise Refused(_("The end lies before the start."), "until")
        super().put(by=by, read_version=read_version, diff=diff)

    def lacks(self) -> list[str]:
        """What a plan still needs before the customer is told."""
        needs = (
            (_("who comes"), self.contacts.exists() or self.others),
            (_("who receives them"), self.our_people.exists()),
            (_("what they see, step by step"), self.stops.exists()),  # type: ignore[attr-defined]
        )
        return [what for what, there in needs if not there]

    @transaction.atomic
    def confirm(self, *, by: User) -> None:
        """The customer agreed to the day and the plan."""
        self.locked(self.State.PLANNED)
        if lacks := self.lacks():
            raise Refused(_("The plan still lacks: %(what)s.") % {"what": "; ".join(lacks)})
        self.shift(self.State.CONFIRMED, by=by, verb="visit.confirmed")

    @transaction.atomic
    def hold(self, *, by: User) -> None:
        self.locked(self.State.CONFIRMED)
        self.guard_taken_place()
        self.shift(self.State.HELD, by=by, verb="visit.held")

    @transaction.atomic
    def evaluate(self, *, by: User, score: int, outcome: str) -> None:
        self.locked(self.State.HELD)
        if not outcome.strip():
            raise Refused(_("Say what came of it."), "outcome")
        self.shift(
            self.State.EVALUATED, by=by, verb="visit.evaluated", identification_score=score, outcome=outcome.strip()
        )

    @transaction.atomic
    def skip(self, *, by: User, reason: str) -> None:
        """It won't take place."""
        self.locked(*self.AHEAD)
        if not reason.strip():
            raise Refused(_("Say in a sentence why it is skipped."), "reason")
        self.shift(self.State.SKIPPED, by=by, verb="visit.skipped", skip_reason=reason.strip())

    def guard_issue(self) -> None:
        if self.state == self.State.PLANNED:
            raise Refused(_("Confirm the plan first."))
        if self.state == self.State.SKIPPED:
            raise Refused(_("This visit was skipped."))


class VisitStop(Ordered):
    """A line of the itinerary: when, what, where, by whom."""

    visit = models.ForeignKey(CompanyVisit, models.CASCADE, related_name="stops")
    start = models.TimeField(gettext_lazy("from"))
    topic = models.CharField(gettext_lazy("what they see"), max_length=200)
    topic_en = models.CharField(gettext_lazy("what they see, in English"), max_length=200, blank=True)
    where = models.CharField(gettext_lazy("where"), max_length=120, blank=True)
    where_en = models.CharField(gettext_lazy("where, in English"), max_length=120, blank=True)
    host = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who shows it")
    )

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("stop of a visit")

    def __str__(self) -> str:
        return f"{self.start:%H:%M} {pick(self, 'topic')}"
