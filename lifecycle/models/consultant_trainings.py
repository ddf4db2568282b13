"""How consultants are trained: intensively at joining, shortly on the job after a promotion, all together now and then."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.text import pick

# Days after the event by which a training should have been held; a closed one comes round every year.
WITHIN = {"joining": 30, "promotion": 30, "closed": 365}
REMEMBERED = 365  # an event that lies longer back reminds nobody any more


class ConsultantTraining(models.Model):
    class Kind(models.TextChoices):
        JOINING = "joining", gettext_lazy("At joining")
        PROMOTION = "promotion", gettext_lazy("After a promotion")
        CLOSED = "closed", gettext_lazy("Closed training of the company")

    person = models.ForeignKey(User, models.PROTECT, related_name="trainings")
    kind = models.CharField(gettext_lazy("kind"), max_length=9, choices=Kind.choices)
    topic = models.CharField(gettext_lazy("topic"), max_length=160)
    topic_en = models.CharField(gettext_lazy("topic in English"), max_length=160, blank=True)
    planned_for = models.DateField(gettext_lazy("planned for"))
    hours = models.PositiveSmallIntegerField(gettext_lazy("hours"), null=True, blank=True)
    trainer = models.CharField(gettext_lazy("trainer"), max_length=80, blank=True)
    held_on = models.DateField(gettext_lazy("held on"), null=True, blank=True, editable=False)
    result = models.TextField(gettext_lazy("what came of it"), blank=True, editable=False)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = gettext_lazy("training of a consultant")
        verbose_name_plural = gettext_lazy("trainings of consultants")
        ordering = ["-planned_for", "-pk"]

    def __str__(self) -> str:
        return pick(self, "topic")

    @property
    def is_late(self) -> bool:
        return self.held_on is None and self.planned_for < timezone.localdate()

    @property
    def tone(self) -> str:
        return "ok" if self.held_on else "late" if self.is_late else "wait"

    @property
    def standing(self) -> str:
        return pgettext("training", "Held") if self.held_on else _("Overdue") if self.is_late else _("Planned")

    @transaction.atomic
    def plan(self, *, by: User, version: int, **facts: Any) -> None:
        """Plan it, or change what is planned as it was read at `version`."""
        if self.pk:
            now = type(self).objects.select_for_update().get(pk=self.pk)
            if now.version != version:
                raise Stale(_("Somebody else changed this meanwhile."))
            if now.held_on:
                raise Refused(_("It was held already."))
        for name, value in facts.items():
            setattr(self, name, value)
        self.version = version + 1
        self.save()
        Event.record("growth.training_planned", by=by, subject=self.person, data={"label": self.topic})

    @transaction.atomic
    def hold(self, *, by: User, on: date, result: str) -> None:
        now = type(self).objects.select_for_update().get(pk=self.pk)
        if now.held_on:
            return
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        self.held_on, self.result, self.version = on, result.strip(), now.version + 1
        self.save(update_fields=["held_on", "result", "version"])
        Event.record("growth.training_held", by=by, subject=self.person, data={"label": self.topic})


def wanted(person: User, held: list[ConsultantTraining], today: date) -> list[tuple[str, date]]:
    """(kind, day by which it should be held) of trainings that nobody has arranged. `held`: all of theirs, planned too."""
    if not person.consultant_type or not person.is_active:
        return []
    found = []
    for kind, event in (("joining", person.joined_on), ("promotion", person.promoted_on)):
        if event is None or not timedelta(0) <= today - event <= timedelta(REMEMBERED):
            continue
        if not any(row.kind == kind and (row.held_on or row.planned_for) >= event for row in held):
            found.append((kind, event + timedelta(WITHIN[kind])))
    last = max((row.held_on or row.planned_for for row in held if row.kind == "closed"), default=person.joined_on)
    if last is not None and today - last >= timedelta(WITHIN["closed"]):
        found.append(("closed", last + timedelta(WITHIN["closed"])))
    return found
