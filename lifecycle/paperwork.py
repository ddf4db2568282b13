"""Documents as pages show them: tones, rows of lists, versions, and how far each signature has come."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from lifecycle import access, balls, display, pageimages, papers
from lifecycle.models import authorities
from lifecycle.models.documents import Document, DocumentQuerySet
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.users import User
from lifecycle.templatetags.tl import ago, badge
from lifecycle.text import choose, pick

TONES = {
    "frozen": "draft", "sent": "wait", "viewed": "wait", "partial": "wait", "completed": "ok", "declined": "bad",
    "expired": "bad", "voided": "off", "paper": "wait", "deemed": "info",
}  # fmt: skip
SIGNATORY_TONES = {
    "waiting": "off", "sent": "wait", "viewed": "now", "signed": "ok", "declined": "bad", "replaced": "off",
}  # fmt: skip
# What a list needs of its documents; versions hold their whole data.
COLUMNS = (
    "number", "kind", "title", "title_en", "state", "how", "internal", "language", "created_at", "completed_at",
    "current__n", "current__rendered_at", "current__pdf_sha256", "project__number", "project__name",
    "project__name_en", "project__customer__name", "project__customer__name_en",
)  # fmt: skip


def kind_label(code: str) -> str:
    return papers.name(code)


def state_label(document: Document) -> str:
    """The state in words. Signed on paper says so, and what silence confirmed is never called signed."""
    if document.state == Document.State.COMPLETED and document.how == Document.How.PAPER:
        return _("Signed on paper")
    return str(document.get_state_display())


def rows(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Rows of a list, as strings that are ready."""
    listed = list(documents)
    held = balls.of(listed)
    choose_it = _("Choose %(number)s")
    return [
        {
            "document": document,
            "pk": document.pk,
            "url": document.get_absolute_url(),
            "number": document.number,
            "title": document.label,
            "kind": kind_label(document.kind),
            "facts": _facts(document),
            "version": document.current.n if document.current else None,
            "tone": TONES[document.state],
            "state": state_label(document),
            "badge": badge(TONES[document.state], state_label(document)),
            "side": held[document.pk].side,
            "note": held[document.pk].text,
            "ball": _ball(held[document.pk]),
            "project": pick(document.project, "name"),
            "project_url": document.project.get_absolute_url(),
            "customer": pick(document.project.customer, "name"),
            "at": (at := document.current.rendered_at if document.current else document.created_at),
            "issued": ago(at),
            "pdf_url": pdf_url(document),
            "choose": choose_it % {"number": document.number},
        }
        for document in listed
    ]


def _facts(document: Document) -> str:
    parts = [document.number]
    if document.current:
        parts.append(_("version %(n)s") % {"n": document.current.n})
    if document.internal:
        parts.append(_("internal"))
    return " · ".join(parts)


def _ball(ball: balls.Ball) -> Any:
    """Who, and beneath it the side and since when; a dash for what is done."""
    if not ball.who:
        return display.NONE
    side = {"customer": _("customer"), "us": _("us")}.get(ball.side)
    since = _("since %(day)s") % {"day": display.day(ball.since)} if ball.since else ""
    below = " · ".join(part for part in (side, since) if part)
    return format_html('<div>{}<small class="doc-number">{}</small></div>', ball.who, below)


def export_rows(documents: DocumentQuerySet) -> Iterable[list[Any]]:
    for some in batched(documents.iterator(chunk_size=500), 500):
        held = balls.of(some)
        for document in some:
            version, ball = document.current, held[document.pk]
            how = document.get_how_display()
            yield [
                document.number, kind_label(document.kind), document.label, document.project.number,
                pick(document.project.customer, "name"), version.n if version else "", state_label(document), how,
                str(balls.SIDES[ball.side]), ball.who, ball.since or "", document.get_language_display(),
                version.rendered_at if version else "", document.completed_at or "",
                version.pdf_sha256 if version else "",
            ]  # fmt: skip


def batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of at most that size, one after the other."""
    rows = iter(rows)
    while some := list(islice(rows, size)):
        yield some


def export_head() -> list[str]:
    return [
        _("Number"), _("Kind"), _("Title"), _("Project"), _("Customer"), _("Version"), _("State"), _("How"),
        _("Lies with"), _("Who"), _("Since"), _("Language"), _("Issued"), _("Completed"), "SHA-256",
    ]  # fmt: skip


def pdf_url(document: Document, n: int | None = None, *, signed: bool | None = None) -> str:
    """Where the PDF is fetched: the signed one by default, once there is one."""
    signed = document.is_signed if signed is None else signed
    query = "&".join(part for part in (f"v={n}" if n else "", "signed=1" if signed else "") if part)
    return reverse("document_pdf", args=[document.number]) + (f"?{query}" if query else "")


def pictures(document: Document, address: Callable[[int], str]) -> list[dict[str, Any]]:
    """The pages of the current version as pictures; `address` gives the place of each."""
    pages = document.current.pages if document.current else 0
    return [
        {
            "url": address(n),
            "width": pageimages.WIDTH,
            "height": pageimages.HEIGHT,
            "alt": _("Page %(n)d of %(number)s") % {"n": n, "number": document.number},
        }
        for n in range(1, pages + 1)
    ]


def versions(document: Document) -> list[dict[str, Any]]:
    listed = document.versions.select_related("created_by").order_by("-n")
    return [
        {
            "n": version.n,
            "current": version.pk == document.current_id,
            "reason": version.reason,
            "who": version.created_by.label(),
            "at": version.rendered_at,
            "sha256": version.pdf_sha256,
            "pdf_url": pdf_url(document, version.n, signed=False),
            "signed_url": pdf_url(document, version.n, signed=True) if version.latest else "",
        }
        for version in listed
    ]


def requests(document: Document, user: User) -> list[dict[str, Any]]:
    """Every request on the document, the newest first, with each signatory's state in words."""
    may = access.can(user, "request", "documents", document.project) and not document.is_at_rest
    listed = document.requests.select_related("sent_by", "version").prefetch_related("signatories")
    found = []
    for request in listed:
        slots = {slot["key"]: choose(slot["role"]) for slot in request.version.slots}
        found.append({
            "request": request,
            "version": request.version.n,
            "open": request.is_open,
            "who": request.sent_by.label(),
            "people": [_person(signatory, request, slots, may) for signatory in request.signatories.all()],
        })  # fmt: skip
    return found


def _person(signatory: Signatory, request: SignatureRequest, slots: dict[str, str], may: bool) -> dict[str, Any]:
    copy = signatory.role == Signatory.Role.COPY
    asked = signatory.state in Signatory.ASKED and request.is_open and not copy
    tone, state = SIGNATORY_TONES[signatory.state], signatory.get_state_display()
    if copy:
        tone, state = "info", _("Informed") if signatory.asked_at else state
    elif signatory.state in Signatory.ASKED and request.state == SignatureRequest.State.DEEMED:
        tone, state = "off", _("Did not answer")
    place = slots.get(signatory.slot, "")
    return {
        "name": signatory.label(),
        "title": pick(signatory, "title"),
        "email": signatory.email,
        "role": signatory.get_role_display() + (f" · {place}" if place else ""),
        "tone": tone,
        "state": state,
        "at": signatory.ended_at or signatory.viewed_at or signatory.asked_at,
        "reason": signatory.decline_reason,
        "warning": authorities.warning_text(signatory.warning),
        "reminded_at": signatory.reminded_at,
        "url": reverse("signatory", args=[request.document.number, signatory.pk]) if may and not copy else "",
        "remind_url": reverse("signatory_remind", args=[request.document.number, signatory.pk])
        if asked and may
        else "",
    }
