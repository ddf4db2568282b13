"""Documents as pages show them: tones, rows of lists, versions, and how far each signature has come."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, display, pageimages, papers
from lifecycle.models.documents import Document, DocumentQuerySet
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.users import User
from lifecycle.text import choose, listed, pick

TONES = {
    "frozen": "draft", "sent": "wait", "viewed": "wait", "partial": "wait", "completed": "ok", "declined": "bad",
    "expired": "bad", "voided": "off",
}  # fmt: skip
SIGNATORY_TONES = {"waiting": "off", "sent": "wait", "viewed": "now", "signed": "ok", "declined": "bad"}


def kind_label(code: str) -> str:
    return papers.name(code)


def rows(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Rows of a list; whom an open document waits for comes in one query for all of them."""
    listed = list(documents)
    waiting = waiting_for([document.pk for document in listed if document.state in Document.OUT])
    return [
        {
            "document": document,
            "url": document.get_absolute_url(),
            "number": document.number,
            "title": document.label,
            "kind": kind_label(document.kind),
            "internal": document.internal,
            "version": document.current.n if document.current else None,
            "tone": TONES[document.state],
            "state": document.get_state_display(),
            "note": waiting.get(document.pk, ""),
            "project": document.project,
            "project_url": document.project.get_absolute_url(),
            "at": document.current.rendered_at if document.current else document.created_at,
            "pdf_url": pdf_url(document),
        }
        for document in listed
    ]


def waiting_for(pks: list[int]) -> dict[int, str]:
    """By document: the names of those whose turn it is, and since when."""
    asked = (
        Signatory.objects.filter(
            request__document__in=pks, request__state=SignatureRequest.State.OPEN, state__in=Signatory.ASKED
        )
        .exclude(role=Signatory.Role.COPY)
        .values_list("request__document_id", "name", "name_en", "asked_at")
        .order_by("asked_at", "pk")
    )
    found: dict[int, list[tuple[str, Any]]] = {}
    for pk, name, english, at in asked:
        found.setdefault(pk, []).append((choose({"zh": name, "en": english}), at))
    return {
        pk: _("waiting for %(names)s since %(day)s")
        % {"names": listed(name for name, _at in people), "day": display.day(people[0][1])}
        for pk, people in found.items()
    }


def export_rows(documents: DocumentQuerySet) -> Iterable[list[Any]]:
    for document in documents.iterator(chunk_size=500):
        version = document.current
        yield [
            document.number, kind_label(document.kind), document.label, document.project.number,
            pick(document.project.customer, "name"), version.n if version else "", document.get_state_display(),
            document.get_language_display(), version.rendered_at if version else "", version.pdf_sha256 if version else "",
        ]  # fmt: skip


def export_head() -> list[str]:
    return [
        _("Number"), _("Kind"), _("Title"), _("Project"), _("Customer"), _("Version"), _("State"), _("Language"),
        _("Issued"), "SHA-256",
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
    may = access.can(user, "request", "documents", document.project) and not document.project.read_only
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
    place = slots.get(signatory.slot, "")
    return {
        "name": signatory.label(),
        "title": pick(signatory, "title"),
        "email": signatory.email,
        "role": signatory.get_role_display() + (f" · {place}" if place else ""),
        "tone": "info" if copy else SIGNATORY_TONES[signatory.state],
        "state": _("Informed") if copy and signatory.asked_at else signatory.get_state_display(),
        "at": signatory.ended_at or signatory.viewed_at or signatory.asked_at,
        "reason": signatory.decline_reason,
        "reminded_at": signatory.reminded_at,
        "remind_url": reverse("signatory_remind", args=[request.document.number, signatory.pk])
        if asked and may
        else "",
    }
