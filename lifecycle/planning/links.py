"""What waits for what."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["FS", "SS", "FF", "SF"]
KINDS: tuple[Kind, ...] = ("FS", "SS", "FF", "SF")


@dataclass(frozen=True)
class Link:
    """What a task waits for: finish or start of the one named → start or finish of its own; lag in working days."""

    key: str
    kind: Kind = "FS"
    lag: int = 0
