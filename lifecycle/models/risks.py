"""Risks: what could go wrong, how likely and how bad, what is done before and what if it happens."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle import evidence
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.areas import Area
from lifecycle.models.commitments import Commitment
from lifecycle.models.events import Event
from lifecycle.models.origins import Originating
from lifecycle.models.promise_risks import OfPromises
from lifecycle.models.records import Record
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.templatetags.tl import due
from lifecycle.text import pick

MARKS = [(n, str(n)) for n in range(1, 6)]


class RiskQuerySet(models.QuerySet["Risk"]):
    def for_customer(self) -> "RiskQuerySet":
        """Open ones that the customer may know of."""
        told = self.filter(state__in=Risk.OPEN, internal=False)
        return told.exclude(category=Risk.Category.STAKEHOLDER)


class Risk(OfPromises, Originating, Record):
    class State(models.TextChoices):
        IDENTIFIED = "identified", _("Identified")
        ASSESSED = "assessed", _("Assessed")
        RESPONDING = "responding", _("Being answered")
        CLOSED = "closed", _("Over")
        OCCURRED = "occurred", _("It happened")

    class Category(models.TextChoices):
        TECHNICAL = "technical", _("Technology")
        IMPLEMENTATION = "implementation", _("Implementation")
        RESOURCE = "resource", _("Resources")
        SCHEDULE = "schedule", _("Schedule")
        COMMERCIAL = "commercial", _("Commerce")
        READINESS = "readiness", _("The customer's readiness")
        STAKEHOLDER = "stakeholder", _("People (stays with us)")

    Area = Area

    OPEN: ClassVar[tuple[str, ...]] = (State.IDENTIFIED, State.ASSESSED, State.RESPONDING)
    editable_states: ClassVar[tuple[str, ...]] = OPEN
    RESPONSE: ClassVar[tuple[str, ...]] = ("prevention", "contingency", "trigger")

    title = models.CharField(_("risk"), max_length=160)
    title_en = models.CharField(_("risk in English"), max_length=160, blank=True)
    description = models.TextField(_("what could happen, and why"), blank=True)
    description_en = models.TextField(_("what could happen, and why, in English"), blank=True)
    category = models.CharField(_("category"), max_length=14, choices=Category.choices)
    area = models.CharField(_("field of management"), max_length=13, choices=Area.choices, blank=True)
    probability = models.PositiveSmallIntegerField(
        _("probability, 1 to 5"), choices=MARKS, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    impact = models.PositiveSmallIntegerField(
        _("impact, 1 to 5"), choices=MARKS, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    prevention = models.TextField(_("what prevents it"), blank=True)
    prevention_en = models.TextField(_("what prevents it, in English"), blank=True)
    contingency = models.TextField(_("what we do if it happens"), blank=True)
    contingency_en = models.TextField(_("what we do if it happens, in English"), blank=True)
    trigger = models.CharField(_("sign that it is happening"), max_length=200, blank=True)
    trigger_en = models.CharField(_("sign that it is happening, in English"), max_length=200, blank=True)
    internal = models.BooleanField(_("stays with us: the customer is not told"), default=False)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("owner"))
    due = models.DateField(_("to be reviewed on"))
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, editable=False, related_name="risks", verbose_name=_("from the promise")
    )  # fmt: skip
    outcome = models.TextField(_("what became of it"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.IDENTIFIED)

    objects = RiskQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="risk_marks", condition=Q(probability__gte=1, probability__lte=5, impact__gte=1, impact__lte=5)
            ),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(commitment__isnull=False), name="risk_one_for_a_promise"
            ),
        ]
        indexes = [models.Index(fields=["project", "state"], name="risk_state")]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def exposure(self) -> int:
        """Probability times impact, 1 to 25."""
        return self.probability * self.impact

    @property
    def is_private(self) -> bool:
        """Marked as ours, or about people: never in anything that a customer reads."""
        return self.internal or self.category == self.Category.STAKEHOLDER

    @property
    def is_serious(self) -> bool:
        """Must it be answered with prevention, contingency and a sign? From the company's threshold on."""
        return self.exposure >= threshold(self.project)

    @property
    def is_overdue(self) -> bool:
        return self.state in self.OPEN and self.due < timezone.localdate()

    @property
    def review_day(self) -> str:
        """The day of review as lists show it, marked where it has passed."""
        return due(self.due, done=self.state not in self.OPEN)

    @property
    def lacking(self) -> list[str]:
        """Which parts of the response are missing."""
        return [name for name in self.RESPONSE if not getattr(self, name).strip()]

    @property
    def exposure_tone(self) -> str:
        return mark_tone(self.exposure, threshold(self.project))

    @property
    def tone(self) -> str:
        if self.state == self.State.CLOSED:
            return "off"
        return "bad" if self.state == self.State.OCCURRED else self.exposure_tone

    @property
    def assessments(self) -> list[dict[str, Any]]:
        """How it was rated over time, the newest first."""
        return [
            {
                "who": event.actor.label() if event.actor else event.actor_name,
                "at": event.at,
                "exposure": event.data["probability"] * event.data["impact"],
                "note": event.data.get("note", ""),
            }
            for event in Event.objects.about(self).filter(verb="risk.assessed").newest_first()
        ]

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        self.owner = self.project.delivery_owner or by
        self.due = timezone.localdate() + timedelta(days=30)

    def prefill_from(self, given: dict[str, str], *, by: User) -> None:
        """Take over what the record that led here found, or the words of a risk that another project had."""
        from lifecycle.risklibrary import library

        self.origin_key = given.get("from", "")
        if (record := self.origin()) is not None and hasattr(record, "as_risk"):
            for name, value in record.as_risk().items():
                setattr(self, name, value)
        key = given.get("like", "")
        if key.isdecimal() and len(key) < 19 and (other := library(self.project).filter(pk=int(key)).first()):
            for name in ("title", "description", "prevention", "contingency", "trigger"):
                setattr(self, name, getattr(other, name))
                setattr(self, f"{name}_en", getattr(other, f"{name}_en"))
            self.category, self.area = other.category, other.area

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.state == self.State.RESPONDING and self.is_serious:
            self.guard_response({name: getattr(self, name) for name in self.RESPONSE})
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        self.note_origin(by=by)

    def guard_response(self, words: dict[str, str]) -> None:
        for name in self.RESPONSE:
            if not words[name].strip():
                raise Refused(
                    gettext("A risk of %(n)d or more needs prevention, contingency and the sign that it is happening.")
                    % {"n": threshold(self.project)},
                    name,
                )

    @transaction.atomic
    def assess(self, *, by: User, probability: int, impact: int, due: date, note: str = "") -> None:
        """Rate it, the first time or anew. One that grew beyond what its response covers must be answered again."""
        self.locked(*self.OPEN)
        if probability not in range(1, 6) or impact not in range(1, 6):
            raise Refused(
                gettext("Choose from 1 to 5."), "probability" if probability not in range(1, 6) else "impact"
            )
        if due < timezone.localdate():
            raise Refused(gettext("This day lies behind us; say when it is looked at next."), "due")
        covered = not self.lacking or probability * impact < threshold(self.project)
        state = self.State.RESPONDING if self.state == self.State.RESPONDING and covered else self.State.ASSESSED
        marks = {"probability": probability, "impact": impact}
        self.shift(state, by=by, verb="risk.assessed", data=marks | {"note": note.strip()}, due=due, **marks)
        evidence.offer(
            self.project, code="D11", forms=("section",), subject=self, label=self.label, stage="presales", by=by,
            items=("S1-12",), whole=False,
        )  # fmt: skip

    @transaction.atomic
    def respond(
        self, *, by: User, prevention: str, contingency: str, trigger: str, owner: User, due: date, **english: str
    ) -> None:
        """Say what is done before and what if it happens; all three parts where the risk is serious."""
        self.locked(self.State.ASSESSED, self.State.RESPONDING)
        words: dict[str, Any] = {
            "prevention": prevention.strip(),
            "contingency": contingency.strip(),
            "trigger": trigger.strip(),
        }
        if self.is_serious:
            self.guard_response(words)
        elif not words["prevention"] and not words["contingency"]:
            raise Refused(gettext("Say what prevents it, or what we do if it happens."), "prevention")
        words |= {name: text.strip() for name, text in english.items()}
        self.shift(self.State.RESPONDING, by=by, verb="risk.answered", owner=owner, due=due, **words)

    @transaction.atomic
    def close(self, *, by: User, outcome: str) -> None:
        """It cannot happen any more, or does not matter."""
        self._end(self.State.CLOSED, "risk.closed", by=by, outcome=outcome)

    @transaction.atomic
    def occur(self, *, by: User, outcome: str) -> None:
        self._end(self.State.OCCURRED, "risk.occurred", by=by, outcome=outcome)

    def _end(self, state: str, verb: str, *, by: User, outcome: str) -> None:
        self.locked(*self.OPEN)
        if not outcome.strip():
            raise Refused(gettext("Say what became of it; the next project learns from it."), "outcome")
        self.shift(state, by=by, verb=verb, outcome=outcome.strip())


def threshold(project: Any) -> int:
    """From which exposure on a risk must be answered; asked once for all risks of a page."""
    known = project.__dict__
    if "_risk_threshold" not in known:
        site = once(project, "site", SiteSettings.load)
        known["_risk_threshold"] = int(site.threshold("risk_exposure"))
    return int(known["_risk_threshold"])


def mark_tone(exposure: int, serious: int) -> str:
    return "bad" if exposure >= serious else "wait" if exposure * 2 >= serious else "ok"
