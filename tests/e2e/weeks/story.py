"""The twelve weeks of a delivery, in order."""

from collections.abc import Callable
from functools import partial

from tests.e2e.weeks import changes, delays, golive, kickoffs, past, plans, research
from tests.e2e.weeks.clock import Weeks


def takes_over(walk: Weeks) -> None:
    walk.go_to(week=1)
    past.hand_over(walk)
    kickoffs.put_off(walk, weeks=3)


def plans_round(walk: Weeks, week: int, told: research.Round) -> None:
    walk.go_to(week, hour=11)
    research.plan(walk, told)


def talks(walk: Weeks, week: int, told: research.Round) -> None:
    walk.go_to(week, day=2, hour=15)
    research.talk(walk, told)


def reports(walk: Weeks, week: int, told: research.Round) -> None:
    walk.go_to(week, day=4)
    research.report(walk, told)


def closes_round(walk: Weeks, week: int, told: research.Round) -> None:
    walk.go_to(week + 1, hour=8)
    research.close(walk, told)


def does_research(week: int, n: int) -> tuple[Callable[[Weeks], None], ...]:
    told = research.ROUNDS[n - 1]
    return tuple(partial(step, week=week, told=told) for step in (plans_round, talks, reports, closes_round))


def holds_kickoff(walk: Weeks) -> None:
    walk.go_to(week=4)
    kickoffs.hold(walk)


def writes_plan(walk: Weeks) -> None:
    walk.go_to(week=6)
    plans.write(walk)


def does_not_lose_steps(walk: Weeks) -> None:
    walk.go_to(week=6, day=2)
    plans.confirm(walk)


def confirms_plan(walk: Weeks) -> None:
    walk.go_to(week=6, day=4)
    plans.place_steps(walk)


def asks_for_change(walk: Weeks) -> None:
    walk.go_to(week=7)
    changes.ask(walk)


def assesses_change(walk: Weeks) -> None:
    walk.go_to(week=7, day=3)
    changes.assess(walk)


def signs_change(walk: Weeks) -> None:
    walk.go_to(week=8)
    changes.decide_and_sign(walk)


def disputes_delay(walk: Weeks) -> None:
    walk.go_to(week=8, day=4)
    delays.dispute(walk)


def agrees_on_delay(walk: Weeks) -> None:
    walk.go_to(week=9)
    delays.agree(walk)


def verifies_functions(walk: Weeks) -> None:
    walk.go_to(week=10)
    golive.verify_functions(walk)


def agrees_trial_run(walk: Weeks) -> None:
    walk.go_to(week=11)
    golive.agree_trial_run(walk)


def goes_live(walk: Weeks) -> None:
    walk.go_to(week=12)
    golive.go_live(walk)


CHAPTERS: tuple[Callable[[Weeks], None], ...] = (
    takes_over, *does_research(week=1, n=1), *does_research(week=2, n=2), holds_kickoff, *does_research(week=4, n=3),
    writes_plan, does_not_lose_steps, confirms_plan, asks_for_change, assesses_change, signs_change, disputes_delay,
    agrees_on_delay, verifies_functions, agrees_trial_run, goes_live,
)  # fmt: skip
