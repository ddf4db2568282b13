"""The implementation plan: who does what, when, where and how it is verified; told to all, confirmed, and respected."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.models.customers import Contact
from lifecycle.models.plan_items import PlanItemBase, PlanLinkBase, PlanResourceBase
from lifecycle.models.plans import PlanBase
from lifecycle.models.users import User


class ImplementationPlan(PlanBase):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        COMMUNICATED = "communicated", _("Communicated")
        CONFIRMED = "confirmed", _("Confirmed")
        RUNNING = "running", _("Under way")
        REVISED = "revised", _("Being revised")
        DONE = "done", _("Done")

    TONES: ClassVar[dict[str, str]] = {
        "draft": "draft", "communicated": "wait", "confirmed": "ok", "running": "now", "revised": "draft", "done": "ok",
    }  # fmt: skip
    HOLDS: ClassVar[tuple[str, ...]] = (State.CONFIRMED, State.RUNNING, State.DONE)
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT, State.REVISED)
    reportable_states: ClassVar[tuple[str, ...]] = (State.CONFIRMED, State.RUNNING)
    private: ClassVar[set[str]] = {"waiver"}

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="phases", verbose_name=_("part of the plan")
    )
    revision = models.PositiveSmallIntegerField(_("revision"), default=1, editable=False)
    revised_reason = models.TextField(_("why it is revised"), blank=True, editable=False)
    communicated_at = models.DateTimeField(_("communicated"), null=True, blank=True, editable=False)
    communicated_how = models.CharField(_("how it was communicated"), max_length=200, blank=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("confirmed by")
    )
    waiver = models.TextField(_("why it holds in spite of the findings"), blank=True, editable=False)
    began_on = models.DateField(_("begun on"), null=True, blank=True, editable=False)
    done_on = models.DateField(_("done on"), null=True, blank=True, editable=False)
    outcome = models.TextField(_("what came of it"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)

    class Meta(PlanBase.Meta):
        verbose_name = _("implementation plan")
        verbose_name_plural = _("implementation plans")


class ImplementationPlanItem(PlanItemBase):
    plan = models.ForeignKey(ImplementationPlan, models.CASCADE, related_name="items")

    class Meta(PlanItemBase.Meta):
        verbose_name = _("item of an implementation plan")


class ImplementationPlanLink(PlanLinkBase):
    item = models.ForeignKey(ImplementationPlanItem, models.CASCADE, related_name="waits_for")
    on = models.ForeignKey(ImplementationPlanItem, models.CASCADE, related_name="links")

    class Meta(PlanLinkBase.Meta):
        verbose_name = _("order of items")


class ImplementationPlanResource(PlanResourceBase):
    plan = models.ForeignKey(ImplementationPlan, models.CASCADE, related_name="resources")
    item = models.ForeignKey(
        ImplementationPlanItem, models.SET_NULL, null=True, blank=True, related_name="resources", verbose_name=_("for which step")
    )  # fmt: skip

    class Meta(PlanResourceBase.Meta):
        verbose_name = _("resource")


class PlanBaseline(models.Model):
    """The dates as they were confirmed. `items`: [{"key", "n", "phase", "what", "start", "due", "days"}], frozen."""

    plan = models.ForeignKey(ImplementationPlan, models.CASCADE, related_name="baselines")
    revision = models.PositiveSmallIntegerField(_("revision"))
    reason = models.TextField(_("reason"), blank=True)
    items = models.JSONField(_("items"), default=list)
    frozen_at = models.DateTimeField(_("frozen"), auto_now_add=True)
    frozen_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("frozen by"))

    class Meta:
        verbose_name = _("baseline of a plan")
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["plan", "revision"], name="plan_baseline_revision")]


class PlanAcknowledgement(models.Model):
    """That somebody who is named in a plan was told of it, and has confirmed it; anew for each revision."""

    plan = models.ForeignKey(ImplementationPlan, models.CASCADE, related_name="acknowledgements")
    revision = models.PositiveSmallIntegerField(_("revision"))
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("who of us"))
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, related_name="+", verbose_name=_("who at the customer")
    )
    told_at = models.DateTimeField(_("told"), auto_now_add=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True)
    how = models.CharField(_("how"), max_length=200, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("noted by"))

    class Meta:
        verbose_name = _("confirmation of a plan")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "revision", "user"], condition=Q(user__isnull=False), name="plan_acknowledged_user"
            ),
            models.UniqueConstraint(
                fields=["plan", "revision", "contact"], condition=Q(contact__isnull=False), name="plan_acknowledged_contact"
            ),
            models.CheckConstraint(
                name="plan_acknowledged_one",
                condition=Q(user__isnull=True, contact__isnull=False) | Q(user__isnull=False, contact__isnull=True),
            ),
        ]  # fmt: skip

    @property
    def person(self) -> Any:
        return self.user or self.contact


class PlanChange(models.Model):
    """A date of a confirmed plan that was moved: from when to when, why, and on whose account."""

    class Cause(models.TextChoices):
        CUSTOMER = "customer", _("The customer")
        VENDOR = "vendor", _("Ourselves")
        CHANGE = "change", _("A change request")
        BEFORE = "before", _("What it waits for came late")
        FORCE = "force", _("Force majeure")
        ERROR = "error", _("The plan was wrong")

    plan = models.ForeignKey(ImplementationPlan, models.CASCADE, related_name="changes")
    item = models.ForeignKey(ImplementationPlanItem, models.CASCADE, related_name="changes")
    cause = models.CharField(_("on whose account"), max_length=8, choices=Cause.choices)
    reason = models.TextField(_("reason"))
    refers_to = models.CharField(_("change request or memo"), max_length=120, blank=True)
    old_start = models.DateField(_("start before"), null=True)
    old_due = models.DateField(_("due before"), null=True)
    new_start = models.DateField(_("new start"), null=True)
    new_due = models.DateField(_("newly due"), null=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("change of a plan")
        ordering = ["pk"]
