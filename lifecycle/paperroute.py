"""A document on paper as pages show it: how far it has come, which pages are back, what else was scanned."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, display
from lifecycle.models.confirming import Straddle
from lifecycle.models.documents import Document
from lifecycle.models.papercopies import PaperCopy, PaperPage
from lifecycle.models.users import User
from lifecycle.text import choose

TONES = {"issued": "wait", "received": "now", "confirmed": "ok", "cancelled": "off"}
LEFT_OUT = "dropped"


def card(document: Document, user: User) -> dict[str, Any]:
    """For the document's own page: what can be done about paper, and the papers there were."""
    papers = list(document.papers.select_related("version", "issued_by", "confirmed_by"))
    may = access.can(user, "request", "documents", document.project) and not document.project.read_only
    slots = bool(document.current and document.current.slots)
    begin = may and slots and document.state in Document.SENDABLE
    url = reverse("document_paper", args=[document.number])
    return {"begin_url": url if begin else "", "rows": [_row(document, paper, may) for paper in papers]}


def _row(document: Document, paper: PaperCopy, may: bool) -> dict[str, Any]:
    confirmed = paper.state == PaperCopy.State.CONFIRMED
    return {
        "paper": paper,
        "tone": TONES[paper.state],
        "version": paper.version.n,
        "who": paper.issued_by.label(),
        "confirmed_by": paper.confirmed_by.label() if paper.confirmed_by else "",
        "back": len(paper.matched()) if paper.is_open else paper.version.pages,
        "pages": paper.version.pages,
        "missing": [str(n) for n in paper.missing()] if paper.is_open else [],
        "seals": seals(paper) if confirmed else [],
        "straddle": Straddle(paper.straddle).label if confirmed else "",
        "open_url": reverse("document_paper", args=[document.number]) if paper.is_open and may else "",
        "record_url": reverse("paper_record", args=[document.number, paper.pk]) if paper.pdf else "",
        "scans": [
            {"name": scan.name, "size": scan.size, "url": reverse("paper_scan", args=[document.number, scan.pk])}
            for scan in paper.scans.all()
        ],
    }


def seals(paper: PaperCopy) -> list[dict[str, Any]]:
    """What was confirmed for each place, in words."""
    found = []
    for slot in paper.version.slots:
        seen = paper.seals.get(slot["key"], {})
        parts = [
            _("signed by %(name)s") % {"name": seen["name"]} if seen.get("signed") else "",
            _("sealed") if seen.get("stamped") else "",
        ]
        found.append({
            "place": choose(slot["role"]),
            "text": " · ".join(part for part in parts if part) or _("empty"),
            "on": display.day_full(date.fromisoformat(seen["on"])) if seen.get("on") else "",
        })  # fmt: skip
    return found


def issued_pages(paper: PaperCopy) -> list[dict[str, Any]]:
    """Each page of the document, with the scan that stands for it."""
    number, matched = paper.document.number, paper.matched()
    return [
        {
            "n": n,
            "issued_url": reverse("document_page", args=[number, n]),
            "scan": _scan(paper, matched[n]) if n in matched else None,
        }
        for n in range(1, paper.version.pages + 1)
    ]


def other_scans(paper: PaperCopy) -> list[dict[str, Any]]:
    """Scanned pages that stand for no page: what is wrong with each, and what can be done."""
    rows = PaperPage.objects.filter(scan__paper=paper).select_related("scan").order_by("scan_id", "index")
    used = {page.pk for page in paper.matched().values()}
    return [_scan(paper, row) for row in rows if row.pk not in used]


def _scan(paper: PaperCopy, row: PaperPage) -> dict[str, Any]:
    number, verdict = paper.document.number, PaperPage.Verdict
    own = [row.page] if row.page and row.code else list(range(1, paper.version.pages + 1))
    placeable = row.verdict not in (verdict.FOREIGN, verdict.OUTDATED) and not (row.code and row.page is None)
    return {
        "row": row,
        "where": _("%(name)s, page %(n)d") % {"name": row.scan.name, "n": row.index},
        "url": reverse("paper_page", args=[number, row.pk]),
        "why": _why(paper, row),
        "tone": "off" if row.dropped_at or row.verdict == verdict.REPEATED else "bad",
        "choices": own if placeable else [],
        "place_url": reverse("paper_place", args=[number, row.pk]),
        "drop_url": reverse("paper_drop", args=[number, row.pk]),
    }


def _why(paper: PaperCopy, row: PaperPage) -> str:
    """Why a scan stands for no page, in words."""
    facts = {"n": row.page, "version": row.version_n, "current": paper.version.n}
    if row.verdict == PaperPage.Verdict.OUTDATED:
        return _("Page %(n)d of version %(version)d; version %(current)d is on paper") % facts
    if row.verdict == PaperPage.Verdict.FOREIGN:
        return _("A page of another document")
    if row.dropped_at and row.page:
        return _("Left out; it was page %(n)d") % facts
    if row.dropped_at:
        return _("Left out")
    if row.verdict == PaperPage.Verdict.REPEATED:
        return _("Page %(n)d once more") % facts
    return _("No code could be read: which page is it?")
