"""Cryptographic seals: the company certifies what it issues, signatories sign it, an authority dates it.

All of it happens in a child process (worker.py). The keys lie encrypted in the database (keys.py) and go to that child
alone, which parses nothing that people from outside sent. docs/documents.md tells what is in the files.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lifecycle import pdf as documents
from lifecycle.errors import Refused
from lifecycle.models.certificates import Certificate
from lifecycle.pdf.renderer import Renderer
from lifecycle.seal.keys import authority, company, private_key, publish_roots, roots

__all__ = [
    "NoAnswer",
    "Sealed",
    "Stamped",
    "authority",
    "certify",
    "company",
    "publish_roots",
    "roots",
    "sign",
    "timestamp",
]

FIELD = "seal"  # the company's own place in every document

sealer = Renderer(module="lifecycle.sealing.worker")


class NoAnswer(Refused):
    """The timestamp authority could not be reached, or refused; the message says which."""


@dataclass(frozen=True)
class Sealed:
    """A PDF with one more signature; it begins with the very bytes that were given."""

    pdf: bytes
    certificate_sha256: str
    level: str  # PAdES: B-B, or B-T with a timestamp
    authority_failed: str = ""  # why there is no timestamp, though an authority is set


@dataclass(frozen=True)
class Stamped:
    """An authority's timestamp over a hash."""

    token: bytes
    at: datetime
    authority: str


def certify(pdf: bytes, *, reason: str, words: dict[str, Any]) -> Sealed:
    """The company's seal over a fresh PDF: from then on only signatures may be added (DocMDP, P=2).

    `words`: `name` (text or pair) and `when` (text), shown in the seal's place.
    """
    mine = company()
    shown = {**words, "fingerprint": mine.fingerprint[:16]}
    picture = documents.seal_page(shown)
    return _sealed(pdf, {"job": "certify", "slot": FIELD, "reason": reason, **_key(mine)}, picture)


def sign(
    pdf: bytes,
    slot: str,
    *,
    appearance: dict[str, Any],
    name: str,
    email: str,
    organisation: str,
    how: str,
    reason: str,
) -> Sealed:
    """A person's signature in the place made for it, with a key that is made for this and thrown away.

    Its certificate, issued by our authority, names the person and says how they were identified (`how`).
    """
    picture = documents.appearance_page(pdf, slot, appearance)
    person = {"name": name, "email": email, "organisation": organisation, "how": how}
    job = {"job": "sign", "slot": slot, "reason": reason, "person": person, "bits": settings.SEAL_KEY_BITS}
    return _sealed(pdf, {**job, **_key(authority())}, picture)


def timestamp(sha256: str) -> Stamped:
    """A timestamp over a file's hash, to be kept beside it. Raises NoAnswer."""
    if not settings.TIMESTAMP_URL:
        raise NoAnswer(_("No timestamp authority is set."))
    answer = sealer.ask({"job": "timestamp", "sha256": sha256, "tsa": settings.TIMESTAMP_URL})
    if answer.get("failed"):
        raise NoAnswer(answer["failed"])
    return Stamped(base64.b64decode(answer["token"]), datetime.fromisoformat(answer["at"]), answer["authority"])


def _sealed(pdf: bytes, job: dict[str, Any], picture: bytes) -> Sealed:
    sent = {**job, "pdf": _text(pdf), "picture": _text(picture), "tsa": settings.TIMESTAMP_URL}
    answer = sealer.ask(sent)
    content = base64.b64decode(answer["pdf"])
    if not content.startswith(pdf):
        raise ValueError("the signed file does not begin with the bytes that were signed")
    return Sealed(content, answer["certificate_sha256"], answer["level"], answer["authority_failed"])


def _key(certificate: Certificate) -> dict[str, str]:
    return {"key": _text(private_key(certificate)), "certificate": certificate.pem, "chain": certificate.chain}


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
