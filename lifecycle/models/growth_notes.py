"""What is written down of a person's growth: talks under four eyes, and the log."""

import uuid
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.users import User


class OneToOne(models.Model):
    """A mentor's note of a talk under four eyes. The person reads it only once it was shared with them."""

    person = models.ForeignKey(User, models.PROTECT, related_name="one_to_ones")
    author = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=gettext_lazy("written by"))
    held_on = models.DateField(gettext_lazy("talked on"), default=timezone.localdate)
    text = models.TextField(gettext_lazy("what was said"))
    agreed = models.TextField(gettext_lazy("what was agreed"), blank=True)
    shared_at = models.DateTimeField(null=True, editable=False)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = gettext_lazy("talk under four eyes")
        verbose_name_plural = gettext_lazy("talks under four eyes")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.held_on}"

    @transaction.atomic
    def write(self, *, by: User, **facts: Any) -> None:
        if by.pk == self.person_id:
            raise Refused(_("A talk is noted by the mentor."))
        for name, value in facts.items():
            setattr(self, name, value)
        if self.held_on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "held_on")
        self.author = by
        self.save()
        Event.record("growth.talked", by=by, subject=self.person)

    @transaction.atomic
    def share(self, *, by: User) -> None:
        """Let the person read it; that is not taken back."""
        now = type(self).objects.select_for_update().get(pk=self.pk)
        if now.author_id != by.pk:
            raise Refused(_("Only whoever wrote it shares it."))
        if now.shared_at:
            return
        self.shared_at = timezone.now()
        self.save(update_fields=["shared_at"])
        Event.record("growth.shared", by=by, subject=self.person)


class GrowthEntry(models.Model):
    """A line of the growth log: what somebody learned, tried or reached."""

    person = models.ForeignKey(User, models.PROTECT, related_name="growth_entries")
    on = models.DateField(gettext_lazy("on"), default=timezone.localdate)
    text = models.TextField(gettext_lazy("what was learned or reached"))
    project = models.ForeignKey(
        "lifecycle.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("project"),
    )
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = gettext_lazy("entry of the growth log")
        verbose_name_plural = gettext_lazy("entries of the growth log")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]

    @transaction.atomic
    def write(self, *, by: User, **facts: Any) -> None:
        for name, value in facts.items():
            setattr(self, name, value)
        if self.on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        self.author = by
        self.save()
        Event.record("growth.logged", by=by, subject=self.person, project=None)
