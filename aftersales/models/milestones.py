"""Payment milestones: what is to be paid when, and how far it has come."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Max, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from aftersales.models.collecting import Collecting
from aftersales.models.receiving import Receiving
from lifecycle import access
from lifecycle.display import day_full, money
from lifecycle.errors import Refused
from lifecycle.models.projects import Currency
from lifecycle.models.records import Record
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.text import pick


class MilestoneQuerySet(models.QuerySet["PaymentMilestone"]):
    def visible_to(self, user: User) -> "MilestoneQuerySet":
        """Money is seen by fewer than the project is: only in projects where one's role reads payment."""
        from lifecycle.models import ProjectMember

        readers = access.roles_with("R", "payment")
        if any(role in access.COMPANY_WIDE and role in readers for role in user.roles):
            return self
        mine = ProjectMember.objects.acting(user).filter(role__in=readers)
        return self.filter(project__in=mine.values("project"))

    def unsettled(self) -> "MilestoneQuerySet":
        return self.exclude(state__in=PaymentMilestone.SETTLED)

    def overdue(self, today: date | None = None) -> "MilestoneQuerySet":
        return self.unsettled().filter(due_on__lt=today or timezone.localdate())

    def with_open(self) -> "MilestoneQuerySet":
        """Adds `open_sum`, what is still to be paid."""
        return self.annotate(open_sum=F("amount") - F("received_amount") - F("waived_amount"))


class PaymentMilestone(Collecting, Receiving, Record):
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
            models.CheckConstraint(
                name="milestone_never_over", condition=Q(amount__gte=F("received_amount") + F("waived_amount"))
            ),
            models.CheckConstraint(name="milestone_reminder_level", condition=Q(reminder_level__lte=3)),
            models.CheckConstraint(
                name="milestone_state",
                condition=Q(
                    state__in=("not_due", "triggered", "requested", "invoiced", "partly", "received", "waived")
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
    def tone(self) -> str:
        if self.is_overdue:
            return "late"
        tones = {"triggered": "now", "requested": "wait", "invoiced": "wait", "partly": "wait"}
        return (tones | {"received": "ok", "waived": "off"}).get(self.state, "draft")

    @property
    def state_label(self) -> str:
        return (
            _("%(state)s, overdue") % {"state": self.get_state_display()}
            if self.is_overdue
            else self.get_state_display()
        )

    @property
    def responsible(self) -> User | None:
        """Who collects it: the one named here, else the project's collector."""
        return self.collector or self.project.collection_owner

    @property
    def supporter(self) -> User | None:
        """The other of the two whom the sources name: the commercial manager collects, the project manager supports."""
        other = self.project.delivery_owner
        return self.project.collection_owner if other == self.responsible else other

    @property
    def holds_up(self) -> str:
        """What stands between us and the money, in a sentence."""
        late = self.overdue_days()
        match self.state:
            case self.State.RECEIVED | self.State.WAIVED:
                return ""
            case self.State.NOT_DUE:
                return _("Waits for: %(trigger)s.") % {"trigger": self.get_trigger_display()}
            case self.State.TRIGGERED:
                return _("The condition is met, but nobody has asked for the money. Issue the payment request.")
        if late:
            words = {"n": late, "who": self.project.customer}
            text = ngettext("%(who)s is %(n)d day late.", "%(who)s is %(n)d days late.", late) % words
            if self.promised_on:
                text += " " + _("They promised %(day)s.") % {"day": day_full(self.promised_on)}
            return text
        if not self.invoice_no:
            return _("The payment is requested; enter the invoice once it is out.")
        return _("%(who)s has until %(day)s.") % {"who": self.project.customer, "day": day_full(self.due_on)}

    @property
    def share(self) -> str:
        return f"{self.percent.normalize():f}%"

    @property
    def amount_shown(self) -> str:
        return money(self.amount, self.currency)

    @property
    def open_shown(self) -> str:
        return money(self.open_amount, self.currency)

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
