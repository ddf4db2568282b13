"""Bank statements that were uploaded: the rows as they stand in the file, how they are read, what a person chose."""

import uuid
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event
from lifecycle.models.projects import Currency
from lifecycle.models.users import User


class StatementQuerySet(models.QuerySet["BankStatement"]):
    def visible_to(self, user: User) -> "StatementQuerySet":
        """A statement tells of all who pay the company: whoever decides on payment sees all, the others their own."""
        return self if access.can(user, "A", "payment") else self.filter(uploaded_by=user)


class BankStatement(models.Model):
    class State(models.TextChoices):
        READ = "read", pgettext_lazy("bank statement", "To be confirmed")
        BOOKED = "booked", pgettext_lazy("bank statement", "Entered")
        DROPPED = "dropped", pgettext_lazy("bank statement", "Not used")

    TONES = {"read": "wait", "booked": "ok", "dropped": "off"}

    account = models.CharField(gettext_lazy("account number"), max_length=60)
    currency = models.CharField(gettext_lazy("currency"), max_length=3, choices=Currency.choices)
    name = models.CharField(gettext_lazy("file"), max_length=200)
    cells = models.JSONField()  # [[number of the row in the file, [cell, …]], …]
    reading = models.JSONField(default=dict)  # see statements/columns.py
    choices = models.JSONField(
        default=dict
    )  # what a person chose for a row, by its number: see statements/matching.py
    state = models.CharField(gettext_lazy("state"), max_length=7, choices=State.choices, default=State.READ)
    version = models.PositiveIntegerField(default=1)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("uploaded by"))
    uploaded_at = models.DateTimeField(gettext_lazy("uploaded"), auto_now_add=True)
    booked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    booked_at = models.DateTimeField(null=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("bank statement")
        verbose_name_plural = gettext_lazy("bank statements")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="statement_state", condition=Q(state__in=("read", "booked", "dropped"))),
            models.CheckConstraint(
                name="statement_booked_is_whole",
                condition=Q(state="booked", booked_by__isnull=False, booked_at__isnull=False)
                | (~Q(state="booked") & Q(booked_by__isnull=True, booked_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("statement", args=[self.pk])

    @property
    def label(self) -> str:
        return self.name

    @property
    def tone(self) -> str:
        return self.TONES[self.state]

    def take(self, version: int | None = None) -> "BankStatement":
        """The row, locked, as it is now; refused where it is no longer to be confirmed or somebody changed it."""
        now = BankStatement.objects.select_for_update().get(pk=self.pk)
        if now.state != self.State.READ:
            raise Refused(_("This statement is “%(state)s”.") % {"state": now.get_state_display()})
        if version is not None and now.version != version:
            raise Stale(_("Somebody else changed this meanwhile. Nothing was entered; look again."))
        return now

    @transaction.atomic
    def read_as(self, *, by: User, version: int, reading: dict[str, Any], account: str, currency: str) -> None:
        """Say which column holds what. Choices for single rows fall, since the rows may mean something else now."""
        now = self.take(version)
        now.reading, now.account, now.currency, now.choices = reading, account, currency, {}
        now.version += 1
        now.save()

    @transaction.atomic
    def choose(self, *, by: User, version: int, n: int, choice: dict[str, Any] | None) -> None:
        """What happens with a row: None: what is proposed."""
        now = self.take(version)
        now.choices.pop(str(n), None)
        if choice is not None:
            now.choices[str(n)] = choice
        now.version += 1
        now.save(update_fields=["choices", "version"])

    @transaction.atomic
    def drop(self, *, by: User, version: int) -> None:
        """It is not used; the file stays."""
        now = self.take(version)
        now.state = self.State.DROPPED
        now.version += 1
        now.save(update_fields=["state", "version"])
        Event.record("statement.dropped", by=by, subject=now, data={"file": now.name})

    def mark_booked(self, *, by: User) -> None:
        self.state, self.booked_by, self.booked_at = self.State.BOOKED, by, timezone.now()
        self.version += 1
        self.save(update_fields=["state", "booked_by", "booked_at", "version"])
