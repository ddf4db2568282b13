"""X.509: issuing certificates, and judging those that others issued. Used by the web process and by the worker."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
LONGEST = 64  # characters of a name's part (X.520)
ONE_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n?", re.DOTALL)


def name_of(common: str, organisation: str = "", unit: str = "") -> x509.Name:
    """A subject; parts longer than the standard allows are cut."""
    parts = [
        (NameOID.ORGANIZATION_NAME, organisation),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
        (NameOID.COMMON_NAME, common),
    ]
    return x509.Name([x509.NameAttribute(oid, text.strip()[:LONGEST]) for oid, text in parts if text.strip()])


def issue(
    subject: x509.Name,
    public: rsa.RSAPublicKey,
    *,
    issuer: x509.Certificate | None,
    issuer_key: rsa.RSAPrivateKey,
    days: int,
    ca: bool = False,
    email: str = "",
) -> x509.Certificate:
    """A certificate for signing documents, or, with `ca`, one that issues them; never longer than its issuer's.

    The usage "email protection" beside "document signing" is there because viewers built on NSS know only that one.
    """
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    until = now + dt.timedelta(days=days)
    if issuer is not None:
        until = min(until, issuer.not_valid_after_utc)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(minutes=5))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=0 if ca else None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(_usage(ca), critical=True)
    )
    if not ca:
        usages = x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(usages, critical=False)
    if email and email.isascii():
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.RFC822Name(email)]), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def _usage(ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca, content_commitment=not ca, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=ca, crl_sign=ca, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def may_sign(cert: x509.Certificate) -> bool:
    """Whether its key usage allows signing documents; a certificate that states none may."""
    try:
        usage = cert.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def chain_of(cert: x509.Certificate, others: list[x509.Certificate]) -> list[x509.Certificate] | None:
    """The issuers of a certificate up to a self-signed root, nearest first; None where one is missing."""
    chain: list[x509.Certificate] = []
    while cert.subject != cert.issuer:
        found = next((other for other in others if _issued(other, cert) and other not in chain), None)
        if found is None:
            return None
        chain.append(found)
        cert = found
    return chain


def _issued(issuer: x509.Certificate, cert: x509.Certificate) -> bool:
    try:
        cert.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def shown(name: x509.Name) -> str:
    """A subject or issuer as people read it."""
    common = [str(part.value) for part in name.get_attributes_for_oid(NameOID.COMMON_NAME)]
    return ", ".join(common) or name.rfc4514_string()


def pem(cert: x509.Certificate) -> str:
    return cert.public_bytes(serialization.Encoding.PEM).decode()


def split_pem(text: str) -> list[str]:
    """The certificates in a text of several."""
    return [found.rstrip() + "\n" for found in ONE_PEM.findall(text)]


def load_key(der: bytes) -> Any:
    return serialization.load_der_private_key(der, password=None)
