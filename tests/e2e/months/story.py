"""From the first day of the trial run to the closed project, in order."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.e2e.months import acceptances, closings, exams, past, payments, rollouts, training, trials, wishes
from tests.e2e.weeks.clock import Weeks


class Chapter(NamedTuple):
    """`tell` walks it by pages; `make` brings what it leaves behind, for who wants to begin with a later one."""

    name: str
    tell: Callable[[Weeks, Path], None]
    make: Callable[[Weeks], None]


def asks_for_money(walk: Weeks, folder: Path) -> None:
    walk.go_to(1, day=2)
    payments.ask(walk, payments.SIGNING)
    payments.ask(walk, payments.LIVE)
    walk.go_to(1, day=4)
    payments.receive_in_time(walk, folder, payments.SIGNING)


def trains(walk: Weeks, folder: Path) -> None:
    walk.go_to(2, day=1)
    training.plan(walk)
    walk.go_to(2, day=2)
    training.invite_key_users(walk)
    walk.go_to(3, day=2)
    training.train_key_users(walk)
    walk.go_to(4, day=1)
    training.print_sheet(walk, folder)
    walk.go_to(4, day=2, hour=13)
    training.train_others(walk)
    walk.go_to(4, day=3)
    exams.write_questions(walk)
    exams.set_paper(walk)
    walk.go_to(4, day=4)
    exams.enter_papers(walk)
    exams.take_on_phones(walk)
    exams.coach(walk)
    walk.go_to(5, day=1)
    exams.take_again(walk)
    training.give_back(walk)


def reminds(walk: Weeks, folder: Path, level: int, week: int, bucket: str) -> None:
    walk.go_to(week, day=2)
    payments.remind(walk, level)
    payments.see_age(walk, payments.SHARES[payments.LIVE], bucket)


def rolls_out(walk: Weeks, folder: Path) -> None:
    walk.go_to(5, day=3)
    rollouts.write(walk)
    rollouts.publish_manual(walk)
    rollouts.agree(walk)
    walk.go_to(6, day=1)
    rollouts.start_units(walk)
    walk.go_to(7, day=1)
    rollouts.reach_units(walk)


def ends_trial(walk: Weeks, folder: Path) -> None:
    walk.go_to(7, day=2)
    trials.listen(walk)
    walk.go_to(7, day=4)
    trials.close(walk)


def accepts(walk: Weeks, folder: Path) -> None:
    walk.go_to(8, day=3)
    wishes.put_off(walk)
    wishes.freeze(walk)
    acceptances.apply(walk)
    walk.go_to(9, day=2)
    acceptances.check(walk)
    walk.go_to(9, day=3)
    acceptances.sign(walk)
    walk.go_to(10, day=4)
    acceptances.settle_rest(walk)
    payments.ask(walk, payments.ACCEPTED)
    walk.go_to(11)
    payments.receive_in_time(walk, folder, payments.ACCEPTED)


def is_paid(walk: Weeks, folder: Path) -> None:
    walk.go_to(12, day=3)
    payments.promise(walk, days=7)
    walk.go_to(13)
    payments.receive_part(walk, folder)
    walk.go_to(14)
    payments.receive_rest(walk, folder)
    payments.pass_gate(walk)


def ends(walk: Weeks, folder: Path) -> None:
    walk.go_to(14, day=2)
    closings.hand_to_service(walk)
    closings.hear_customer(walk)
    closings.meet(walk)
    closings.report(walk)
    closings.end(walk)


def letter(level: int, week: int, bucket: str) -> Chapter:
    return Chapter(
        f"letter-{level}", partial(reminds, level=level, week=week, bucket=bucket),
        partial(past.reminded, level=level, week=week),
    )  # fmt: skip


CHAPTERS = (
    Chapter("requests", asks_for_money, past.asked),
    Chapter("training", trains, past.trained),
    letter(1, week=5, bucket="d1"),
    Chapter("rollout", rolls_out, past.rolled_out),
    Chapter("trial", ends_trial, past.tried),
    letter(2, week=8, bucket="d31"),
    Chapter("acceptance", accepts, past.accepted),
    letter(3, week=12, bucket="d61"),
    Chapter("payment", is_paid, past.paid),
    Chapter("closing", ends, past.nothing),
)


def walk_through(walk: Weeks, folder: Path, only: str = "") -> None:
    """All of it; `only`: the chapter of this name, upon what lies before it."""
    walk.go_to(1)
    past.go_live(walk)
    for chapter in CHAPTERS:
        if chapter.name == only or not only:
            chapter.tell(walk, folder)
            if only:
                return
        else:
            chapter.make(walk)
    assert not only, f"there is no chapter {only}"
