"""Acceptance: apply, check item by item, conclude, have the certificate signed by the whole panel."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from aftersales.models.applying import Applying
from aftersales.models.certified import Certified
from aftersales.models.items import AcceptanceItem
from aftersales.models.panel import members_of, missing_roles, propose, unsigned
from aftersales.models.reworking import Reworking
from lifecycle import hooks
from lifecycle.asking import once
from lifecycle.delayledger import rows_for_certificate
from lifecycle.errors import Refused
from lifecycle.models.calendar import add_workdays
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import listed, pick

Result = AcceptanceItem.Result
NOTICE_DAYS = 5  # working days that a panel has from the application to its meeting, unless somebody says otherwise


class Acceptance(Applying, Certified, Reworking, Record):
    class Kind(models.TextChoices):
        PRELIMINARY = "preliminary", gettext_lazy("Preliminary acceptance")
        FINAL = "final", gettext_lazy("Final acceptance")
        PHASE = "phase", gettext_lazy("Acceptance of a phase")

    class State(models.TextChoices):
        PREPARING = "preparing", gettext_lazy("Being prepared")
        APPLIED = "applied", gettext_lazy("Applied for")
        REVIEWING = "reviewing", gettext_lazy("Being checked")
        PASSED = "passed", pgettext_lazy("acceptance", "Accepted")
        CONDITIONAL = "conditional", gettext_lazy("Accepted with conditions")
        FAILED = "failed", gettext_lazy("Not accepted")

    CONCLUDED = (State.PASSED, State.CONDITIONAL)
    editable_states: ClassVar[tuple[str, ...]] = (State.PREPARING, State.APPLIED, State.REVIEWING)

    acceptance_kind = models.CharField(gettext_lazy("kind"), max_length=11, choices=Kind.choices, default=Kind.FINAL)
    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    scope = models.TextField(gettext_lazy("what is accepted"), blank=True)
    scope_en = models.TextField(gettext_lazy("what is accepted, in English"), blank=True)
    trial_result = models.TextField(gettext_lazy("what the trial run showed"), blank=True)
    trial_result_en = models.TextField(gettext_lazy("what the trial run showed, in English"), blank=True)
    requested_on = models.DateField(gettext_lazy("date asked for"), null=True, blank=True)
    meeting_on = models.DateField(gettext_lazy("meeting of the panel on"), null=True, blank=True)
    place = models.CharField(gettext_lazy("place"), max_length=160, blank=True)
    no_delays = models.BooleanField(
        gettext_lazy("there were no delays"),
        default=False,
        help_text=gettext_lazy("Only if the list of delays is empty."),
    )
    conclusion = models.TextField(gettext_lazy("conclusion"), blank=True)
    conclusion_en = models.TextField(gettext_lazy("conclusion in English"), blank=True)
    applied_on = models.DateField(gettext_lazy("applied on"), null=True, blank=True)
    concluded_on = models.DateField(gettext_lazy("concluded on"), null=True, blank=True)
    signed_on = models.DateField(gettext_lazy("signed on"), null=True, blank=True)
    rework_note = models.TextField(gettext_lazy("what has to be reworked"), blank=True)
    round = models.PositiveSmallIntegerField(gettext_lazy("round"), default=1, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=11, choices=State.choices, default=State.PREPARING)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("acceptance")
        verbose_name_plural = gettext_lazy("acceptances")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="acceptance_state",
                condition=Q(state__in=("preparing", "applied", "reviewing", "passed", "conditional", "failed")),
            ),
            models.CheckConstraint(
                name="acceptance_signed_is_concluded",
                condition=Q(signed_on__isnull=True) | Q(state__in=("passed", "conditional")),
            ),
        ]
        indexes = [models.Index(fields=["project", "acceptance_kind"], name="acceptance_project_kind")]

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        if self.state == self.State.PASSED:
            return "ok"
        return {"applied": "wait", "reviewing": "now", "conditional": "wait", "failed": "bad"}.get(self.state, "draft")

    @property
    def result_counts(self) -> dict[str, int]:
        """How many items have which result."""
        counts = dict.fromkeys(Result.values, 0)
        for item in self.items.all():
            counts[item.result] += 1
        return counts

    @property
    def missing_roles(self) -> list[str]:
        return missing_roles(self)

    @property
    def signing_panel(self) -> list[dict[str, Any]]:
        """The panel, and who of it has signed the certificate."""
        left = {member.pk for member in unsigned(self)}
        return [{"member": member, "signed": member.pk not in left} for member in members_of(self)]

    @classmethod
    def current(cls, project: Any) -> "Acceptance | None":
        """The one that the gate to payment looks at: the latest final acceptance, else the latest of any kind."""
        rows = cls.objects.filter(project=project)
        return once(project, cls, lambda: rows.filter(acceptance_kind=cls.Kind.FINAL).first() or rows.first())

    def prefill(self, *, by: User) -> None:
        """What a new one begins with."""
        self.title, self.title_en = (
            f"{self.project.name}终验",
            f"Final acceptance of {self.project.name_en or self.project.name}",
        )
        self.requested_on = add_workdays(timezone.localdate(), NOTICE_DAYS)
        delivered = [line for tell in hooks.HOOKS["deliverables"] for line in tell(project=self.project)]
        self.scope = "\n".join(line["zh"] or line["en"] for line in delivered)
        self.scope_en = "\n".join(line["en"] for line in delivered) if all(line["en"] for line in delivered) else ""
        told = next(filter(None, (tell(project=self.project) for tell in hooks.HOOKS["trial_told"])), None)
        if told is not None:
            self.trial_result, self.trial_result_en = told["zh"], told["en"]

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        """The certificate lists whose delays they were: what the ledger of the project holds."""
        return {"delays": rows_for_certificate(self.project)}

    @property
    def delays_to_take(self) -> list[dict[str, Any]]:
        """Lines of the ledger that the certificate does not have yet."""
        there = {(row.from_on, row.side, row.cause) for row in self.delays.all()}
        rows = rows_for_certificate(self.project)
        return [row for row in rows if (row["from_on"], row["side"], row["cause"]) not in there]

    @transaction.atomic
    def take_delays(self, *, by: User) -> None:
        """Copy what the ledger of the project has got since; lines that are there already stay as they are."""
        self.locked(*self.editable_states)
        rows = self.delays_to_take
        for row in rows:
            self.delays.create(**row)
        self.shift(self.state, by=by, verb="acceptance.delays_taken", data={"n": len(rows)}, no_delays=False)

    def after_put(self, *, by: User) -> None:
        """A new panel is filled with those whom the project knows; lines are numbered in their order."""
        if self.version == 1:
            propose(self)
        for rows in (self.items, self.panel, self.papers):
            for n, (pk, order) in enumerate(rows.values_list("pk", "order"), 1):
                if order != n:
                    rows.filter(pk=pk).update(order=n)

    # -- apply, check, conclude ------------------------------------------------------------------------------------

    @transaction.atomic
    def start_review(self, *, by: User) -> None:
        self.locked(self.State.APPLIED)
        self.shift(self.State.REVIEWING, by=by, verb="acceptance.review_started")

    @transaction.atomic
    def conclude(
        self, *, by: User, conclusion: str = "", conclusion_en: str = "", meeting_on: date | None = None
    ) -> None:
        """The result follows from the items: one not passed fails it, one with a condition makes it conditional."""
        self.locked(self.State.REVIEWING)
        counts = self.result_counts
        if counts[Result.PENDING]:
            text = ngettext(
                "%(n)d item is not checked yet.", "%(n)d items are not checked yet.", counts[Result.PENDING]
            )
            raise Refused(text % {"n": counts[Result.PENDING]})
        if not sum(counts.values()):
            raise Refused(_("List at least one item that is to be checked."))
        on = meeting_on or self.meeting_on or timezone.localdate()
        if on > timezone.localdate():
            raise Refused(_("That day has not come yet."), "meeting_on")
        if counts[Result.FAIL]:
            result = self.State.FAILED
        elif counts[Result.CONDITIONAL]:
            result = self.State.CONDITIONAL
            if bare := uncovered(self, still=True):
                raise Refused(
                    _("Every condition needs a line of what is left to do, with owner and date: %(items)s.")
                    % {"items": listed(str(item.order) for item in bare)}
                )
        else:
            result = self.State.PASSED
        words = conclusion.strip() or self.conclusion
        if result == self.State.FAILED and not words:
            raise Refused(_("Say in the conclusion why it was not accepted."), "conclusion")
        self.shift(
            result, by=by, verb="acceptance.concluded", data={"result": result, "counts": counts}, meeting_on=on,
            concluded_on=timezone.localdate(), conclusion=words, conclusion_en=conclusion_en.strip() or self.conclusion_en,
        )  # fmt: skip


def uncovered(acceptance: Acceptance, *, still: bool = False) -> list[AcceptanceItem]:
    """Conditional items for which nobody is to do something until a day.

    A line that names its item covers that one; a line that names none covers any one. `still`: what was settled before
    the panel met, as for the last round, covers nothing that it finds now.
    """
    lines = [line for line in acceptance.outstanding.all() if line.is_complete and not (still and line.done_on)]
    named = {line.item_id for line in lines}
    free = sum(1 for line in lines if line.item_id is None)
    bare = [item for item in acceptance.items.all() if item.result == Result.CONDITIONAL and item.pk not in named]
    return bare[free:]
