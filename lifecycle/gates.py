"""The gates between states: their conditions, evaluated live, each with why it exists and what mends it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.asking import keeping, once
from lifecycle.models.settings import SiteSettings
from lifecycle.stages import Condition, State, registry


@dataclass(frozen=True)
class Gate:
    """`approvers`: one of each role must say yes. `to`: the state behind it (its own for a checkpoint inside one)."""

    code: str
    to: State
    approvers: tuple[str, ...]
    title: Any
    verb: Any
    owners: tuple[str, ...]  # fields of the project: those people may not override it


GATES = {
    gate.code: gate
    for gate in (
        Gate("G0", State.PRESALES, ("SM",), _("Qualify the lead"), _("Move to pre-sales"), ("presales_owner",)),
        Gate("G1", State.PRESALES, ("SM", "IM"), _("Go or no-go"), _("Decide: go"), ("presales_owner",)),
        Gate("G2", State.CONTRACT, ("SM",), _("Ready for the contract"), _("Move to contract"), ("presales_owner",)),
        Gate("G3", State.CONTRACT, ("SM", "BM"), _("Sign the contract"), _("Confirm signing"), ("presales_owner",)),
        Gate(
            "G4", State.DELIVERY, ("PM",), _("Hand over to delivery"), _("Accept the hand-over"), ("delivery_owner",)
        ),
        Gate("G5", State.TRIAL_RUN, ("PM",), _("Go live"), _("Move to trial run"), ("delivery_owner",)),
        Gate("G6", State.AFTERSALES, ("IM",), _("Start the rollout"), _("Move to after-sales"), ("delivery_owner",)),
        Gate("G7", State.ACCEPTANCE, ("PM",), _("Apply for acceptance"), _("Move to acceptance"), ("delivery_owner",)),
        Gate("G8", State.PAYMENT, ("PM",), _("Acceptance passed"), _("Move to payment"), ("delivery_owner",)),
        Gate("G9", State.PAID, ("BM",), _("All money received"), _("Confirm: paid"), ("collection_owner",)),
        Gate(
            "G10",
            State.CLOSED,
            ("PM", "EX"),
            pgettext_lazy("gate", "Close"),
            _("Close the project"),
            ("delivery_owner",),
        ),
    )
}


@dataclass(frozen=True)
class Answer:
    """What a condition says of a project: met or not, in which detail, and where it is mended."""

    met: bool
    detail: Any = ""
    url: str = ""
    label: Any = ""  # the verb of the mending link


@dataclass(frozen=True)
class Line:
    condition: Condition
    mode: str
    answer: Answer

    @property
    def blocks(self) -> bool:
        return self.mode == SiteSettings.GateMode.HARD and not self.answer.met


@dataclass(frozen=True)
class GateResult:
    gate: Gate
    lines: list[Line]

    @property
    def blockers(self) -> list[Line]:
        return [line for line in self.lines if line.blocks]

    @property
    def met(self) -> int:
        return sum(line.answer.met for line in self.lines)

    def snapshot(self) -> list[dict[str, Any]]:
        """As it is stored with a transition: what every condition said at that moment."""
        return [
            {
                "code": line.condition.code,
                "text": str(line.condition.text),
                "mode": str(line.mode),
                "met": line.answer.met,
                "detail": str(line.answer.detail),
                "link": line.answer.url,
            }
            for line in self.lines
        ]


def evaluate(project: Any, gate: str) -> GateResult:
    """Ask every condition of the gate that is not switched off. What several of them want to know is asked once."""
    lines = []
    with keeping(project):
        site = once(project, "site", SiteSettings.load)
        for condition in registry.conditions_of(gate):
            mode = site.mode_of(condition)
            if mode != SiteSettings.GateMode.OFF:
                lines.append(Line(condition, mode, condition.check(project)))
    return GateResult(GATES[gate], lines)


def is_own_gate(user: Any, project: Any, gate: str) -> bool:
    """Is it this person's own gate: do they own that part of the project, or have they approved or tried it?"""
    from lifecycle import known

    owners = {getattr(project, f"{name}_id") for name in GATES[gate].owners}
    return (
        user.pk in owners
        or any(approval.gate == gate and approval.by_id == user.pk for approval in known.approvals(project))
        or any(m.gate == gate and m.by_id == user.pk and m.result == m.Result.REFUSED for m in known.moves(project))
    )
