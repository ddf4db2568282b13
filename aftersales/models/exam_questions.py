"""The bank of exam questions: each of a business process, out of the customer's own work, with what is right."""

import uuid
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.interviews import Ordered
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.records import Record
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import named, pick, short, twin

KEYS = "ABCDEFGH"
COPIES = uuid.UUID("5b0f6c52-0c58-4f0e-9d3f-6f8f0f2f7a15")
SAME = (
    "question_kind", "difficulty", "points", "scenario", "scenario_en", "text", "text_en", "holds", "answer", "answer_en",
)  # fmt: skip
MOST_POINTS = 100


class QuestionKind(models.TextChoices):
    SINGLE = "single", pgettext_lazy("exam question", "One answer")
    MULTIPLE = "multiple", pgettext_lazy("exam question", "Several answers")
    TRUTH = "truth", pgettext_lazy("exam question", "True or false")
    SHORT = "short", pgettext_lazy("exam question", "Short answer")
    TASK = "task", pgettext_lazy("exam question", "Practical task")


CHOSEN = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
CLOSED = (*CHOSEN, QuestionKind.TRUTH)  # marked by itself


class Difficulty(models.IntegerChoices):
    EASIEST = 1, gettext_lazy("1 · very easy")
    EASY = 2, gettext_lazy("2 · easy")
    MIDDLE = 3, gettext_lazy("3 · moderate")
    HARD = 4, gettext_lazy("4 · hard")
    HARDEST = 5, gettext_lazy("5 · very hard")


class ExamQuestion(Record):
    class State(models.TextChoices):
        IN_USE = "in_use", pgettext_lazy("exam question", "In use")
        RETIRED = "retired", pgettext_lazy("exam question", "Retired")

    Kind = QuestionKind
    editable_states: ClassVar[tuple[str, ...]] = (State.IN_USE,)

    process = models.ForeignKey(
        BusinessProcess, models.PROTECT, related_name="+", verbose_name=gettext_lazy("business process")
    )
    question_kind = models.CharField(gettext_lazy("kind"), max_length=8, choices=QuestionKind.choices)
    difficulty = models.PositiveSmallIntegerField(
        gettext_lazy("difficulty"), choices=Difficulty.choices, default=Difficulty.MIDDLE
    )
    points = models.PositiveSmallIntegerField(
        gettext_lazy("points"), default=5, validators=[MinValueValidator(1), MaxValueValidator(MOST_POINTS)]
    )
    scenario = models.TextField(gettext_lazy("case"), blank=True)
    scenario_en = models.TextField(gettext_lazy("case in English"), blank=True)
    text = models.TextField(gettext_lazy("question"))
    text_en = models.TextField(gettext_lazy("question in English"), blank=True)
    holds = models.CharField(
        gettext_lazy("is it true?"), max_length=5, blank=True,
        choices=[("true", gettext_lazy("true")), ("false", gettext_lazy("false"))],
    )  # fmt: skip
    answer = models.TextField(gettext_lazy("right answer, and why"), blank=True)
    answer_en = models.TextField(gettext_lazy("right answer, in English"), blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=7, choices=State.choices, default=State.IN_USE)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("exam question")
        verbose_name_plural = gettext_lazy("exam questions")
        ordering = ["number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(name="exam_question_difficulty", condition=Q(difficulty__gte=1, difficulty__lte=5)),
        ]

    @property
    def label(self) -> str:
        return short(pick(self, "text"))

    @property
    def tone(self) -> str:
        return "ok" if self.state == self.State.IN_USE else "off"

    @property
    def is_closed(self) -> bool:
        return self.question_kind in CLOSED

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.process.project_id != self.project_id:
            raise Refused(_("This process belongs to another project."), "process")
        if self.question_kind == QuestionKind.TRUTH and not self.holds:
            raise Refused(_("Say whether it is true."), "holds")
        if not self.is_closed and not self.answer.strip():
            raise Refused(_("Write down what a right answer says; whoever marks it goes by that."), "answer")
        if self.question_kind != QuestionKind.TRUTH:
            self.holds = ""
        super().put(by=by, read_version=read_version, diff=diff)

    def after_put(self, *, by: User) -> None:
        rows = list(self.options.all())  # type: ignore[attr-defined]
        right = sum(row.right for row in rows)
        if self.question_kind in CHOSEN:
            if not 2 <= len(rows) <= len(KEYS):
                raise Refused(_("Write between two and eight answers to choose from."))
            if self.question_kind == QuestionKind.SINGLE and right != 1:
                raise Refused(_("Exactly one of the answers is the right one; tick it."))
            if not right:
                raise Refused(_("Tick the answers that are right."))
        elif rows:
            raise Refused(_("Answers to choose from belong to questions with one or several answers."))
        for order, row in enumerate(rows, 1):
            if row.order != order:
                type(row).objects.filter(pk=row.pk).update(order=order)

    def frozen(self, points: int) -> tuple[dict[str, Any], dict[str, Any]]:
        """What is asked, and what is right, as a paper keeps it."""
        options = list(self.options.all())  # type: ignore[attr-defined]
        asked = {
            "kind": self.question_kind, "difficulty": self.difficulty, "points": points,
            "process": named(self.process), "process_id": self.process_id, "scenario": twin(self, "scenario"),
            "text": twin(self, "text"),
            "options": [{"key": key, "text": twin(row, "text")} for key, row in zip(KEYS, options, strict=False)],
        }  # fmt: skip
        right = [key for key, row in zip(KEYS, options, strict=False) if row.right]
        return asked, {"right": [self.holds] if self.holds else right, "answer": twin(self, "answer")}

    @transaction.atomic
    def copy_to(self, project: Any, *, process: BusinessProcess, by: User) -> "ExamQuestion | None":
        """The same question in the bank of another project, once; None where it stands there already."""
        key = uuid.uuid5(COPIES, f"{self.pk}:{project.pk}")
        if ExamQuestion.objects.filter(creation_key=key).exists():
            return None
        copied = {name: getattr(self, name) for name in SAME}
        made = ExamQuestion(project=project, process=process, creation_key=key, **copied)
        made.put(by=by, read_version=None)
        for row in self.options.all():  # type: ignore[attr-defined]
            made.options.create(order=row.order, text=row.text, text_en=row.text_en, right=row.right)  # type: ignore[attr-defined]
        made.after_put(by=by)
        Trace.note(self, made, by=by)
        return made

    @transaction.atomic
    def retire(self, *, by: User, reason: str) -> None:
        """It is drawn no longer; papers that hold it keep it."""
        self.locked(self.State.IN_USE)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(self.State.RETIRED, by=by, verb="exam_question.retired", data={"reason": reason.strip()})

    @transaction.atomic
    def use_again(self, *, by: User) -> None:
        self.locked(self.State.RETIRED)
        self.shift(self.State.IN_USE, by=by, verb="exam_question.used_again")

    def page_facts(self, user: User) -> dict[str, Any]:
        return {"options": list(zip(KEYS, self.options.all(), strict=False))}  # type: ignore[attr-defined]


class ExamOption(Ordered):
    """One of the answers to choose from."""

    question = models.ForeignKey(ExamQuestion, models.CASCADE, related_name="options")
    text = models.CharField(gettext_lazy("answer"), max_length=300)
    text_en = models.CharField(gettext_lazy("answer in English"), max_length=300, blank=True)
    right = models.BooleanField(gettext_lazy("right"), default=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("answer to choose")

    def __str__(self) -> str:
        return pick(self, "text")
