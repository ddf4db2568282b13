"""What the project manager does so that money comes in: papers, memos, a word with the customer."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.models.users import User
from lifecycle.text import labelled


class SupportTask(models.Model):
    class Kind(models.TextChoices):
        PAPERS = "papers", _("Have the acceptance papers signed")
        MEMO = "memo", _("Have the memo signed")
        CONTACT = "contact", _("Speak with the customer about the payment")
        OTHER = "other", pgettext_lazy("support task", "Something else")

    milestone = models.ForeignKey("aftersales.PaymentMilestone", models.PROTECT, related_name="supports")
    kind = models.CharField(_("what is needed"), max_length=8, choices=Kind.choices)
    note = models.CharField(_("in detail"), max_length=300, blank=True)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who does it"))
    due = models.DateField(_("due"), null=True, blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    done_at = models.DateTimeField(_("done"), null=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("done by"))
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        verbose_name = _("supporting task")
        verbose_name_plural = _("supporting tasks")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="support_done_is_whole",
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["milestone", "kind"], condition=Q(done_at__isnull=True) & ~Q(kind="other"),
                name="one_open_support_a_kind",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        words = str(self.get_kind_display())
        if not self.note:
            return words
        return self.note if self.kind == self.Kind.OTHER else labelled(words, self.note)
