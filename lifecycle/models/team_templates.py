"""Which places a team has, by type of project: role, kind of consultant, skills, share, and from when to when."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event
from lifecycle.models.project_terms import ProjectType
from lifecycle.models.users import User
from lifecycle.text import pick

DATA = Path(__file__).parent.parent / "data" / "team_templates.json"
WEEK = timedelta(weeks=1)
# Days that a phase lasts as long as nobody planned it.
UNPLANNED = {"presales": 60, "delivery": 120, "support": 90}


class Phase(models.TextChoices):
    PRESALES = "presales", _("Pre-sales")
    DELIVERY = "delivery", _("Delivery")
    SUPPORT = "support", _("After-sales")


def phase_dates(project: Any) -> dict[str, tuple[date, date]]:
    """First and last day of each phase of a project, from what is planned and what has happened."""
    opened = timezone.localtime(project.created_at).date()
    signing = project.contract_signed_on or project.expected_sign_on or opened + timedelta(UNPLANNED["presales"])
    start = project.actual_start or project.planned_start or signing
    end = project.actual_end or project.planned_end or start + timedelta(UNPLANNED["delivery"])
    end = max(start, end)
    return {
        Phase.PRESALES: (opened, max(opened, signing)),
        Phase.DELIVERY: (start, end),
        Phase.SUPPORT: (end, end + timedelta(UNPLANNED["support"])),
    }


class TeamTemplate(models.Model):
    """`slots`: [{name, name_en, role, consultant_type, skills, share, from_phase, from_weeks, until_phase, until_weeks}],
    from so many weeks after the beginning of one phase until so many weeks after the end of another."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    project_type = models.CharField(
        _("type of project"), max_length=12, choices=[("", _("Any")), *ProjectType.choices], blank=True
    )
    slots = models.JSONField(_("places"), default=list)
    retired = models.BooleanField(_("no longer used"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("team template")
        verbose_name_plural = _("team templates")
        ordering = ["project_type", "pk"]

    def __str__(self) -> str:
        return pick(self, "name")

    @classmethod
    def usable(cls) -> models.QuerySet["TeamTemplate"]:
        """Where none was ever made, those that the product ships are put in."""
        if not cls.objects.exists():
            rows = json.loads(DATA.read_text(encoding="utf-8"))
            TeamTemplate.objects.bulk_create([TeamTemplate(**row) for row in rows], ignore_conflicts=True)
        return cls.objects.filter(retired=False)

    @classmethod
    def suited_to(cls, project: Any) -> list["TeamTemplate"]:
        """Those of the project's type first, then those for any."""
        rows = TeamTemplate.usable().filter(project_type__in=[project.type, ""])
        return sorted(rows, key=lambda row: (row.project_type == "", row.pk))

    @transaction.atomic
    def revise(self, *, by: User, version: int, slots: list[dict[str, Any]], **fields: Any) -> None:
        """Change it for projects that it is applied to from now on; the places that exist stay as they are."""
        if not slots:
            raise Refused(_("A team has at least one place."))
        if self.pk:
            now = type(self).objects.select_for_update().get(pk=self.pk)
            if now.version != version:
                raise Stale(_("Somebody else changed this meanwhile."))
        for name, value in fields.items():
            setattr(self, name, value)
        self.slots, self.version = slots, version + 1
        self.save()
        Event.record("team_template.revised", by=by, subject=self, data={"places": len(slots)})

    def laid_out(self, project: Any) -> list[dict[str, Any]]:
        """Its places with dates in a project, as fields of TeamSlot."""
        phases = phase_dates(project)
        found = []
        for n, row in enumerate(self.slots, 1):
            start = phases[row["from_phase"]][0] + row["from_weeks"] * WEEK
            end = phases[row["until_phase"]][1] + row["until_weeks"] * WEEK
            found.append({
                "origin": f"{self.code}:{row.get('key') or n}", "name": row["name"], "name_en": row["name_en"],
                "role": row["role"], "consultant_type_wanted": row["consultant_type"], "skills_wanted": row["skills"],
                "share": row["share"], "from_date": start, "to_date": max(start, end),
            })  # fmt: skip
        return found
