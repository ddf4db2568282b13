"""Acceptance: apply, check item by item, conclude, have the certificate signed by the whole panel."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from aftersales.models.items import AcceptanceItem, OutstandingItem
from aftersales.models.panel import missing_roles, propose, unsigned
from lifecycle import hooks
from lifecycle.asking import once
from lifecycle.delayledger import rows_for_certificate
from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import listed, pick

Result = AcceptanceItem.Result
PANEL_MAX = 12  # places for signatures in a document


class Acceptance(Record):
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
        rows = self.panel.select_related("contact", "user")
        return [{"member": member, "signed": member.pk not in left} for member in rows]

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
        told = next(filter(None, (tell(project=self.project) for tell in hooks.HOOKS["trial_told"])), None)
        if told is not None:
            self.trial_result, self.trial_result_en = told["zh"], told["en"]

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        """The certificate lists whose delays they were: what the ledger of the project holds."""
        return {"delays": rows_for_certificate(self.project)}

    @property
    def delays_to_take(self) -> list[dict[str, Any]]:
        """Lines of the ledger that the certificate does not have yet."""
        there = set(self.delays.values_list("from_on", "side", "cause"))
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
        for rows in (self.items, self.panel):
            for n, (pk, order) in enumerate(rows.values_list("pk", "order"), 1):
                if order != n:
                    rows.filter(pk=pk).update(order=n)

    # -- apply, check, conclude ------------------------------------------------------------------------------------

    @transaction.atomic
    def apply(self, *, by: User) -> None:
        self.locked(self.State.PREPARING)
        lacking = missing_roles(self)
        if lacking:
            raise Refused(_("The panel still needs: %(roles)s.") % {"roles": listed(lacking)})
        if self.panel.count() > PANEL_MAX:
            raise Refused(_("The certificate has room for %(n)d signatures; the panel is larger.") % {"n": PANEL_MAX})
        if not self.items.exists():
            raise Refused(_("List at least one item that is to be checked."))
        self.shift(self.State.APPLIED, by=by, verb="acceptance.applied", applied_on=timezone.localdate())

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
            if bare := uncovered(self):
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

    @transaction.atomic
    def rework(self, *, by: User, reason: str) -> None:
        """Not accepted: say what is to be done. What did not pass must be checked again."""
        self.locked(self.State.FAILED)
        if not reason.strip():
            raise Refused(_("Say what has to be done before it is checked again."), "reason")
        self.items.filter(result=Result.FAIL).update(result=Result.PENDING)
        self.shift(
            self.State.PREPARING, by=by, verb="acceptance.rework", data={"reason": reason.strip()},
            rework_note=reason.strip(), concluded_on=None,
        )  # fmt: skip

    @transaction.atomic
    def settle(self, *, by: User, line: OutstandingItem, done_on: date | None = None, note: str = "") -> None:
        """Something that was left to do is done. With the last one a conditional acceptance is a full one."""
        self.locked(*self.CONCLUDED)
        now = self.outstanding.select_for_update().filter(pk=line.pk).first()
        if now is None:
            raise Refused(_("This line belongs to another acceptance."), "line")
        if now.done_on:
            raise Refused(_("This is settled already."), "line")
        on = done_on or timezone.localdate()
        if on > timezone.localdate():
            raise Refused(_("That day has not come yet."), "done_on")
        if not note.strip():
            raise Refused(_("Say how it was settled and where that can be seen."), "note")
        now.done_on, now.done_note = on, note.strip()
        now.save(update_fields=["done_on", "done_note"])
        Event.record("acceptance.settled", by=by, subject=self, data={"line": str(now)[:200], "on": on})
        left = self.outstanding.filter(done_on__isnull=True).exists()
        if self.state == self.State.CONDITIONAL and not left:
            self.shift(self.State.PASSED, by=by, verb="acceptance.passed")

    # -- the certificate -------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state not in self.CONCLUDED:
            raise Refused(_("The certificate is issued once the panel has accepted."))

    def document_issued(self, document: Document, *, by: User) -> None:
        self._unsign()

    def document_fell(self, document: Document, *, by: User) -> None:
        self._unsign()

    def _unsign(self) -> None:
        """The signed certificate was replaced or declared void."""
        type(self).objects.filter(pk=self.pk).update(signed_on=None)
        self.signed_on = None

    @transaction.atomic
    def document_signed(self, document: Document, *, by: User | None) -> None:
        """The panel has signed. Only the final acceptance makes the payment fall due that hangs on acceptance."""
        self.locked(*self.CONCLUDED)
        on = timezone.localdate()
        self.shift(self.state, by=by, verb="acceptance.signed", signed_on=on)
        if self.acceptance_kind == self.Kind.FINAL:
            hooks.call("trigger_reached", project=self.project, trigger="acceptance", on=on, by=by)

    @transaction.atomic
    def document_deemed(self, document: Document, *, by: User | None) -> None:
        """The panel kept silent: payment falls due as the contract says, but the certificate is signed by nobody."""
        if self.state not in self.CONCLUDED:
            return
        self.shift(self.state, by=by, verb="acceptance.deemed")
        if self.acceptance_kind == self.Kind.FINAL:
            on = timezone.localdate()
            hooks.call("trigger_reached", project=self.project, trigger="acceptance", on=on, by=by)

    @transaction.atomic
    def document_declined(self, document: Document, *, reason: str) -> None:
        """Somebody of the panel would not sign: it is checked again."""
        if self.state in self.CONCLUDED:
            self.shift(
                self.State.REVIEWING, by=None, verb="acceptance.declined", data={"reason": reason},
                concluded_on=None, signed_on=None, rework_note=reason[:2000],
            )  # fmt: skip


def uncovered(acceptance: Acceptance) -> list[AcceptanceItem]:
    """Conditional items for which nobody is to do something until a day.

    A line that names its item covers that one; a line that names none covers any one.
    """
    lines = [line for line in acceptance.outstanding.all() if line.is_complete]
    named = {line.item_id for line in lines}
    free = sum(1 for line in lines if line.item_id is None)
    bare = [item for item in acceptance.items.all() if item.result == Result.CONDITIONAL and item.pk not in named]
    return bare[free:]
