"""What a signed change does, all of it at once: requirements, goals, contract, payments, plan, and the list of delays."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.models.plans import PlanChange
from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.instalments import follow, payments
from lifecycle.models.delays import DelayEntry
from lifecycle.models.documents import Document
from lifecycle.models.objectives import Objective
from lifecycle.models.requirement_changes import CHANGEABLE
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User


class ChangeEffects(models.Model):
    """Capability of ChangeRequest: its document, and what becomes true once both sides have signed it."""

    class Meta:
        abstract = True

    def guard_issue(self: Any) -> None:
        state = self.State
        if self.state in (state.DRAFT, state.SUBMITTED):
            raise Refused(_("First find out what it is for and what was defined earlier."))
        if not self.is_reckoned:
            raise Refused(_("First say what it costs and how long it takes."))

    def document_sent(self: Any, document: Document, *, by: User) -> None:
        """Only what was decided goes out, in the version that says so."""
        version = document.current
        if self.state not in self.ACCEPTED:
            raise Refused(_("Nobody signs a change that is not decided, or that was not accepted."))
        if version and version.rendered_at < self.decided_at.replace(microsecond=0):
            raise Refused(_("It was decided after this version was issued. Issue it again, with the decision."))
        self.moved_payments()

    def document_signed(self: Any, document: Document, *, by: User | None) -> None:
        """Once: told again, nothing changes again."""
        if self.state not in self.ACCEPTED:
            return
        who = by or self.decided_by
        kept: dict[str, Any] = {}
        if self.changes_contract:
            kept = self._change_contract(document, who)
        self.shift(
            self.State.SIGNED,
            by=by,
            verb="change.signed",
            before=kept,
            signed_on=timezone.localdate(),
            refused_reason="",
        )
        self._change_requirements(document, who)
        self._change_objectives(document, who)
        self.move_plan(by=who)
        if self.days > 0:
            DelayEntry.note(
                self.project, days=self.days, cause=self.title, cause_en=self.title_en, side=self.delay_side,
                from_day=timezone.localdate(), source=self, by=who, agreed=True, proof=document.number,
            )  # fmt: skip
        self.project.refresh_figures()

    def document_deemed(self: Any, document: Document, *, by: User | None) -> None:
        """Silence changes nothing that was agreed."""

    def document_declined(self: Any, document: Document, *, reason: str) -> None:
        if self.state in self.ACCEPTED:
            self.shift(
                self.state, by=None, verb="change.declined", data={"reason": reason}, refused_reason=reason
            )  # fmt: skip

    @property
    def delay_side(self: Any) -> str:
        """Who wants it otherwise than agreed causes the delay; what is only realised otherwise is a matter of both."""
        side = DelayEntry.Side
        return str(side.CUSTOMER if self.change_kind == self.Kind.REQUIREMENT else side.SHARED)

    def move_plan(self: Any, *, by: User) -> None:
        """Once, as soon as it is in force: beyond the limits that is when the amendment to the contract is signed."""
        named = self.plan_items.exists()
        if self.state in self.IN_FORCE and not self.awaits_amendment and not self.moved_dates and (self.days or named):
            hooks.call("plan_changed", project=self.project, days=self.days, source=self, by=by)

    @property
    def moved_dates(self: Any) -> Any:
        """Dates of plans that it moved."""
        rows = PlanChange.objects.filter(plan__project=self.project, source_key=f"{self.kind.key}.{self.number}")
        return rows.select_related("item__plan", "plan__project")

    # -- what changes ----------------------------------------------------------------------------------------------

    def moved_payments(self: Any) -> list[Any]:
        """What the payments become, as lifecycle.instalments.Change. Raises Refused where they cannot take it up."""
        known = payments(self.project) if self.changes_contract else []
        return follow(known, [row.move() for row in self.payments.all()]) if known else []

    def _change_contract(self: Any, document: Document, who: User) -> dict[str, Any]:
        project = self.project
        project.refresh_from_db(fields=["contract_amount", "contract_due_on", "version"])
        changes = self.moved_payments()
        kept = {str(row.number): str(row.amount) for row in payments(project)}
        due = project.contract_due_on
        before = project.amend_contract(
            by=who, label=f"{self.label} ({document.number})", amount_delta=self.cost,
            due_on=due + timedelta(days=self.days) if due and self.days else None,
        )  # fmt: skip
        if changes:
            hooks.call("payments_amended", project=project, changes=changes, by=who)
        return {**before, "payments": kept}

    def _change_requirements(self: Any, document: Document, who: User) -> None:
        for row in self.requirements.select_related("requirement__project"):
            requirement, values = row.requirement, row.values()
            row.before = {name: getattr(requirement, name) for name in row.FIELDS}
            row.save(update_fields=["before"])
            if values and requirement.state in CHANGEABLE:
                requirement.change_as_signed(
                    by=who, asked_by=self.created_by, values=values, signed_in=document.number,
                    reason=_("%(what)s, signed as %(number)s") % {"what": self.label, "number": document.number},
                )  # fmt: skip

    def _change_objectives(self: Any, document: Document, who: User) -> None:
        for row in self.objectives.select_related("objective__project"):
            objective, values = row.objective, row.values()
            if values and objective.state == Objective.State.BASELINED and objective.next_wording is None:
                reason = _("%(what)s, signed as %(number)s") % {"what": self.label, "number": document.number}
                new = objective.redefine_as_signed(
                    by=who, values=values, reason=reason, signed_in=document.number
                )  # fmt: skip
                Trace.note(self, new, by=who)

    def keep_out(self: Any, *, by: User) -> None:
        """Needs are frozen from acceptance on: what is asked for from then on goes straight to phase two. Changes that
        were under way before are brought to their end until acceptance is passed."""
        if self.version == 1 and Requirement.is_too_late(self.project):
            self.shift(self.State.PHASE_TWO, by=by, verb="change.frozen", decided_at=timezone.now())
            self.put_to_phase_two(by=by)

    def put_to_phase_two(self: Any, *, by: User) -> None:
        """It is not lost: it stands on the list for phase two."""
        row = Requirement(
            project=self.project, title=self.title, title_en=self.title_en, description=self.description,
            description_en=self.description_en, category=Requirement.Category.OTHER, source=Requirement.Source.CHANGE,
            raised_by=self.raised_by, state=Requirement.State.PHASE_TWO,
        )  # fmt: skip
        row.put(by=by, read_version=None)
        Trace.note(self, row, by=by)
