"""The strategies of an implementation plan: between its goal and its items, each of which belongs to one or to none."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.interviews import Ordered
from lifecycle.models.objectives import Objective
from lifecycle.models.users import User
from lifecycle.text import EN, ZH, pick, twin

NONE = {ZH: "未归入策略", EN: "Of no strategy"}  # the heading of items that belong to none; it is printed too
FIRST = (-1, 0)  # what belongs to none stands where nobody overlooks it


class PlanStrategy(Ordered):
    plan = models.ForeignKey("delivery.ImplementationPlan", models.CASCADE, related_name="strategies")
    what = models.CharField(gettext_lazy("strategy"), max_length=160)
    what_en = models.CharField(gettext_lazy("strategy in English"), max_length=160, blank=True)
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("objective it serves")
    )  # fmt: skip

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("strategy of a plan")
        constraints = [models.UniqueConstraint(fields=["plan", "what"], name="plan_strategy_once")]

    def __str__(self) -> str:
        return pick(self, "what")

    @property
    def label(self) -> str:
        return pick(self, "what")


class Embodying(models.Model):
    """Capability of a plan whose items carry out strategies. As soon as one item belongs to a strategy, all of them stand
    by strategy, in the order of the strategies; until then by phase."""

    has_strategies: ClassVar[bool] = True
    ITEM_RELATED: ClassVar[tuple[str, ...]] = ("ours", "theirs", "objective", "requirement", "strategy")

    class Meta:
        abstract = True

    def arranged(self, rows: list[Any]) -> list[Any]:
        if not any(row.strategy_id for row in rows):
            return super().arranged(rows)  # type: ignore[misc, no-any-return]
        for row in rows:
            row.heading = twin(row.strategy, "what") if row.strategy_id else NONE
        return sorted(rows, key=lambda row: (row.strategy.order, row.strategy_id) if row.strategy_id else FIRST)

    def group_fields(self, rows: list[Any]) -> tuple[str, ...]:
        if any(row.strategy_id for row in rows):
            return ("strategy_id",)
        return super().group_fields(rows)  # type: ignore[misc, no-any-return]

    def guard_item(self: Any, item: Any) -> None:
        if item.strategy_id and item.strategy.plan_id != self.pk:
            raise Refused(_("This strategy belongs to another plan."), "strategy")

    def after_put(self: Any, *, by: User) -> None:
        super().after_put(by=by)  # type: ignore[misc]
        for order, row in enumerate(self.strategies.all(), 1):
            if row.order != order:
                type(row).objects.filter(pk=row.pk).update(order=order)

    def strategy_named(self: Any, what: str, what_en: str = "") -> PlanStrategy:
        """The one that is called so in either language; made, last, where there is none."""
        plain = " ".join(what.split())
        rows = list(self.strategies.all())
        for row in rows:
            if plain.casefold() in (row.what.casefold(), row.what_en.casefold()):
                return row  # type: ignore[no-any-return]
        return self.strategies.create(what=plain, what_en=" ".join(what_en.split()), order=len(rows) + 1)  # type: ignore[no-any-return]
