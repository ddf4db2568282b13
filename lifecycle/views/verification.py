"""Where the code printed on every page leads: what we know of that document, never the document itself."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lifecycle import access
from lifecycle.models.documents import Document
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory
from lifecycle.text import choose
from lifecycle.throttle import address_of, over

LOOK_UPS, WINDOW = 30, 60  # an address may look up so many codes within so many seconds
CODE = re.compile(r"^[A-Z2-7]{10}$")


@access.public("anybody who holds a printed document may ask whether it is genuine")
@require_safe
@never_cache
def look_up(request: HttpRequest, code: str) -> HttpResponse:
    """Number, state, version, times, hashes and masked names. The same answer for every code that is not ours."""
    site = SiteSettings.load()
    if over("verify", address_of(request) or "unknown", LOOK_UPS, WINDOW):
        return render(
            request, "lifecycle/verify.html", {"vendor_name": site.vendor_label, "throttled": True}, status=429
        )
    code = code.strip("/").upper()
    found = None
    if CODE.match(code):
        found = Document.objects.select_related("current").filter(public_code=code, internal=False).first()
    context = {"vendor_name": site.vendor_label, "code": code[:20], "found": facts(found, request) if found else None}
    return render(request, "lifecycle/verify.html", context, status=200 if found else 404)


def facts(document: Document, request: HttpRequest) -> dict[str, Any]:
    version = document.current
    assert version is not None
    request_ = document.requests.filter(version=version).order_by("-sent_at").first()
    signed = []
    if request_ is not None:
        signed = [
            {"name": masked(s.label()), "at": s.ended_at}
            for s in request_.signatories.filter(state=Signatory.State.SIGNED).order_by("ended_at")
        ]
    asked = request.GET.get("v", "")
    latest = request_.latest if request_ is not None else None
    return {
        "document": document,
        "number": document.number,
        "title": choose({"zh": document.title, "en": document.title_en}),
        "version": version.n,
        "older": asked.isdecimal() and len(asked) < 5 and int(asked) < version.n,
        "pages": version.pages,
        "issued_at": version.rendered_at,
        "sha256": version.pdf_sha256,
        "signed_sha256": latest.sha256 if latest else "",
        "signed": signed,
    }


def masked(name: str) -> str:
    """Enough for one who knows the person, nothing for one who doesn't: 陈**, C*** Z***."""
    parts = name.split()
    if len(parts) > 1:
        return " ".join(part[0] + "***" for part in parts)
    return name[:1] + "**"
