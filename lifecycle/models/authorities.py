"""Who may sign what for the customer: from when to when, and on which letter of authority (授权书)."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.fields import ChoiceListField
from lifecycle.models.attachments import Attachment
from lifecycle.models.customers import Contact
from lifecycle.models.users import User


class SigningAuthority(models.Model):
    """One grant. It is never edited: another one is given, and this one revoked."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="authorities")
    kinds = ChoiceListField(_("kinds of documents"), help_text=_("None chosen: every kind."))  # codes D01 …
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    letter = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(_("note"), max_length=200, blank=True)
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    revoked_reason = models.CharField(max_length=200, blank=True)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="authority_dates",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact} {self.valid_from}"
