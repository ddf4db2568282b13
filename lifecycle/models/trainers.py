"""Who may train whom on what (讲师资格): a trial lecture, heard and marked by somebody else."""

import uuid
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.text import pick

REASON_MIN = 4


class TrainerQualification(models.Model):
    person = models.ForeignKey(
        User, models.PROTECT, related_name="qualifications", verbose_name=gettext_lazy("trainer")
    )
    topic = models.CharField(gettext_lazy("topic"), max_length=160)
    topic_en = models.CharField(gettext_lazy("topic in English"), max_length=160, blank=True)
    on = models.DateField(gettext_lazy("day of the trial lecture"))
    mark = models.PositiveSmallIntegerField(default=60, editable=False)  # the pass mark of that day
    score = models.PositiveSmallIntegerField(
        gettext_lazy("marks of the trial lecture, out of 100"), validators=[MaxValueValidator(100)]
    )
    note = models.TextField(gettext_lazy("what was said about it"), blank=True)
    verified_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", editable=False, verbose_name=gettext_lazy("verified by")
    )
    ended_on = models.DateField(gettext_lazy("no longer valid since"), null=True, blank=True, editable=False)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = gettext_lazy("qualification of a trainer")
        verbose_name_plural = gettext_lazy("qualifications of trainers")
        ordering = ["person__name", "-on", "-pk"]
        constraints = [
            models.CheckConstraint(name="trainer_verified_by_another", condition=~Q(verified_by=F("person"))),
            models.CheckConstraint(name="trainer_score_of_100", condition=Q(score__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {pick(self, 'topic')}"

    @property
    def passed(self) -> bool:
        return self.score >= self.mark

    @property
    def holds(self) -> bool:
        return self.ended_on is None and self.passed

    @property
    def tone(self) -> str:
        return "off" if self.ended_on else "ok" if self.passed else "bad"

    @property
    def standing(self) -> str:
        if self.ended_on:
            return _("no longer valid")
        return _("verified") if self.passed else _("not passed")

    @transaction.atomic
    def verify(self, *, by: User) -> None:
        """Write down a trial lecture that `by` heard."""
        if by.pk == self.person_id:
            raise Refused(_("Nobody verifies themselves. Ask a colleague to hear the lecture."), "person")
        if self.on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if type(self).objects.filter(creation_key=self.creation_key).exists():
            return
        self.verified_by, self.mark = by, int(SiteSettings.load().threshold("pass_mark"))
        self.save(force_insert=True)
        Event.record("trainer.verified", by=by, subject=self.person, data={"label": self.topic, "n": self.score})

    @transaction.atomic
    def end(self, *, by: User, reason: str) -> None:
        now = type(self).objects.select_for_update().get(pk=self.pk)
        if now.ended_on:
            return
        if len(reason.strip()) < REASON_MIN:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.ended_on = timezone.localdate()
        self.save(update_fields=["ended_on"])
        Event.record("trainer.ended", by=by, subject=self.person, data={"label": self.topic, "reason": reason.strip()})


def unverified(people: Any) -> list[User]:
    """Those of these people of ours whom nobody has verified as trainers; one query."""
    rows = TrainerQualification.objects.filter(person__in=people, ended_on=None, score__gte=F("mark"))
    held = set(rows.values_list("person_id", flat=True))
    return [person for person in people if person.pk not in held]
