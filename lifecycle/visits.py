"""A signatory's visit by private link: from the token in the mail to a session that knows whom it may show what.

The token stands in the first address alone. It is exchanged for two hours of session, bound to that one link; pages
after that carry nothing in their address that would let another person in.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare

from lifecycle import completion, context
from lifecycle.models.documents import Document
from lifecycle.models.links import PARTS, SigningLink
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.users import Language

SESSION = "signing"
LANGUAGE = "signing-language"
SECONDS = 2 * 3600

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Visit:
    link: SigningLink
    standing: str  # open, copy, signed, deemed, declined, expired, voided, replaced, relieved
    code_given: bool = False

    @property
    def signatory(self) -> Signatory:
        return self.link.signatory

    @property
    def request(self) -> SignatureRequest:
        return self.link.signatory.request

    @property
    def document(self) -> Document:
        return self.link.signatory.request.document

    @property
    def awaits_code(self) -> bool:
        """Is there a document to sign that shows itself only to whoever gave the code in this very session?"""
        return self.standing == "open" and not self.code_given and self.signatory.needs_code

    @property
    def identified_by(self) -> str:
        return "link+code" if self.code_given else "link"

    @property
    def may_read(self) -> bool:
        """May this visitor still fetch the document? Only while the link lasts, and nothing that was taken back."""
        return self.standing in ("open", "copy", "signed", "deemed") and not self.link.has_expired


def of_token(token: str) -> Visit | None:
    link = SigningLink.by_token(token)
    return Visit(link, standing(link)) if link else None


def current(request: HttpRequest) -> Visit | None:
    """The visit that this session was opened for, if it has not grown too old."""
    kept = request.session.get(SESSION)
    if not isinstance(kept, dict) or kept.get("at", 0) + SECONDS < time.time():
        return None
    link = SigningLink.objects.select_related(*PARTS).filter(pk=int(kept.get("link") or 0)).first()
    if link is None or not constant_time_compare(link.token_hash, str(kept.get("hash"))):
        return None
    given = link.signatory.code_passed_at
    return Visit(link, standing(link), given is not None and kept.get("code") == given.isoformat())


def keep_code(request: HttpRequest, given: datetime) -> None:
    """This session gave the code; another one with the same link has to give its own."""
    request.session[SESSION] = request.session[SESSION] | {"code": given.isoformat()}


def begin(request: HttpRequest, visit: Visit) -> None:
    """Exchange the token for the session, under a new session key."""
    request.session.cycle_key()
    request.session[SESSION] = {"link": visit.link.pk, "hash": visit.link.token_hash, "at": int(time.time())}
    if not request.user.is_authenticated:
        request.session.set_expiry(SECONDS)


def standing(link: SigningLink) -> str:
    """What is left to do here, in one word; the pages have a sentence for each."""
    signatory, request = link.signatory, link.signatory.request
    document = request.document
    if document.state == Document.State.VOIDED:
        return "voided"
    if signatory.state == Signatory.State.SIGNED:
        return "signed"
    if signatory.state == Signatory.State.DECLINED:
        return "declined"
    if signatory.state == Signatory.State.REPLACED:
        return "relieved"
    if document.current_id != request.version_id:
        return "replaced"
    if request.state == SignatureRequest.State.DEEMED and signatory.role != Signatory.Role.COPY:
        return "deemed"
    if request.state == SignatureRequest.State.EXPIRED or link.has_expired:
        return "expired"
    if signatory.role == Signatory.Role.COPY and request.state in (
        SignatureRequest.State.OPEN, SignatureRequest.State.COMPLETED, SignatureRequest.State.DEEMED,
    ):  # fmt: skip
        return "copy"
    if request.state != SignatureRequest.State.OPEN or signatory.revoked_at:
        return "voided"
    return "open" if request.is_open else "expired"


# -- language, time, headers ---------------------------------------------------------------------------------------


@contextmanager
def in_words_of(request: HttpRequest, visit: Visit | None) -> Iterator[None]:
    """The visitor's language, or the one they switched to; the company's time, whoever else uses this browser."""
    language = request.session.get(LANGUAGE) or (visit.signatory.language if visit else translation.get_language())
    with translation.override(language), timezone.override(timezone.get_default_timezone()):
        yield


def switched(request: HttpRequest) -> bool:
    """Did this POST come from the language switch? It is remembered for the session."""
    wanted = request.POST.get("language")
    if request.method != "POST" or wanted not in Language.values:
        return False
    request.session[LANGUAGE] = wanted
    return True


def frame(request: HttpRequest, visit: Visit | None) -> dict[str, Any]:
    """What every page of a visit needs. Its language switch posts to the page itself, not to an account."""
    shell = dict(context.shell(request)["shell"].items())
    shell |= {"nav": [], "urls": {**shell["urls"], "language": request.path}}
    found: dict[str, Any] = {"shell": shell, "vendor_name": SiteSettings.load().vendor_label}
    if visit:
        document = visit.document
        found |= {
            "number": document.number,
            "title": document.label,
            "contact": contact(visit),
            "signer_name": visit.signatory.label(),
        }
        if document.completed_at and SESSION in request.session and completion.of_visit(visit):
            found["completion_url"] = reverse("sign_completion")
    return found


def contact(visit: Visit) -> str:
    """Whom to ask."""
    sender = visit.request.sent_by
    return " · ".join(part for part in (sender.label(), sender.phone, sender.email) if part)


def private(view: View) -> View:
    """No copy in any cache, no address handed on, not framed."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return guarded
