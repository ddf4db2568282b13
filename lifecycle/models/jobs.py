"""Work that goes on after the answer was sent: begun in this process, finished by the scheduled round if it died."""

from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.models.users import User


class Job(models.Model):
    """One piece of work. `key` makes a repeated verb begin it once; `lease` lets one process at a time do it."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        RUNNING = "running", _("In progress")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    MAX_ATTEMPTS = 12
    LEASE = timedelta(minutes=5)

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=120, unique=True)
    project = models.ForeignKey("lifecycle.Project", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    data = models.JSONField(default=dict)
    state = models.CharField(max_length=7, choices=State.choices, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    result = models.CharField(max_length=200, blank=True)  # name in the storage
    result_name = models.CharField(max_length=200, blank=True)  # as it is offered for download
    last_error = models.CharField(max_length=250, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_at"], name="job_state_next")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @classmethod
    def put(cls, kind: str, *, key: str, **fields: Any) -> "Job":
        """Queue it in the transaction of the verb that needs it; the same key again changes nothing."""
        from lifecycle import jobs

        found, made = cls.objects.get_or_create(key=key, defaults={"kind": kind, **fields})
        if made:
            transaction.on_commit(jobs.begin, robust=True)
        return found
