"""The contract's review: its promises judged, its terms complete, approved before anybody signs. Its facts stand on the project."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle import access
from lifecycle.asking import once
from lifecycle.durations import likely
from lifecycle.errors import Refused
from lifecycle.instalments import HUNDRED, Instalment
from lifecycle.models.commitments import Commitment
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import Role, User
from lifecycle.text import listed, pick

REASON_MIN = 10


class Contract(Record):
    """Number, amount, dates and file stand on the project; here are the terms, and who let them pass."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEWED = "reviewed", _("Promises judged")
        APPROVED = "approved", _("Approved")
        SIGNED = "signed", _("Signed")
        AMENDED = "amended", _("Amended")
        FULFILLED = "fulfilled", _("Fulfilled")
        TERMINATED = "terminated", _("Terminated")

    OPEN: ClassVar[tuple[str, ...]] = (State.DRAFT, State.REVIEWED, State.APPROVED)
    IN_FORCE: ClassVar[tuple[str, ...]] = (State.SIGNED, State.AMENDED)
    PASSED: ClassVar[tuple[str, ...]] = (State.APPROVED, *IN_FORCE, State.FULFILLED, State.TERMINATED)
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT, State.REVIEWED)
    private: ClassVar[set[str]] = {"review_note", "approval_note", "executive_note"}

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    tax_rate = models.DecimalField(
        _("tax rate, %"), max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )  # fmt: skip
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    deliverables = models.TextField(_("what is delivered"), blank=True)
    deliverables_en = models.TextField(_("what is delivered, in English"), blank=True)
    acceptance_criteria = models.TextField(_("criteria of acceptance"), blank=True)
    acceptance_criteria_en = models.TextField(_("criteria of acceptance, in English"), blank=True)
    warranty_months = models.PositiveSmallIntegerField(_("warranty, months"), null=True, blank=True)
    review_note = models.TextField(_("remark of the review"), blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("reviewed by")
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    approval_note = models.TextField(_("words on the approval"), blank=True, editable=False)
    executive = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("executive who took it on")
    )  # fmt: skip
    executive_at = models.DateTimeField(_("taken on"), null=True, blank=True, editable=False)
    executive_note = models.TextField(_("why it is signed nevertheless"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        tones = {"reviewed": "now", "approved": "wait", "signed": "ok", "amended": "ok", "fulfilled": "ok"}
        return tones.get(self.state, "off" if self.state == self.State.TERMINATED else "draft")

    @classmethod
    def current(cls, project: Any) -> "Contract | None":
        """The project's contract; there is at most one."""
        rows = cls.objects.filter(project=project).select_related("project")
        return once(project, cls, rows.first)

    # -- what it says ----------------------------------------------------------------------------------------------

    @property
    def percent(self) -> Decimal:
        """What the shares of all terms add up to; 100 when the plan of payments is whole."""
        return sum((row.percent for row in self.terms.all()), Decimal(0))  # type: ignore[attr-defined]

    @property
    def percent_shown(self) -> str:
        return f"{self.percent.normalize():f}%"

    @property
    def is_whole(self) -> bool:
        return self.percent == HUNDRED

    @property
    def has_criteria(self) -> bool:
        return bool(self.acceptance_criteria.strip() or self.acceptance_criteria_en.strip())

    @property
    def promised_days(self) -> int | None:
        """Calendar days from the beginning of the work to the day on which the contract is due."""
        project = self.project
        begin = project.planned_start or self.effective_on or project.contract_signed_on or timezone.localdate()
        due = project.contract_due_on
        return None if due is None else max((due - begin).days, 0)

    @property
    def likely_days(self) -> int | None:
        """Calendar days that it will likely take, as far as somebody has estimated it."""
        found = likely([self.project_id]).get(self.project_id)
        return found.days if found else None

    @property
    def is_short(self) -> bool:
        """Is less time promised than it is likely to take?"""
        promised, needed = self.promised_days, self.likely_days
        return promised is not None and needed is not None and promised < needed

    @property
    def unjudged(self) -> list[Commitment]:
        rows = Commitment.objects.filter(project=self.project, state__in=Commitment.OPEN)
        return list(rows.filter(verdict=Commitment.Verdict.UNREVIEWED).order_by("number"))

    @property
    def promises(self) -> list[Commitment]:
        """All that were ever made in this project, but for those that were taken back."""
        rows = Commitment.objects.filter(project=self.project).exclude(state=Commitment.State.WITHDRAWN)
        return list(rows.select_related("project", "promised_by").order_by("number"))

    @property
    def amendments(self) -> list[Any]:
        from presales.models.amendments import ContractAmendment

        return list(ContractAmendment.objects.filter(project=self.project).select_related("project"))

    @property
    def red(self) -> list[Commitment]:
        """Promises that cannot be kept and that no executive has taken on."""
        return list(Commitment.objects.filter(Commitment.red(), project=self.project).order_by("number"))

    @property
    def needs_executive(self) -> list[str]:
        """Why not everybody may approve it, in words; empty if nothing is in the red."""
        why = []
        if red := self.red:
            why.append(gettext("promises that cannot be kept: %(what)s") % {"what": _named(red)})
        if self.is_short:
            words = gettext("%(promised)d days are promised, %(likely)d are likely")
            why.append(words % {"promised": self.promised_days, "likely": self.likely_days})
        return why

    def lacks(self) -> list[str]:
        """What stands between it and its approval, in words."""
        lacking = []
        if unjudged := self.unjudged:
            lacking.append(gettext("Promises that nobody has judged: %(what)s") % {"what": _named(unjudged)})
        if not self.has_criteria:
            lacking.append(gettext("The criteria of acceptance are not written."))
        if not self.is_whole:
            lacking.append(self._not_whole())
        return lacking

    def _not_whole(self) -> str:
        words = gettext("The payment terms add up to %(sum)s; they must make exactly 100%%.")
        return words % {"sum": self.percent_shown}

    def instalments(self) -> list[Instalment]:
        return [row.instalment() for row in self.terms.all()]  # type: ignore[attr-defined]

    # -- verbs -----------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        project = self.project
        self.title = f"{project.name}合同" if project.document_language != "en" else f"{project.label('en')}: contract"
        self.title_en = f"{project.name_en}: contract" if project.name_en else ""

    def guard_new(self) -> None:
        if type(self).objects.filter(project=self.project).exists():
            raise Refused(gettext("This project has its contract already."))

    @transaction.atomic
    def review(self, *, by: User, note: str = "") -> None:
        """Its promises are judged, each of them."""
        self.locked(self.State.DRAFT)
        self._demand_verdicts()
        self.shift(
            self.State.REVIEWED, by=by, verb="contract.reviewed", reviewed_by=by, reviewed_at=timezone.now(),
            review_note=note.strip(),
        )  # fmt: skip

    @transaction.atomic
    def approve(self, *, by: User, note: str = "") -> None:
        """Commerce lets it pass. What is in the red needs an executive, who says why; nobody approves own promises."""
        self.locked(self.State.REVIEWED)
        self._demand_verdicts()
        if not self.has_criteria:
            raise Refused(gettext("The criteria of acceptance are not written."))
        if not self.is_whole:
            raise Refused(self._not_whole())
        gone = (Commitment.State.WITHDRAWN, Commitment.State.AMENDED)
        mine = Commitment.objects.filter(project=self.project, promised_by=by).exclude(state__in=gone)
        if mine:
            words = gettext("You promised yourself what is to be approved: %(what)s. Somebody else must decide.")
            raise Refused(words % {"what": _named(list(mine))})
        changed: dict[str, Any] = {"approved_by": by, "approved_at": timezone.now(), "approval_note": note.strip()}
        if why := self.needs_executive:
            changed |= self._taken_on(by, note.strip(), "; ".join(why))
        self.shift(self.State.APPROVED, by=by, verb="contract.approved", data={"red": bool(why)}, **changed)

    def _taken_on(self, by: User, note: str, why: str) -> dict[str, Any]:
        if Role.EX not in access.roles_in(by, self.project):
            raise Refused(gettext("Only an executive can approve this: %(why)s.") % {"why": why})
        if len(note) < REASON_MIN:
            words = gettext("Say in at least 10 characters why it is signed nevertheless: %(why)s.")
            raise Refused(words % {"why": why}, "note")
        return {"executive": by, "executive_at": timezone.now(), "executive_note": note}

    @transaction.atomic
    def rework(self, *, by: User, reason: str) -> None:
        """What was approved is negotiated again, and judged and approved anew."""
        self.locked(self.State.REVIEWED, self.State.APPROVED)
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        fresh = dict.fromkeys(
            ("approved_by", "approved_at", "executive", "executive_at", "reviewed_by", "reviewed_at")
        )
        self.shift(
            self.State.DRAFT, by=by, verb="contract.returned", data={"reason": reason.strip()},
            approval_note="", executive_note="", **fresh,
        )  # fmt: skip

    def _demand_verdicts(self) -> None:
        if unjudged := self.unjudged:
            raise Refused(gettext("Promises that nobody has judged: %(what)s") % {"what": _named(unjudged)})

    # -- its document ----------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state == self.State.DRAFT:
            raise Refused(gettext("First judge the promises; the review is what this document says."))


def _named(promises: list[Commitment]) -> str:
    return listed(gettext("“%(what)s”") % {"what": promise.label} for promise in promises)


class PaymentTerm(Ordered):
    """What becomes a payment milestone when the contract is signed. All shares together are 100 %."""

    class Trigger(models.TextChoices):
        SIGNING = "signing", _("Signing of the contract")
        KICKOFF = "kickoff", _("Kickoff")
        GO_LIVE = "go_live", _("Go-live")
        ACCEPTANCE = "acceptance", _("Acceptance")
        WARRANTY_END = "warranty_end", _("End of the warranty")
        DATE = "date", _("A date")

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="terms")
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    percent = models.DecimalField(
        _("share of the contract, %"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )  # fmt: skip
    trigger = models.CharField(_("falls due with"), max_length=12, choices=Trigger.choices)
    on = models.DateField(_("on this day"), null=True, blank=True)
    due_days = models.PositiveSmallIntegerField(_("days to pay"), default=30)
    clause = models.CharField(_("contract clause"), max_length=80, blank=True)
    retention = models.BooleanField(_("retention money"), default=False)

    class Meta(Ordered.Meta):
        verbose_name = _("payment term")

    def __str__(self) -> str:
        return pick(self, "name")

    @property
    def share(self) -> str:
        return f"{self.percent.normalize():f}%"

    def instalment(self) -> Instalment:
        return Instalment(
            name=self.name, name_en=self.name_en, percent=self.percent, trigger=self.trigger, on=self.on,
            due_days=self.due_days, clause=self.clause, retention=self.retention,
        )  # fmt: skip
