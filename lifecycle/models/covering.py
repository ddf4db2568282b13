"""Which requirements of the register a solution answers, in which sections, and which it leaves out."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle.errors import Refused
from lifecycle.models.registers import Register
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed


@dataclass
class Covered:
    requirement: Requirement
    sections: list[Any] = field(default_factory=list)


class Covering(models.Model):
    """Capability of a solution."""

    class Meta:
        abstract = True

    def covered(self: Any) -> list[Covered]:
        """Every requirement of the register that is not turned down or put off, with the sections that answer it."""
        wanted = Requirement.objects.filter(project=self.project).exclude(state__in=Register.ENDED)
        rows = {row.pk: Covered(row) for row in wanted.order_by("number")}
        for section in self.parts():
            for requirement in section.requirements.all():
                if requirement.pk in rows:
                    rows[requirement.pk].sections.append(section)
        return list(rows.values())

    def parts(self: Any) -> list[Any]:
        """The sections, each with the requirements that it answers."""
        sections = list(self.sections.all())
        prefetch_related_objects(sections, "requirements")
        return sections

    def uncovered(self) -> list[Requirement]:
        return [row.requirement for row in self.covered() if not row.sections]

    def uncovered_musts(self) -> list[Requirement]:
        """What the customer cannot do without, and no section answers."""
        return [row for row in self.uncovered() if row.priority == Requirement.Priority.MUST]

    def page_facts(self: Any, user: User) -> dict[str, Any]:
        rows = self.covered()
        return {
            "parts": self.parts(),
            "covered": rows,
            "uncovered": [row.requirement for row in rows if not row.sections],
        }

    def guard_submit(self) -> None:
        if open_ones := self.uncovered_musts():
            text = ngettext(
                "A requirement that is a must is answered by no section: %(what)s.",
                "%(n)d requirements that are a must are answered by no section: %(what)s.", len(open_ones),
            )  # fmt: skip
            raise Refused(text % {"n": len(open_ones), "what": listed(f"{r.code} {r.label}" for r in open_ones)})

    @transaction.atomic
    def submit(self: Any, *, by: User, reviewer: User) -> None:
        """From the review on the thread of a requirement leads through this solution."""
        super().submit(by=by, reviewer=reviewer)  # type: ignore[misc]
        for row in self.covered():
            if row.sections:
                Trace.note(row.requirement, self, by=by)

    def take_over(self: Any, source: Any) -> None:
        super().take_over(source)  # type: ignore[misc]
        mine = {section.code: section for section in self.sections.all()}
        for old in source.sections.prefetch_related("requirements"):
            if old.code in mine:
                mine[old.code].requirements.set(old.requirements.all())


def none_covered(solution: Any) -> str:
    """In words for the gate: what is a must and answered nowhere; empty if there is nothing of the kind."""
    open_ones = solution.uncovered_musts()
    if not open_ones:
        return ""
    return str(_("No section answers: %(what)s")) % {"what": listed(row.code for row in open_ones)}
