"""What the steps of closed projects really took, in working days: beside the playbook's standard when others plan."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.models.calendar import workdays_between
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.customers import Industry
from lifecycle.models.project_terms import ProjectType
from lifecycle.models.projects import Project
from lifecycle.models.transitions import StageTransition
from lifecycle.stages import PATH, State


class ReferenceDuration(models.Model):
    """`code`: an item of the playbook, or a state of the path for the time that the project stood in it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="reference_durations")
    code = models.CharField(_("code"), max_length=12)
    days = models.PositiveSmallIntegerField(_("working days"))
    type = models.CharField(_("type"), max_length=12, choices=ProjectType.choices)
    industry = models.CharField(_("industry"), max_length=20, choices=Industry.choices, blank=True)
    added_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("reference duration")
        verbose_name_plural = _("reference durations")
        constraints = [models.UniqueConstraint(fields=["project", "code"], name="reference_duration_once")]
        indexes = [models.Index(fields=["code", "type"], name="reference_duration_code")]

    def __str__(self) -> str:
        return f"{self.code}: {self.days}"

    @classmethod
    def take_from(cls, project: Any) -> int:
        """Keep what the project took; taken again, it is measured anew. How many durations there were."""
        cls.withdraw(project)
        found = dict(measured(project))
        ReferenceDuration.objects.bulk_create(
            ReferenceDuration(project=project, code=code, days=days, type=project.type, industry=project.industry)
            for code, days in found.items()
        )
        return len(found)

    @classmethod
    def withdraw(cls, project: Any) -> None:
        """Its report is written anew: until then it is no reference."""
        cls.objects.filter(project=project).delete()


def measured(project: Any) -> Iterable[tuple[str, int]]:
    """Items that were begun and finished, and the states that were left. What was done within a day took one."""
    rows = ChecklistItem.objects.filter(
        project=project, occurrence=1, state=ChecklistItem.State.DONE, template_item__isnull=False,
        started_on__isnull=False, done_on__isnull=False,
    )  # fmt: skip
    for code, start, end in rows.values_list("code", "started_on", "done_on"):
        yield code, _taken(start, end)
    yield from states(project)


def states(project: Any) -> Iterable[tuple[str, int]]:
    """How long the project stood in each state of its path that it left, all visits together."""
    return [(state, sum(_taken(start, end) for start, end in spans)) for state, spans in stays(project).items()]


def stays(project: Any) -> dict[str, list[tuple[Any, Any]]]:
    """From which day to which the project stood in each state, in the order of its path; without where it is now."""
    moves = StageTransition.objects.filter(project=project).exclude(from_state=models.F("to_state"))
    moves = moves.exclude(result=StageTransition.Result.REFUSED)
    since = timezone.localtime(project.created_at).date()
    found: dict[str, list[tuple[Any, Any]]] = {}
    for start, at in moves.order_by("at", "pk").values_list("from_state", "at"):
        day = timezone.localtime(at).date()
        if start in PATH:
            found.setdefault(start, []).append((since, day))
        since = day
    return {state: found[state] for state in PATH if state in found and state != State.CLOSED}


def _taken(start: Any, end: Any) -> int:
    return max(workdays_between(start, end), 1)
