"""What a rollout is made of: its four preconditions, what was measured, what both sides bring, and its units."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.display import day
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.key_users import KeyUser
from lifecycle.models.users import User
from lifecycle.text import labelled, pick


class OfRollout(models.Model):
    class Meta:
        abstract = True

    @property
    def project(self) -> Any:
        return self.rollout.project  # type: ignore[attr-defined]


class RolloutPrecondition(OfRollout):
    class What(models.TextChoices):
        FUNCTIONS = "functions", gettext_lazy("The basic flows run, and the customer approved that in writing")
        PERFORMANCE = "performance", gettext_lazy("It is stable and fast enough for as many users as are expected")
        MANUALS = "manuals", gettext_lazy("Manuals are complete and the users concerned are trained")
        RESOURCES = "resources", gettext_lazy("Both sides have the resources, and the customer names who leads")

    class Verdict(models.TextChoices):
        OPEN = "", pgettext_lazy("rollout precondition", "Not judged")
        OK = "ok", pgettext_lazy("rollout precondition", "Met")
        NOT = "not", pgettext_lazy("rollout precondition", "Not met")

    rollout = models.ForeignKey("aftersales.Rollout", models.CASCADE, related_name="preconditions")
    what = models.CharField(gettext_lazy("precondition"), max_length=11, choices=What.choices)
    verdict = models.CharField(gettext_lazy("verdict"), max_length=3, choices=Verdict.choices, blank=True)
    evidence = models.CharField(gettext_lazy("evidence"), max_length=300, blank=True)
    evidence_url = models.CharField(max_length=300, blank=True)
    note = models.TextField(gettext_lazy("what it rests on"), blank=True)
    note_en = models.TextField(gettext_lazy("what it rests on, in English"), blank=True)
    judged_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    judged_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("rollout precondition")
        constraints = [models.UniqueConstraint(fields=["rollout", "what"], name="rollout_precondition_once")]

    def __str__(self) -> str:
        return str(self.get_what_display())

    @property
    def tone(self) -> str:
        return {"ok": "ok", "not": "bad"}.get(self.verdict, "off")

    @property
    def verdict_label(self) -> str:
        return str(self.Verdict(self.verdict).label)


class PerformanceCheck(OfRollout, Ordered):
    """How it did under load on a day, beside what is expected once everybody works with it."""

    class Verdict(models.TextChoices):
        OPEN = "", pgettext_lazy("performance check", "Not judged")
        OK = "ok", pgettext_lazy("performance check", "Good enough")
        NOT = "not", pgettext_lazy("performance check", "Not good enough")

    rollout = models.ForeignKey("aftersales.Rollout", models.CASCADE, related_name="checks")
    on = models.DateField(gettext_lazy("measured on"))
    method = models.CharField(gettext_lazy("how it was measured"), max_length=200)
    method_en = models.CharField(gettext_lazy("how it was measured, in English"), max_length=200, blank=True)
    users_target = models.PositiveIntegerField(gettext_lazy("users at once: expected"))
    users = models.PositiveIntegerField(gettext_lazy("users at once: measured"), null=True, blank=True)
    volume_target = models.PositiveIntegerField(gettext_lazy("business a day: expected"))
    volume = models.PositiveIntegerField(gettext_lazy("business a day: measured"), null=True, blank=True)
    response_target = models.DecimalField(gettext_lazy("response in seconds: at most"), max_digits=7, decimal_places=2)
    response = models.DecimalField(
        gettext_lazy("response in seconds: measured"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    uptime_target = models.DecimalField(
        gettext_lazy("availability in percent: at least"), max_digits=5, decimal_places=2, default=Decimal("99.50")
    )
    uptime = models.DecimalField(
        gettext_lazy("availability in percent: measured"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    verdict = models.CharField(gettext_lazy("verdict"), max_length=3, choices=Verdict.choices, blank=True)
    remark = models.TextField(gettext_lazy("remark"), blank=True)
    remark_en = models.TextField(gettext_lazy("remark in English"), blank=True)

    PAIRS = ("users", "volume", "response", "uptime")

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("performance check")
        constraints = [
            models.CheckConstraint(
                name="performance_check_share", condition=Q(uptime__isnull=True) | Q(uptime__lte=100)
            )
        ]

    def __str__(self) -> str:
        return labelled(day(self.on), pick(self, "method"))

    @property
    def measured(self) -> bool:
        return all(getattr(self, name) is not None for name in self.PAIRS)

    @property
    def missed(self) -> list[str]:
        """What was measured and is worse than what is expected."""
        found = []
        for name in self.PAIRS:
            actual, target = getattr(self, name), getattr(self, f"{name}_target")
            if actual is None or target is None:
                continue
            if (actual > target) if name == "response" else (actual < target):
                found.append(name)
        return found

    @property
    def verdict_label(self) -> str:
        return str(self.Verdict(self.verdict).label)

    @property
    def tone(self) -> str:
        return {"ok": "ok", "not": "bad"}.get(self.verdict, "off")

    @property
    def figures(self) -> list[dict[str, Any]]:
        """The four figures, each with what is expected, for the page."""
        words = {
            "users": _("Users at once"), "volume": _("Business a day"), "response": _("Response, s"),
            "uptime": _("Availability, %"),
        }  # fmt: skip
        missed = self.missed
        return [
            {
                "label": words[name], "actual": getattr(self, name), "target": getattr(self, f"{name}_target"),
                "sign": "≤" if name == "response" else "≥", "missed": name in missed,
            }
            for name in self.PAIRS
        ]  # fmt: skip


class RolloutResource(OfRollout, Ordered):
    class Side(models.TextChoices):
        CUSTOMER = "customer", gettext_lazy("Customer")
        VENDOR = "vendor", gettext_lazy("Us")

    class Kind(models.TextChoices):
        PEOPLE = "people", gettext_lazy("People")
        ENVIRONMENT = "environment", gettext_lazy("Rooms and equipment")
        BUDGET = "budget", gettext_lazy("Budget")

    rollout = models.ForeignKey("aftersales.Rollout", models.CASCADE, related_name="resources")
    side = models.CharField(gettext_lazy("side"), max_length=8, choices=Side.choices)
    resource_kind = models.CharField(gettext_lazy("kind"), max_length=11, choices=Kind.choices, default=Kind.PEOPLE)
    what = models.CharField(gettext_lazy("who or what"), max_length=200)
    what_en = models.CharField(gettext_lazy("who or what, in English"), max_length=200, blank=True)
    amount = models.CharField(gettext_lazy("how much"), max_length=80, blank=True)
    amount_en = models.CharField(gettext_lazy("how much, in English"), max_length=80, blank=True)
    from_day = models.DateField(gettext_lazy("from"), null=True, blank=True)
    until = models.DateField(gettext_lazy("until"), null=True, blank=True)
    confirmed = models.BooleanField(pgettext_lazy("resource", "confirmed"), default=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("resource of a rollout")
        constraints = [
            models.CheckConstraint(
                name="rollout_resource_in_order",
                condition=Q(from_day__isnull=True) | Q(until__isnull=True) | Q(from_day__lte=F("until")),
            )
        ]

    def __str__(self) -> str:
        return pick(self, "what")


class RolloutUnit(OfRollout, Ordered):
    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("rollout unit", "Planned")
        ROLLING = "rolling", pgettext_lazy("rollout unit", "Going on")
        REACHED = "reached", pgettext_lazy("rollout unit", "Reached")
        DEFERRED = "deferred", pgettext_lazy("rollout unit", "Put off by agreement")

    ENDED = (State.REACHED, State.DEFERRED)
    TONES = {"planned": "draft", "rolling": "now", "reached": "ok", "deferred": "wait"}

    rollout = models.ForeignKey("aftersales.Rollout", models.CASCADE, related_name="units")
    name = models.CharField(gettext_lazy("site or department"), max_length=120)
    name_en = models.CharField(gettext_lazy("site or department, in English"), max_length=120, blank=True)
    users = models.PositiveIntegerField(gettext_lazy("how many users"))
    planned_from = models.DateField(gettext_lazy("from"))
    planned_until = models.DateField(gettext_lazy("until"))
    lead = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who leads there")
    )
    key_users = models.ManyToManyField(
        KeyUser, blank=True, related_name="rollout_units", verbose_name=gettext_lazy("key users")
    )
    covered = models.PositiveIntegerField(gettext_lazy("users who work with it"), default=0, editable=False)
    started_on = models.DateField(null=True, editable=False)
    ended_on = models.DateField(null=True, editable=False)
    deferred_until = models.DateField(null=True, editable=False)
    deferred_with = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+", editable=False)
    reason = models.TextField(blank=True, editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("unit of a rollout")
        constraints = [
            models.CheckConstraint(name="rollout_unit_in_order", condition=Q(planned_from__lte=F("planned_until"))),
            models.CheckConstraint(name="rollout_unit_users", condition=Q(users__gte=1)),
            models.CheckConstraint(
                name="rollout_unit_deferred_why", condition=~Q(state="deferred") | (~Q(reason="") & Q(deferred_with__isnull=False))
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return pick(self, "name")

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @property
    def coverage(self) -> int:
        """Users who work with it, in percent of those who are to."""
        return min(100, self.covered * 100 // self.users) if self.users else 0

    def untrained(self) -> list[KeyUser]:
        return [row for row in self.key_users.all() if row.state not in KeyUser.ABLE]


class RolloutProgress(models.Model):
    """What one unit was like on a day."""

    unit = models.ForeignKey(RolloutUnit, models.CASCADE, related_name="progress")
    on = models.DateField(gettext_lazy("day"))
    covered = models.PositiveIntegerField(gettext_lazy("users who work with it"))
    note = models.TextField(gettext_lazy("what happened"))
    note_en = models.TextField(gettext_lazy("what happened, in English"), blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "on"], name="rollout_progress_once_a_day")]

    def __str__(self) -> str:
        return f"{self.on}: {self.covered}"

    @property
    def project(self) -> Any:
        return self.unit.project
