"""Answers that carry a document: its PDF or a picture of a page, for people with an account and without."""

import hashlib

from django.http import Http404, HttpResponse

from lifecycle import pageimages
from lifecycle.models.completions import Completion
from lifecycle.models.versions import DocumentVersion, SignedRevision

# Our own files alone are shown inside a page, and nothing in them may reach out or run.
PDF_POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"


def pdf(version: DocumentVersion, number: str, revision: SignedRevision | None = None) -> HttpResponse:
    """The PDF as it was issued, or a revision of it with signatures. A file that is not what was kept is not sent."""
    content, digest = (revision.bytes, revision.sha256) if revision else (version.bytes, version.pdf_sha256)
    return kept(content, digest, f"{number}-v{version.n}{'-signed' if revision else ''}.pdf")


def completion(made: Completion, number: str) -> HttpResponse:
    return kept(made.bytes, made.pdf_sha256, f"{number}-v{made.version.n}-completion.pdf")


def kept(content: bytes, digest: str, name: str) -> HttpResponse:
    """A PDF that is still the one that was kept under this hash."""
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"{name}: the stored file is not the one that was issued")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Content-Security-Policy"] = PDF_POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    return _private(response)


def page(version: DocumentVersion, n: int, revision: SignedRevision | None = None) -> HttpResponse:
    name, digest = (revision.pdf, revision.sha256) if revision else (version.pdf, version.pdf_sha256)
    if not 1 <= n <= version.pages:
        raise Http404
    try:
        picture = pageimages.page(name, digest, n)
    except pageimages.NoPicture:
        raise Http404 from None
    return _private(HttpResponse(picture.content, content_type="image/png"))


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
