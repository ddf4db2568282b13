"""Plans drawn by lot: every link points backwards, so that there is no circle."""

import random
from datetime import date, timedelta

from lifecycle.planning.network import KINDS, Link, Task

BEGIN = date(2026, 1, 5)


def plan(lot: random.Random, size: int, links: int) -> list[Task]:
    after: dict[int, dict[int, Link]] = {n: {} for n in range(size)}
    for _n in range(links if size > 1 else 0):
        later = lot.randrange(1, size)
        before = lot.randrange(max(0, later - 25), later)
        kind = lot.choices(KINDS, (6, 2, 2, 1))[0]
        after[later][before] = Link(f"t{before}", kind, lot.choice((0, 0, 0, 1, 2, 5, -1, -3)))
    return [
        Task(
            f"t{n}",
            lot.choice((0, 1, 1, 2, 3, 5, 8, 13)),
            BEGIN + timedelta(days=lot.randrange(200)) if lot.random() < 0.15 else None,
            tuple(after[n].values()),
        )
        for n in range(size)
    ]
