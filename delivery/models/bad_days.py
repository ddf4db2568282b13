"""Days on which a report would fall on deaf ears, as both sides know them: closing of accounts, inspections, a congress."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.users import User
from lifecycle.text import pick

MOST = 50


class BadDays(models.Model):
    project = models.ForeignKey("lifecycle.Project", models.CASCADE, related_name="bad_days")
    first_on = models.DateField(gettext_lazy("first day"))
    last_on = models.DateField(gettext_lazy("last day"))
    why = models.CharField(gettext_lazy("why these days are bad"), max_length=160)
    why_en = models.CharField(gettext_lazy("why these days are bad, in English"), max_length=160, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = gettext_lazy("bad days for reports")
        ordering = ["first_on", "pk"]
        constraints = [models.CheckConstraint(name="bad_days_in_order", condition=Q(last_on__gte=F("first_on")))]

    def __str__(self) -> str:
        return pick(self, "why")

    @classmethod
    def on(cls, project: Any, day: date) -> list["BadDays"]:
        return list(cls.objects.filter(project=project, first_on__lte=day, last_on__gte=day))

    @classmethod
    @transaction.atomic
    def note(
        cls, project: Any, *, by: User, first_on: date, last_on: date | None, why: str, why_en: str = ""
    ) -> "BadDays":
        ChainHead.locked(project.pk)
        last_on = last_on or first_on
        if last_on < first_on:
            raise Refused(_("It would end before it begins."), "last_on")
        if cls.objects.filter(project=project).count() >= MOST:
            raise Refused(_("That is enough: with so many bad days there is no good one left."))
        row = cls.objects.create(
            project=project, first_on=first_on, last_on=last_on, why=why.strip(), why_en=why_en.strip(), noted_by=by
        )
        data = {"first": first_on.isoformat(), "last": last_on.isoformat(), "why": row.why}
        Event.record("project.bad_days_noted", by=by, subject=project, data=data)
        return row

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        ChainHead.locked(self.project_id)
        Event.record("project.bad_days_removed", by=by, subject=self.project, data={"why": self.why})
        self.delete()
