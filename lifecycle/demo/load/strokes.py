"""Signatures as a pad would send them: a hand that writes quickly, the same for the same name."""

import math

from lifecycle.demo.dice import Dice

Stroke = list[dict[str, float]]
HEIGHT = 150


def drawn(name: str) -> list[Stroke]:
    """One running stroke for each sign of the name and a line under it."""
    dice = Dice("signature", name)
    strokes, left = [], 40.0
    signs = [sign for sign in name if not sign.isspace()][:6]
    for _sign in signs:
        width = dice.between(46, 82)
        strokes += [_run(dice, left, width) for _n in range(dice.between(1, 3))]
        left += width + dice.between(4, 14)
    strokes.append(_line(dice, left))
    return strokes


def _run(dice: Dice, left: float, width: float) -> Stroke:
    """A swing to the right with loops in it."""
    waves, phase = dice.between(1, 3), dice.between(0, 314) / 100
    height, middle = dice.between(18, 46), dice.between(62, 96)
    lean = dice.between(-18, 10)
    points = 26
    return [
        {
            "x": round(left + width * t + math.sin(waves * math.tau * t + phase) * width * 0.22, 1),
            "y": round(middle + lean * t + math.cos(waves * math.tau * t + phase) * height * (1 - 0.5 * t), 1),
        }
        for t in (n / (points - 1) for n in range(points))
    ]


def _line(dice: Dice, right: float) -> Stroke:
    rise = dice.between(4, 16)
    return [
        {"x": round(36 + (right - 20) * t, 1), "y": round(HEIGHT - rise * t - 3 * math.sin(math.pi * t), 1)}
        for t in (n / 14 for n in range(15))
    ]
