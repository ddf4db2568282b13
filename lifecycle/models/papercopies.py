"""A document on paper: printed, signed and stamped by hand, scanned, matched page by page, confirmed by a person."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.models.users import User


class PaperCopy(models.Model):
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
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(state__in=["issued", "received"]), name="one_open_paper_a_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.state}"


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
