"""A document on paper: printed, signed and stamped by hand, scanned, matched page by page, confirmed by a person."""

import uuid
from typing import Any

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import PROJECT_ENDED, Refused
from lifecycle.models.confirming import Confirming
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.receiving import Receiving
from lifecycle.models.users import User
from lifecycle.scans.limits import MAX_PAGES


class PaperCopy(Receiving, Confirming):
    """One printing of one version. `seals` holds what the confirming person saw, by slot:
    `{"customer-1": {"name": …, "signed": true, "stamped": true, "on": "2026-11-20"}}`."""

    class State(models.TextChoices):
        ISSUED = "issued", _("Printed, not back yet")
        RECEIVED = "received", _("Scans received")
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", _("Cancelled")

    OPEN = (State.ISSUED, State.RECEIVED)

    document = models.ForeignKey("lifecycle.Document", models.PROTECT, related_name="papers")
    version = models.ForeignKey("lifecycle.DocumentVersion", models.PROTECT, related_name="papers")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ISSUED)
    note = models.CharField(_("note"), max_length=200, blank=True)  # to whom, by which courier
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    seals = models.JSONField(default=dict)
    straddle = models.CharField(max_length=10, blank=True)  # the seal across the pages' edges: seen, absent, single
    remark = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    cancelled_reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    # The sealed record that holds the issued original and the scans side by side.
    pdf = models.CharField(max_length=200, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    seal_sha256 = models.CharField(max_length=64, blank=True)
    seal_level = models.CharField(max_length=8, blank=True)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["pdf_sha256"], name="paper_pdf_sha256")]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(state__in=["issued", "received"]), name="one_open_paper_a_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def bytes(self) -> Any:
        """The sealed record."""
        with default_storage.open(self.pdf) as file:
            return file.read()

    @classmethod
    def open_of(cls, document: Document) -> "PaperCopy | None":
        return cls.objects.filter(document=document, state__in=cls.OPEN).select_related("version").first()

    @classmethod
    @transaction.atomic
    def issue(
        cls, *, by: User, document: Document, note: str = "", creation_key: uuid.UUID | None = None
    ) -> "PaperCopy":
        """Print the current version for signing by hand. The same `creation_key` again returns what it made."""
        now = Document.objects.locked(document.pk)
        if creation_key and (found := cls.objects.filter(creation_key=creation_key).first()):
            return found
        if now.is_at_rest:
            raise Refused(PROJECT_ENDED)
        if now.state in Document.OUT:
            raise Refused(gettext("This document is out for signature online. Withdraw it from signing first."))
        if now.current is None or now.state not in Document.SENDABLE:
            raise Refused(
                gettext("This document cannot be signed on paper: it is %(state)s.")
                % {"state": now.get_state_display()}
            )
        if not now.current.slots:
            raise Refused(gettext("This document has no place for a signature."))
        if now.current.pages > MAX_PAGES:
            raise Refused(gettext("This document has more than %(n)d pages; sign it online.") % {"n": MAX_PAGES})
        paper = cls.objects.create(
            document=now, version=now.current, note=note.strip()[:200], issued_by=by,
            creation_key=creation_key or uuid.uuid4(),
        )  # fmt: skip
        now.set_state(Document.State.PAPER)
        document.state = now.state
        Event.record(
            "document.printed", by=by, subject=now,
            data={"version": now.current.n, "sha256": now.current.pdf_sha256, "note": paper.note},
        )  # fmt: skip
        now.project.refresh_figures()
        return paper

    @transaction.atomic
    def cancel(self, *, by: User, reason: str) -> None:
        """Give the paper up; the document can be sent or printed again. What was uploaded is kept."""
        document = self.locked_open()
        if len(reason.strip()) < 5:
            raise Refused(gettext("Write down the reason; others will rely on it."), "reason")
        self.state, self.cancelled_reason, self.ended_at = self.State.CANCELLED, reason.strip(), timezone.now()
        self.save(update_fields=["state", "cancelled_reason", "ended_at"])
        document.set_state(Document.State.FROZEN)
        Event.record("document.paper_cancelled", by=by, subject=document, data={"reason": reason.strip()})
        document.project.refresh_figures()

    def locked_open(self) -> Document:
        """Lock the document, then this copy, read anew. Raises Refused once the copy has ended."""
        document = Document.objects.locked(self.document_id)
        now = PaperCopy.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.state, self.document = now.state, document
        if document.is_at_rest:
            raise Refused(PROJECT_ENDED)
        if not self.is_open or document.current_id != self.version_id:
            raise Refused(gettext("This paper has ended already."))
        return document


class PaperScan(models.Model):
    """A file as it was uploaded. It is kept as it came, whatever it turns out to be."""

    paper = models.ForeignKey(PaperCopy, models.PROTECT, related_name="scans")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.CharField(max_length=200)  # name in the storage
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "sha256"], name="scan_once_a_paper")]

    def __str__(self) -> str:
        return self.name


class PaperPage(models.Model):
    """One scanned page: what its code said, and what became of it."""

    class Verdict(models.TextChoices):
        MATCHED = "matched", _("This page")
        REPEATED = "repeated", _("Already there")
        OUTDATED = "outdated", _("Of another version")
        FOREIGN = "foreign", _("Of another document")
        UNREADABLE = "unreadable", _("No code could be read")

    scan = models.ForeignKey(PaperScan, models.PROTECT, related_name="pages")
    index = models.PositiveSmallIntegerField()  # within its file, from 1
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    code = models.CharField(max_length=10, blank=True)
    version_n = models.PositiveSmallIntegerField(null=True)
    page = models.PositiveSmallIntegerField(null=True)  # the page of the document that it is, from 1
    by_hand = models.BooleanField(default=False)  # a person said which page it is
    image = models.CharField(max_length=200)  # re-encoded, name in the storage
    image_sha256 = models.CharField(max_length=64)
    dropped_at = models.DateTimeField(null=True)  # replaced by a better scan

    class Meta:
        ordering = ["scan_id", "index"]
        constraints = [models.UniqueConstraint(fields=["scan", "index"], name="page_once_a_scan")]

    def __str__(self) -> str:
        return f"{self.scan_id}.{self.index} {self.verdict}"
