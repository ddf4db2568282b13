"""What was said about the money, each time somebody asked for it. For the vendor's eyes only."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.models.customers import Contact
from lifecycle.models.users import User


class CollectionLog(models.Model):
    class Level(models.IntegerChoices):
        ASKED = 0, pgettext_lazy("collection", "Asked")
        FIRST = 1, _("First reminder")
        SECOND = 2, _("Second reminder")
        FINAL = 3, _("Final reminder")

    private: ClassVar[set[str]] = {"said", "next_on", "level", "promised_on"}

    milestone = models.ForeignKey("aftersales.PaymentMilestone", models.PROTECT, related_name="collections")
    at = models.DateTimeField(_("when"), default=timezone.now)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("spoke with")
    )
    said = models.TextField(_("what was said"))
    next_on = models.DateField(_("ask again on"), null=True, blank=True)
    promised_on = models.DateField(_("promised for"), null=True, blank=True)
    level = models.PositiveSmallIntegerField(_("how firmly"), choices=Level.choices, default=Level.ASKED)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who asked"))
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        verbose_name = _("collection note")
        verbose_name_plural = _("collection notes")
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(name="collection_level", condition=Q(level__lte=3))]

    def __str__(self) -> str:
        return self.said[:80]

    @property
    def kept(self) -> bool | None:
        """Was the promise kept: all of it there by that day? None while nobody can say, or where nothing was promised."""
        if self.promised_on is None:
            return None
        paid = [r.received_on for r in self.milestone.receipts.all() if not r.is_void]
        if self.milestone.is_settled:
            return not paid or max(paid) <= self.promised_on
        return False if self.promised_on < timezone.localdate() else None
