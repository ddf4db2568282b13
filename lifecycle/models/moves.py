"""How a project moves: through gates, over them with a reason, aside, and back."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import hooks
from lifecycle.asking import once
from lifecycle.errors import Refused, Stale
from lifecycle.models.events import ChainHead, Event
from lifecycle.models.settings import SiteSettings
from lifecycle.models.transitions import GateApproval, StageTransition
from lifecycle.models.users import User
from lifecycle.stages import OPENS_AT, PATH, STAGE_OF, TRIAL_RUN_NOT_IN, UNSIGNED, Stage, State, position

if TYPE_CHECKING:
    from lifecycle.gates import GateResult

OVERRIDE_REASON_MIN = 10


class LostReason(models.TextChoices):
    PRICE = "price", gettext_lazy("Price")
    COMPETITOR = "competitor", gettext_lazy("A competitor won")
    FIT = "fit", gettext_lazy("Our product does not fit")
    BUDGET = "budget", gettext_lazy("The customer has no budget")
    POSTPONED = "postponed", gettext_lazy("The customer postponed it")
    DROPPED = "dropped", gettext_lazy("We dropped it")


@dataclass
class Outcome:
    """What came of an attempt to pass a gate: `passed`, `refused` or `approved` (somebody else must approve too)."""

    result: str
    gate: "GateResult"
    waiting_for: list[str] = field(default_factory=list)


class Moves(models.Model):
    """Capability of Project: every change of its state."""

    class Meta:
        abstract = True

    @property
    def next_gate(self) -> str | None:
        """Code of the gate that lies ahead, None at the end and at the side of the path."""
        match State(self.state):
            case State.LEAD:
                return "G0"
            case State.PRESALES:
                return "G2" if self.go_decided_on else "G1"
            case State.CONTRACT:
                return "G4" if self.contract_passed_at else "G3"
            case State.DELIVERY:
                return "G5"
            case State.TRIAL_RUN:
                return "G6"
            case State.AFTERSALES:
                return "G7"
            case State.ACCEPTANCE:
                return "G8"
            case State.PAYMENT:
                return "G9"
            case State.PAID:
                return "G10"
        return None

    def open_stages(self) -> list[Stage]:
        """Stages whose checklist is to be worked on now."""
        place = position(self.state)
        opened = [stage for stage in Stage if place >= position(OPENS_AT[stage])]
        if self.state != State.TRIAL_RUN:
            return opened
        left_out = TRIAL_RUN_NOT_IN.get(once(self, "site", SiteSettings.load).trial_run_in)
        return [stage for stage in opened if stage != left_out]

    @transaction.atomic
    def advance(self, *, by: User, gate: str) -> Outcome:
        """Try to pass `gate`. A refusal is written down too, with every condition as it stood."""
        from lifecycle import access, gates

        now = self._locked(gate)
        result = gates.evaluate(now, gate)
        rule = gates.GATES[gate]
        roles = [role for role in rule.approvers if role in access.roles_in(by, now)]
        if not roles:
            raise Refused(_("This step is decided by: %(roles)s.") % {"roles": access.role_names(rule.approvers)})
        if result.blockers:
            self._note(by, gate, StageTransition.Result.REFUSED, now.state, rule.to, result.snapshot())
            return Outcome("refused", result)
        for role in roles:
            GateApproval.objects.get_or_create(project=now, gate=gate, role=role, transition=None, defaults={"by": by})
        given = set(
            GateApproval.objects.filter(project=now, gate=gate, transition=None).values_list("role", flat=True)
        )
        missing = [role for role in rule.approvers if role not in given]
        if missing:
            Event.record("gate.approved", by=by, subject=now, data={"gate": gate, "waiting_for": missing})
            return Outcome("approved", result, missing)
        self._pass(now, by, gate, StageTransition.Result.PASSED, result)
        return Outcome("passed", result)

    @transaction.atomic
    def override(self, *, by: User, gate: str, reason: str) -> None:
        """Pass a gate although conditions are unmet. Never by one whose own gate it is."""
        from lifecycle import access, gates

        now = self._locked(gate)
        if not access.can(by, "override", "gates", now):
            raise Refused(_("Only an executive can override a gate."))
        if gates.is_own_gate(by, now, gate):
            raise Refused(_("Nobody overrides their own gate. Another executive must decide."))
        if len(reason.strip()) < OVERRIDE_REASON_MIN:
            raise Refused(
                _("Give the reason in at least 10 characters; it is printed in the closing report."), "reason"
            )
        result = gates.evaluate(now, gate)
        if not result.blockers:
            raise Refused(_("Nothing blocks this gate; it can be passed as it is."))
        self._pass(now, by, gate, StageTransition.Result.OVERRIDDEN, result, reason.strip())

    @transaction.atomic
    def send_back(self, *, by: User, reason: str) -> None:
        """One state back, with a reason: hand-over returned to sales, acceptance failed."""
        from lifecycle import access

        now = self._locked(None)
        place = position(now.state)
        if place < 1 or now.state == State.CLOSED:
            raise Refused(_("From here there is no way back."))
        if not access.can(by, "move", "gates", now):
            raise Refused(_("Only those who decide on this project's gates can send it back."))
        self._need(reason, "reason")
        before = PATH[place - 1]
        changed: dict[str, Any] = {}
        if before == State.LEAD:
            changed["go_decided_on"] = None
        self._enter(now, before, by, **changed)
        self._note(by, "", StageTransition.Result.RETURNED, PATH[place], before, [], reason.strip())

    @transaction.atomic
    def lose(self, *, by: User, reason: str, note: str) -> None:
        """The deal is off before it was signed."""
        now = self._locked(None)
        if now.state not in UNSIGNED or now.contract_passed_at:
            raise Refused(_("A signed project cannot be lost; it is terminated."))
        if reason not in LostReason.values:
            raise Refused(_("Say why it was lost."), "reason")
        self._need(note, "note")
        self._aside(now, State.LOST, by, note, lost_reason=reason, closing_note=note.strip())

    @transaction.atomic
    def suspend(self, *, by: User, reason: str, review_on: date) -> None:
        now = self._locked(None)
        if now.state not in PATH or now.state == State.CLOSED:
            raise Refused(_("This project is not running."))
        self._need(reason, "reason")
        if review_on <= timezone.localdate():
            raise Refused(_("The day of the review must lie ahead."), "review_on")
        self._aside(now, State.SUSPENDED, by, reason, closing_note=reason.strip(), review_on=review_on)

    @transaction.atomic
    def resume(self, *, by: User, reason: str) -> None:
        now = self._locked(None)
        if now.state != State.SUSPENDED:
            raise Refused(_("This project is not suspended."))
        self._need(reason, "reason")
        self._aside(now, State(now.state_before), by, reason, review_on=None)

    @transaction.atomic
    def terminate(self, *, by: User, settlement: str) -> None:
        """End a signed project before its time. Its documents stay as they are."""
        from lifecycle import access

        now = self._locked(None)
        signed = now.contract_passed_at is not None
        if not signed or now.state in (State.CLOSED, State.LOST, State.TERMINATED):
            raise Refused(_("Only a signed project that still runs can be terminated."))
        if not access.can(by, "override", "gates", now):
            raise Refused(_("Only an executive can terminate a project."))
        self._need(settlement, "settlement")
        self._aside(
            now, State.TERMINATED, by, settlement, closing_note=settlement.strip(), actual_end=timezone.localdate()
        )

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        """A closed project goes back to delivery, a lost one to where it was lost; an executive decides."""
        from lifecycle import access

        now = self._locked(None)
        if now.state not in (State.CLOSED, State.LOST):
            raise Refused(_("Only a closed or lost project can be opened again."))
        if not access.can(by, "override", "gates", now):
            raise Refused(_("Only an executive can open a project again."))
        self._need(reason, "reason")
        target = State.DELIVERY if now.state == State.CLOSED else State(now.state_before or State.PRESALES)
        self._aside(now, target, by, reason, actual_end=None)

    # -- how it is done -------------------------------------------------------------------------------------------

    def _locked(self, gate: str | None) -> Any:
        ChainHead.locked(self.pk)  # one order of locks everywhere: the chain, then what it tells of
        now = type(self).objects.select_for_update().get(pk=self.pk)
        if now.state != self.state or (gate is not None and now.next_gate != gate):
            raise Stale(_("Somebody moved this project a moment ago. Nothing was changed; look again."))
        return now

    @staticmethod
    def _need(text: str, name: str) -> None:
        if not text.strip():
            raise Refused(_("Write down the reason; others will rely on it."), name)

    def _note(
        self, by: User, gate: str, result: str, old: str, new: str, snapshot: list[Any], reason: str = ""
    ) -> Any:
        note = StageTransition.objects.create(
            project=self, gate=gate, from_state=old, to_state=new, result=result,
            conditions=snapshot, override_reason=reason, by=by,
        )  # fmt: skip
        unmet = [line["code"] for line in snapshot if not line["met"]]
        data = {"gate": gate, "from": old, "to": new, "reason": reason, "unmet": unmet}
        Event.record(f"project.{result}", by=by, subject=self, project=self, data=data)
        return note

    def _pass(self, now: Any, by: User, gate: str, how: str, result: "GateResult", reason: str = "") -> None:
        from lifecycle import gates

        changed: dict[str, Any] = {}
        if gate == "G1":
            changed["go_decided_on"] = timezone.localdate()
        if gate == "G3":
            changed["contract_passed_at"] = timezone.now()
            changed["win_probability"] = 100
        if gate == "G10":
            changed["actual_end"] = timezone.localdate()
        old = now.state
        self._enter(now, gates.GATES[gate].to, by, **changed)
        note = self._note(by, gate, how, old, self.state, result.snapshot(), reason)
        GateApproval.objects.filter(project=now, gate=gate, transition=None).update(transition=note)
        if gate == "G3":
            hooks.call("contract_signed", project=self, by=by)
            hooks.call("trigger_reached", project=self, trigger="signing", on=self.contract_signed_on, by=by)
            self.refresh_figures()

    def _aside(self, now: Any, new: State, by: User, reason: str, **changed: Any) -> None:
        old = now.state
        self._enter(now, new, by, state_before=old, **changed)
        self._note(by, "", StageTransition.Result.MOVED, old, new, [], reason.strip())

    def _enter(self, now: Any, new: str, by: User, **changed: Any) -> None:
        """Compare and set: if the state is no longer what was read, nothing is written."""
        from lifecycle.models.checklists import ChecklistItem

        old = now.state
        if new != old:
            changed |= {"state": new, "state_since": timezone.now()}
            if new == State.DELIVERY and not now.actual_start:
                changed["actual_start"] = timezone.localdate()
        changed["version"] = now.version + 1
        changed["updated_at"] = timezone.now()
        rows = type(self).objects.filter(pk=now.pk, state=old, version=now.version)
        if rows.update(**changed) != 1:
            raise Stale(_("Somebody moved this project a moment ago. Nothing was changed; look again."))
        for name, value in changed.items():
            setattr(self, name, value)
        if new != old:
            for stage in self.open_stages():
                ChecklistItem.schedule(self, stage, start=timezone.localdate())
            hooks.call("project_moved", project=self, old=old, new=new, by=by)
            if new == State.TRIAL_RUN:
                hooks.call("trigger_reached", project=self, trigger="go_live", on=timezone.localdate(), by=by)
        self.refresh_figures()


def stage_left_on(project: Any, stage: Stage) -> date | None:
    """The day on which the project last left a stage for a later one."""
    leaving = project.transitions.filter(result__in=("passed", "overridden")).exclude(from_state=models.F("to_state"))
    for note in leaving:
        if STAGE_OF.get(note.from_state) == stage and STAGE_OF.get(note.to_state) != stage:
            return timezone.localtime(note.at).date()
    return None
