"""How far a round of research is prepared: what is ticked, what is still open, and why somebody begins all the same."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.users import User
from lifecycle.text import listed


class RoundPreparation(models.Model):
    """Capability of a research plan. `PREPARATION`: the fields that are ticked."""

    class Meta:
        abstract = True

    @property
    def open_preparation(self: Any) -> list[str]:
        """What is not prepared yet, in words."""
        names = [name for name in self.PREPARATION if not getattr(self, name)]
        return [str(self._meta.get_field(name).verbose_name) for name in names]

    @property
    def preparation(self: Any) -> list[tuple[str, bool]]:
        return [(str(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in self.PREPARATION]

    @property
    def is_unprepared(self: Any) -> bool:
        return bool(self.open_preparation) and not self.unprepared_reason.strip()

    def guard_prepared(self: Any) -> None:
        if self.is_unprepared:
            raise Refused(
                _("“%(plan)s” is not prepared yet: %(what)s. Prepare it, or note there why you begin all the same.")
                % {"plan": self.label, "what": listed(self.open_preparation)}
            )

    @transaction.atomic
    def prepare(self: Any, *, by: User, unprepared_reason: str = "", **ticks: bool) -> None:
        """Note how far we are prepared; or why we begin without."""
        self.locked(*self.OPEN)
        changed = {name: bool(ticks.get(name, getattr(self, name))) for name in self.PREPARATION}
        self.note(
            "research_plan.preparing", by=by, data={"n": sum(changed.values()), "all": len(changed)},
            unprepared_reason=unprepared_reason.strip(), **changed,
        )  # fmt: skip
