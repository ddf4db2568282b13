"""Certificates of completion: how a document was signed, as a sealed document of its own."""

from typing import Any

from django.core.files.storage import default_storage
from django.db import models


class Completion(models.Model):
    """Insert-only: the database refuses to change or delete it. One for each way in which a version was completed."""

    version = models.ForeignKey("lifecycle.DocumentVersion", models.PROTECT, related_name="completions")
    request = models.OneToOneField("lifecycle.SignatureRequest", models.PROTECT, null=True, related_name="completion")
    paper = models.OneToOneField("lifecycle.PaperCopy", models.PROTECT, null=True, related_name="completion")
    data = models.TextField()  # canonical JSON, attached as evidence.json
    data_sha256 = models.CharField(max_length=64)
    pdf = models.CharField(max_length=200)  # name in the storage
    pdf_sha256 = models.CharField(max_length=64)
    document_sha256 = models.CharField(max_length=64)  # of the completed file that it speaks of
    seal_sha256 = models.CharField(max_length=64)  # fingerprint of the certificate that sealed it
    seal_level = models.CharField(max_length=8)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["pdf_sha256"], name="completion_pdf_sha256")]
        constraints = [
            models.CheckConstraint(
                name="completion_of_one",
                condition=models.Q(request__isnull=True, paper__isnull=False)
                | models.Q(request__isnull=False, paper__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.version_id}"

    @property
    def bytes(self) -> Any:
        with default_storage.open(self.pdf) as file:
            return file.read()
