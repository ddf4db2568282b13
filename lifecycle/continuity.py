"""What became of the next steps that memos agree on: memo → plan → next memo, and how many reached a plan."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.agreements import memo_steps, placed
from lifecycle.models.memos import Memo
from lifecycle.models.nextsteps import NextStep, Side

State = NextStep.State


@dataclass
class Rate:
    """Of the steps of one side, or of both. `due`: those that a plan had to take up, as they were not done before."""

    label: str
    agreed: int = 0
    carried: int = 0
    dropped: int = 0
    done: int = 0
    open: int = 0

    @property
    def due(self) -> int:
        return self.carried + self.dropped + self.open

    @property
    def percent(self) -> int | None:
        """Carry-over rate: put into a plan, or dropped with a reason, of all that were open; None where nothing was."""
        return round(100 * (self.carried + self.dropped) / self.due) if self.due else None


@dataclass
class Link:
    """A memo in the chain, with its steps and the plan items that they became."""

    memo: Memo
    steps: list[Any] = field(default_factory=list)
    checks: dict[int, Any] = field(default_factory=dict)
    rate: Rate = field(default_factory=lambda: Rate(""))

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each step with the plan item that it became, and what the next memo says of it."""
        return [{"step": step, "target": step.place, "check": self.checks.get(step.pk)} for step in self.steps]


def rate(steps: Iterable[NextStep], label: str = "") -> Rate:
    found = Rate(label)
    for step in steps:
        found.agreed += 1
        if step.carried_on is not None:  # it was in a plan, whatever became of it there
            found.carried += 1
        elif step.state == State.DROPPED:
            found.dropped += 1
        elif step.state == State.OPEN:
            found.open += 1
        if step.state == State.DONE:
            found.done += 1
    return found


def rates(project: Any) -> list[Rate]:
    """Both sides together, then each; empty where nothing is agreed yet. One query."""
    steps = placed(memo_steps(project))
    if not steps:
        return []
    sides = [rate([s for s in steps if s.side == side], str(side.label)) for side in (Side.CUSTOMER, Side.VENDOR)]
    return [rate(steps, _("Both sides")), *sides]


def chain(project: Any) -> list[Link]:
    """Every memo that went to the customer, the newest first."""
    links = {memo.pk: Link(memo) for memo in Memo.objects.filter(project=project, state__in=Memo.agreed_states)}
    for step in placed(memo_steps(project).prefetch_related("checks__memo")):
        link = links[step.memo_id]
        link.steps.append(step)
        checks = [check for check in step.checks.all() if check.memo.state in Memo.agreed_states]
        if checks:
            link.checks[step.pk] = checks[-1]
    for link in links.values():
        link.rate = rate(link.steps)
    return sorted(links.values(), key=lambda link: -link.memo.number)
