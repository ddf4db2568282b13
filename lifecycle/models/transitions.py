"""What was tried at the gates, and who has approved: kept with what every condition said."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy

from lifecycle.models.users import User
from lifecycle.stages import State


class StageTransition(models.Model):
    """One try at a gate or one move aside, with what the conditions said at that moment. Never changed."""

    class Result(models.TextChoices):
        PASSED = "passed", gettext_lazy("Passed")
        OVERRIDDEN = "overridden", gettext_lazy("Overridden")
        REFUSED = "refused", gettext_lazy("Refused")
        RETURNED = "returned", gettext_lazy("Returned")
        MOVED = "moved", gettext_lazy("Moved")

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="transitions")
    gate = models.CharField(max_length=4, blank=True)
    from_state = models.CharField(max_length=12, choices=State.choices)
    to_state = models.CharField(max_length=12, choices=State.choices)
    result = models.CharField(max_length=10, choices=Result.choices)
    conditions = models.JSONField(default=list)
    override_reason = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["project", "-at"], name="transition_project_at")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.gate} {self.result}"


class GateApproval(models.Model):
    """One of the approvers of a gate has said yes. It counts until the gate is passed or the project goes back."""

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, related_name="approvals")
    gate = models.CharField(max_length=4)
    role = models.CharField(max_length=2)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    transition = models.ForeignKey(StageTransition, models.PROTECT, null=True, related_name="approvals")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "gate", "role"],
                condition=models.Q(transition__isnull=True),
                name="one_open_approval_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.gate} {self.role}"
