"""Plans: goal, strategy, action, ability and verification; the actions are items, by phase. Abstract: stages share it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from lifecycle.models.objectives import Objective
from lifecycle.models.plan_items import PlanItemBase
from lifecycle.models.planning import Planning
from lifecycle.models.readiness import ReadinessItem
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick, twin


class PlanBase(Planning, Record):
    """Children: `items` (PlanItemBase) and `resources` (PlanResourceBase)."""

    FIVE: ClassVar[tuple[str, ...]] = (
        "goal",
        "strategy",
        "ability",
        "verification",
    )  # the fifth, action, is its items
    COPIED: ClassVar[tuple[str, ...]] = (
        "title", "title_en", "starts_on", *FIVE, *(f"{name}_en" for name in FIVE),
    )  # fmt: skip

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    goal = models.TextField(_("goal"), blank=True)
    goal_en = models.TextField(_("goal in English"), blank=True)
    strategy = models.TextField(_("strategy"), blank=True)
    strategy_en = models.TextField(_("strategy in English"), blank=True)
    ability = models.TextField(_("ability needed"), blank=True)
    ability_en = models.TextField(_("ability needed, in English"), blank=True)
    verification = models.TextField(_("how the goal is verified"), blank=True)
    verification_en = models.TextField(_("how the goal is verified, in English"), blank=True)

    ITEM_RELATED: ClassVar[tuple[str, ...]] = ("ours", "theirs", "objective", "requirement")
    has_strategies: ClassVar[bool] = False  # do its items carry out strategies?
    full_items: ClassVar[bool] = False  # do its items say where, step by step, with expected result and fallback?

    class Meta(Record.Meta):
        abstract = True

    @property
    def label(self) -> str:
        return pick(self, "title")

    def rows(self) -> list[Any]:
        """Its items in order, with the people, and with what they wait for; three queries whatever their number."""
        found = self.arranged(
            list(self.items.select_related(*self.ITEM_RELATED).prefetch_related("waits_for"))  # type: ignore[attr-defined]
        )
        for n, row in enumerate(found, 1):
            row.plan, row.n = self, n
        return found

    def arranged(self, rows: list[Any]) -> list[Any]:
        """In the order in which they are read, each with the heading that it stands under: its phase."""
        for row in rows:
            row.heading = twin(row, "phase")
        return rows

    def after_put(self, *, by: User) -> None:
        for order, row in enumerate(self.resources.all(), 1):  # type: ignore[attr-defined]
            if row.order != order:
                type(row).objects.filter(pk=row.pk).update(order=order)

    def page_facts(self, user: User) -> dict[str, Any]:
        return dict(
            import_string("lifecycle.planpages.facts")(self, user)
        )  # by name: pages read the models in their turn

    def baseline_days(self) -> dict[str, date]:
        """{key of an item: due} as it was confirmed; a plan that is confirmed by nobody has none."""
        return {}

    def item_facts(self, item: Any, user: User) -> dict[str, Any]:
        """What the page of one of its items shows besides; a stage with more to tell overrides it."""
        return {}

    @staticmethod
    def span(rows: Iterable[Any]) -> tuple[date | None, date | None]:
        """From the first to the last day of these items."""
        rows = list(rows)
        starts = [row.start or row.due for row in rows if row.start or row.due]
        ends = [row.due or row.start for row in rows if row.due or row.start]
        return min(starts, default=None), max(ends, default=None)

    @property
    def ends_on(self) -> date | None:
        return self.span(self.items.all())[1]  # type: ignore[attr-defined]

    def objectives(self) -> list[Objective]:
        """Those of the project that hold."""
        return list(Objective.objects.filter(project=self.project).valid().order_by("number"))

    def site_conditions(self) -> list[ReadinessItem]:
        """What the customer has to have ready."""
        rows = list(ReadinessItem.objects.filter(project=self.project).select_related("responsible"))
        for row in rows:
            row.project = self.project
        return rows

    @staticmethod
    def progress_of(rows: Iterable[PlanItemBase]) -> int:
        """In percent, each item weighing as much as it takes days."""
        rows = list(rows)
        whole = sum(max(row.days or 0, 1) for row in rows)
        return round(sum(row.progress * max(row.days or 0, 1) for row in rows) / whole) if whole else 0

    @staticmethod
    def late(rows: Iterable[PlanItemBase]) -> list[PlanItemBase]:
        today = timezone.localdate()
        return [row for row in rows if row.is_late(today)]
