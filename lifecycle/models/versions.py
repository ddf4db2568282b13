"""Versions of documents: facts and PDF bytes frozen together. A correction is a new version; nothing renders again."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from lifecycle import blobs
from lifecycle.models.users import User
from lifecycle.stages import DocumentKind

if TYPE_CHECKING:
    from lifecycle.preparations import Prepared

Bytes = bytes  # both models have a property of that name


def store(content: bytes) -> str:
    """Keep bytes under their own hash; the same bytes twice are one file."""
    digest = hashlib.sha256(content).hexdigest()
    return blobs.keep(f"documents/{digest[:2]}/{digest}.pdf", content)


class DocumentVersion(models.Model):
    """Insert-only: the database refuses to change or delete it."""

    document = models.ForeignKey("lifecycle.Document", models.PROTECT, related_name="versions")
    n = models.PositiveSmallIntegerField()
    data = models.TextField()  # canonical JSON, the exact bytes that were hashed
    data_sha256 = models.CharField(max_length=64)
    template = models.CharField(max_length=40)
    template_version = models.PositiveSmallIntegerField()
    engines = models.JSONField()
    fonts = models.JSONField()
    language = models.CharField(max_length=4)
    pdf = models.CharField(max_length=200)  # name in the storage
    pdf_sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)
    rendered_at = models.DateTimeField()
    # `pdf` is what was printed with the company's seal upon it; of the print itself the hash is kept.
    rendered_sha256 = models.CharField(max_length=64, blank=True)
    seal_sha256 = models.CharField(max_length=64, blank=True)  # fingerprint of the certificate that sealed it
    seal_level = models.CharField(max_length=8, blank=True)  # PAdES: B-B, B-T, B-LT
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["document_id", "n"]
        constraints = [models.UniqueConstraint(fields=["document", "n"], name="document_version_n")]
        # Whoever has a file asks by its hash.
        indexes = [
            models.Index(fields=["pdf_sha256"], name="version_pdf_sha256"),
            models.Index(fields=["rendered_sha256"], name="version_rendered_sha256"),
            models.Index(fields=["data_sha256"], name="version_data_sha256"),
        ]

    def __str__(self) -> str:
        return f"{self.document.number} v{self.n}"

    @property
    def facts(self) -> dict[str, Any]:
        """The data that its PDF was made from."""
        return json.loads(self.data)

    @property
    def slots(self) -> list[dict[str, Any]]:
        """The places for signatures in this version."""
        return self.facts.get("slots") or []

    @property
    def bytes(self) -> bytes:
        """The issued PDF, exactly as it was frozen."""
        with default_storage.open(self.pdf) as file:
            return file.read()

    @property
    def latest(self) -> "SignedRevision | None":
        """The PDF with the signatures so far, of the last request; what an ended request gathered does not count."""
        request = self.requests.order_by("-sent_at", "-pk").first()
        return request.revisions.order_by("-seq").first() if request else None

    @classmethod
    def freeze(
        cls, document: Any, record: Any, kind: DocumentKind, *, by: User, reason: str, prepared: "Prepared | None"
    ) -> "DocumentVersion":
        """Keep the record's facts with their PDF: the prepared one if the facts are still those it was made from."""
        from lifecycle import pdf, preparations
        from lifecycle.documents import compose

        n = document.versions.count() + 1
        moment = prepared.moment if prepared else timezone.now().replace(microsecond=0)
        data = compose(document, record, kind, n=n, moment=moment, reason=reason)
        if prepared is None or prepared.data_sha256 != pdf.digest(data):
            prepared = preparations.make(document, kind, data, moment, after=n - 1)
        sealed = prepared.sealed
        return cls.objects.create(
            document=document, n=n, data=pdf.canonical(data).decode(), data_sha256=prepared.data_sha256,
            template=kind.template, template_version=kind.template_version, engines=pdf.engine_versions(),
            fonts=pdf.font_hashes(), language=document.language, pdf=store(sealed.pdf),
            pdf_sha256=hashlib.sha256(sealed.pdf).hexdigest(), size=len(sealed.pdf), pages=prepared.pages,
            rendered_sha256=prepared.printed_sha256, seal_sha256=sealed.certificate_sha256, seal_level=sealed.level,
            reason=reason, rendered_at=moment, created_by=by,
        )  # fmt: skip


class SignedRevision(models.Model):
    """The PDF after one more signature. Its file begins with the exact bytes of its parent. Insert-only.

    Every request begins with the issued PDF: signatures given to a request that was withdrawn or declined are not
    carried into the next one.
    """

    version = models.ForeignKey(DocumentVersion, models.PROTECT, related_name="revisions")
    request = models.ForeignKey("lifecycle.SignatureRequest", models.PROTECT, related_name="revisions")
    seq = models.PositiveSmallIntegerField()
    pdf = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    parent_sha256 = models.CharField(max_length=64)
    cause = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["version_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["version", "seq"], name="revision_seq")]
        indexes = [models.Index(fields=["sha256"], name="revision_sha256")]

    def __str__(self) -> str:
        return f"{self.version_id}.{self.seq}"

    @property
    def bytes(self) -> bytes:
        with default_storage.open(self.pdf) as file:
            return file.read()

    @classmethod
    def append(cls, request: Any, before: Bytes, content: Bytes, *, cause: str) -> "SignedRevision":
        """Keep what `before`, the request's PDF so far, has become. Raises ValueError unless it begins with those bytes."""
        if not content.startswith(before):
            raise ValueError("a revision must begin with its parent's bytes")
        last = request.version.revisions.order_by("-seq").first()
        return cls.objects.create(
            version=request.version, request=request, seq=(last.seq if last else 0) + 1, pdf=store(content),
            sha256=hashlib.sha256(content).hexdigest(), parent_sha256=hashlib.sha256(before).hexdigest(), cause=cause,
        )  # fmt: skip
