"""The sealing worker: `python -m lifecycle.sealing.worker`. It signs PDFs that we rendered, and asks for timestamps.

It is given keys with each job, over the pair of sockets that only its parent holds, and keeps what it parsed of them.
"""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import functools
import io
import queue
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from pyhanko.pdf_utils import content
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lifecycle.pdf.serving import Answer, Refuse, encoded, serve
from lifecycle.sealing import issuing

ANSWER_SECONDS = 6
SILENT_SECONDS = 60  # after which an authority that did not answer is asked again
YEARS = 10
SPARE_KEYS = 2
# The pictures have the size of their places; pyHanko would leave a margin around them.
EXACTLY = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins(0, 0, 0, 0)
)

_silent: dict[str, float] = {}
_spare: dict[int, queue.Queue[rsa.RSAPrivateKey]] = {}


class KeptKey(signers.SimpleSigner):
    """pyHanko parses the key anew for each signature, which takes four times as long as signing."""

    parsed: rsa.RSAPrivateKey

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        if digest_algorithm.lower() != "sha256":
            raise ValueError(digest_algorithm)
        return self.parsed.sign(data, padding.PKCS1v15(), hashes.SHA256())


class Picture(content.PdfContent):
    """A page drawn before, as the appearance of a signature."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self.pdf = pdf

    def render(self) -> bytes:
        drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.pdf)))
        self.resources.xobject["/Seal"] = drawn
        left, bottom, right, top = (float(side) for side in drawn.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Seal Do"


def certify(job: Answer) -> Answer:
    """The company's signature, with its own key."""
    signer = _signer(job["key"], job["certificate"], job["chain"])
    return _apply(job, signer, certify=True)


def sign(job: Answer) -> Answer:
    """A person's signature, with a key that nobody will have afterwards."""
    person, bits = job["person"], int(job["bits"])
    key = _fresh_key(bits)
    issuer, issuer_key = _parsed(job["key"], job["certificate"])
    cert = issuing.issue(
        issuing.name_of(person["name"], person["organisation"], person["how"]), key.public_key(),
        issuer=issuer, issuer_key=issuer_key, days=YEARS * 365, email=person["email"],
    )  # fmt: skip
    signer = _make_signer(key, cert, [issuer, *_certificates(job["chain"])])
    return _apply(job, signer, name=person["name"])


def timestamp(job: Answer) -> Answer:
    """A token over a hash alone."""
    stamper = _stamper(job["tsa"])
    try:
        token = asyncio.run(stamper.async_timestamp(bytes.fromhex(job["sha256"]), "sha256"))
    except (TimestampRequestError, OSError, ValueError) as problem:
        return {"failed": _words(problem)}
    info = token["content"]["encap_content_info"]["content"].parsed
    at: dt.datetime = info["gen_time"].native
    return {"token": encoded(token.dump()), "at": at.isoformat(), "authority": _without_password(job["tsa"])}


JOBS: dict[str, Callable[[Answer], Answer]] = {job.__name__: job for job in (certify, sign, timestamp)}


def _apply(job: Answer, signer: KeptKey, *, certify: bool = False, name: str | None = None) -> Answer:
    """Sign with a timestamp if one is to be had, and without one otherwise: an authority's outage stops nobody."""
    pdf, failed = base64.b64decode(job["pdf"]), ""
    stamper = _stamper(job["tsa"]) if job["tsa"] else None
    if stamper is not None and _silent.get(job["tsa"], 0) > time.monotonic():
        stamper, failed = None, "did not answer a moment ago"
    try:
        signed = _write(pdf, job, signer, stamper, certify=certify, name=name)
    except (TimestampRequestError, OSError) as problem:
        _silent[job["tsa"]] = time.monotonic() + SILENT_SECONDS
        stamper, failed = None, _words(problem)
        signed = _write(pdf, job, signer, None, certify=certify, name=name)
    mark = x509.load_der_x509_certificate(signer.signing_cert.dump()).fingerprint(hashes.SHA256()).hex()
    level = "B-T" if stamper is not None else "B-B"
    return {"pdf": encoded(signed), "certificate_sha256": mark, "level": level, "authority_failed": failed}


def _write(
    pdf: bytes, job: Answer, signer: KeptKey, stamper: TimeStamper | None, *, certify: bool, name: str | None
) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    _check_place(writer, job["slot"])
    drawn = Picture(base64.b64decode(job["picture"]))
    style = StaticStampStyle(background=drawn, background_layout=EXACTLY, border_width=0)
    facts = signers.PdfSignatureMetadata(
        field_name=job["slot"], md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES,
        reason=job["reason"], name=name, certify=certify, docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    )  # fmt: skip
    target = io.BytesIO()
    tool = signers.PdfSigner(facts, signer=signer, timestamper=stamper, stamp_style=style)
    tool.sign_pdf(writer, existing_fields_only=True, output=target, bytes_reserved=_room(signer, stamper))
    return target.getvalue()


def _room(signer: KeptKey, stamper: TimeStamper | None) -> int:
    """Hexadecimal digits that the signature may take; unsaid, pyHanko would sign twice to find out."""
    held = sum(len(cert.dump()) for cert in [signer.signing_cert, *signer.cert_registry])
    return 2 * (held + 2048 + (10_240 if stamper is not None else 0))


def _check_place(writer: Any, slot: str) -> None:
    """Before pyHanko says so in its own words."""
    if "/AcroForm" not in writer.root:
        raise Refuse("slot", slot=slot)
    listed = writer.root["/AcroForm"]["/Fields"]
    for field in (listed[at] for at in range(len(listed))):
        if str(field.get("/T")) == slot:
            if "/V" in field:
                raise Refuse("taken", slot=slot)
            return
    raise Refuse("slot", slot=slot)


# -- keys ------------------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=4)
def _parsed(key: str, certificate: str) -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    return x509.load_pem_x509_certificate(certificate.encode()), issuing.load_key(base64.b64decode(key))


@functools.lru_cache(maxsize=4)
def _signer(key: str, certificate: str, chain: str) -> KeptKey:
    cert, parsed = _parsed(key, certificate)
    return _make_signer(parsed, cert, _certificates(chain))


def _make_signer(key: rsa.RSAPrivateKey, cert: x509.Certificate, chain: list[x509.Certificate]) -> KeptKey:
    store = SimpleCertificateStore()
    store.register_multiple([_asn1(issuer) for issuer in chain])
    # The parent class wants the key in its own form; it is never used.
    private = asn1_keys.PrivateKeyInfo({"private_key_algorithm": {"algorithm": "rsa"}})
    signer = KeptKey(signing_cert=_asn1(cert), signing_key=private, cert_registry=store)
    signer.parsed = key
    return signer


def _certificates(pem: str) -> list[x509.Certificate]:
    return [x509.load_pem_x509_certificate(one.encode()) for one in issuing.split_pem(pem)]


def _asn1(cert: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(cert.public_bytes(serialization.Encoding.DER))


def _fresh_key(bits: int) -> rsa.RSAPrivateKey:
    try:
        return _spare.setdefault(bits, queue.Queue()).get_nowait()
    except queue.Empty:
        return rsa.generate_private_key(65537, bits)


def prepare_keys() -> None:
    """Between jobs: have keys ready, since making one takes longer than signing."""
    for bits, spare in _spare.items():
        if spare.qsize() < SPARE_KEYS and not any(t.name == "keys" for t in threading.enumerate()):
            threading.Thread(target=_fill, args=(bits, spare), name="keys", daemon=True).start()


def _fill(bits: int, spare: queue.Queue[rsa.RSAPrivateKey]) -> None:
    while spare.qsize() < SPARE_KEYS:
        spare.put(rsa.generate_private_key(65537, bits))


# -- timestamps ------------------------------------------------------------------------------------------------------


def _stamper(address: str) -> TimeStamper:
    parts = urlsplit(address)
    auth = (parts.username or "", parts.password or "") if parts.username else None
    return RequestsHTTPTimeStamper(_without_password(address), timeout=ANSWER_SECONDS, auth=auth)


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _words(problem: Exception) -> str:
    """Short, and without the address, which may hold a password."""
    cause = problem.__cause__ or problem
    return f"{type(cause).__name__}: {problem}"[:200]


if __name__ == "__main__":
    serve(JOBS, after=prepare_keys)
