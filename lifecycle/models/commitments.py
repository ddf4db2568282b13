"""Promises: who promised what to whom, whether it can be kept, and what became of it."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.origins import Originating
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick


class Commitment(Originating, Record):
    """Promiser, addressee and date are immutable once it is registered, and so is what was said of time and money."""

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
        MEETING = "meeting", gettext_lazy("Meeting")
        MEMO = "memo", gettext_lazy("Memo")

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
    IMMATURE = (Maturity.DEVELOPMENT, Maturity.PLANNED)
    # Who, to whom and when; and what was said of time and money, once it is written down.
    FIXED = ("promised_by", "promised_to", "promised_on")
    FIXED_ONCE = ("due", "days", "amount")
    VERDICTS_OF = ("promise.reviewed", "promise.approved")
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
    amount = models.DecimalField(
        gettext_lazy("amount"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    days = models.PositiveSmallIntegerField(
        gettext_lazy("promised duration, days"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
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
        fixed_immature = Q(product_maturity__in=Commitment.IMMATURE, hard_date=True)
        return Q(state__in=open_ones) & (Q(verdict="infeasible") | fixed_immature)

    @property
    def is_red(self) -> bool:
        return self.state in self.OPEN[:3] and (self.verdict == self.Verdict.INFEASIBLE or self.is_immature)

    @property
    def is_immature(self) -> bool:
        """A function that does not exist yet, promised for a date that cannot move."""
        return self.hard_date and self.product_maturity in self.IMMATURE

    @property
    def is_overdue(self) -> bool:
        return self.state in self.OPEN and self.due is not None and self.due < timezone.localdate()

    @property
    def promised_days(self) -> int | None:
        """The duration that was promised for the project, in calendar days: as said, or until the date that was said."""
        if self.promise_kind != self.Kind.SCHEDULE:
            return None
        if self.days or self.due is None:
            return self.days
        signed = self.project.contract_signed_on
        start = signed if signed and signed < self.due else self.promised_on
        return max((self.due - start).days, 0)

    def page_facts(self, user: User) -> dict[str, Any]:
        from lifecycle.promises import page_facts

        return page_facts(self, user)

    @property
    def label(self) -> str:
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
        for name, (before, _after) in (diff or {}).items() if self.pk else ():
            self.guard_fixed(name, before)
        super().put(by=by, read_version=read_version, diff=diff)

    @classmethod
    def guard_fixed(cls, name: str, before: Any) -> None:
        """Refuse a change of what a promise is known by; what is settled otherwise later is an amendment."""
        if name in cls.FIXED:
            raise Refused(_("Who promised, to whom and when cannot be changed afterwards."), name)
        if name in cls.FIXED_ONCE and before not in (None, ""):
            raise Refused(
                _(
                    "What was promised cannot be changed afterwards. Withdraw it, amend it, or write down a new promise."
                ),
                name,
            )

    def prefill_from(self, given: dict[str, str], *, by: User) -> None:
        """Led here from the record in which it was said."""
        self.origin_key = given.get("from", "")
        if (record := self.origin()) is not None:
            self.source, self.source_ref = self.Source.MEETING, record.label[:120]
            for name, value in (record.as_promise() if hasattr(record, "as_promise") else {}).items():
                setattr(self, name, value)

    def after_put(self, *, by: User) -> None:
        self.note_origin(by=by)
        self._alarm(by=by)
        self.project.refresh_figures()

    def _alarm(self, *, by: User) -> None:
        """What is in the red stands in the register of risks too, on top."""
        if self.is_red:
            from lifecycle.models.risks import Risk

            Risk.raise_for(self, by=by)

    def _settled(self, *, by: User | None) -> None:
        from lifecycle.models.risks import Risk

        Risk.end_for(self, by=by)
        self.project.refresh_figures()

    @transaction.atomic
    def review(self, *, by: User, verdict: str, note: str) -> None:
        """Judge whether it can be kept. What is at risk or not feasible needs words.

        A function that is not there yet stays up for an executive's approval even where the reviewer thinks it feasible.
        """
        self.locked(self.State.REGISTERED, self.State.REVIEWED, self.State.ACCEPTED)
        if verdict not in (self.Verdict.FEASIBLE, self.Verdict.AT_RISK, self.Verdict.INFEASIBLE):
            raise Refused(_("Choose a verdict."), "verdict")
        if verdict != self.Verdict.FEASIBLE and len(note.strip()) < 5:
            raise Refused(_("Say what stands in the way and what would be possible instead."), "note")
        borne = verdict == self.Verdict.FEASIBLE and not self.is_immature
        self.shift(
            self.State.ACCEPTED if borne else self.State.REVIEWED, by=by, verb="promise.reviewed",
            data={"verdict": verdict, "note": note.strip()}, verdict=verdict, reviewer=by, review_note=note.strip(),
        )  # fmt: skip
        self._alarm(by=by)
        self.project.refresh_figures()

    @transaction.atomic
    def approve(self, *, by: User, note: str) -> None:
        """An executive takes it on although it is in the red. Not by the one who promised it."""
        self.locked(self.State.REVIEWED)
        if by.pk in (self.promised_by_id, self.reviewer_id):
            raise Refused(_("Somebody other than the promiser and the reviewer must approve it."))
        if len(note.strip()) < 10:
            raise Refused(_("Give the reason in at least 10 characters; it is printed in the closing report."), "note")
        self.shift(
            self.State.APPROVED, by=by, verb="promise.approved", data={"note": note.strip()}, approved_by=by,
            approval_note=note.strip(),
        )  # fmt: skip
        self.project.refresh_figures()

    @transaction.atomic
    def keep(self, *, by: User, outcome: str) -> None:
        self.locked(*self.OPEN)
        if not outcome.strip():
            raise Refused(_("Say how it was kept and where that can be seen."), "outcome")
        self.shift(self.State.KEPT, by=by, verb="promise.kept", outcome=outcome.strip())
        self._settled(by=by)

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
        self._settled(by=by)

    @transaction.atomic
    def withdraw(self, *, by: User, outcome: str) -> None:
        """Taken back, with the customer's knowledge."""
        self.locked(*self.OPEN)
        if not outcome.strip():
            raise Refused(_("Say when and how the customer was told."), "outcome")
        self.shift(self.State.WITHDRAWN, by=by, verb="promise.withdrawn", outcome=outcome.strip())
        self._settled(by=by)

    @transaction.atomic
    def amend(self, *, by: User | None, words: str, source: Any = None) -> None:
        """Replaced by what both sides agreed on since: `source` is the signed amendment."""
        self.locked(*self.OPEN)
        if not words.strip():
            raise Refused(_("Say what was agreed instead."), "words")
        self.shift(self.State.AMENDED, by=by, verb="promise.amended", outcome=words.strip())
        if source is not None:
            Trace.note(self, source, by=by)
        self._settled(by=by)
