"""What a project wants at one moment: its objectives and its requirements, and what keeps them from being fixed."""

from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.models.objectives import Objective
from lifecycle.models.requirements import Requirement
from lifecycle.models.research import ResearchBase
from lifecycle.stages import registry
from lifecycle.text import listed


class Register:
    """Asked anew each time: it keeps what it read."""

    IN_WAY = (Requirement.State.ANALYSED, Requirement.State.CONFIRMED)  # on the way to a baseline
    ENDED = (Requirement.State.DECLINED, Requirement.State.DEFERRED, Requirement.State.PHASE_TWO)

    def __init__(self, project: Any) -> None:
        self.project = project

    @cached_property
    def objectives(self) -> list[Objective]:
        return list(Objective.objects.valid().filter(project=self.project).select_related("supersedes"))

    @cached_property
    def requirements(self) -> list[Requirement]:
        """Those that are in the requirements document: analysed at least, and not turned down or put off."""
        states = (*self.IN_WAY, *Requirement.FIXED)
        rows = Requirement.objects.filter(project=self.project, state__in=states).order_by("number")
        return list(rows.select_related("raised_by"))

    @cached_property
    def unsorted(self) -> list[Requirement]:
        """Noted, and not analysed yet: they stay out of the document."""
        return list(Requirement.objects.filter(project=self.project, state=Requirement.State.CAPTURED))

    @property
    def everything(self) -> list[Any]:
        return [*self.objectives, *self.requirements]

    @property
    def drafts(self) -> list[Objective]:
        """Objectives that are not fixed yet."""
        return [row for row in self.objectives if row.state == Objective.State.DRAFT]

    @property
    def open(self) -> list[Requirement]:
        """Requirements that are not fixed yet."""
        return [row for row in self.requirements if row.state in self.IN_WAY]

    def hindrances(self) -> list[str]:
        """Every objective and requirement that cannot be fixed, each with all that it lacks."""
        found = [f"{row.code}: {words}" for row in self.drafts if (words := row.hindrance())]
        return found + [
            _("%(code)s “%(title)s”: %(what)s is missing")
            % {"code": row.code, "title": row.label, "what": listed(lacking)}
            for row in self.open
            if (lacking := row.lacks())
        ]

    @cached_property
    def rounds(self) -> int:
        """On how many days the customer was asked and listened to: talks whose log is final."""
        days = set()
        for kind in registry.records.values():
            if issubclass(kind.model_class, ResearchBase):
                rows = kind.model_class.objects.filter(project=self.project, state__in=ResearchBase.FINISHED)
                days |= {timezone.localtime(at).date() for at in rows.values_list("at", flat=True)}
        return len(days)

    @property
    def asked_once(self) -> bool:
        return self.rounds < 2

    def held(self) -> list[dict[str, Any]]:
        """Number and revision of everything that is fixed."""
        fixed = [row for row in self.everything if row not in self.drafts and row not in self.open]
        return [{"code": row.code, "revision": row.revision} for row in fixed]
