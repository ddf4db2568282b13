"""Ways of the arrows between bars: around what is in between, never through a bar's middle."""

from dataclasses import dataclass

from lifecycle.planning.drawing import head, n
from lifecycle.planning.links import Kind

STUB, NEAR = 7.0, 5.0


@dataclass(frozen=True)
class Spot:
    """Where a bar or milestone is drawn: its ends, its middle line, half its height, and the row around it."""

    left: float
    right: float
    middle: float
    half: float
    top: float
    bottom: float


def arrow(one: Spot, two: Spot, kind: Kind) -> tuple[str, str]:
    """Line and head from the end that counts of `one` to the end that counts of `two`."""
    begin = one.right if kind[0] == "F" else one.left
    if kind == "FS":
        return _onwards(one, two)
    # Just outside the row of `two`, on the side that `one` is at.
    edge = two.top if one.middle < two.middle else two.bottom
    if kind == "SS":
        side = min(one.left, two.left) - STUB
        return f"M{n(begin)} {n(one.middle)}H{n(side)}V{n(two.middle)}H{n(two.left - 3)}", _into_left(two)
    if kind == "FF":
        side = max(one.right, two.right) + STUB
        return f"M{n(begin)} {n(one.middle)}H{n(side)}V{n(two.middle)}H{n(two.right + 3)}", _into_right(two)
    return (
        f"M{n(begin)} {n(one.middle)}h{n(-STUB)}V{n(edge)}H{n(two.right + STUB)}V{n(two.middle)}H{n(two.right + 3)}",
        _into_right(two),
    )


def _onwards(one: Spot, two: Spot) -> tuple[str, str]:
    """From the end of one to the beginning of the other, the arrow that nearly all are."""
    down = one.middle < two.middle
    start = f"M{n(one.right)} {n(one.middle)}"
    if two.left - one.right >= STUB + 6:
        return f"{start}h{n(STUB)}V{n(two.middle)}H{n(two.left - 3)}", _into_left(two)
    drop = one.right + NEAR
    if two.left <= drop <= max(two.right, two.left + NEAR + 1):
        edge = two.middle - two.half if down else two.middle + two.half
        line = f"{start}H{n(drop)}V{n(edge - 3 if down else edge + 3)}"
        return line, head(drop, edge, "down" if down else "up")
    edge = two.top if down else two.bottom
    side = two.left - STUB - 2
    return f"{start}h{n(NEAR)}V{n(edge)}H{n(side)}V{n(two.middle)}H{n(two.left - 3)}", _into_left(two)


def _into_left(two: Spot) -> str:
    return head(two.left, two.middle, "right")


def _into_right(two: Spot) -> str:
    return head(two.right, two.middle, "left")
