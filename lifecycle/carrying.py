"""What both sides agreed to do next, in a memo or a meeting: it has to come back in the plan, or be dropped with a reason.

Whoever writes such agreements down registers three hooks (lifecycle/hooks.py): `memo_commitments` tells what was agreed,
`memo_carried` and `memo_dropped` note what became of it. Plans ask here alone; nobody imports the other.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.models.users import User
from lifecycle.text import choose

OPEN, CARRIED, DONE, DROPPED = "open", "carried", "done", "dropped"
REASON_MIN = 5


@dataclass(frozen=True)
class Carried:
    """`what` and `memo_label` are texts in both languages; `owner` is a name, `side` vendor, customer or both."""

    key: str  # one of a kind in the project, such as "memo.17"
    side: str
    owner: str
    what: dict[str, str]
    due: date | None
    memo_label: dict[str, str]
    url: str  # the page on which it was agreed
    state: str = OPEN
    carried_to: Any = None  # the item of a plan that it became
    dropped_reason: str = ""

    @property
    def label(self) -> str:
        return choose(self.what)

    @property
    def memo(self) -> str:
        return choose(self.memo_label)

    @property
    def is_open(self) -> bool:
        return self.state == OPEN


def agreed(project: Any) -> list[Carried]:
    """All next steps that were agreed in the project, the one due first before the others."""
    found = [row for function in hooks.HOOKS["memo_commitments"] for row in function(project=project)]
    return sorted(found, key=lambda row: (row.due or date.max, row.key))


def uncarried(project: Any) -> list[Carried]:
    """Those that stand in no plan, are not done and were not dropped."""
    return [row for row in agreed(project) if row.is_open]


def find(project: Any, key: str) -> Carried:
    """The open one of that key. Raises Refused where it was carried or dropped meanwhile, or never was."""
    for row in agreed(project):
        if row.key == key and row.is_open:
            return row
    raise Refused(_("This next step was carried over or dropped meanwhile."))


def carry(project: Any, key: str, plan_item: Any, *, by: User) -> None:
    """It stands in the plan now. Inside the transaction of the caller."""
    find(project, key)
    hooks.call("memo_carried", project=project, key=key, plan_item=plan_item, by=by)


def drop(project: Any, key: str, reason: str, *, by: User) -> None:
    """It will not be done, and this is why. Inside the transaction of the caller."""
    find(project, key)
    if len(reason.strip()) < REASON_MIN:
        raise Refused(_("Say why it is dropped; the customer will ask."), "reason")
    hooks.call("memo_dropped", project=project, key=key, reason=reason.strip(), by=by)
