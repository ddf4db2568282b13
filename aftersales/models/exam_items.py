"""A paper's questions, as they were asked there."""

from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy

from aftersales.models.exam_questions import CLOSED, ExamQuestion
from lifecycle.models.interviews import Ordered


class ExamItem(Ordered):
    """A question on a paper, with its points there; once the paper is ready, as it was asked and what was right."""

    exam = models.ForeignKey("aftersales.Exam", models.CASCADE, related_name="items")
    question = models.ForeignKey(
        ExamQuestion, models.PROTECT, related_name="papers", verbose_name=gettext_lazy("question")
    )
    points = models.PositiveSmallIntegerField(
        gettext_lazy("points"), blank=True, default=0, validators=[MaxValueValidator(100)]
    )
    asked = models.JSONField(null=True, editable=False)
    key = models.JSONField(null=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("question on a paper")

    def __str__(self) -> str:
        return self.question.label

    @property
    def shown(self) -> dict[str, Any]:
        """What is asked: as the paper keeps it, or as the bank has it now."""
        return self.asked or self.question.frozen(self.points)[0]

    @property
    def right(self) -> dict[str, Any]:
        return self.key or self.question.frozen(self.points)[1]

    @property
    def is_closed(self) -> bool:
        return self.shown["kind"] in CLOSED
