"""Is this document genuine? Asked with a file, with the hash of a file, or with the code printed on every page.

Nothing here shows a document. By hash and by code only masked names are told; who sends the whole file has the names.
"""

import hashlib
import re
from datetime import date, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lifecycle import access, holdings, paperwork, seal
from lifecycle.errors import Refused
from lifecycle.holdings import Held
from lifecycle.models.documents import Document
from lifecycle.models.papercopies import PaperCopy
from lifecycle.models.settings import SiteSettings
from lifecycle.seal.keys import published
from lifecycle.throttle import address_of, over
from lifecycle.verdicts import Answer, Signer, Verdict

LOOK_UPS, WINDOW = 30, 60  # an address may look up so many codes and hashes within so many seconds
UPLOADS = 6
MAX_BYTES = 25 * 1024 * 1024
CODE = re.compile(r"^[A-Z2-7]{10}$")
SHA256 = re.compile(r"^[0-9a-f]{64}$")
ICONS = {
    Answer.LATEST: ("circle-check", "ok"), Answer.OLDER: ("alert-triangle", "wait"), Answer.ALTERED: ("ban", "bad"),
    Answer.STRIPPED: ("ban", "bad"), Answer.UNKNOWN: ("alert-circle", "bad"),
}  # fmt: skip


@access.public("anybody who was given a document of ours may ask whether it is genuine")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """The page to ask on. `?sha256=` answers by hash, alone for scripts; a file that is sent is examined, not kept."""
    if request.method == "POST":
        return _uploaded(request)
    if code := request.GET.get("code", "").strip().upper():
        return redirect("verify", code) if CODE.match(code) else _page(request, {"code": code[:20]}, 404)
    digest = request.GET.get("sha256", "").strip().lower()
    if not digest:
        return _page(request, {})
    if not SHA256.match(digest):
        return _page(request, {"problem": _("This is not a SHA-256: it has 64 characters, 0–9 and a–f.")}, 422)
    if _too_many(request):
        return _throttled(request)
    held = holdings.find(digest)
    told = _shown(holdings.verdict(held, digest, full=False)) if held else None
    return _page(request, {"told": told, "nothing_under": "" if held else digest}, 200)


def _uploaded(request: HttpRequest) -> HttpResponse:
    address = address_of(request) or "unknown"
    if over("verify-upload", address, UPLOADS, WINDOW):
        return _throttled(request)
    file = request.FILES.get("file")
    if file is None or not file.size:
        return _page(request, {"problem": _("Choose a PDF file first.")}, 422)
    if file.size > MAX_BYTES:
        words = _("The file is larger than %(mb)d MB.") % {"mb": MAX_BYTES // 2**20}
        return _page(request, {"problem": words}, 413)
    content = file.read()
    digest = hashlib.sha256(content).hexdigest()
    try:
        told = holdings.judge(content, digest, roots=seal.roots())
    except Refused:
        for _n in range(UPLOADS):  # a file that took all the time it may take is the last one for this minute
            over("verify-upload", address, UPLOADS, WINDOW)
        words = _("This file could not be examined: it is damaged, or made so that it takes too long to read.")
        return _page(request, {"problem": words}, 422)
    return _page(request, {"told": _shown(told)})


@access.public("anybody who holds a printed document may ask whether it is genuine")
@require_safe
@never_cache
def look_up(request: HttpRequest, code: str) -> HttpResponse:
    """What the printed code leads to. The same answer for every code that is not ours."""
    if _too_many(request):
        return _throttled(request)
    code = code.strip("/").upper()
    found = None
    if CODE.match(code):
        found = Document.objects.select_related("current", "project").filter(public_code=code, internal=False).first()
    context = {"code": code[:20], "found": facts(found, request) if found else None}
    return _page(request, context, 200 if found else 404)


@access.public("the certificates under which our documents are sealed are there for everybody")
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """The roots and our seals as PEM, for checking documents without us."""
    found = published()
    if not found:
        raise Http404
    response = HttpResponse("".join(found), content_type="application/x-pem-file")
    response["Content-Disposition"] = 'attachment; filename="ca.pem"'
    return response


def facts(document: Document, request: HttpRequest) -> dict[str, Any]:
    """What the holder of a printed page sees on it anyway, and how the document stands today."""
    version = document.current
    assert version is not None
    latest = version.latest
    paper = document.papers.filter(version=version, state=PaperCopy.State.CONFIRMED).first()
    if document.how == Document.How.PAPER and paper is not None:
        held = Held("paper", version, paper=paper)
    else:
        held = Held("signed", version, revision=latest) if latest else Held("issued", version)
    asked = request.GET.get("v", "")
    completion = version.completions.order_by("-at").first()
    files = [
        (_("As issued"), version.pdf_sha256),
        (_("With signatures"), latest.sha256 if latest else ""),
        (_("Paper record"), paper.pdf_sha256 if paper else ""),
        (_("Certificate of completion"), completion.pdf_sha256 if completion else ""),
    ]
    return {
        "number": document.number,
        "title": document.label,
        "version": version.n,
        "older": asked.isdecimal() and len(asked) < 5 and int(asked) < version.n,
        "void": document.state == Document.State.VOIDED,
        "deemed": document.state == Document.State.DEEMED,
        "tone": paperwork.TONES[document.state],
        "state": paperwork.state_label(document),
        "pages": version.pages,
        "issued_at": version.rendered_at,
        "signers": [_row(signer) for signer in holdings.signers(held, full=False)],
        "files": [(label, digest) for label, digest in files if digest],
    }


# -- the page ------------------------------------------------------------------------------------------------------


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The whole page, or for the script of that page only its answer."""
    if request.headers.get("X-Requested-With") == "verify.js":
        return render(request, "lifecycle/parts/verify_answer.html", context, status=status)
    site = SiteSettings.load()
    context |= {"vendor_name": site.vendor_label, "roots": _roots(), "max_mb": MAX_BYTES // 2**20}
    return render(request, "lifecycle/verify.html", context, status=status)


def _throttled(request: HttpRequest) -> HttpResponse:
    return _page(request, {"throttled": True}, 429)


def _too_many(request: HttpRequest) -> bool:
    return over("verify", address_of(request) or "unknown", LOOK_UPS, WINDOW)


def _roots() -> list[dict[str, str]]:
    found = []
    for pem in seal.roots():
        cert = x509.load_pem_x509_certificate(pem.encode())
        mark = cert.fingerprint(hashes.SHA256()).hex().upper()
        names = cert.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
        found.append({
            "name": str(names[0].value) if names else cert.subject.rfc4514_string(),
            "fingerprint": " ".join(mark[at : at + 4] for at in range(0, len(mark), 4)),
        })  # fmt: skip
    return found


def _shown(told: Verdict) -> dict[str, Any]:
    """A verdict as the page shows it."""
    icon, tone = ICONS[told.answer]
    if told.answer == Answer.LATEST and not told.complete:
        icon, tone = "alert-triangle", "wait"
    return {
        "verdict": told, "icon": icon, "tone": tone, "headline": told.headline, "label": told.answer.label,
        "signers": [_row(signer) for signer in told.signers],
    }  # fmt: skip


def _row(signer: Signer) -> dict[str, Any]:
    """Moments as such, so that the page writes them as the reader's language does."""
    at = signer.stamped_at or signer.at
    return {
        "signer": signer,
        "moment": datetime.fromisoformat(at) if "T" in at else None,
        "day": date.fromisoformat(at) if re.fullmatch(r"\d{4}-\d\d-\d\d", at) else None,
    }
