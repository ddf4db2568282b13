"""What an implementation plan consists of: items under strategies, what each waits for, and resources."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from delivery.models.strategies import PlanStrategy
from lifecycle.models.plan_items import PlanItemBase, PlanLinkBase, PlanResourceBase
from lifecycle.text import twin

PLAN = "delivery.ImplementationPlan"


class ImplementationPlanItem(PlanItemBase):
    plan = models.ForeignKey(PLAN, models.CASCADE, related_name="items")
    strategy = models.ForeignKey(
        PlanStrategy, models.SET_NULL, null=True, blank=True, related_name="items", verbose_name=_("strategy it carries out")
    )  # fmt: skip
    kickoff = models.ForeignKey(
        "delivery.Kickoff", models.SET_NULL, null=True, editable=False, related_name="plan_items", verbose_name=_("kickoff")
    )  # fmt: skip

    class Meta(PlanItemBase.Meta):
        verbose_name = _("item of an implementation plan")

    @classmethod
    def standing(cls, rows: Sequence["ImplementationPlanItem"]) -> list["ImplementationPlanItem"]:
        """Those that are done, or still to be done in the plan that counts: neither in one that another one replaced, nor
        in one that ended without them."""
        model: Any = cls._meta.get_field("plan").related_model
        mine = model.objects.filter(pk__in={row.plan_id for row in rows})  # type: ignore[attr-defined]
        plans = model.objects.filter(project__in=mine.values("project")).order_by("number")
        known = {plan.pk: plan for plan in plans.only("project", "parent", "state")}
        counts = {plan.project_id: plan.pk for plan in known.values() if plan.parent_id is None}
        ended = model.State.DONE
        return [
            row
            for row in rows
            if row.is_done
            or (
                (plan := known[row.plan_id]).state != ended
                and (plan.parent_id or plan.pk) == counts.get(plan.project_id)
            )  # type: ignore[attr-defined]
        ]

    @property
    def strategy_told(self) -> dict[str, str] | None:
        """As a baseline keeps it."""
        return {"key": str(self.strategy_id), **twin(self.strategy, "what")} if self.strategy else None


class ImplementationPlanLink(PlanLinkBase):
    item = models.ForeignKey(ImplementationPlanItem, models.CASCADE, related_name="waits_for")
    on = models.ForeignKey(ImplementationPlanItem, models.CASCADE, related_name="links")

    class Meta(PlanLinkBase.Meta):
        verbose_name = _("order of items")


class ImplementationPlanResource(PlanResourceBase):
    plan = models.ForeignKey(PLAN, models.CASCADE, related_name="resources")
    item = models.ForeignKey(
        ImplementationPlanItem, models.SET_NULL, null=True, blank=True, related_name="resources", verbose_name=_("for which step")
    )  # fmt: skip

    class Meta(PlanResourceBase.Meta):
        verbose_name = _("resource")
