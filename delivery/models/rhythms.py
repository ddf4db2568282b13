"""How often the executives of either side are reported to, where a project departs from the company's rhythm."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.models.report_lines import Audience
from lifecycle import known
from lifecycle.errors import Refused
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User


class ReportRhythm(models.Model):
    project = models.ForeignKey("lifecycle.Project", models.CASCADE, related_name="report_rhythms")
    audience = models.CharField(max_length=8, choices=Audience.choices)
    every_days = models.PositiveSmallIntegerField(
        gettext_lazy("every so many days"), validators=[MinValueValidator(1), MaxValueValidator(180)]
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "audience"], name="report_rhythm_once")]

    @staticmethod
    def usual() -> int:
        """The company's rhythm, in days."""
        return SiteSettings.load().days("executive")

    @classmethod
    def of(cls, project: models.Model) -> dict[str, int]:
        """Days between two reports, by audience; the company's where the project has none of its own."""
        usual = known.site(project).days("executive")
        own = dict(cls.objects.filter(project=project).values_list("audience", "every_days"))
        return {audience: own.get(audience, usual) for audience in Audience.values}

    @classmethod
    @transaction.atomic
    def agree(cls, project: models.Model, *, by: User, days: dict[str, int]) -> None:
        """Set the rhythm of each audience, in days."""
        ChainHead.locked(project.pk)
        if any(not 1 <= value <= 180 for value in days.values()):
            raise Refused(_("Between 1 and 180 days."))
        changed = {key: [was, days[key]] for key, was in cls.of(project).items() if days.get(key, was) != was}
        if not changed:
            return
        for audience, (_was, value) in changed.items():
            cls.objects.update_or_create(project=project, audience=audience, defaults={"every_days": value})
        Event.record("project.rhythm_set", by=by, subject=project, data=changed)
