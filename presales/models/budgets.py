"""The budget of a project: estimated, approved, spent. For those who answer for cost; those who sell never see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from presales.models.estimates import Estimate, EstimateCost

ITEM = "S1-13"
NEARLY = Decimal("0.9")  # from here on a line is watched


@dataclass(frozen=True)
class Variance:
    """What was spent beside what may be spent: the approved amount, or the estimated one until there is one."""

    limit: Decimal
    actual: Decimal | None

    @property
    def over(self) -> Decimal:
        return max((self.actual or Decimal(0)) - self.limit, Decimal(0))

    @property
    def left(self) -> Decimal:
        return max(self.limit - (self.actual or Decimal(0)), Decimal(0))

    @property
    def tone(self) -> str:
        if self.actual is None:
            return "draft"
        if self.over:
            return "bad"
        return "wait" if self.limit and self.actual >= self.limit * NEARLY else "ok"

    @property
    def word(self) -> str:
        if self.actual is None:
            return _("nothing spent yet")
        if self.over:
            if not self.limit:
                return _("not provided for")
            return _("%(n)d%% over") % {"n": max(round(self.over * 100 / self.limit), 1)}
        if self.tone == "wait":
            return _("nearly used up")
        return _("within the budget")


class Budget(Record):
    class State(models.TextChoices):
        DRAFT = "draft", gettext_lazy("Draft")
        ASKED = "asked", gettext_lazy("Put forward")
        APPROVED = "approved", gettext_lazy("Approved")

    figured: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)

    note = models.TextField(gettext_lazy("how cost is controlled"), blank=True)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("approved by"),
    )  # fmt: skip
    approved_at = models.DateTimeField(gettext_lazy("approved"), null=True, blank=True, editable=False)
    decision_note = models.TextField(gettext_lazy("words on the decision"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("budget")
        verbose_name_plural = gettext_lazy("budgets")

    @property
    def tone(self) -> str:
        return {"draft": "draft", "asked": "wait"}.get(self.state, "ok")

    @property
    def rows(self) -> list[Any]:
        return list(self.lines.all())  # type: ignore[attr-defined]

    @property
    def estimated_total(self) -> Decimal:
        return _sum(row.estimate for row in self.rows)

    @property
    def approved_total(self) -> Decimal | None:
        return _sum(row.approved for row in self.rows) if self.state == self.State.APPROVED else None

    @property
    def spent(self) -> Decimal | None:
        known = [row.actual for row in self.rows if row.actual is not None]
        return _sum(known) if known else None

    @property
    def variance(self) -> Variance:
        return Variance(_sum(row.limit for row in self.rows), self.spent)

    @property
    def variance_word(self) -> str:
        return self.variance.word

    @classmethod
    def latest_estimate(cls, project: Any) -> Estimate | None:
        """The newest one that holds and has costs; one not handed over yet will do where there is no other."""
        rows = Estimate.objects.filter(project=project, costs__isnull=False).exclude(state=Estimate.State.SUPERSEDED)
        held = rows.filter(state__in=Estimate.VALID).order_by("-number").first()
        return held or rows.order_by("-number").first()

    def after_put(self, *, by: User) -> None:
        self.refresh_lights()

    def guard_new(self) -> None:
        if type(self).objects.filter(project=self.project).exists():
            raise Refused(_("This project has a budget already."))

    @transaction.atomic
    def fill_in(self, *, by: User) -> None:
        """Take over what the newest estimate costs by kind; lines that have words of their own stay as they are."""
        self.locked(self.State.DRAFT)
        estimate = self.latest_estimate(self.project)
        if estimate is None:
            raise Refused(_("No estimate of this project has costs yet."))
        costs = EstimateCost.objects.filter(estimate=estimate).order_by().values("kind")
        totals = dict(costs.annotate(total=Sum(F("quantity") * F("rate"))).values_list("kind", "total"))
        for order, kind in enumerate(EstimateCost.Kind.values, 1):
            if kind in totals:
                amount = Decimal(totals[kind]).quantize(Decimal("0.01"))
                BudgetLine.objects.update_or_create(
                    budget=self, category=kind, what="", defaults={"estimate": amount, "order": order}
                )
        Trace.note(estimate, self, by=by)
        self.shift(self.State.DRAFT, by=by, verb="budget.filled", data={"estimate": estimate.label})

    @transaction.atomic
    def put_forward(self, *, by: User) -> None:
        self.locked(self.State.DRAFT)
        if not self.estimated_total:
            raise Refused(_("Write down at least one line with an amount first."))
        if not self.note.strip():
            raise Refused(_("Say how cost is controlled first."))
        self.shift(self.State.ASKED, by=by, verb="budget.asked", decision_note="")

    @transaction.atomic
    def approve(self, *, by: User, amounts: dict[int, Decimal], words: str = "") -> None:
        """Set what may be spent, line by line. Where it is not what was asked for, the words say why."""
        self.locked(self.State.ASKED)
        if by.pk == self.created_by_id:
            raise Refused(_("Somebody other than the author must approve it."))
        rows = self.rows
        if {row.pk for row in rows} != set(amounts):
            raise Refused(_("The lines have changed meanwhile. Look again."))
        if any(amounts[row.pk] != row.estimate for row in rows) and not words.strip():
            raise Refused(_("Say why another amount is approved than was asked for."), "words")
        for row in rows:
            row.approved = amounts[row.pk]
            row.save(update_fields=["approved"])
        self.shift(
            self.State.APPROVED, by=by, verb="budget.approved", approved_by=by, approved_at=timezone.now(),
            decision_note=words.strip(),
        )  # fmt: skip
        self.prove(by=by)

    @transaction.atomic
    def send_back(self, *, by: User, words: str) -> None:
        """Back to the draft, with what is to be changed; also an approved budget that no longer holds."""
        self.locked(self.State.ASKED, self.State.APPROVED)
        if not words.strip():
            raise Refused(_("Say what is to be changed."), "words")
        self.shift(
            self.State.DRAFT, by=by, verb="budget.returned", data={"reason": words.strip()}, approved_by=None,
            approved_at=None, decision_note=words.strip(),
        )  # fmt: skip
        self.lines.update(approved=None)  # type: ignore[attr-defined]
        evidence.withdraw(self)
        self.refresh_lights()

    @transaction.atomic
    def spend(self, *, by: User, amounts: dict[int, Decimal | None], words: str = "") -> None:
        """Note what each line has cost so far. The history keeps every figure that stood here before."""
        self.locked(self.State.ASKED, self.State.APPROVED)
        changes = {}
        for row in self.rows:
            new = amounts.get(row.pk, row.actual)
            if new != row.actual:
                changes[str(row)] = [_plain(row.actual), _plain(new)]
                row.actual = new
                row.save(update_fields=["actual"])
        if not changes:
            raise Refused(_("Nothing has changed."))
        over = [row for row in self.rows if row.variance.over]
        if over and not words.strip():
            raise Refused(
                _("“%(what)s” costs more than is provided for. Say why, and what is done about it.")
                % {"what": over[0]}, "words",
            )  # fmt: skip
        self.shift(self.state, by=by, verb="budget.spent", data={"changes": changes, "reason": words.strip()})

    def prove(self, *, by: User) -> None:
        evidence.offer(
            self.project, code="—", forms=evidence.RECORD_FORMS, subject=self, label=self.label, stage=self.kind.stage,
            by=by, items=(ITEM,),
        )  # fmt: skip


class BudgetLine(Ordered):
    class Category(models.TextChoices):
        LABOUR = "labour", gettext_lazy("Labour")
        PURCHASE = "purchase", gettext_lazy("Purchase")
        TRAVEL = "travel", gettext_lazy("Travel")
        SUBCONTRACT = "subcontract", gettext_lazy("Subcontract")
        CONTINGENCY = "contingency", gettext_lazy("Contingency")
        OTHER = "other", gettext_lazy("Other")

    budget = models.ForeignKey(Budget, models.CASCADE, related_name="lines")
    category = models.CharField(gettext_lazy("category"), max_length=12, choices=Category.choices)
    what = models.CharField(gettext_lazy("what"), max_length=160, blank=True)
    estimate = models.DecimalField(
        gettext_lazy("estimated"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)]
    )
    approved = models.DecimalField(
        gettext_lazy("approved"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )  # fmt: skip
    actual = models.DecimalField(
        gettext_lazy("spent"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)],
        editable=False,
    )  # fmt: skip

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("budget line")

    def __str__(self) -> str:
        return self.what or str(self.get_category_display())

    @property
    def limit(self) -> Decimal:
        return self.estimate if self.approved is None else self.approved

    @property
    def variance(self) -> Variance:
        return Variance(self.limit, self.actual)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:.2f}"
