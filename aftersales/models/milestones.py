"""Payment milestones: what is to be paid when, and how far it has come."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Max, Q, Sum
from django.db.models.functions import Round
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.collecting import Collecting
from aftersales.models.conceding import Conceding
from aftersales.models.receiving import Receiving
from aftersales.models.retaining import Retaining
from aftersales.models.supporting import Supporting
from aftersales.models.telling import Telling
from lifecycle import access
from lifecycle.errors import PROJECT_ENDED, Refused
from lifecycle.models.projects import Currency
from lifecycle.models.records import Record
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.stages import FINAL
from lifecycle.stages import State as ProjectState
from lifecycle.text import pick

UNPAYABLE = [state for state in FINAL if state != ProjectState.CLOSED]


# Whole cents: SQLite adds amounts as binary fractions, and 8,640.00 + 25,920.01 would not be 34,560.01 there.
SETTLED_PART = Round(F("received_amount") + F("waived_amount"), precision=2)


class MilestoneQuerySet(models.QuerySet["PaymentMilestone"]):
    def visible_to(self, user: User) -> "MilestoneQuerySet":
        """Money is seen by fewer than the project is: only in projects where one's role reads payment."""
        from lifecycle.models import ProjectMember

        readers = access.roles_with("R", "payment")
        if any(role in access.COMPANY_WIDE and role in readers for role in user.roles):
            return self
        mine = ProjectMember.objects.acting(user).filter(role__in=readers)
        return self.filter(project__in=mine.values("project"))

    def bookable_by(self, user: User) -> "MilestoneQuerySet":
        """Money that can come in, and that this person may enter: see `need_collector`."""
        rows = self.visible_to(user).filter(state__in=PaymentMilestone.LIVE).exclude(project__state__in=UNPAYABLE)
        deciders = access.roles_with("A", "payment")
        if any(role in access.COMPANY_WIDE and role in deciders for role in user.roles):
            return rows
        return rows.filter(Q(collector=user) | Q(project__collection_owner=user))

    def unsettled(self) -> "MilestoneQuerySet":
        return self.exclude(state__in=PaymentMilestone.SETTLED)

    def overdue(self, today: date | None = None) -> "MilestoneQuerySet":
        return self.unsettled().filter(due_on__lt=today or timezone.localdate())

    def with_open(self) -> "MilestoneQuerySet":
        """Adds `open_sum`, what is still to be paid."""
        return self.annotate(open_sum=F("amount") - F("received_amount") - F("waived_amount"))


class PaymentMilestone(Telling, Collecting, Receiving, Retaining, Conceding, Supporting, Record):
    class Trigger(models.TextChoices):
        SIGNING = "signing", gettext_lazy("Signing of the contract")
        KICKOFF = "kickoff", gettext_lazy("Kickoff")
        GO_LIVE = "go_live", gettext_lazy("Go-live")
        ACCEPTANCE = "acceptance", gettext_lazy("Acceptance")
        WARRANTY_END = "warranty_end", gettext_lazy("End of the warranty")
        DATE = "date", gettext_lazy("A date")

    class State(models.TextChoices):
        NOT_DUE = "not_due", gettext_lazy("Not due yet")
        TRIGGERED = "triggered", gettext_lazy("Condition met")
        REQUESTED = "requested", gettext_lazy("Payment requested")
        INVOICED = "invoiced", gettext_lazy("Invoiced")
        PARTLY = "partly", gettext_lazy("Partly received")
        RECEIVED = "received", pgettext_lazy("money", "Received")
        WAIVED = "waived", pgettext_lazy("money", "Waived")

    LIVE = (State.TRIGGERED, State.REQUESTED, State.INVOICED, State.PARTLY)
    SETTLED = (State.RECEIVED, State.WAIVED)
    BY_CALENDAR = (Trigger.WARRANTY_END, Trigger.DATE)
    editable_states: ClassVar[tuple[str, ...]] = (State.NOT_DUE,)
    outlives: ClassVar[bool] = True  # a retention comes in long after the project is closed
    private: ClassVar[set[str]] = {"note", "waiver_reason", "waived_by", "waived_amount"}

    name = models.CharField(gettext_lazy("name"), max_length=160)
    name_en = models.CharField(gettext_lazy("name in English"), max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(gettext_lazy("order"), default=1)
    percent = models.DecimalField(
        gettext_lazy("share of the contract, %"), max_digits=5, decimal_places=2,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )  # fmt: skip
    amount = models.DecimalField(gettext_lazy("amount"), max_digits=14, decimal_places=2, default=Decimal(0))
    currency = models.CharField(gettext_lazy("currency"), max_length=3, choices=Currency.choices)
    trigger = models.CharField(gettext_lazy("falls due with"), max_length=12, choices=Trigger.choices)
    clause = models.CharField(gettext_lazy("contract clause"), max_length=80, blank=True)
    planned_on = models.DateField(gettext_lazy("planned for"), null=True, blank=True)
    due_days = models.PositiveSmallIntegerField(gettext_lazy("days to pay"), default=30)
    trigger_on = models.DateField(
        gettext_lazy("date of the condition"), null=True, blank=True,
        help_text=gettext_lazy("For a date, or the end of the warranty: the day on which the money falls due."),
    )  # fmt: skip
    triggered_at = models.DateTimeField(gettext_lazy("condition met"), null=True, blank=True)
    requested_on = models.DateField(gettext_lazy("requested on"), null=True, blank=True)
    due_on = models.DateField(gettext_lazy("to be paid by"), null=True, blank=True)
    invoice_no = models.CharField(gettext_lazy("invoice number"), max_length=60, blank=True)
    invoiced_on = models.DateField(gettext_lazy("invoiced on"), null=True, blank=True)
    promised_on = models.DateField(gettext_lazy("promised for"), null=True, blank=True)
    retention = models.BooleanField(gettext_lazy("retention money"), default=False)
    retained_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="kept_back",
        verbose_name=gettext_lazy("kept back from"),
    )  # fmt: skip
    collector = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("collects it")
    )
    waived_amount = models.DecimalField(gettext_lazy("waived"), max_digits=14, decimal_places=2, default=Decimal(0))
    waiver_reason = models.TextField(gettext_lazy("why waived"), blank=True)
    waived_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("waived by")
    )
    received_amount = models.DecimalField(
        pgettext_lazy("money", "received"), max_digits=14, decimal_places=2, default=Decimal(0)
    )
    reminder_level = models.PositiveSmallIntegerField(gettext_lazy("reminders sent"), default=0)
    note = models.TextField(gettext_lazy("note"), blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=9, choices=State.choices, default=State.NOT_DUE)

    objects = MilestoneQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("payment milestone")
        verbose_name_plural = gettext_lazy("payment milestones")
        ordering = ["order", "number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(name="milestone_percent", condition=Q(percent__gte=0, percent__lte=100)),
            models.CheckConstraint(
                name="milestone_amounts", condition=Q(amount__gte=0, received_amount__gte=0, waived_amount__gte=0)
            ),
            models.CheckConstraint(name="milestone_never_over", condition=Q(amount__gte=SETTLED_PART)),
            models.CheckConstraint(name="milestone_reminder_level", condition=Q(reminder_level__lte=3)),
            models.CheckConstraint(
                name="milestone_state",
                condition=Q(
                    state__in=("not_due", "triggered", "requested", "invoiced", "partly", "received", "waived")
                ),
            ),
            # Nothing is both open and closed: what is settled has nothing open, what can come in has something.
            models.CheckConstraint(
                name="milestone_open_or_closed",
                condition=Q(state="not_due")
                | Q(state__in=("received", "waived"), amount=SETTLED_PART)
                | (
                    Q(state__in=("triggered", "requested", "invoiced", "partly"))
                    & (Q(amount__gt=SETTLED_PART) | Q(amount=0))
                ),
            ),
            models.CheckConstraint(
                name="milestone_waiver_has_reason",
                condition=Q(waived_amount=0) | (Q(waived_by__isnull=False) & ~Q(waiver_reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_on"], name="milestone_state_due"),
            models.Index(fields=["project", "order"], name="milestone_project_order"),
            models.Index(fields=["trigger", "trigger_on"], name="milestone_trigger_on"),
        ]

    @property
    def label(self) -> str:
        return pick(self, "name")

    @property
    def open_amount(self) -> Decimal:
        """What is still to be paid."""
        return self.amount - self.received_amount - self.waived_amount

    @property
    def is_settled(self) -> bool:
        return self.state in self.SETTLED

    def overdue_days(self, today: date | None = None) -> int:
        """Days since the money was to be there; 0 while it is not overdue."""
        if self.is_settled or self.due_on is None:
            return 0
        return max(0, ((today or timezone.localdate()) - self.due_on).days)

    @property
    def is_overdue(self) -> bool:
        return self.overdue_days() > 0

    @property
    def is_promise_broken(self) -> bool:
        """The day that the customer named last has passed, and money is still open."""
        return not self.is_settled and self.promised_on is not None and self.promised_on < timezone.localdate()

    @classmethod
    def takes_new(cls, project: Any) -> bool:
        return not project.read_only

    def guard_new(self) -> None:
        """In a closed project nothing is planned any more; only a part of what was planned is kept back."""
        if self.project.read_only and self.retained_from_id is None:
            raise Refused(PROJECT_ENDED)

    @property
    def is_editable(self) -> bool:
        return super().is_editable and not self.project.read_only

    def is_owned_by(self, user: User) -> bool:
        """Whoever collects it works on it, whatever their role."""
        return user.pk in (self.collector_id, self.project.collection_owner_id)

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales.chain import of_one

        models.prefetch_related_objects(
            [self], "receipts__created_by", "receipts__entry__statement", "collections__by", "collections__contact",
            "supports__owner", "supports__done_by", "kept_back",
        )  # fmt: skip
        for part in self.kept_back.all():
            part.project = self.project
        return {"held": of_one(self, user)}

    def prefill(self, *, by: User) -> None:
        """What a new one begins with: the next place, and the share that is left."""
        rows = PaymentMilestone.objects.filter(project=self.project)
        sums = rows.aggregate(share=Sum("percent"), last=Max("order"))
        self.order = (sums["last"] or 0) + 1
        self.percent = max(Decimal(0), 100 - (sums["share"] or Decimal(0)))
        self.currency = self.project.currency
        self.collector = default_collector(self.project)

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.trigger == self.Trigger.DATE and not (self.trigger_on or self.planned_on):
            raise Refused(_("Say on which date it falls due."), "trigger_on")
        if self.pk is None:
            self.currency = self.currency or self.project.currency
            self.collector = self.collector or default_collector(self.project)
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        from aftersales.models.payments import fill_amounts

        fill_amounts(self.project)
        self.project.refresh_figures()
        self.refresh_from_db()


def default_collector(project: Any) -> User | None:
    """The project's collector, else whoever has the role in it that the settings name for collecting."""
    return project.collection_owner or project.people_by_role().get(SiteSettings.load().collection_owner_default)
