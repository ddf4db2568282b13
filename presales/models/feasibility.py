"""Feasibility: four dimensions with evidence, competitors, and the decision."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle import access, evidence
from lifecycle.errors import Refused
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import listed
from presales.models.estimates import Estimate

MARKS = [(n, str(n)) for n in range(1, 6)]


class Verdict(models.TextChoices):
    GO = "go", _("Go")
    CONDITIONAL = "conditional", _("Go, with conditions")
    NO_GO = "no_go", _("No go")


class FeasibilityAssessment(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEWED = "reviewed", _("Reviewed")
        DECIDED = "decided", _("Decided")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    GOOD: ClassVar[tuple[str, ...]] = (Verdict.GO, Verdict.CONDITIONAL)

    summary = models.TextField(_("what is to be judged"))
    market_note = models.TextField(_("market and demand"), blank=True)
    estimate = models.ForeignKey(
        Estimate, models.PROTECT, null=True, blank=True, related_name="assessments", verbose_name=_("estimate")
    )
    overall = models.CharField(_("conclusion"), max_length=11, choices=Verdict.choices, blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    reviewer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("reviewed by")
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    decision = models.CharField(_("decision"), max_length=11, choices=Verdict.choices, blank=True, editable=False)
    decision_note = models.TextField(_("words on the decision"), blank=True, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("feasibility assessment")
        verbose_name_plural = _("feasibility assessments")

    @property
    def label(self) -> str:
        return gettext("Feasibility assessment %(n)d") % {"n": self.number}

    @property
    def tone(self) -> str:
        if self.state != self.State.DECIDED:
            return "draft" if self.state == self.State.DRAFT else "wait"
        return {"go": "ok", "conditional": "wait"}.get(self.decision, "bad")

    @property
    def state_label(self) -> str:
        """Decided, and how."""
        return str(self.get_decision_display()) if self.decision else super().state_label

    @property
    def technical(self) -> Any:
        return next((row for row in self.dimensions.all() if row.dimension == "technical"), None)  # type: ignore[attr-defined]

    def page_facts(self, user: User) -> dict[str, Any]:
        money = access.can(user, "R", "costs", self.project)
        margin = access.can(user, "R", "budget", self.project)
        estimate = self.estimate
        return {
            "amount": estimate.quoted_amount if money and estimate else None,
            "cost": estimate.total if money and estimate else None,
            "margin": estimate.margin if margin and estimate else None,
        }

    def prefill(self, *, by: User) -> None:
        found = Estimate.objects.filter(project=self.project)
        self.estimate = found.valid().first() or found.first()

    def after_put(self, *, by: User) -> None:
        """The four dimensions are always there; the technical one is never judged by the author."""
        there = set(self.dimensions.values_list("dimension", flat=True))  # type: ignore[attr-defined]
        for order, dimension in enumerate(FeasibilityDimension.Dimension.values, 1):
            if dimension not in there:
                self.dimensions.create(dimension=dimension, order=order)  # type: ignore[attr-defined]
        for order, row in enumerate(self.competitors.all(), 1):  # type: ignore[attr-defined]
            if row.order != order:
                Competitor.objects.filter(pk=row.pk).update(order=order)
        technical = self.dimensions.get(dimension="technical")  # type: ignore[attr-defined]
        if technical.assessor_id == self.created_by_id:
            raise Refused(gettext("The technical side is judged by somebody other than the author of the assessment."))

    def lacks(self) -> list[str]:
        """What a reviewer could not judge without."""
        lacks = [
            gettext("“%(what)s” with score, evidence and verdict") % {"what": row}
            for row in self.dimensions.all()  # type: ignore[attr-defined]
            if not row.is_judged
        ]
        if self.estimate is None:
            lacks.append(gettext("an estimate of cost and schedule"))
        if not self.overall:
            lacks.append(gettext("a conclusion"))
        if self.overall == Verdict.CONDITIONAL and not self.conditions.strip():
            lacks.append(gettext("the conditions"))
        return lacks

    @transaction.atomic
    def review(self, *, by: User) -> None:
        """Somebody who did not write it has read it. The project manager may be that one before the contract."""
        self.locked(self.State.DRAFT)
        if by.pk == self.created_by_id:
            raise Refused(gettext("Somebody other than the author reviews it."))
        if lacks := self.lacks():
            raise Refused(gettext("Still missing: %(what)s.") % {"what": listed(lacks)})
        self.shift(self.State.REVIEWED, by=by, verb="feasibility.reviewed", reviewer=by, reviewed_at=timezone.now())

    @transaction.atomic
    def send_back(self, *, by: User, reason: str) -> None:
        """Back to the author, with what is to be put right."""
        self.locked(self.State.REVIEWED)
        if not reason.strip():
            raise Refused(gettext("Say what is to be put right."), "reason")
        self.shift(
            self.State.DRAFT, by=by, verb="feasibility.returned", data={"reason": reason.strip()}, reviewer=None,
            reviewed_at=None,
        )  # fmt: skip

    @transaction.atomic
    def decide(self, *, by: User, decision: str, conditions: str = "", note: str = "") -> None:
        """Go, go with conditions, or no go. Conditions bind the company: an executive sets them."""
        self.locked(self.State.REVIEWED)
        if decision not in Verdict.values:
            raise Refused(gettext("Choose a decision."), "decision")
        conditions = conditions.strip() or self.conditions
        if decision == Verdict.CONDITIONAL:
            if not access.can(by, "A", "budget", self.project):
                raise Refused(gettext("A go with conditions is decided by an executive."), "decision")
            if not conditions.strip():
                raise Refused(gettext("Write down the conditions."), "conditions")
        against = [row for row in self.dimensions.all() if row.verdict == Verdict.NO_GO]  # type: ignore[attr-defined]
        if decision != Verdict.NO_GO and against and len(note.strip()) < 10:
            text = gettext("“%(what)s” was judged a no go. Give the reason in at least 10 characters.")
            raise Refused(text % {"what": listed(against)}, "note")
        if decision == Verdict.NO_GO and not note.strip():
            raise Refused(gettext("Say why it is not done."), "note")
        self.shift(
            self.State.DECIDED, by=by, verb=f"feasibility.{decision}", decision=decision,
            conditions=conditions, decision_note=note.strip(), decided_by=by, decided_at=timezone.now(),
        )  # fmt: skip

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        """Facts have changed: it is judged anew. The old decision stays in the history."""
        self.locked(self.State.DECIDED)
        if not reason.strip():
            raise Refused(gettext("Say what has changed."), "reason")
        self.shift(
            self.State.DRAFT, by=by, verb="feasibility.reopened", data={"reason": reason.strip()}, reviewer=None,
            reviewed_at=None, decision="", decision_note="", decided_by=None, decided_at=None,
        )  # fmt: skip
        evidence.withdraw(self)

    def guard_issue(self) -> None:
        if self.state != self.State.DECIDED:
            raise Refused(gettext("The report is issued once it is decided."))


class FeasibilityDimension(Ordered):
    class Dimension(models.TextChoices):
        TECHNICAL = "technical", _("Technology")
        MARKET = "market", _("Market and demand")
        COST = "cost", _("Cost and benefit")
        RESOURCE = "resource", _("Resources")

    assessment = models.ForeignKey(FeasibilityAssessment, models.CASCADE, related_name="dimensions")
    dimension = models.CharField(_("dimension"), max_length=9, choices=Dimension.choices)
    score = models.PositiveSmallIntegerField(_("score, 1 to 5"), choices=MARKS, null=True, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    assessor = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("judged by")
    )
    verdict = models.CharField(_("verdict"), max_length=11, choices=Verdict.choices, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("dimension")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "dimension"], name="feasibility_dimension_once"),
            models.CheckConstraint(
                name="feasibility_score", condition=Q(score__isnull=True) | Q(score__gte=1, score__lte=5)
            ),
        ]

    @property
    def is_judged(self) -> bool:
        return bool(self.score and self.evidence.strip() and self.verdict and self.assessor_id)

    def __str__(self) -> str:
        return str(self.get_dimension_display())


class Competitor(Ordered):
    assessment = models.ForeignKey(FeasibilityAssessment, models.CASCADE, related_name="competitors")
    name = models.CharField(_("competitor"), max_length=120)
    strengths = models.TextField(_("strengths"), blank=True)
    weaknesses = models.TextField(_("weaknesses"), blank=True)
    price_hint = models.CharField(_("what we hear of the price"), max_length=120, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("competitor")

    def __str__(self) -> str:
        return self.name
