"""What a plan consists of: items, what each waits for, and resources. Abstract; each stage has its own tables."""

from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.objectives import Objective
from lifecycle.models.requirements import Requirement
from lifecycle.models.solution_parts import StepSide
from lifecycle.models.users import User
from lifecycle.text import listed, pick

DAYS_MOST = 999


class PlanItemBase(Ordered):
    """`plan` is the foreign key to its plan, with related_name `items`; `waits_for` are its PlanLinkBase rows."""

    TEXTS: ClassVar[tuple[str, ...]] = (
        "phase", "what", "place", "others", "steps", "expected", "rollback", "ability", "verification",
    )  # fmt: skip
    COPIED: ClassVar[tuple[str, ...]] = (
        "order", *TEXTS, *(f"{name}_en" for name in TEXTS), "side", "days", "start", "due", "ours_id", "theirs_id",
        "objective_id", "requirement_id",
    )  # fmt: skip

    phase = models.CharField(_("phase"), max_length=80, blank=True)
    phase_en = models.CharField(_("phase in English"), max_length=80, blank=True)
    what = models.CharField(_("what is done"), max_length=200)
    what_en = models.CharField(_("what is done, in English"), max_length=200, blank=True)
    side = models.CharField(_("responsible side"), max_length=8, choices=StepSide.choices, default=StepSide.VENDOR)
    days = models.PositiveSmallIntegerField(
        _("working days"), null=True, blank=True, validators=[MaxValueValidator(DAYS_MOST)]
    )
    start = models.DateField(_("start"), null=True, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    started_on = models.DateField(_("begun on"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("finished on"), null=True, blank=True, editable=False)
    progress = models.PositiveSmallIntegerField(_("progress, %"), default=0, editable=False)
    place = models.CharField(_("where"), max_length=120, blank=True)
    place_en = models.CharField(_("where, in English"), max_length=120, blank=True)
    ours = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who of us")
    )
    theirs = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who at the customer")
    )
    others = models.CharField(_("who else takes part"), max_length=200, blank=True)
    others_en = models.CharField(_("who else takes part, in English"), max_length=200, blank=True)
    steps = models.TextField(_("steps"), blank=True)
    steps_en = models.TextField(_("steps in English"), blank=True)
    expected = models.TextField(_("expected result"), blank=True)
    expected_en = models.TextField(_("expected result in English"), blank=True)
    rollback = models.TextField(_("fallback"), blank=True)
    rollback_en = models.TextField(_("fallback in English"), blank=True)
    ability = models.TextField(_("ability needed"), blank=True)
    ability_en = models.TextField(_("ability needed, in English"), blank=True)
    verification = models.TextField(_("verification"), blank=True)
    verification_en = models.TextField(_("verification in English"), blank=True)
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("objective it serves")
    )
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("requirement it fulfils")
    )
    replan_reason = models.TextField(_("why it was moved"), blank=True, editable=False)
    replans = models.PositiveSmallIntegerField(_("times moved"), default=0, editable=False)
    # {a step's text: {"by", "at"}}: what was ticked off on site
    ticks = models.JSONField(default=dict, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    n: int = 0  # its place in the plan, given by PlanBase.rows
    heading: ClassVar[dict[str, str]] = {}  # what it stands under, in both languages; given by PlanBase.rows

    class Meta(Ordered.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_dates",
                condition=Q(start__isnull=True) | Q(due__isnull=True) | Q(due__gte=F("start")),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_actual",
                condition=Q(started_on__isnull=True) | Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
            ),
            models.CheckConstraint(name="%(app_label)s_%(class)s_progress", condition=Q(progress__lte=100)),
        ]

    def __str__(self) -> str:
        return pick(self, "what")

    @property
    def label(self) -> str:
        return pick(self, "what")

    @property
    def project(self) -> Any:
        return self.plan.project  # type: ignore[attr-defined]

    @property
    def phase_label(self) -> str:
        return pick(self, "phase")

    def get_absolute_url(self) -> str:
        plan = self.plan  # type: ignore[attr-defined]
        kind = plan.kind
        return reverse(f"{kind.stage}_plan_item", args=[plan.project.number, plan.number, self.pk])

    @property
    def is_done(self) -> bool:
        return self.ended_on is not None

    @property
    def is_milestone(self) -> bool:
        return self.days == 0

    def is_late(self, today: date) -> bool:
        return self.ended_on is None and self.due is not None and self.due < today

    def tone(self, today: date) -> str:
        if self.is_done:
            return "ok"
        if self.is_late(today):
            return "late"
        return "now" if self.started_on else "draft"

    @property
    def who(self) -> str:
        """Everybody who is named for it."""
        return listed(filter(None, (self.ours, self.theirs, pick(self, "others"))))

    def step_lines(self) -> list[dict[str, str]]:
        """Its steps one by one, with their English where both texts have as many lines."""
        chinese = [line.strip() for line in self.steps.splitlines() if line.strip()]
        english = [line.strip() for line in self.steps_en.splitlines() if line.strip()]
        if len(english) != len(chinese):
            english = [""] * len(chinese)
        return [{"zh": zh, "en": en} for zh, en in zip(chinese, english, strict=True)]

    def lacks(self) -> list[str]:
        """Of what a plan should say of each item (when, who, verification), the fields that are empty."""
        wanted = ("start", "due", "verification")
        missing = [name for name in wanted if not str(getattr(self, name) or "").strip()]
        named = self.ours_id or self.theirs_id or self.others.strip() or self.others_en.strip()
        return missing if named else [*missing, "ours"]


class PlanLinkBase(models.Model):
    """`item` waits for `on`, both of one plan; `item` has the related_name `waits_for`. `lag` in working days."""

    class Kind(models.TextChoices):
        FS = "FS", _("begins after its end")
        SS = "SS", _("begins after its start")
        FF = "FF", _("ends after its end")
        SF = "SF", _("ends after its start")

    kind = models.CharField(_("how it waits"), max_length=2, choices=Kind.choices, default=Kind.FS)
    lag = models.SmallIntegerField(_("working days between"), default=0)

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "on"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(name="%(app_label)s_%(class)s_other", condition=~Q(item=F("on"))),
        ]


class PlanResourceBase(Ordered):
    """What the plan takes. `plan` is the foreign key to its plan, with related_name `resources`; `item` to its item."""

    class Kind(models.TextChoices):
        HUMAN = "human", _("People")
        TECHNICAL = "technical", _("Technology")
        FINANCIAL = "financial", _("Money")

    COPIED: ClassVar[tuple[str, ...]] = (
        "order", "kind", "side", "what", "what_en", "quantity", "quantity_en",
    )  # fmt: skip

    kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices, default=Kind.HUMAN)
    side = models.CharField(_("who provides it"), max_length=8, choices=StepSide.choices, default=StepSide.VENDOR)
    what = models.CharField(_("what"), max_length=160)
    what_en = models.CharField(_("what, in English"), max_length=160, blank=True)
    quantity = models.CharField(_("how much"), max_length=80, blank=True)
    quantity_en = models.CharField(_("how much, in English"), max_length=80, blank=True)

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self) -> str:
        return pick(self, "what")

    @property
    def is_ours_alone(self) -> bool:
        """What we spend is not told to the customer."""
        return self.kind == self.Kind.FINANCIAL and self.side == StepSide.VENDOR
