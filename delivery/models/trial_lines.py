"""What belongs to a trial run: its pass criteria, what was seen day by day, and each time that it was made longer."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.models.interviews import Ordered
from lifecycle.models.users import User
from lifecycle.text import pick


class TrialCriterion(Ordered):
    class Met(models.TextChoices):
        OPEN = "", pgettext_lazy("pass criterion", "Not measured")
        MET = "met", pgettext_lazy("pass criterion", "Met")
        MISSED = "missed", pgettext_lazy("pass criterion", "Not met")

    trial = models.ForeignKey("delivery.TrialRun", models.CASCADE, related_name="criteria")
    measure = models.CharField(gettext_lazy("what is measured"), max_length=200)
    measure_en = models.CharField(gettext_lazy("what is measured, in English"), max_length=200, blank=True)
    target = models.CharField(gettext_lazy("target"), max_length=160)
    target_en = models.CharField(gettext_lazy("target in English"), max_length=160, blank=True)
    method = models.CharField(gettext_lazy("how it is measured"), max_length=300)
    method_en = models.CharField(gettext_lazy("how it is measured, in English"), max_length=300, blank=True)
    actual = models.CharField(gettext_lazy("what was measured"), max_length=200, blank=True, editable=False)
    actual_en = models.CharField(
        gettext_lazy("what was measured, in English"), max_length=200, blank=True, editable=False
    )
    met = models.CharField(gettext_lazy("result"), max_length=6, choices=Met.choices, blank=True, editable=False)
    measured_on = models.DateField(gettext_lazy("measured on"), null=True, blank=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("pass criterion")

    def __str__(self) -> str:
        return pick(self, "measure")

    @property
    def project(self) -> Any:
        return self.trial.project

    @property
    def met_label(self) -> str:
        return str(self.Met(self.met).label)

    @property
    def tone(self) -> str:
        return {"met": "ok", "missed": "bad"}.get(self.met, "off")


class TrialObservation(models.Model):
    """One day of the trial, or the week that ends on it."""

    trial = models.ForeignKey("delivery.TrialRun", models.CASCADE, related_name="observations")
    on = models.DateField(gettext_lazy("day"))
    users = models.PositiveIntegerField(gettext_lazy("how many worked with it"))
    happened = models.TextField(gettext_lazy("what happened"))
    happened_en = models.TextField(gettext_lazy("what happened, in English"), blank=True)
    blocking = models.PositiveSmallIntegerField(gettext_lazy("faults: work stands still"), default=0)
    major = models.PositiveSmallIntegerField(gettext_lazy("faults: serious"), default=0)
    minor = models.PositiveSmallIntegerField(gettext_lazy("faults: slight"), default=0)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-on"]
        verbose_name = gettext_lazy("observation")
        constraints = [models.UniqueConstraint(fields=["trial", "on"], name="one_trial_observation_a_day")]

    def __str__(self) -> str:
        return pick(self, "happened")

    @property
    def project(self) -> Any:
        return self.trial.project

    @property
    def faults(self) -> int:
        return self.blocking + self.major + self.minor


class TrialExtension(models.Model):
    """Made longer, with the reason; what was signed is signed again with the new end."""

    trial = models.ForeignKey("delivery.TrialRun", models.CASCADE, related_name="extensions")
    from_day = models.DateField(gettext_lazy("end until now"))
    to_day = models.DateField(gettext_lazy("new end"))
    reason = models.TextField(gettext_lazy("reason"))
    reason_en = models.TextField(gettext_lazy("reason in English"), blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    signed_on = models.DateField(gettext_lazy("signed on"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("extension")

    def __str__(self) -> str:
        return pick(self, "reason")

    @property
    def project(self) -> Any:
        return self.trial.project
