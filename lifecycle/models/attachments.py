"""Files and comments that hang on a record, an item, a document or a project."""

import hashlib
import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused
from lifecycle.models.events import Event, subject_key
from lifecycle.models.users import User
from lifecycle.uploads import MAX_PER_SUBJECT, Checked


def stored_name(attachment: "Attachment", name: str) -> str:
    """A random name outside the static tree: what the uploader called the file is only ever text."""
    return f"attachments/{secrets.token_hex(2)}/{secrets.token_hex(16)}"


class AboutQuerySet(models.QuerySet[Any]):
    def about(self, subject: models.Model) -> "AboutQuerySet":
        return self.filter(subject_kind=subject_key(subject), subject_id=subject.pk)


class Attachment(models.Model):
    class Kind(models.TextChoices):
        FILE = "file", _("File")
        DIAGRAM = "diagram", _("Diagram")
        PROTOTYPE = "prototype", _("Prototype")
        FORM = "form", _("Form or report")
        PHOTO = "photo", _("Photo")
        SCAN = "scan", _("Scan")
        CONTRACT = "contract", _("Contract")
        MANUAL = "manual", _("Manual")

    project = models.ForeignKey("lifecycle.Project", models.PROTECT, null=True, related_name="attachments")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    file = models.FileField(upload_to=stored_name, max_length=200)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.FILE)
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField(default=1)  # version of the file of that name
    archived_at = models.DateTimeField(null=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = AboutQuerySet.as_manager()

    class Meta:
        ordering = ["name", "-number"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="attachment_subject")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    @transaction.atomic
    def add(
        cls, *, by: User, subject: models.Model, project: Any, checked: Checked, kind: str, caption: str = "",
        sent_by: str = "",
    ) -> "Attachment":  # fmt: skip
        """Keep a file that `uploads.check` let through. The same name again is a new version of it.

        `sent_by`: the person of the customer who sent it by the private link that `by` made.
        """
        mine = cls.objects.about(subject)
        if mine.count() >= MAX_PER_SUBJECT:
            raise Refused(_("There are too many files here already."), "file")
        digest = hashlib.sha256(checked.content).hexdigest()
        same = mine.filter(name=checked.name, sha256=digest, archived_at__isnull=True).first()
        if same:
            return same
        latest = mine.filter(name=checked.name).aggregate(n=Max("number"))["n"] or 0
        attachment = cls(
            project=project, subject_kind=subject_key(subject), subject_id=subject.pk, name=checked.name,
            kind=kind, caption=caption, content_type=checked.content_type, size=len(checked.content),
            sha256=digest, number=latest + 1, uploaded_by=by,
        )  # fmt: skip
        attachment.file.save(checked.name, ContentFile(checked.content), save=False)
        attachment.save()
        Event.record(
            "attachment.added", by=None if sent_by else by, actor_name=sent_by, subject=subject, project=project,
            data={"name": checked.name, "sha256": digest, "version": attachment.number},
        )  # fmt: skip
        return attachment

    @transaction.atomic
    def archive(self, *, by: User, subject: models.Model) -> None:
        """Take it out of sight. The file itself stays: it may be evidence."""
        from django.utils import timezone

        if self.archived_at is None:
            self.archived_at = timezone.now()
            self.save(update_fields=["archived_at"])
            Event.record("attachment.archived", by=by, subject=subject, project=self.project, data={"name": self.name})


class Comment(models.Model):
    project = models.ForeignKey("lifecycle.Project", models.PROTECT, null=True, related_name="comments")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    text = models.TextField(_("comment"), max_length=5000)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    creation_key = models.UUIDField(unique=True)

    objects = AboutQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="comment_subject")]

    def __str__(self) -> str:
        return self.text[:60]

    @classmethod
    @transaction.atomic
    def add(cls, *, by: User, subject: models.Model, project: Any, text: str, creation_key: Any) -> "Comment":
        if not text.strip():
            raise Refused(_("Write something first."), "text")
        found = cls.objects.filter(creation_key=creation_key).first()
        if found:
            return found
        comment = cls.objects.create(
            project=project, subject_kind=subject_key(subject), subject_id=subject.pk,
            text=text.strip(), author=by, creation_key=creation_key,
        )  # fmt: skip
        Event.record("comment.added", by=by, subject=subject, project=project)
        return comment
