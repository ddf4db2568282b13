"""Promises: who promised what to whom, whether it can be kept, and what became of it."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.records import Record
from lifecycle.models.users import User


class Commitment(Record):
    """Promiser, addressee and date are immutable once it is registered."""

    class Kind(models.TextChoices):
        SCHEDULE = "schedule", gettext_lazy("Schedule")
        FEATURE = "feature", gettext_lazy("Function")
        PRICE = "price", gettext_lazy("Price")
        SERVICE = "service", gettext_lazy("Service")
        RESOURCE = "resource", gettext_lazy("Resource")
        OTHER = "other", gettext_lazy("Other")

    class Source(models.TextChoices):
        CLAUSE = "clause", gettext_lazy("Contract clause")
        PROPOSAL = "proposal", gettext_lazy("Proposal")
        SOLUTION = "solution", gettext_lazy("Solution")
        DEMO = "demo", gettext_lazy("Demonstration")
        NEGOTIATION = "negotiation", gettext_lazy("Negotiation")
        VERBAL = "verbal", gettext_lazy("Spoken")
        KICKOFF = "kickoff", gettext_lazy("Kickoff")

    class Maturity(models.TextChoices):
        MATURE = "mature", gettext_lazy("Mature")
        PILOT = "pilot", gettext_lazy("Pilot")
        DEVELOPMENT = "development", gettext_lazy("In development")
        PLANNED = "planned", gettext_lazy("Planned")

    class Verdict(models.TextChoices):
        UNREVIEWED = "unreviewed", gettext_lazy("Not judged yet")
        FEASIBLE = "feasible", gettext_lazy("Feasible")
        AT_RISK = "at_risk", gettext_lazy("At risk")
        INFEASIBLE = "infeasible", gettext_lazy("Not feasible")

    class State(models.TextChoices):
        REGISTERED = "registered", gettext_lazy("Registered")
        REVIEWED = "reviewed", gettext_lazy("Judged")
        ACCEPTED = "accepted", pgettext_lazy("promise", "Accepted")
        APPROVED = "approved", gettext_lazy("Approved by an executive")
        AMENDED = "amended", gettext_lazy("Amended")
        WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")
        KEPT = "kept", gettext_lazy("Kept")
        BROKEN = "broken", gettext_lazy("Broken")

    class Side(models.TextChoices):
        CUSTOMER = "customer", gettext_lazy("Customer")
        VENDOR = "vendor", pgettext_lazy("side", "Us")
        SHARED = "shared", gettext_lazy("Both sides")
        FORCE = "force", gettext_lazy("Force majeure")

    OPEN = (State.REGISTERED, State.REVIEWED, State.ACCEPTED, State.APPROVED)
    editable_states: ClassVar[tuple[str, ...]] = (State.REGISTERED,)
    private: ClassVar[set[str]] = {"review_note", "approval_note"}

    text = models.TextField(gettext_lazy("promise"))
    text_en = models.TextField(gettext_lazy("promise in English"), blank=True)
    promise_kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind.choices)
    source = models.CharField(gettext_lazy("made in"), max_length=12, choices=Source.choices)
    source_ref = models.CharField(gettext_lazy("where exactly"), max_length=120, blank=True)
    promised_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("promised by"))
    promised_to = models.ForeignKey(
        Contact, models.PROTECT, related_name="+", verbose_name=gettext_lazy("promised to")
    )
    promised_on = models.DateField(gettext_lazy("promised on"), default=timezone.localdate)
    due = models.DateField(gettext_lazy("due"), null=True, blank=True)
    amount = models.DecimalField(gettext_lazy("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    days = models.PositiveSmallIntegerField(gettext_lazy("promised duration, days"), null=True, blank=True)
    hard_date = models.BooleanField(gettext_lazy("the date is fixed"), default=False)
    product_maturity = models.CharField(
        gettext_lazy("maturity of the function"), max_length=12, choices=Maturity.choices, blank=True
    )
    verdict = models.CharField(
        gettext_lazy("verdict"), max_length=10, choices=Verdict.choices, default=Verdict.UNREVIEWED
    )
    reviewer = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("judged by")
    )
    review_note = models.TextField(gettext_lazy("reason for the verdict"), blank=True)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("approved by")
    )
    approval_note = models.TextField(gettext_lazy("why it is kept up nevertheless"), blank=True)
    broken_cause = models.TextField(gettext_lazy("what caused it"), blank=True)
    broken_side = models.CharField(gettext_lazy("side of the cause"), max_length=8, choices=Side.choices, blank=True)
    outcome = models.TextField(gettext_lazy("what became of it"), blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.REGISTERED)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("promise")
        verbose_name_plural = gettext_lazy("promises")
        indexes = [models.Index(fields=["project", "state"], name="commitment_project_state")]

    @staticmethod
    def red() -> Q:
        """Open promises that cannot be kept and that no executive has taken on."""
        open_ones = ("registered", "reviewed", "accepted")
        fixed_immature = Q(product_maturity__in=("development", "planned"), hard_date=True)
        return Q(state__in=open_ones) & (Q(verdict="infeasible") | fixed_immature)

    @property
    def is_red(self) -> bool:
        immature = self.product_maturity in (self.Maturity.DEVELOPMENT, self.Maturity.PLANNED) and self.hard_date
        return self.state in self.OPEN[:3] and (self.verdict == self.Verdict.INFEASIBLE or immature)

    @property
    def label(self) -> str:
        from lifecycle.text import pick

        return pick(self, "text")[:120]

    @property
    def tone(self) -> str:
        if self.is_red or self.state == self.State.BROKEN:
            return "bad"
        if self.state == self.State.KEPT:
            return "ok"
        if self.state in (self.State.WITHDRAWN, self.State.AMENDED):
            return "off"
        return {"feasible": "ok", "at_risk": "wait", "unreviewed": "draft"}.get(self.verdict, "bad")

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.promised_to.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "promised_to")
        for fixed in ("promised_by", "promised_to", "promised_on"):
            if self.pk and fixed in (diff or {}):
                raise Refused(_("Who promised, to whom and when cannot be changed afterwards."), fixed)
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        self.project.refresh_figures()

    @transaction.atomic
    def review(self, *, by: User, verdict: str, note: str) -> None:
        """Judge whether it can be kept. What is at risk or not feasible needs words."""
        self.locked(self.State.REGISTERED, self.State.REVIEWED, self.State.ACCEPTED)
        if verdict not in (self.Verdict.FEASIBLE, self.Verdict.AT_RISK, self.Verdict.INFEASIBLE):
            raise Refused(_("Choose a verdict."), "verdict")
        if verdict != self.Verdict.FEASIBLE and len(note.strip()) < 5:
            raise Refused(_("Say what stands in the way and what would be possible instead."), "note")
        state = self.State.ACCEPTED if verdict == self.Verdict.FEASIBLE else self.State.REVIEWED
        self.shift(
            state, by=by, verb="promise.reviewed", data={"verdict": verdict},
            verdict=verdict, reviewer=by, review_note=note.strip(),
        )  # fmt: skip
        self.project.refresh_figures()

    @transaction.atomic
    def approve(self, *, by: User, note: str) -> None:
        """An executive takes it on although it is in the red. Not by the one who promised it."""
        self.locked(self.State.REVIEWED)
        if by.pk in (self.promised_by_id, self.reviewer_id):
            raise Refused(_("Somebody other than the promiser and the reviewer must approve it."))
        if len(note.strip()) < 10:
            raise Refused(_("Give the reason in at least 10 characters; it is printed in the closing report."), "note")
        self.shift(self.State.APPROVED, by=by, verb="promise.approved", approved_by=by, approval_note=note.strip())
        self.project.refresh_figures()

    @transaction.atomic
    def keep(self, *, by: User, outcome: str) -> None:
        self.locked(*self.OPEN)
        if not outcome.strip():
            raise Refused(_("Say how it was kept and where that can be seen."), "outcome")
        self.shift(self.State.KEPT, by=by, verb="promise.kept", outcome=outcome.strip())
        self.project.refresh_figures()

    @transaction.atomic
    def break_off(self, *, by: User, cause: str, side: str) -> None:
        self.locked(*self.OPEN)
        if not cause.strip():
            raise Refused(_("Say what caused it."), "cause")
        if side not in self.Side.values:
            raise Refused(_("Say on which side the cause lies."), "side")
        self.shift(
            self.State.BROKEN, by=by, verb="promise.broken", data={"side": side},
            broken_cause=cause.strip(), broken_side=side,
        )  # fmt: skip
        self.project.refresh_figures()

    @transaction.atomic
    def withdraw(self, *, by: User, outcome: str) -> None:
        """Taken back, with the customer's knowledge."""
        self.locked(*self.OPEN)
        if not outcome.strip():
            raise Refused(_("Say when and how the customer was told."), "outcome")
        self.shift(self.State.WITHDRAWN, by=by, verb="promise.withdrawn", outcome=outcome.strip())
        self.project.refresh_figures()
