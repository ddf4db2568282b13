"""Comments that colleagues leave on a project, in the language each of them works in."""

from datetime import date

from lifecycle.demo.case import Case
from lifecycle.demo.company import STAFF
from lifecycle.demo.dice import later
from lifecycle.demo.story import Comment
from lifecycle.demo.trades import phrases

LANGUAGE = {person.key: person.language for person in STAFF}


def comments(case: Case) -> tuple[Comment, ...]:
    dice = case.dice("remarks")
    told: list[Comment] = []
    told += _say(case, "early", case.on("lead"), 9, (case.seller, case.implementer))
    if case.saw("delivery"):
        told += _say(case, "middle", case.on("delivery"), 14, ("consultant", case.manager))
    if case.saw("trial_run"):
        told += _say(case, "late", case.on("trial_run"), 8, (case.manager, "consultant"))
    for row in case.story.get("comment", ()):
        day = later(case.today, -int(row["days_ago"]))
        told.append(Comment(day, row["by"], row["text"]))
    keep = dice.between(2, 4) + len(case.story.get("comment", ()))
    return tuple(sorted(told, key=lambda c: c.on)[-max(2, keep) :])


def _say(case: Case, part: str, begin: date, step: int, people: tuple[str, ...]) -> list[Comment]:
    dice = case.dice(f"remarks {part}")
    said = []
    for index in range(3):
        day = later(begin, 2 + step * index)
        if not case.past(day):
            break
        by = people[index % len(people)]
        text = dice.pick(phrases("remarks", part)).fill(**case.words(dice.pick(case.flows)))
        said.append(Comment(day, by, text.en if LANGUAGE[by] == "en" else text.zh))
    return said
