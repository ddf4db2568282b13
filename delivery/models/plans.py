"""The implementation plan: who does what, when, where and how it is verified; told to all, confirmed, and respected."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from delivery.models.contact_items import ContactItems
from delivery.models.keeping import Keeping
from delivery.models.moving import Moving
from delivery.models.solutions import ImplementationSolution
from delivery.models.strategies import Embodying
from delivery.models.telling import Telling
from lifecycle import hooks
from lifecycle.asking import once
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.plans import PlanBase
from lifecycle.models.users import User


class ImplementationPlan(Telling, Keeping, Moving, Embodying, ContactItems, PlanBase):
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
    figured: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT, State.REVISED)
    reportable_states: ClassVar[tuple[str, ...]] = (State.CONFIRMED, State.RUNNING)
    private: ClassVar[set[str]] = {"waiver"}
    full_items: ClassVar[bool] = True

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="phases", verbose_name=_("part of the plan")
    )
    solution = models.ForeignKey(
        ImplementationSolution, models.PROTECT, null=True, blank=True, related_name="plans",
        verbose_name=_("solution that it carries out"),
    )  # fmt: skip
    revision = models.PositiveSmallIntegerField(_("revision"), default=1, editable=False)
    revised_reason = models.TextField(_("why it is revised"), blank=True, editable=False)
    revised_cause = models.CharField(_("on whose account it is revised"), max_length=8, blank=True, editable=False)
    revised_source = models.CharField(max_length=80, blank=True, editable=False)  # key of the record it rests on
    revised_from = models.JSONField(default=dict, editable=False)  # the dates before, as `dates_now` has them
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

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @classmethod
    def of(cls, project: Any) -> "ImplementationPlan | None":
        """The one that counts: the latest that is no part of another."""
        return cls.objects.filter(project=project, parent=None).order_by("-number").first()

    @property
    def is_unconfirmed(self) -> bool:
        return self.state not in self.HOLDS

    # -- beginning -------------------------------------------------------------------------------------------------

    @staticmethod
    def before(project: Any) -> PlanBase | None:
        """The plan of pre-sales that it starts from."""
        found = [plan for function in hooks.HOOKS["plan_before"] if (plan := function(project=project))]
        return found[0] if found else None

    def prefill(self, *, by: User) -> None:
        self.title, self.title_en, self.starts_on = "实施计划", "Implementation plan", timezone.localdate()
        main, before = type(self).of(self.project), self.before(self.project)
        self.solution = ImplementationSolution.of(self.project)
        if main is not None:
            self.parent = main
        elif before is not None:
            for name in before.COPIED[2:]:
                setattr(self, name, getattr(before, name) or getattr(self, name))

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        """A new one starts from the preliminary plan; without one, from the phases of its playbook."""
        new = self.pk is None
        if self.parent is not None and (self.parent.project_id != self.project_id or self.parent.pk == self.pk):
            raise Refused(gettext("It can be part of another plan of this project only."), "parent")
        super().put(by=by, read_version=read_version, diff=diff)
        if new and self.parent is None:
            self._begin(by)

    def _begin(self, by: User) -> None:
        before = self.before(self.project)
        if before is not None and type(self).objects.filter(project=self.project, parent=None).count() == 1:
            self.copy_from(before, by=by)
            hooks.call("plan_taken", plan=before, by=by)
        else:
            self._begin_with_phases()
        import_string("delivery.planstarts.plan_begun")(self, by=by)

    def _begin_with_phases(self) -> None:
        phases = [row for function in hooks.HOOKS["plan_phases"] for row in function(project=self.project)]
        for order, phase in enumerate(phases, 1):
            self.items.create(  # type: ignore[attr-defined]
                order=order, phase=phase["zh"], phase_en=phase["en"], what=phase["zh"], what_en=phase["en"],
                ours=self.project.delivery_owner,
            )  # fmt: skip

    # -- pages -----------------------------------------------------------------------------------------------------

    def baseline(self) -> "PlanBaseline | None":
        """The one that holds: the latest."""
        return max(self.frozen(), key=lambda row: row.revision, default=None)

    def frozen(self) -> list[Any]:
        """Every baseline; asked once a page."""
        rows = self.baselines.select_related("frozen_by")  # type: ignore[attr-defined]
        return once(self.project, ("baselines", self.pk), lambda: list(rows))

    def baseline_days(self) -> dict[str, date]:
        found = self.baseline()
        return {row["key"]: date.fromisoformat(row["due"]) for row in found.items if row["due"]} if found else {}

    def page_facts(self, user: User) -> dict[str, Any]:
        told = super().page_facts(user)
        return told | import_string("delivery.planpages.facts")(self, user, told["rows"])

    def item_facts(self, item: Any, user: User) -> dict[str, Any]:
        return import_string("delivery.planpages.item_facts")(self, item, user)

    def guard_removal(self, item: Any) -> None:
        if item.named_in.exists():
            raise Refused(gettext("A change request names this item; it stays in the plan."))

    # -- document --------------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state in self.editable_states:
            raise Refused(gettext("Communicate the plan first; then its document can be issued and signed."))

    def document_signed(self, document: Document, *, by: User | None) -> None:
        self.agreed_on_paper(document, by=by)


class PlanBaseline(models.Model):
    """The dates as they were confirmed. `items`: [{"key", "n", "phase", "strategy", "what", "start", "due", "days"}],
    frozen; `strategy` is {"key", "zh", "en"} or None."""

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
        MEMO = "memo", pgettext_lazy("cause of a move", "A memo")
        MEETING = "meeting", pgettext_lazy("cause of a move", "A meeting")
        BEFORE = "before", _("What it waits for came late")
        FORCE = "force", _("Force majeure")
        ERROR = "error", _("The plan was wrong")

    plan = models.ForeignKey(ImplementationPlan, models.CASCADE, related_name="changes")
    item = models.ForeignKey("delivery.ImplementationPlanItem", models.CASCADE, related_name="changes")
    cause = models.CharField(_("on whose account"), max_length=8, choices=Cause.choices)
    reason = models.TextField(_("reason"))
    refers_to = models.CharField(_("change request or memo"), max_length=200, blank=True)
    source_key = models.CharField(max_length=80, blank=True)  # of that record: "delivery.changes.3"
    old_start = models.DateField(_("start before"), null=True)
    old_due = models.DateField(_("due before"), null=True)
    new_start = models.DateField(_("new start"), null=True)
    new_due = models.DateField(_("newly due"), null=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("change of a plan")
        ordering = ["pk"]

    @property
    def source_url(self) -> str:
        """The page of the change request, memo or meeting that it comes from."""
        stage, _dot, rest = self.source_key.partition(".")
        slug, _dot, number = rest.partition(".")
        return reverse("record", args=[self.plan.project.number, stage, slug, int(number)]) if number else ""
