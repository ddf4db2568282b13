"""How complete a solution is: which mandatory sections say something, and which needs are answered where."""

from typing import Any

from django.db import models


class Completeness(models.Model):
    """Capability of a solution."""

    class Meta:
        abstract = True

    def mandatory(self: Any) -> list[Any]:
        return [section for section in self.sections.all() if section.mandatory]

    def empty_sections(self: Any) -> list[Any]:
        """Mandatory sections that say nothing yet. A table of steps fills the section of that name."""
        steps = self.steps.exists()
        return [s for s in self.mandatory() if not s.body.strip() and not (s.code == "steps" and steps)]

    def filled(self: Any) -> int:
        """How many mandatory sections say something."""
        return len(self.mandatory()) - len(self.empty_sections())

    def coverage(self: Any) -> list[dict[str, Any]]:
        """`{"need": {"zh", "en"}, "section"}` for every need that a section says it answers."""
        rows = self.sections.all()
        return [{"need": need, "section": section} for section in rows for need in section.needs]
