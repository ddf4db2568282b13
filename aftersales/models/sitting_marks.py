"""Taking an exam and marking it: what a sitting goes through from its first answer to passed or not."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.exammarking import cleaned, has_passed, points_for
from aftersales.models.exam_answers import ExamAnswer
from aftersales.models.exam_items import ExamItem
from aftersales.models.exams import Exam
from lifecycle.errors import Refused
from lifecycle.models.users import User

LONGEST = 5000  # characters of an answer


class Marks:
    """The verbs of ExamSitting from beginning to result; `self` is the sitting."""

    # -- taking it ---------------------------------------------------------------------------------------------------

    @transaction.atomic
    def begin(self: Any) -> None:
        """The clock runs from here. A second click finds it running."""
        self.locked(*self.BEFORE)
        if self.state == self.State.WRITING:
            return
        if self.exam.state != Exam.State.READY:
            raise Refused(_("This exam cannot be taken any more."))
        self.shift(
            self.State.WRITING, by=None, verb="sitting.begun", started_at=timezone.now(), how=self.How.LINK
        )  # fmt: skip

    @transaction.atomic
    def save_answers(self: Any, answers: dict[int, list[str]]) -> None:
        """Keep what was answered so far; what comes after the time is refused."""
        self.locked(self.State.WRITING)
        if self.is_over:
            raise Refused(_("The time is over; what was saved before counts."))
        self._keep(answers)

    def _keep(self: Any, answers: dict[int, list[str]]) -> None:
        now = timezone.now()
        for item in self.exam.items.all():  # type: ignore[attr-defined]
            if item.pk in answers:
                given = cleaned(item.asked, [text[:LONGEST] for text in answers[item.pk]])
                ExamAnswer.objects.update_or_create(
                    sitting=self, item=item, defaults={"given": given, "saved_at": now}
                )  # fmt: skip

    @transaction.atomic
    def hand_in(self: Any) -> None:
        """Whatever is saved is the answer; a second click finds it done."""
        self.locked()
        if self.state != self.State.WRITING:
            return
        end = self.ends_at
        ended = min(timezone.now(), end) if end else timezone.now()
        self._mark_closed()
        self.shift(self.State.HANDED_IN, by=None, verb="sitting.handed_in", ended_at=ended)
        self._settle(by=self.exam.trainer)

    @transaction.atomic
    def collect(self: Any, *, by: User) -> None:
        """Whoever began and does not come back: what is saved is the answer."""
        self.locked(self.State.WRITING)
        self.hand_in()

    # -- marking -----------------------------------------------------------------------------------------------------

    def _mark_closed(self: Any) -> None:
        for item in self.exam.items.all():  # type: ignore[attr-defined]
            row, _made = ExamAnswer.objects.get_or_create(sitting=self, item=item)
            if item.is_closed:
                row.points = points_for(item.asked, item.key, row.given)
            elif not row.given and self.how == self.How.LINK:
                row.points = Decimal(0)  # nothing was written, nothing is to be marked
            else:
                continue
            row.save(update_fields=["points"])

    def _settle(self: Any, *, by: User) -> None:
        """Passed or not, once every answer has its points."""
        rows = list(self.answers.select_related("item"))  # type: ignore[attr-defined]
        if any(row.points is None for row in rows):
            return
        score = sum((row.points for row in rows), Decimal(0))
        passed = has_passed(score, self.exam.total, self.exam.pass_percent)
        state = self.State.PASSED if passed else self.State.FAILED
        self.score = score
        self.shift(
            state, by=by, verb=f"sitting.{state}", data={"exam": self.exam.label}, score=score, marked_by=by,
            marked_on=timezone.localdate(), token_hash=self.token_hash,
        )  # fmt: skip
        if passed:
            from aftersales.examresults import raise_competence

            raise_competence(self, rows, by=by)

    @transaction.atomic
    def mark(self: Any, *, by: User, points: dict[int, Decimal], remarks: dict[int, str]) -> None:
        """Points for the open questions, by the key of the item."""
        self.locked(self.State.HANDED_IN)
        for item in self.exam.items.all():  # type: ignore[attr-defined]
            if item.is_closed or item.pk not in points:
                continue
            _within(points[item.pk], item)
            ExamAnswer.objects.filter(sitting=self, item=item).update(
                points=points[item.pk], remark=remarks.get(item.pk, "").strip()
            )
        self._settle(by=by)
        if self.state == self.State.HANDED_IN:
            raise Refused(_("Every open question needs its points."))

    @transaction.atomic
    def enter(
        self: Any, *, by: User, on: date, answers: dict[int, list[str]], points: dict[int, Decimal]
    ) -> None:  # fmt: skip
        """From a printed paper: what they ticked, and the points for what they wrote."""
        self.locked(self.State.INVITED)
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        self._keep(answers)
        for item in self.exam.items.all():  # type: ignore[attr-defined]
            row, _made = ExamAnswer.objects.get_or_create(sitting=self, item=item)
            if item.is_closed:
                continue
            if item.pk not in points:
                raise Refused(_("Every open question needs its points."))
            _within(points[item.pk], item)
            row.points = points[item.pk]
            row.save(update_fields=["points"])
        self.how = self.How.PAPER
        self._mark_closed()
        at = timezone.make_aware(datetime.combine(on, time(12)))
        self.shift(
            self.State.HANDED_IN, by=by, verb="sitting.entered", ended_at=at, how=self.How.PAPER, token_hash=None
        )  # fmt: skip
        self._settle(by=by)

    @transaction.atomic
    def correct(self: Any, *, by: User, item: ExamItem, points: Decimal, reason: str) -> None:
        """A mark was wrong: it is mended with a reason, and the result follows."""
        self.locked(*self.MARKED)
        if self.is_retaken:
            raise Refused(_("They have taken it again since; this result stays."))
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        _within(points, item)
        row = self.answers.get(item=item)  # type: ignore[attr-defined]
        row.points, row.remark = points, reason.strip()
        row.save(update_fields=["points", "remark"])
        self._settle(by=by)


def _within(points: Decimal, item: ExamItem) -> None:
    if not 0 <= points <= item.points or points * 2 % 1:
        text = _("Between 0 and %(n)d points, in halves.") % {"n": item.points}
        raise Refused(text, f"p{item.pk}")
