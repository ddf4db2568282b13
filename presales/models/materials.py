"""The company's materials for customers: qualifications, cases, solutions. Introductions are made of them."""

import hashlib
import secrets
import uuid
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.models.customers import Customer, Industry
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.text import pick
from lifecycle.uploads import Checked


def stored_name(material: "MaterialAsset", name: str) -> str:
    """A random name outside the static tree: what the uploader called the file is only ever text."""
    return f"materials/{secrets.token_hex(2)}/{secrets.token_hex(16)}"


class MaterialQuerySet(models.QuerySet["MaterialAsset"]):
    def usable(self, on: date | None = None) -> "MaterialQuerySet":
        """What may be shown to a customer on that day."""
        day = on or timezone.localdate()
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), retired=False)


class MaterialAsset(models.Model):
    class Kind(models.TextChoices):
        QUALIFICATION = "qualification", gettext_lazy("Qualification")
        SOLUTION = "solution", gettext_lazy("Solution")
        CASE = "case", gettext_lazy("Reference case")
        TEMPLATE = "template", gettext_lazy("Template")

    kind = models.CharField(gettext_lazy("kind"), max_length=14, choices=Kind.choices)
    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    text = models.TextField(gettext_lazy("what customers read about it"), blank=True)
    text_en = models.TextField(gettext_lazy("what customers read about it, in English"), blank=True)
    industry = models.CharField(gettext_lazy("industry"), max_length=20, choices=Industry.choices, blank=True)
    reference = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("customer named")
    )
    valid_until = models.DateField(gettext_lazy("valid until"), null=True, blank=True)
    retired = models.BooleanField(gettext_lazy("no longer used"), default=False)
    file = models.FileField(gettext_lazy("file"), upload_to=stored_name, max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True, editable=False)
    content_type = models.CharField(max_length=100, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=0)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("material")
        verbose_name_plural = gettext_lazy("materials")
        ordering = ["kind", "title"]
        constraints = [
            models.CheckConstraint(
                name="material_kind", condition=Q(kind__in=["qualification", "solution", "case", "template"])
            )
        ]

    def __str__(self) -> str:
        return pick(self, "title")

    @property
    def event_label(self) -> str:
        return self.title

    @property
    def is_expired(self) -> bool:
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    @transaction.atomic
    def write(self, *, by: User, version: int, checked: Checked | None = None, **facts: Any) -> None:
        """Add it, or change it as it was read at `version`; a new file takes the place of the old one."""
        if self.pk:
            now = type(self).objects.select_for_update().get(pk=self.pk)
            if now.version != version:
                raise Stale(_("Somebody else changed this meanwhile."))
        else:
            self.created_by = by
        for name, value in facts.items():
            setattr(self, name, value)
        if self.reference is not None and not self.reference.reference_consent:
            raise Refused(_("This customer has not agreed to be named as a reference."), "reference")
        if checked is not None:
            self.file_name, self.content_type = checked.name, checked.content_type
            self.sha256 = hashlib.sha256(checked.content).hexdigest()
            self.file.save(checked.name, ContentFile(checked.content), save=False)
        self.version = version + 1
        self.save()
        Event.record("material.written", by=by, subject=self, data={"kind": self.kind, "file": self.sha256[:16]})
