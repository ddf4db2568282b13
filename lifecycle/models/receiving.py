"""Paper that comes back: files are kept as they came, their pages matched to the pages that were issued."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import blobs, scans
from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.scans import limits
from lifecycle.uploads import Checked


@dataclass
class Receipt:
    """What became of an upload, by file: kept, there already, or refused with words for the person."""

    kept: list[Any] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Read:
    checked: Checked
    sha256: str
    pages: list[scans.Page]


class Receiving(models.Model):
    """Capability of PaperCopy."""

    class Meta:
        abstract = True

    # -- what is there -------------------------------------------------------------------------------------------

    def matched(self: Any) -> dict[int, Any]:
        """The scanned page that stands for each page of the document, in order."""
        from lifecycle.models.papercopies import PaperPage

        rows = PaperPage.objects.filter(scan__paper_id=self.pk, verdict=PaperPage.Verdict.MATCHED, dropped_at=None)
        return {row.page or 0: row for row in rows.select_related("scan").order_by("page")}

    def missing(self: Any) -> list[int]:
        there = self.matched()
        return [n for n in range(1, self.version.pages + 1) if n not in there]

    # -- verbs ---------------------------------------------------------------------------------------------------

    def receive(self: Any, *, by: User, files: Sequence[Checked]) -> Receipt:
        """Keep scans and match their pages. A file that cannot be read is named and leaves the others alone.

        They are read before anything is locked: that takes a while.
        """
        if not self.is_open:
            raise Refused(_("This paper has ended already."))
        if not files:
            raise Refused(_("Choose the scans or photographs first."), "files")
        if len(files) > limits.MAX_FILES:
            raise Refused(_("At most %(n)d files at once.") % {"n": limits.MAX_FILES}, "files")
        receipt, readings = Receipt(), {}
        there = set(self.scans.values_list("sha256", flat=True))
        for checked in files:
            digest = hashlib.sha256(checked.content).hexdigest()
            if digest in there or digest in readings:
                receipt.known.append(checked.name)
                continue
            try:
                readings[digest] = _Read(checked, digest, scans.read(checked))
            except Refused as refusal:
                receipt.refused.append(str(refusal))
        if readings:
            receipt.kept = self._keep(readings.values(), by=by)
        return receipt

    @transaction.atomic
    def _keep(self: Any, readings: Iterable[_Read], *, by: User) -> list[Any]:
        document = self.locked_open()
        readings = [reading for reading in readings if not self.scans.filter(sha256=reading.sha256).exists()]
        self._check_room(readings)
        taken = set(self.matched())
        kept = [self._keep_scan(reading, taken, by=by) for reading in readings]
        if self.state == self.State.ISSUED:
            self.state = self.State.RECEIVED
            self.save(update_fields=["state"])
        told = [
            {
                "name": scan.name,
                "sha256": scan.sha256,
                "pages": [[page.verdict, page.page] for page in scan.pages.all()],
            }
            for scan in kept
        ]
        Event.record(
            "document.scanned",
            by=by,
            subject=document,
            data={"version": self.version.n, "n": len(kept), "files": told},
        )
        return kept

    def _check_room(self: Any, readings: Sequence[_Read]) -> None:
        from lifecycle.models.papercopies import PaperPage

        size = sum(len(reading.checked.content) for reading in readings)
        size += self.scans.aggregate(all=models.Sum("size"))["all"] or 0
        if size > limits.MAX_TOTAL_BYTES:
            mb = limits.MAX_TOTAL_BYTES // 2**20
            raise Refused(
                _("All scans of one paper together may have %(mb)d MB. Scan with 200 dpi.") % {"mb": mb}, "files"
            )
        pages = PaperPage.objects.filter(scan__paper_id=self.pk).count()
        if pages + sum(len(reading.pages) for reading in readings) > limits.MAX_SCANNED:
            raise Refused(_("These are too many pages for one paper. Cancel it and print it again."), "files")

    def _keep_scan(self: Any, reading: _Read, taken: set[int], *, by: User) -> Any:
        from lifecycle.models.papercopies import PaperPage, PaperScan

        checked, digest = reading.checked, reading.sha256
        scan = PaperScan.objects.create(
            paper=self, name=checked.name, content_type=checked.content_type, size=len(checked.content), sha256=digest,
            file=blobs.keep(f"paper/{digest[:2]}/{digest}", checked.content), uploaded_by=by,
        )  # fmt: skip
        for index, page in enumerate(reading.pages, 1):
            verdict, n = self._judge(page, taken)
            if verdict == PaperPage.Verdict.MATCHED and n:
                taken.add(n)
            picture = hashlib.sha256(page.jpeg).hexdigest()
            PaperPage.objects.create(
                scan=scan, index=index, verdict=verdict, code=page.mark.code if page.mark else "",
                version_n=page.mark.version if page.mark else None, page=n,
                image=blobs.keep(f"paper/{picture[:2]}/{picture}.jpg", page.jpeg), image_sha256=picture,
            )  # fmt: skip
        return scan

    def _judge(self: Any, page: scans.Page, taken: set[int]) -> tuple[str, int | None]:
        """What a scanned page is, by its mark, and which page."""
        from lifecycle.models.papercopies import PaperPage

        mark, verdict = page.mark, PaperPage.Verdict
        if mark is None:
            return verdict.UNREADABLE, None
        if mark.code != self.document.public_code:
            return verdict.FOREIGN, mark.page
        if mark.version != self.version.n:
            return verdict.OUTDATED, mark.page
        if mark.pages != self.version.pages or mark.page > mark.pages:
            return verdict.FOREIGN, mark.page  # under our code, but we never printed it
        return (verdict.REPEATED if mark.page in taken else verdict.MATCHED), mark.page

    @transaction.atomic
    def place(self: Any, row: Any, n: int, *, by: User) -> None:
        """Take this scan for page `n`, in place of another if there is one.

        A page whose mark was read can only be the page that it says; where none was read, a person says so.
        """
        from lifecycle.models.papercopies import PaperPage

        document = self.locked_open()
        page = PaperPage.objects.select_for_update(no_key=True).get(pk=row.pk, scan__paper=self)
        if not 1 <= n <= self.version.pages:
            raise Refused(_("The document has no page %(n)d.") % {"n": n})
        if page.verdict in (PaperPage.Verdict.FOREIGN, PaperPage.Verdict.OUTDATED) or (page.code and page.page != n):
            raise Refused(_("The code on this scan says that it is another page."))
        before = self.matched().get(n)
        if before is not None and before.pk == page.pk:
            return  # a second click
        if before is not None:
            before.dropped_at = timezone.now()
            before.save(update_fields=["dropped_at"])
        page.verdict, page.page, page.by_hand, page.dropped_at = PaperPage.Verdict.MATCHED, n, not page.code, None
        page.save(update_fields=["verdict", "page", "by_hand", "dropped_at"])
        Event.record(
            "document.page_placed", by=by, subject=document,
            data={"page": n, "name": page.scan.name, "index": page.index, "by_hand": page.by_hand},
        )  # fmt: skip

    @transaction.atomic
    def drop(self: Any, row: Any, *, by: User) -> None:
        """Leave this scan out, because it shows too little; the others stay. The file is kept."""
        from lifecycle.models.papercopies import PaperPage

        document = self.locked_open()
        page = PaperPage.objects.select_for_update(no_key=True).get(pk=row.pk, scan__paper=self)
        if page.dropped_at:
            return  # a second click
        page.dropped_at = timezone.now()
        page.save(update_fields=["dropped_at"])
        facts = {"page": page.page or 0, "name": page.scan.name, "index": page.index}
        Event.record("document.page_dropped", by=by, subject=document, data=facts)
