"""Signature containers read from the raw bytes, more strictly than viewers do. Runs in the examiner.

A signature protects all of the file but its own container, so a change inside a container is invisible to most checks:
here its place must be exactly the gap in the signed bytes, its padding zeros, its hexadecimal digits of one case, its
encoding canonical, and each certificate in it signed by one that leads to a known root.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from asn1crypto import cms, core, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
HEX = re.compile(rb"<[0-9A-Fa-f]*>")
MOST = 64  # more signatures than any document of ours can have
TIMESTAMP = "signature_time_stamp_token"


@dataclass
class Container:
    """One signature as the bytes have it. `faults` says what is not as it was made: range, container, content, forged."""

    start: int  # of the gap
    stop: int
    end: int  # what it covers ends here
    signed: Any = None  # asn1crypto SignedData
    faults: list[str] = field(default_factory=list)
    timestamp: bool = False  # a document timestamp, not somebody's signature
    framed: bool = False  # whether the gap holds what a signature's gap must; else it may be text that looks like one

    @property
    def certificate(self) -> x509.Certificate | None:
        """The signer's, if it can be read."""
        try:
            return signer_of(self.signed)
        except Exception:
            return None


def find(pdf: bytes, roots: list[x509.Certificate]) -> list[Container]:
    """Every signature that the bytes speak of, in the order of what they cover."""
    found = []
    for hit in RANGE.finditer(pdf):
        first, length, second, rest = (int(number) for number in hit.groups())
        container = Container(length, second, second + rest)
        if first or not length < second <= second + rest <= len(pdf):
            container.faults.append("range")
        else:
            _read(container, pdf, roots)
        found.append(container)
        if len(found) > MOST:
            raise ValueError("too many signatures")
    return sorted(found, key=lambda container: container.end)


def _read(container: Container, pdf: bytes, roots: list[x509.Certificate]) -> None:
    gap = pdf[container.start : container.stop]
    container.framed = bool(HEX.fullmatch(gap))
    if not container.framed:
        container.faults.append("container")
        gap = b"<" + re.sub(rb"[^0-9A-Fa-f]", b"0", gap[1:-1]) + b">"
    digits = gap[1:-1]
    if len(digits) % 2 or (digits != digits.lower() and digits != digits.upper()):
        container.faults.append("container")
    raw = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    der, rest = _cut(raw)
    if rest.strip(b"\0"):
        container.faults.append("container")
    covered = (pdf[: container.start], pdf[container.stop : container.end])
    try:
        info = cms.ContentInfo.load(der, strict=True)
        container.signed = info["content"]
        container.timestamp = info["content"]["encap_content_info"]["content_type"].native == "tst_info"
        container.faults += check(info, der, covered, roots)
    except Exception:  # damaged bytes fail wherever the damage is, in either library
        container.faults.append("container")
    container.faults = sorted(set(container.faults))


def _cut(raw: bytes) -> tuple[bytes, bytes]:
    """A DER value, and what follows it."""
    if len(raw) < 2:
        return raw, b""
    head, length = 2, raw[1]
    if length & 0x80:
        head += length & 0x7F
        length = int.from_bytes(raw[2:head], "big")
    return raw[: head + length], raw[head + length :]


def check(info: Any, der: bytes, covered: Iterable[bytes], roots: list[x509.Certificate]) -> list[str]:
    """What is wrong with a CMS signature over these bytes: container, content (other bytes), forged (another key)."""
    signed = info["content"]
    signers = signed["signer_infos"]
    signer = signers[0]
    faults = []
    name = signer["digest_algorithm"]["algorithm"].native
    if name not in ("sha256", "sha384", "sha512"):
        return ["container"]
    stated = {attribute["type"].native: attribute["values"] for attribute in signer["signed_attrs"]}
    if not _strict(signed, info, der, signer) or len(signers) != 1:
        faults.append("container")
    embedded = signed["encap_content_info"]["content"]
    if signed["encap_content_info"]["content_type"].native == "tst_info":
        imprint = embedded.parsed["message_imprint"]
        if _digest(imprint["hash_algorithm"]["algorithm"].native, covered) != imprint["hashed_message"].native:
            faults.append("content")
        covered = (bytes(embedded),)
    elif embedded.native is not None:
        faults.append("container")
    if stated["message_digest"][0].native != _digest(name, covered):
        faults.append("content")
    cert = signer_of(signed)
    try:
        _verify(cert, signer, name)
    except InvalidSignature:
        faults.append("forged")
    if not _bag_fits(signed, cert, roots):
        faults.append("container")
    for attribute in signer["unsigned_attrs"] or []:
        if attribute["type"].native != TIMESTAMP:
            faults.append("container")
            continue
        token = attribute["values"][0]
        faults += [
            "container" for _fault in check(token, token.dump(), (signer["signature"].native,), roots)
        ]  # fmt: skip
    return faults


def _strict(signed: Any, info: Any, der: bytes, signer: Any) -> bool:
    """What no key protects: versions, the list of digests, the way of encoding."""
    kind = signed["encap_content_info"]["content_type"].native
    # Some tools write the parameter "nothing" in one place and leave it out in the other.
    listed = [
        (algorithm["algorithm"].native, algorithm["parameters"].native) for algorithm in signed["digest_algorithms"]
    ]
    protected = [
        attribute["values"][0]
        for attribute in signer["signed_attrs"]
        if attribute["type"].native == "cms_algorithm_protection"
    ]
    for stated in protected:
        if stated["digest_algorithm"].dump() != signer["digest_algorithm"].dump():
            return False
        if stated["signature_algorithm"].dump() != signer["signature_algorithm"].dump():
            return False
    return (
        info["content_type"].native == "signed_data"
        and kind in ("data", "tst_info")
        and signed["version"].native == ("v1" if kind == "data" else "v3")
        and signer["version"].native == "v1"
        and listed == [(signer["digest_algorithm"]["algorithm"].native, None)]
        and canonical(der)
    )


def canonical(der: bytes, depth: int = 0) -> bool:
    """Whether every length, truth value, number and nothing is written in the one way that DER allows."""
    at = 0
    while at < len(der):
        head = at + 2
        if depth > 40 or head > len(der) or der[at] & 0x1F == 0x1F:
            return False
        length = der[at + 1]
        if length & 0x80:
            wide = length & 0x7F
            length = int.from_bytes(der[head : head + wide], "big")
            head += wide
            if not wide or length < 0x80 or length >> 8 * (wide - 1) == 0:
                return False
        tag, value = der[at], der[head : head + length]
        at = head + length
        if at > len(der) or (tag & 0x20 and not canonical(value, depth + 1)):
            return False
        if tag == 1 and value not in (b"\x00", b"\xff"):
            return False
        if tag == 2 and (not value or (len(value) > 1 and value[0] in (0, 0xFF) and value[0] >> 7 == value[1] >> 7)):
            return False
        if tag == 5 and value:
            return False
    return True


def _digest(name: str, parts: Iterable[bytes]) -> bytes:
    digest = hashlib.new(name)
    for part in parts:
        digest.update(part)
    return digest.digest()


def _verify(cert: x509.Certificate, signer: Any, digest: str) -> None:
    """The signature over the signed attributes. Keys other than RSA are pyHanko's to judge."""
    key = cert.public_key()
    if not isinstance(key, rsa.RSAPublicKey) or signer["signature_algorithm"].signature_algo != "rsassa_pkcs1v15":
        return
    said = signer["signed_attrs"].untag().dump()
    algorithm = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[digest]
    key.verify(signer["signature"].native, said, padding.PKCS1v15(), algorithm)


# -- certificates ----------------------------------------------------------------------------------------------------


def certificates(signed: Any) -> list[x509.Certificate]:
    """The certificates that the container brings along."""
    return [x509.load_der_x509_certificate(choice.chosen.dump()) for choice in signed["certificates"] or []]


def signer_of(signed: Any) -> x509.Certificate:
    """The one that the signature says it was made with."""
    wanted = signed["signer_infos"][0]["sid"].chosen
    for choice in signed["certificates"]:
        cert = choice.chosen
        if cert.issuer.dump() == wanted["issuer"].dump() and cert.serial_number == wanted["serial_number"].native:
            return x509.load_der_x509_certificate(cert.dump())
    raise ValueError("the signer's certificate is missing")


def leads_to(cert: x509.Certificate, others: list[x509.Certificate], roots: list[x509.Certificate]) -> bool:
    """Whether a known root vouches for it. Dates and usages are judged elsewhere."""
    for _step in range(8):
        if cert in roots:
            return True
        issuer = next((other for other in (*roots, *others) if other != cert and _issued(other, cert)), None)
        if issuer is None:
            return False
        cert = issuer
    return False


def _bag_fits(signed: Any, cert: x509.Certificate, roots: list[x509.Certificate]) -> bool:
    """Where the signer leads to a known root, nothing else lies in the bag; each certificate is signed by its issuer."""
    bag = certificates(signed)
    known = leads_to(cert, bag, roots)
    for one in bag:
        issuers = [other for other in (*roots, *bag) if other.subject == one.issuer]
        if any(_issued(other, one) for other in issuers):
            continue
        if known or issuers:
            return False
    return bool(bag)


def _issued(issuer: x509.Certificate, cert: x509.Certificate) -> bool:
    try:
        cert.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def token_of(signed: Any) -> Any:
    """What the timestamp inside a signature says (TSTInfo), or None."""
    try:
        for attribute in signed["signer_infos"][0]["unsigned_attrs"] or []:
            if attribute["type"].native == TIMESTAMP:
                return attribute["values"][0]["content"]["encap_content_info"]["content"].parsed
    except Exception:
        return None
    return None


# asn1crypto reads lazily: what these name must be known before the first container is read.
_KNOWN = (tsp.TSTInfo, core.OctetString)
