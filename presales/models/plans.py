"""The preliminary plan: the six steps of a project with their days, dates and resources, before anything is signed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.models.plan_items import PlanItemBase, PlanLinkBase, PlanResourceBase
from lifecycle.models.plans import PlanBase
from lifecycle.models.playbooks import Playbook


class PreliminaryPlan(PlanBase):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SETTLED = "settled", _("Settled")
        CARRIED = "carried", _("Carried over to delivery")

    VALID: ClassVar[tuple[str, ...]] = (State.SETTLED, State.CARRIED)
    TONES: ClassVar[dict[str, str]] = {"draft": "draft", "settled": "now", "carried": "ok"}
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)

    signed_on = models.DateField(_("agreed by the customer on"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(PlanBase.Meta):
        verbose_name = _("preliminary plan")
        verbose_name_plural = _("preliminary plans")


class PreliminaryPlanItem(PlanItemBase):
    plan = models.ForeignKey(PreliminaryPlan, models.CASCADE, related_name="items")

    class Meta(PlanItemBase.Meta):
        verbose_name = _("item of a preliminary plan")


class PreliminaryPlanLink(PlanLinkBase):
    item = models.ForeignKey(PreliminaryPlanItem, models.CASCADE, related_name="waits_for")
    on = models.ForeignKey(PreliminaryPlanItem, models.CASCADE, related_name="links")

    class Meta(PlanLinkBase.Meta):
        verbose_name = _("order of items")


class PreliminaryPlanResource(PlanResourceBase):
    plan = models.ForeignKey(PreliminaryPlan, models.CASCADE, related_name="resources")
    item = models.ForeignKey(
        PreliminaryPlanItem, models.SET_NULL, null=True, blank=True, related_name="resources", verbose_name=_("for which step")
    )  # fmt: skip

    class Meta(PlanResourceBase.Meta):
        verbose_name = _("resource")


class PlanTemplate(models.Model):
    """The phases that plans begin with in projects of a playbook. `phases`: [{"step", "zh", "en"}]; `step` is a value
    of `Step` where the estimate of that step tells how long the phase takes, or empty."""

    playbook = models.OneToOneField(Playbook, models.CASCADE, related_name="plan_template")
    phases = models.JSONField(_("phases"), default=list)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("phases of plans")

    def __str__(self) -> str:
        return gettext("Phases of plans")
