"""The site-work memo: what was done and achieved, what held us up, and what both sides do next."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle import evidence
from lifecycle.display import day_full
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.delays import DelayEntry
from lifecycle.models.documents import Document
from lifecycle.models.memo_lines import MemoCheck, MemoCommitment
from lifecycle.models.nextsteps import WithSteps
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick

PERIOD_DAYS = 7  # how long a period is taken to be where there was no memo before


class MemoQuerySet(models.QuerySet["Memo"]):
    def counted(self) -> "MemoQuerySet":
        return self.exclude(state=Memo.State.DISCARDED)


class Memo(WithSteps, Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENT = "sent", pgettext_lazy("memo", "With the customer")
        SIGNED = "signed", pgettext_lazy("memo", "Signed")
        CARRIED = "carried", _("All steps placed")
        DISCARDED = "discarded", pgettext_lazy("memo", "Discarded")

    TONES: ClassVar[dict[str, str]] = {
        "draft": "draft", "sent": "wait", "signed": "now", "carried": "ok", "discarded": "off",
    }  # fmt: skip
    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.SIGNED, State.CARRIED)
    # What the customer has read binds us, signed or not: it is placed in the next plan, or dropped with a reason.
    agreed_states: ClassVar[tuple[str, ...]] = (State.SENT, State.SIGNED, State.CARRIED)
    step_states: ClassVar[tuple[str, ...]] = agreed_states

    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    place = models.CharField(_("place"), max_length=160)
    place_en = models.CharField(_("place in English"), max_length=160, blank=True)
    purpose = models.TextField(_("purpose of the visit"))
    purpose_en = models.TextField(_("purpose of the visit, in English"), blank=True)
    contacts = models.ManyToManyField(Contact, blank=True, related_name="+", verbose_name=_("people of the customer"))
    other_people = models.TextField(_("other people of the customer"), blank=True)
    our_people = models.ManyToManyField(User, blank=True, related_name="+", verbose_name=_("our people"))
    nothing_agreed = models.BooleanField(_("no next steps were agreed"), default=False)
    sent_on = models.DateField(_("went to the customer on"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("signed on"), null=True, blank=True, editable=False)
    signed_remarks = models.TextField(_("remarks of those who signed"), blank=True, editable=False)
    ever_agreed = models.BooleanField(default=False, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)

    objects = MemoQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("site-work memo")
        verbose_name_plural = _("site-work memos")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(name="memo_period_in_order", condition=Q(period_from__lte=models.F("period_to"))),
        ]

    @property
    def label(self) -> str:
        return gettext("Memo %(n)d: %(place)s") % {"n": self.number, "place": pick(self, "place")}

    @property
    def state_label(self) -> str:
        if self.signed_remarks and self.state in self.signed_states and not self.is_deemed:
            return gettext("Signed with remarks")
        return super().state_label

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    @property
    def period(self) -> str:
        if self.period_from == self.period_to:
            return day_full(self.period_from)
        return gettext("%(start)s to %(end)s") % {"start": day_full(self.period_from), "end": day_full(self.period_to)}

    @property
    def others(self) -> list[str]:
        return [line.strip() for line in self.other_people.splitlines() if line.strip()]

    @property
    def previous(self) -> "Memo | None":
        """The memo before this one, whose next steps it answers for."""
        rows = Memo.objects.counted().filter(project=self.project)
        return (rows.filter(number__lt=self.number) if self.number else rows).order_by("-number").first()

    @property
    def following(self) -> "Memo | None":
        rows = Memo.objects.counted().filter(project=self.project, number__gt=self.number)
        return rows.order_by("number").first()

    def open_steps(self) -> Any:
        """Steps of earlier memos that are neither done nor dropped: this one says what became of them."""
        rows = MemoCommitment.objects.filter(memo__project=self.project, memo__state__in=self.agreed_states)
        rows = rows.filter(state__in=MemoCommitment.LIVE).select_related("memo", "contact", "user")
        return (rows.filter(memo__number__lt=self.number) if self.number else rows).order_by(
            "memo__number", "order", "pk"
        )

    def own_steps(self) -> Any:
        return self.steps.select_related("memo__project", "contact", "user")

    @property
    def live_unplaced(self) -> int:
        """Steps that were agreed, and stand in no plan."""
        return sum(step.state == MemoCommitment.State.OPEN for step in self.own_steps())

    def page_facts(self, user: User) -> dict[str, Any]:
        checks = self.checks.select_related("step__memo__project", "step__contact", "step__user")
        return {"steps": list(self.own_steps()), "checks": list(checks)}

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        """The period since the last memo, at the same place."""
        today, last = timezone.localdate(), self.previous
        self.period_to = today
        self.period_from = (
            min(today, last.period_to + timedelta(days=1)) if last else today - timedelta(days=PERIOD_DAYS - 1)
        )
        if last:
            self.place, self.place_en = last.place, last.place_en

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        """What the form of a new memo begins with: planned work, open steps, delays that nobody has put to the customer."""
        from lifecycle.memowriting import starting_lines

        return starting_lines(self, by=by)

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.period_to < self.period_from:
            raise Refused(gettext("The period ends before it begins."), "period_to")
        if self.period_from > timezone.localdate():
            raise Refused(gettext("This day lies ahead."), "period_from")
        if not self.purpose.strip():
            raise Refused(gettext("Say what the visit was for."), "purpose")
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        for line in self.kind.lines:
            for order, row in enumerate(getattr(self, line.relation).all(), 1):
                if row.order != order:
                    type(row).objects.filter(pk=row.pk).update(order=order)
        if not self.nothing_agreed and not self.steps.exists():
            raise Refused(gettext("Write down at least one next step, or say that none was agreed."), "nothing_agreed")
        if self.nothing_agreed and self.steps.exists():
            raise Refused(gettext("There are next steps below; then say nothing here."), "nothing_agreed")
        for row in self.delays.all():
            DelayEntry.note(
                self.project, days=row.days, cause=row.cause, cause_en=row.cause_en, side=row.side, from_day=row.from_day,
                source=row, by=by, cause_kind=row.cause_kind, proof=row.proof,
            )  # fmt: skip

    def after_step(self, *, by: User | None) -> None:
        """A step was placed, done, dropped or opened again."""
        waits = self.steps.filter(state=MemoCommitment.State.OPEN).exists()
        if self.state == self.State.SIGNED and not waits and self.steps.exists():
            self.shift(self.State.CARRIED, by=by, verb="memo.carried")
        elif self.state == self.State.CARRIED and waits:
            self.shift(self.State.SIGNED, by=by, verb="memo.uncarried")

    # -- verbs -----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def send(self, *, by: User | None) -> None:
        """It went to the customer. What it says of earlier steps holds from now on."""
        self.locked(self.State.DRAFT)
        self.guard_content()
        self.shift(self.State.SENT, by=by, verb="memo.sent", sent_on=timezone.localdate(), ever_agreed=True)
        for check in self.checks.select_related("step__memo__project"):
            step = check.step
            if not step.is_live:
                continue
            if check.outcome == MemoCheck.Outcome.KEPT:
                step.finish(by=by, on=min(self.period_to, timezone.localdate()))
            elif check.outcome == MemoCheck.Outcome.DROPPED:
                step.drop(by=by, reason=check.reason)

    @transaction.atomic
    def discard(self, *, by: User, reason: str) -> None:
        """It was written by mistake. Its delays leave the ledger with it."""
        self.locked(self.State.DRAFT)
        if self.ever_agreed:
            raise Refused(gettext("The customer had this already: correct it, and send it again."))
        if not reason.strip():
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        for row in self.delays.all():
            row.delete()
        self.shift(self.State.DISCARDED, by=by, verb="memo.discarded", data={"reason": reason.strip()})

    def guard_content(self) -> None:
        if not self.works.exists():
            raise Refused(gettext("Write down at least one piece of work and what it was for."))
        if not self.nothing_agreed and not self.steps.exists():
            raise Refused(gettext("Write down at least one next step, or say that none was agreed."))

    # -- its document ----------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state not in (self.State.DRAFT, self.State.SENT):
            raise Refused(gettext("It is signed. What has changed since belongs to the next memo."))
        self.guard_content()

    def document_sent(self, document: Document, *, by: User) -> None:
        self.refresh_from_db()
        if self.state == self.State.DRAFT:
            self.send(by=by)

    def document_signed(self, document: Document, *, by: User | None) -> None:
        if self._confirm(document, by):
            for row in self.delays.all():
                DelayEntry.agree(row, by)

    def document_deemed(self, document: Document, *, by: User | None) -> None:
        """Silence confirms the work and the next steps. Whose delay it was is agreed by a signature alone."""
        self._confirm(document, by)

    def _confirm(self, document: Document, by: User | None) -> bool:
        self.refresh_from_db()
        if self.state == self.State.DRAFT:  # on paper, which nobody sends
            self.send(by=by)
            self.refresh_from_db()
        if self.state != self.State.SENT:
            return False
        self.shift(
            self.State.SIGNED, by=by, verb="memo.signed", signed_on=timezone.localdate(),
            signed_remarks=remarks_on(document), data={"number": document.number},
        )  # fmt: skip
        self.after_step(by=by)
        evidence.offer(
            self.project, code="D25", forms=("section",), subject=document, label=document.number, stage="delivery", by=by,
            items=("S2-09",), whole=False,
        )  # fmt: skip
        return True

    def document_declined(self, document: Document, *, reason: str) -> None:
        self.refresh_from_db()
        if self.state == self.State.SENT:
            self.shift(self.State.DRAFT, by=None, verb="memo.declined", data={"reason": reason})

    def document_fell(self, document: Document, *, by: User) -> None:
        self.refresh_from_db()
        if self.state not in self.agreed_states:
            return
        self.shift(self.State.DRAFT, by=by, verb="memo.unsigned", signed_on=None, signed_remarks="")
        for row in self.delays.all():
            DelayEntry.disagree(row, by)


def remarks_on(document: Document) -> str:
    """What those who signed the latest version added to their signatures."""
    from lifecycle.models.signatories import Signature

    rows = Signature.objects.filter(version=document.current).exclude(remark="").select_related("signatory")
    return "\n".join(f"{row.signatory.label()}: {row.remark}" for row in rows.order_by("pk"))
