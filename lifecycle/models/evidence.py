"""What speaks for a checklist item: ticked steps, finished records, signed documents."""

from django.db import models

from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.users import User


class StepTick(models.Model):
    """A step of an item is done. The step's words stand in the frozen playbook."""

    item = models.ForeignKey(ChecklistItem, models.CASCADE, related_name="ticks")
    step = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "step"], name="step_ticked_once")]

    def __str__(self) -> str:
        return f"{self.item_id}.{self.step}"


class Evidence(models.Model):
    """A finished record or signed document that speaks for a checklist item."""

    item = models.ForeignKey(ChecklistItem, models.CASCADE, related_name="evidence")
    document_code = models.CharField(max_length=10)  # what the playbook calls it: D03, CONTRACT …
    form = models.CharField(max_length=20)  # document, signed_document, record …
    subject_kind = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    label = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "document_code", "form", "subject_kind", "subject_id"], name="evidence_once"
            )
        ]

    def __str__(self) -> str:
        return self.label
