"""Eight abilities on the way from technology to management, judged once a year by somebody else."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event
from lifecycle.models.users import User

LOW = 2  # at or below this, a training is suggested
ABILITIES = (
    "core_needs", "blueprint", "planning", "team_building", "focus", "customer_service", "change", "communication",
)  # fmt: skip


def _score(label: Any) -> "models.PositiveSmallIntegerField[Any, Any]":
    return models.PositiveSmallIntegerField(label, validators=[MinValueValidator(1), MaxValueValidator(5)])


class SkillAssessment(models.Model):
    person = models.ForeignKey(User, models.PROTECT, related_name="assessments")
    year = models.PositiveSmallIntegerField(gettext_lazy("year"))
    core_needs = _score(gettext_lazy("Finding the core needs"))
    blueprint = _score(gettext_lazy("Drawing the blueprint"))
    planning = _score(gettext_lazy("Planning"))
    team_building = _score(gettext_lazy("Building a team"))
    focus = _score(gettext_lazy("Focusing resources"))
    customer_service = _score(gettext_lazy("Attitude of service"))
    change = _score(gettext_lazy("Leading change"))
    communication = _score(gettext_lazy("Communication"))
    note = models.TextField(gettext_lazy("what the scores rest on"), blank=True)
    assessor = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("assessed by"))
    assessed_on = models.DateField(gettext_lazy("assessed on"), default=timezone.localdate)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = gettext_lazy("assessment of abilities")
        verbose_name_plural = gettext_lazy("assessments of abilities")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "year"], name="assessment_once_a_year"),
            models.CheckConstraint(name="assessment_by_another", condition=~models.Q(assessor=models.F("person"))),
            models.CheckConstraint(
                name="assessment_scores",
                condition=models.Q(
                    **{f"{name}__gte": 1 for name in ABILITIES}, **{f"{name}__lte": 5 for name in ABILITIES}
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.year}"

    def scores(self) -> list[tuple[str, str, int]]:
        """Name, label and score of each ability."""
        labels = {field.name: str(field.verbose_name) for field in self._meta.fields}
        return [(name, labels[name], getattr(self, name)) for name in ABILITIES]

    @property
    def weak(self) -> list[str]:
        return [label for _name, label, score in self.scores() if score <= LOW]

    @transaction.atomic
    def judge(self, *, by: User, version: int, **facts: Any) -> None:
        """Write it down, or change it as it was read at `version`. Nobody judges themselves."""
        if by.pk == self.person_id:
            raise Refused(_("Nobody judges themselves."))
        User.objects.select_for_update().get(pk=self.person_id)
        now = type(self).objects.filter(person=self.person, year=self.year).first()
        if (now.version if now else 0) != version:
            raise Stale(_("Somebody else changed this meanwhile."))
        if now is not None:
            self.pk = now.pk
        for name, value in facts.items():
            setattr(self, name, value)
        self.assessor, self.assessed_on, self.version = by, timezone.localdate(), version + 1
        self.save()
        Event.record("growth.assessed", by=by, subject=self.person, data={"year": self.year})
