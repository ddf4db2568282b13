"""Weak spots that exams show: the processes in which somebody did not reach the pass mark, though they may have passed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from aftersales.exammarking import has_passed, percent
from aftersales.models.exam_answers import ExamAnswer


@dataclass
class Share:
    """What was reached in one process: by a person, or by all who took a paper."""

    process: dict[str, str]  # its name by language
    points: Decimal = Decimal(0)
    total: int = 0
    people: list[Any] = field(default_factory=list)  # of a paper: the sittings below the pass mark

    @property
    def percent(self) -> int:
        return percent(self.points, self.total)

    def reaches(self, pass_percent: int) -> bool:
        return has_passed(self.points, self.total, pass_percent)


def shares(answers: Iterable[ExamAnswer]) -> dict[int, Share]:
    """By the key of the process. The items are at hand on the answers."""
    found: dict[int, Share] = {}
    for row in answers:
        if row.points is not None:
            asked = row.item.shown
            share = found.setdefault(asked["process_id"], Share(asked["process"]))
            share.points += row.points
            share.total += row.item.points
    return found


def of_sitting(sitting: Any, answers: Iterable[ExamAnswer] | None = None) -> list[Share]:
    """The weakest first; none before it is marked."""
    if not sitting.is_marked:
        return []
    rows = sitting.answers.select_related("item") if answers is None else answers
    found = [share for share in shares(rows).values() if not share.reaches(sitting.exam.pass_percent)]
    return sorted(found, key=lambda share: share.percent)


def of_exam(exam: Any, marked: list[Any]) -> list[Share]:
    """Of these sittings, which are marked: each process in which somebody is weak, the one with most of them first."""
    if not marked:
        return []
    by_sitting: dict[int, list[ExamAnswer]] = defaultdict(list)
    for answer in ExamAnswer.objects.filter(sitting__in=marked).select_related("item"):
        by_sitting[answer.sitting_id].append(answer)
    whole: dict[int, Share] = {}
    for sitting in marked:
        for key, share in shares(by_sitting[sitting.pk]).items():
            told = whole.setdefault(key, Share(share.process))
            told.points, told.total = told.points + share.points, told.total + share.total
            if not share.reaches(exam.pass_percent):
                told.people.append(sitting)
    return sorted((one for one in whole.values() if one.people), key=lambda one: (-len(one.people), one.percent))
