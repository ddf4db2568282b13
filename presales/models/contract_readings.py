"""The contract, read clause by clause by whoever takes the project over: what it asks, and whether that can be kept."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle.errors import Refused
from lifecycle.models.calendar import add_workdays
from lifecycle.models.commitments import Commitment
from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.requirements import Requirement
from lifecycle.models.settings import SiteSettings
from lifecycle.models.traces import Trace
from lifecycle.models.users import Role, User
from lifecycle.text import listed
from presales.models.amended import AmendedClause
from presales.models.amendments import ContractAmendment
from presales.models.contracts import Contract
from presales.models.handovers import HandoverPackage

REASON_MIN = 10


class ContractReading(Record):
    class State(models.TextChoices):
        READING = "reading", gettext_lazy("Being read")
        READ = "read", gettext_lazy("Read through")

    editable_states: ClassVar[tuple[str, ...]] = (State.READING,)

    remark = models.TextField(gettext_lazy("overall remark"), blank=True)
    read_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=gettext_lazy("read by")
    )  # fmt: skip
    read_on = models.DateField(gettext_lazy("read through on"), null=True, blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=7, choices=State.choices, default=State.READING)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("reading of the contract")
        verbose_name_plural = gettext_lazy("readings of the contract")

    @property
    def label(self) -> str:
        return _("The contract, clause by clause")

    @property
    def tone(self) -> str:
        if self.state == self.State.READ:
            return "ok"
        return "late" if self.is_overdue else "now"

    @classmethod
    def of(cls, project: Any) -> "ContractReading | None":
        return cls.objects.filter(project=project).order_by("-number").first()

    @property
    def due(self) -> date | None:
        return due_on(self.project)

    @property
    def is_overdue(self) -> bool:
        day = self.due
        return self.state == self.State.READING and day is not None and day < timezone.localdate()

    @property
    def counted(self) -> str:
        """How many clauses, and how many of them cannot be kept."""
        rows = list(self.clauses.all())  # type: ignore[attr-defined]
        bad = sum(row.verdict == Commitment.Verdict.INFEASIBLE for row in rows)
        text = ngettext("%(n)d clause, %(bad)d cannot be kept", "%(n)d clauses, %(bad)d cannot be kept", len(rows))
        return text % {"n": len(rows), "bad": bad}

    @property
    def unsettled(self) -> list["ContractClause"]:
        """Infeasible, and neither amended nor taken on by an executive."""
        rows = self.clauses.select_related("amendment", "taken_on_by")  # type: ignore[attr-defined]
        return [row for row in rows if row.is_unsettled]

    def page_facts(self, user: User) -> dict[str, Any]:
        fields = ("commitment__project", "requirement__project", "amendment__project", "taken_on_by")
        rows = list(self.clauses.select_related(*fields))  # type: ignore[attr-defined]
        alive = not self.project.read_only
        return {
            "clauses": rows,
            "due_day": self.due,
            "may_take_on": alive and is_executive(self, user) and any(row.is_unsettled for row in rows),
        }

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        self.created_by = by

    def guard_new(self) -> None:
        if type(self).objects.filter(project=self.project).exists():
            raise Refused(_("The contract of this project is being read already."))

    def after_put(self, *, by: User) -> None:
        """What each clause leads to can be followed from it; the contract is where it comes from."""
        if contract := Contract.current(self.project):
            Trace.note(contract, self, by=by)
        for row in self.clauses.select_related("commitment__project", "requirement__project"):  # type: ignore[attr-defined]
            for thing in filter(None, (row.commitment, row.requirement)):
                Trace.note(self, thing, by=by)

    @transaction.atomic
    def finish(self, *, by: User) -> None:
        """All of it is read: each clause is judged, and each that cannot be kept is dealt with."""
        self.locked(self.State.READING)
        rows = list(self.clauses.all())  # type: ignore[attr-defined]
        if not rows:
            raise Refused(_("No clause is listed yet. List what the contract asks of us, clause by clause."))
        if bare := [row for row in rows if row.verdict == Commitment.Verdict.UNREVIEWED]:
            raise Refused(_("Not judged yet: %(clauses)s.") % {"clauses": listed(bare)})
        if bad := [row for row in rows if row.is_unsettled]:
            text = _("A clause that cannot be kept needs an amendment, or an executive who takes it on: %(clauses)s.")
            raise Refused(text % {"clauses": listed(bad)})
        self.shift(
            self.State.READ, by=by, verb="contract_reading.finished", data={"n": len(rows)}, read_by=by,
            read_on=timezone.localdate(),
        )  # fmt: skip

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        self.locked(self.State.READ)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(
            self.State.READING, by=by, verb="contract_reading.reopened", data={"reason": reason.strip()}, read_by=None,
            read_on=None,
        )  # fmt: skip

    @transaction.atomic
    def amend(self, *, by: User, clause: "ContractClause") -> ContractAmendment:
        """Open an amendment for a clause that cannot be kept; it begins with what the clause says."""
        self.locked()
        row = self._infeasible(clause)
        if row.amendment is not None and row.amendment.state != ContractAmendment.State.REFUSED:
            raise Refused(_("An amendment is open for it already."), "clause")
        amendment = ContractAmendment(project=self.project)
        amendment.prefill(by=by)
        amendment.reason = _("Clause %(number)s cannot be kept as agreed.") % {"number": row.number}
        amendment.facts = row.note or row.text
        amendment.put(by=by, read_version=None)
        AmendedClause.objects.create(amendment=amendment, order=1, clause=row.number[:80], old=row.text, new=row.text)
        if row.commitment is not None:
            amendment.commitments.add(row.commitment)
        amendment.after_put(by=by)
        row.amendment = amendment
        row.save(update_fields=["amendment"])
        Trace.note(self, amendment, by=by)
        self.shift(self.state, by=by, verb="contract_reading.amended", data={"clause": row.number})
        return amendment

    @transaction.atomic
    def take_on(self, *, by: User, clause: "ContractClause", reason: str) -> None:
        """An executive answers for a clause that cannot be kept as it stands."""
        self.locked()
        if not is_executive(self, by):
            raise Refused(_("Only an executive can take it on."))
        row = self._infeasible(clause)
        if len(reason.strip()) < REASON_MIN:
            raise Refused(_("Give the reason in at least 10 characters."), "reason")
        row.taken_on_by, row.taken_on_at, row.taken_on_note = by, timezone.now(), reason.strip()
        row.save(update_fields=["taken_on_by", "taken_on_at", "taken_on_note"])
        data = {"clause": row.number, "reason": reason.strip()}
        self.shift(self.state, by=by, verb="contract_reading.taken_on", data=data)

    def _infeasible(self, clause: "ContractClause") -> "ContractClause":
        row: ContractClause = self.clauses.get(pk=clause.pk)  # type: ignore[attr-defined]
        if row.verdict != Commitment.Verdict.INFEASIBLE:
            raise Refused(_("Only a clause that cannot be kept needs that."), "clause")
        return row


class ContractClause(Ordered):
    reading = models.ForeignKey(ContractReading, models.CASCADE, related_name="clauses")
    number = models.CharField(gettext_lazy("clause"), max_length=40)
    text = models.TextField(gettext_lazy("what it asks of us, in short"))
    verdict = models.CharField(
        gettext_lazy("can it be kept?"),
        max_length=10,
        choices=Commitment.Verdict.choices,
        default=Commitment.Verdict.UNREVIEWED,
    )
    note = models.TextField(gettext_lazy("note"), blank=True)
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("promise")
    )
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("requirement")
    )
    amendment = models.ForeignKey(
        ContractAmendment, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("amendment"),
    )  # fmt: skip
    taken_on_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("taken on by"),
    )  # fmt: skip
    taken_on_at = models.DateTimeField(gettext_lazy("taken on"), null=True, blank=True, editable=False)
    taken_on_note = models.TextField(gettext_lazy("why it was taken on"), blank=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("clause of the contract")

    def __str__(self) -> str:
        return self.number

    @property
    def tone(self) -> str:
        return {"feasible": "ok", "at_risk": "wait", "infeasible": "bad"}.get(self.verdict, "draft")

    @property
    def is_unsettled(self) -> bool:
        if self.verdict != Commitment.Verdict.INFEASIBLE or self.taken_on_by_id:
            return False
        return self.amendment is None or self.amendment.state == ContractAmendment.State.REFUSED


def is_executive(reading: Any, user: Any) -> bool:
    """Company-wide, or on this project."""
    from lifecycle import access

    return Role.EX in access.roles_in(user, reading.project)


def due_on(project: Any) -> date | None:
    """The day by which the contract is to be read: some working days after the hand-over was submitted."""
    package = HandoverPackage.of(project)
    if package is None or package.submitted_at is None:
        return None
    day = timezone.localtime(package.submitted_at).date()
    return add_workdays(day, SiteSettings.load().days("contract_reading"))
