"""When a person is away, and who stands in for them meanwhile."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event
from lifecycle.models.users import User


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def on(self, day: date) -> "AbsenceQuerySet":
        return self.filter(cancelled_at=None, from_date__lte=day, to_date__gte=day)

    def touching(self, start: date, end: date) -> "AbsenceQuerySet":
        return self.filter(cancelled_at=None, from_date__lte=end, to_date__gte=start)

    def covered_by(self, user: Any) -> "AbsenceQuerySet":
        """Of those for whom this person stands in today."""
        return self.on(timezone.localdate()).filter(substitute=user)


class Absence(models.Model):
    class Kind(models.TextChoices):
        HOLIDAY = "holiday", gettext_lazy("Holiday")
        ILLNESS = "illness", gettext_lazy("Illness")
        TRAINING = "training", gettext_lazy("Training")
        OTHER = "other", pgettext_lazy("absence", "Other")

    user = models.ForeignKey(User, models.PROTECT, related_name="absences", verbose_name=gettext_lazy("person"))
    kind = models.CharField(gettext_lazy("why"), max_length=8, choices=Kind.choices, default=Kind.HOLIDAY)
    from_date = models.DateField(gettext_lazy("first day away"))
    to_date = models.DateField(gettext_lazy("last day away"))
    substitute = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("stands in")
    )
    note = models.CharField(gettext_lazy("what the substitute must know"), max_length=300, blank=True)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("absence")
        verbose_name_plural = gettext_lazy("absences")
        ordering = ["from_date", "pk"]
        constraints = [
            models.CheckConstraint(name="absence_dates", condition=Q(to_date__gte=F("from_date"))),
            models.CheckConstraint(
                name="absence_not_own_substitute", condition=Q(substitute=None) | ~Q(substitute=F("user"))
            ),
        ]
        indexes = [models.Index(fields=["substitute", "to_date"], name="absence_substitute")]

    def __str__(self) -> str:
        return str(self.user)

    def __contains__(self, day: date) -> bool:
        return self.from_date <= day <= self.to_date

    @transaction.atomic
    def note_down(self, *, by: User, version: int = 0, **facts: Any) -> None:
        """Write it down, or change it as it was read at `version`. Whoever stands in is told."""
        from lifecycle.teammail import tell_substitute

        User.objects.select_for_update().get(pk=self.user_id)  # one absence of a person after the other
        before = None
        if self.pk:
            now = type(self).objects.get(pk=self.pk)
            if now.version != version:
                raise Stale(_("Somebody else changed this meanwhile."))
            if now.cancelled_at:
                raise Refused(_("This absence was called off."))
            before = now.substitute_id
        else:
            self.created_by = by
        for name, value in facts.items():
            setattr(self, name, value)
        self._check()
        self.version = version + 1
        self.save()
        event = Event.record("absence.noted", by=by, subject=self)
        if self.substitute and self.substitute_id not in (before, by.pk):
            tell_substitute(self, event=event)

    def _check(self) -> None:
        if self.to_date < self.from_date:
            raise Refused(_("The end lies before the start."), "to_date")
        others = type(self).objects.touching(self.from_date, self.to_date).exclude(pk=self.pk)
        if others.filter(user=self.user).exists():
            raise Refused(_("%(name)s is away at that time already.") % {"name": self.user}, "from_date")
        if self.substitute is None:
            return
        if self.substitute_id == self.user_id:
            raise Refused(_("Nobody stands in for themselves."), "substitute")
        if not set(self.substitute.roles) & set(self.user.roles):
            raise Refused(
                _("%(name)s has none of the roles of %(who)s.") % {"name": self.substitute, "who": self.user},
                "substitute",
            )
        if others.filter(user=self.substitute).exists():
            raise Refused(_("%(name)s is away at that time too.") % {"name": self.substitute}, "substitute")

    @transaction.atomic
    def call_off(self, *, by: User) -> None:
        """They are there after all, or back earlier: the days that have passed stay as they were."""
        now = type(self).objects.select_for_update().get(pk=self.pk)
        today = timezone.localdate()
        if now.cancelled_at or now.to_date < today:
            return
        if now.from_date < today:
            self.to_date = today - timedelta(days=1)
        else:
            self.cancelled_at = timezone.now()
        self.version = now.version + 1
        self.save(update_fields=["to_date", "cancelled_at", "version"])
        Event.record("absence.ended", by=by, subject=self)


def substitute_of(user: User, day: date | None = None) -> User | None:
    """Who stands in for this person, if they are away."""
    row = Absence.objects.on(day or timezone.localdate()).filter(user=user, substitute__is_active=True)
    found = row.select_related("substitute").first()
    return found.substitute if found else None
