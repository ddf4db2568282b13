"""Answers of a person to the questions of an exam."""

from django.db import models
from django.utils import timezone

from aftersales.models.exam_items import ExamItem


class ExamAnswer(models.Model):
    """What somebody answered to a question: keys of what they chose, or one text; and what it is worth."""

    sitting = models.ForeignKey("aftersales.ExamSitting", models.CASCADE, related_name="answers")
    item = models.ForeignKey(ExamItem, models.PROTECT, related_name="+")
    given = models.JSONField(default=list)
    points = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    remark = models.TextField(blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["item__order", "item__pk"]
        constraints = [models.UniqueConstraint(fields=["sitting", "item"], name="exam_answer_once")]
