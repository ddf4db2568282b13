"""What one project learned and others can use: questions with answers, ways around, lessons, good practice."""

import uuid
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused, Stale
from lifecycle.models.customers import Industry
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.text import pick

WORDS = ("title", "title_en", "text", "text_en", "product")


class KnowledgeQuerySet(models.QuerySet["KnowledgeNote"]):
    def in_use(self) -> "KnowledgeQuerySet":
        return self.filter(retired=False)

    def holding(self, words: str) -> "KnowledgeQuerySet":
        """Those in which every one of these words stands somewhere."""
        found = self
        for word in words.replace("\x00", "").split()[:8]:
            wanted = Q()
            for name in WORDS:
                wanted |= Q(**{f"{name}__icontains": word})
            found = found.filter(wanted)
        return found

    def suited_to(self, project: Any) -> "KnowledgeQuerySet":
        """Of the project's field of business or of none, the checked ones first, then those of its own field."""
        rows = self.in_use().filter(Q(industry=project.industry) | Q(industry=""))
        return rows.order_by(models.F("checked_at").desc(nulls_last=True), "-industry", "-updated_at")


class KnowledgeNote(models.Model):
    """Belongs to the company; `project` is where it was learned, shown only to those who see that project."""

    class Kind(models.TextChoices):
        FAQ = "faq", gettext_lazy("Question and answer")
        WORKAROUND = "workaround", gettext_lazy("Way around")
        LESSON = "lesson", gettext_lazy("Lesson learned")
        PRACTICE = "practice", gettext_lazy("Good practice")

    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind.choices, default=Kind.FAQ)
    title = models.CharField(gettext_lazy("question or title"), max_length=200)
    title_en = models.CharField(gettext_lazy("question or title, in English"), max_length=200, blank=True)
    text = models.TextField(gettext_lazy("answer or text"))
    text_en = models.TextField(gettext_lazy("answer or text, in English"), blank=True)
    industry = models.CharField(gettext_lazy("industry"), max_length=20, choices=Industry.choices, blank=True)
    product = models.CharField(gettext_lazy("product"), max_length=120, blank=True)
    # the item of the playbook, or the stage, that it is about: a lesson is shown where that is planned
    about = models.CharField(gettext_lazy("concerns"), max_length=12, blank=True, editable=False)
    project = models.ForeignKey(
        "lifecycle.Project", models.PROTECT, null=True, blank=True, editable=False, related_name="knowledge_notes"
    )
    checked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    checked_at = models.DateTimeField(gettext_lazy("checked"), null=True, blank=True, editable=False)
    retired = models.BooleanField(gettext_lazy("no longer used"), default=False, editable=False)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=0)

    objects = KnowledgeQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("knowledge note")
        verbose_name_plural = gettext_lazy("knowledge notes")
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="knowledge_kind", condition=Q(kind__in=["faq", "workaround", "lesson", "practice"])
            )
        ]

    def __str__(self) -> str:
        return pick(self, "title")

    @property
    def event_label(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("knowledge_note", args=[self.pk])

    @property
    def tone(self) -> str:
        return "off" if self.retired else "ok" if self.checked_at else "draft"

    @property
    def standing(self) -> str:
        if self.retired:
            return _("no longer used")
        return _("checked") if self.checked_at else _("not checked yet")

    @transaction.atomic
    def write(self, *, by: User, version: int, curator: bool = False, **facts: Any) -> None:
        """Add it, or change it as it was read at `version`. What was checked is checked anew, unless a curator wrote it."""
        if self.pk:
            now = type(self).objects.select_for_update().get(pk=self.pk)
            if now.version != version:
                raise Stale(_("Somebody else changed this meanwhile."))
        else:
            self.created_by = by
        for name, value in facts.items():
            setattr(self, name, value.strip() if isinstance(value, str) else value)
        if not self.title or not self.text:
            raise Refused(_("Both the question and the answer are needed."), "text" if self.title else "title")
        if not curator:
            self.checked_by = self.checked_at = None
        self.version = version + 1
        self.save()
        Event.record("knowledge.written", by=by, subject=self, project=None, data={"kind": self.kind})

    @transaction.atomic
    def check_it(self, *, by: User) -> None:
        """Somebody who curates stands for it."""
        self._turn(checked_by=by, checked_at=timezone.now(), retired=False)
        Event.record("knowledge.checked", by=by, subject=self)

    @transaction.atomic
    def retire(self, *, by: User) -> None:
        """It is no longer true or of no more use; it is neither found nor suggested."""
        self._turn(retired=True)
        Event.record("knowledge.retired", by=by, subject=self)

    def _turn(self, **facts: Any) -> None:
        for name, value in facts.items():
            setattr(self, name, value)
        self.version += 1
        self.save(update_fields=[*facts, "version"])
