"""The preliminary plan: the six steps of a project with their days, dates and resources, before anything is signed."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.plan_items import PlanItemBase, PlanLinkBase, PlanResourceBase
from lifecycle.models.plans import PlanBase
from lifecycle.models.playbooks import Playbook
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed
from presales.models.estimates import Estimate, Step


class PreliminaryPlan(PlanBase):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SETTLED = "settled", pgettext_lazy("plan", "Settled")
        CARRIED = "carried", _("Carried over to delivery")

    VALID: ClassVar[tuple[str, ...]] = (State.SETTLED, State.CARRIED)
    TONES: ClassVar[dict[str, str]] = {"draft": "draft", "settled": "now", "carried": "ok"}
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)

    signed_on = models.DateField(_("agreed by the customer on"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(PlanBase.Meta):
        verbose_name = _("preliminary plan")
        verbose_name_plural = _("preliminary plans")

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @classmethod
    def of(cls, project: Any) -> "PreliminaryPlan | None":
        return cls.objects.filter(project=project).order_by("-number").first()

    # -- beginning -------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        estimate = self.estimate()
        self.title, self.title_en = "初步项目计划", "Preliminary plan"
        days = (estimate.starts_on if estimate else None, self.project.planned_start, self.project.expected_sign_on)
        self.starts_on = next((day for day in days if day), timezone.localdate())
        objectives = self.objectives()
        self.goal = "\n".join(row.statement for row in objectives)
        english = [row.statement_en for row in objectives]
        self.goal_en = "\n".join(english) if all(english) else ""

    def guard_new(self) -> None:
        if type(self).objects.filter(project=self.project).exists():
            raise Refused(gettext("This project has a preliminary plan already."))

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        """A new one begins with the phases of its playbook, as long as the estimate says."""
        new = self.pk is None
        super().put(by=by, read_version=read_version, diff=diff)
        if new:
            self._begin(by)

    def _begin(self, by: User) -> None:
        from presales import phases

        likely, before = phases.likely_days(self.project), None
        for order, phase in enumerate(phases.of_project(self.project), 1):
            item = PreliminaryPlanItem.objects.create(
                plan=self, order=order, step=phase["step"], phase=phase["zh"], phase_en=phase["en"], what=phase["zh"],
                what_en=phase["en"], days=likely.get(phase["step"]), ours=self._leads(phase["step"]),
            )  # fmt: skip
            if before is not None:
                PreliminaryPlanLink.objects.create(item=item, on=before)
            before = item
        estimate = self.estimate()
        if estimate is not None:
            Trace.note(estimate, self, by=by)
        if self.starts_on and not PreliminaryPlanItem.objects.filter(plan=self, days=None).exists():
            self.lay_out(by=by, start=self.starts_on)

    def _leads(self, step: str) -> User | None:
        """Who of us a step begins with: whoever manages implementation, but for the first and the last one."""
        team = self.project.people_by_role()
        manager = self.project.delivery_owner or team.get("PM")
        return manager if step in (Step.INITIATION, Step.DELIVERY) else team.get("IM") or manager

    def estimate(self) -> Estimate | None:
        return Estimate.objects.filter(project=self.project).valid().first()

    def solution(self) -> Any:
        """The solution whose steps it could begin with: the latest that has some and was not superseded."""
        from presales.models.solutions import Solution

        rows = Solution.objects.filter(project=self.project, steps__isnull=False).exclude(state="superseded")
        return rows.order_by("-number").distinct().first()

    @property
    def open_solution(self) -> Any:
        """The solution whose steps do not stand in the plan yet."""
        found = self.solution()
        return None if found is None or found in Trace.sources(self) else found

    @property
    def newer_estimate(self) -> Estimate | None:
        """A valid estimate that the plan does not follow yet."""
        found = self.estimate()
        return None if found is None or found in Trace.sources(self) else found

    @transaction.atomic
    def adopt_estimate(self, *, by: User) -> None:
        """The phases take as long as the valid estimate says; all dates follow."""
        from presales import phases

        self.locked(self.State.DRAFT)
        estimate = self.newer_estimate
        if estimate is None:
            raise Refused(gettext("There is no estimate that the plan does not follow already."))
        likely = phases.likely_days(self.project)
        for item in PreliminaryPlanItem.objects.filter(plan=self, step__in=likely):
            item.days, item.version = likely[item.step], item.version + 1
            item.save(update_fields=["days", "version"])
        Trace.note(estimate, self, by=by)
        if not PreliminaryPlanItem.objects.filter(plan=self, days=None).exists():
            self.lay_out(by=by, start=estimate.starts_on or self.starts_on or timezone.localdate())

    def take_steps(self, *, by: User) -> None:
        from presales import seeding

        seeding.take_steps(self, by=by)

    # -- how far it is ---------------------------------------------------------------------------------------------

    def lacks(self, known: dict[str, Any] | None = None) -> list[tuple[str, bool]]:
        """(what is missing, whether it cannot be settled without). `known`: what its page has read already."""
        known = known or {"rows": self.rows(), "aims": self.objectives(), "conditions": self.site_conditions()}
        rows, lacks = known["rows"], []
        if not self.goal.strip():
            lacks.append((gettext("the goal"), True))
        if not known["aims"]:
            lacks.append((gettext("objectives of the project"), False))
        if not rows:
            lacks.append((gettext("steps"), True))
        if bare := [row for row in rows if not (row.start and row.due)]:
            lacks.append((gettext("dates of %(steps)s") % {"steps": listed(bare)}, True))
        if bare := [row for row in rows if "ours" in row.lacks()]:
            lacks.append((gettext("who does %(steps)s") % {"steps": listed(bare)}, False))
        if not self.resources.exists():  # type: ignore[attr-defined]
            lacks.append((gettext("resources"), True))
        if not known["conditions"]:
            lacks.append((gettext("conditions at the customer's site"), False))
        return lacks

    def page_facts(self, user: User) -> dict[str, Any]:
        told = super().page_facts(user)
        known = {**told, "conditions": told["conditions"] or self.site_conditions()}
        return told | {"missing": self.lacks(known) if self.state == self.State.DRAFT else []}

    @transaction.atomic
    def settle(self, *, by: User) -> None:
        """It stands as it is: its document can be issued, and delivery will start from it."""
        self.locked(self.State.DRAFT)
        if missing := [what for what, needed in self.lacks() if needed]:
            raise Refused(gettext("Still missing: %(what)s.") % {"what": listed(missing)})
        start, end = self.span(self.rows())
        facts = {"starts": start.isoformat() if start else "", "ends": end.isoformat() if end else ""}
        self.shift(self.State.SETTLED, by=by, verb="plan.settled", data=facts)

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        self.locked(self.State.SETTLED)
        if not reason.strip():
            raise Refused(gettext("Say what is to be put right."), "reason")
        document = self.document
        if document is not None and document.state in Document.OUT:
            text = gettext("%(number)s is out for signature. Withdraw the request first.")
            raise Refused(text % {"number": document.number})
        self.shift(self.State.DRAFT, by=by, verb="plan.reopened", data={"reason": reason.strip()}, signed_on=None)

    def taken(self, *, by: User) -> None:
        """The implementation plan was started from it. Inside the transaction of the caller."""
        if self.state == self.State.SETTLED:
            self.shift(self.State.CARRIED, by=by, verb="plan.carried")

    # -- document --------------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state not in self.VALID:
            raise Refused(gettext("Settle the plan first; then its document can be issued."))

    def document_signed(self, document: Document, *, by: User | None) -> None:
        day = timezone.localtime(document.completed_at).date() if document.completed_at else timezone.localdate()
        self.shift(self.state, by=by, verb="plan.signed", signed_on=day)


class PreliminaryPlanItem(PlanItemBase):
    plan = models.ForeignKey(PreliminaryPlan, models.CASCADE, related_name="items")
    # Which step of the estimate says how long it takes.
    step = models.CharField(_("step"), max_length=16, choices=Step.choices, blank=True, editable=False)

    class Meta(PlanItemBase.Meta):
        verbose_name = _("item of a preliminary plan")

    def lacks(self) -> list[str]:
        """Nobody verifies a plan that is not agreed yet."""
        return [name for name in super().lacks() if name != "verification"]


class PreliminaryPlanLink(PlanLinkBase):
    item = models.ForeignKey(PreliminaryPlanItem, models.CASCADE, related_name="waits_for")
    on = models.ForeignKey(PreliminaryPlanItem, models.CASCADE, related_name="links")

    class Meta(PlanLinkBase.Meta):
        verbose_name = _("order of items")


class PreliminaryPlanResource(PlanResourceBase):
    plan = models.ForeignKey(PreliminaryPlan, models.CASCADE, related_name="resources")
    item = models.ForeignKey(
        PreliminaryPlanItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="resources",
        verbose_name=_("for which step"),
    )

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
