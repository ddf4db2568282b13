"""Where the company's keys and certificates come from: made here, uploaded, or named in the environment."""

from __future__ import annotations

import functools
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.fernet import InvalidToken
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.certificates import Certificate
from lifecycle.models.events import Event
from lifecycle.models.settings import SiteSettings
from lifecycle.sealing import issuing

AUTHORITY_DAYS, COMPANY_DAYS = 20 * 365, 10 * 365
Role, Origin = Certificate.Role, Certificate.Origin


def authority() -> Certificate:
    """The authority that vouches for signatories; made when it is first needed."""
    found = Certificate.objects.filter(role=Role.AUTHORITY, active=True).first()
    return found or _once(Role.AUTHORITY, make_authority)


def company() -> Certificate:
    """The certificate that seals what the company issues. Refused once it has expired."""
    if settings.SEAL_PKCS12:
        found = _from_environment()
    else:
        found = Certificate.objects.filter(role=Role.SEAL, active=True).first() or _once(Role.SEAL, make_company)
    if found.has_ended():
        raise Refused(
            _("The company's seal expired on %(day)s. An administrator renews it in the settings.")
            % {"day": f"{found.not_after:%Y-%m-%d}"}
        )
    return found


def private_key(certificate: Certificate) -> bytes:
    """PKCS#8 DER. Refused where SEAL_KEY is not the one that the key was encrypted with."""
    if certificate.origin == Origin.ENVIRONMENT:
        key, _cert, _chain = _environment_bundle()
        return _der(key)
    try:
        return certificate.key
    except InvalidToken:
        raise Refused(
            _("The key of the company's seal cannot be opened: SEAL_KEY is not the one it was locked with.")
        ) from None


def roots() -> list[str]:
    """PEM of every root that our documents were ever sealed under."""
    found: dict[str, None] = {}
    for row in Certificate.objects.order_by("pk"):
        chain = issuing.split_pem(row.chain)
        found[chain[-1] if chain else row.pem.strip() + "\n"] = None
    return list(found)


def published() -> list[str]:
    """The roots, and the certificates that sealed: under a root that others share, only those seals are ours."""
    seals = Certificate.objects.filter(role=Role.SEAL).order_by("pk").values_list("pem", flat=True)
    return list(dict.fromkeys([*roots(), *(pem.strip() + "\n" for pem in seals)]))


def publish_roots() -> None:
    """Keep them outside the database too, in ANCHOR_DIR/ca.pem: documents can then be checked without it."""
    folder = Path(settings.ANCHOR_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    fresh = folder / f"ca.pem.{os.getpid()}"
    fresh.write_text("".join(published()))
    fresh.replace(folder / "ca.pem")


# -- making ----------------------------------------------------------------------------------------------------------


def make_authority(*, by: Any = None) -> Certificate:
    """A new root of our own; certificates that the one before issued stay good."""
    site = SiteSettings.load()
    key = new_key()
    name = issuing.name_of(f"{_vendor(site)} Document CA", _vendor(site))
    cert = issuing.issue(name, key.public_key(), issuer=None, issuer_key=key, days=AUTHORITY_DAYS, ca=True)
    return keep(Role.AUTHORITY, Origin.MADE, key, cert, [], by=by)


def make_company(*, by: Any = None) -> Certificate:
    """A new certificate for the company's seal, issued by our own root."""
    site, root = SiteSettings.load(), authority()
    root_cert, root_key = x509.load_pem_x509_certificate(root.pem.encode()), issuing.load_key(private_key(root))
    key = new_key()
    subject = issuing.name_of(_vendor(site), _vendor(site))
    cert = issuing.issue(subject, key.public_key(), issuer=root_cert, issuer_key=root_key, days=COMPANY_DAYS)
    return keep(Role.SEAL, Origin.MADE, key, cert, [root_cert], by=by)


def upload(content: bytes, password: str, *, by: Any) -> Certificate:
    """Take the company's own PKCS#12 for sealing from now on. Refused where it could not seal, with the reason."""
    key, cert, chain = open_bundle(content, password)
    return keep(Role.SEAL, Origin.UPLOADED, key, cert, chain, by=by)


def open_bundle(content: bytes, password: str) -> tuple[rsa.RSAPrivateKey, x509.Certificate, list[x509.Certificate]]:
    """Key, certificate and its issuers up to the root, out of a PKCS#12 file."""
    try:
        key, cert, others = pkcs12.load_key_and_certificates(content, password.encode() or None)
    except ValueError:
        raise Refused(
            _("This file could not be opened. Is it a PKCS#12 file, and is the password right?"), "file"
        ) from None
    if not isinstance(key, rsa.RSAPrivateKey) or cert is None or key.key_size < 2048:
        raise Refused(_("The file must hold a certificate with its RSA key of at least 2048 bits."), "file")
    now = timezone.now()
    if not cert.not_valid_before_utc <= now < cert.not_valid_after_utc:
        raise Refused(_("This certificate is not valid today."), "file")
    if not issuing.may_sign(cert):
        raise Refused(_("This certificate is not made for signing documents (its key usage says so)."), "file")
    chain = issuing.chain_of(cert, list(others))
    if chain is None:
        raise Refused(_("The certificates of its issuers up to the root are missing in the file."), "file")
    return key, cert, chain


@transaction.atomic
def keep(
    role: str, origin: str, key: rsa.RSAPrivateKey, cert: x509.Certificate, chain: list[x509.Certificate], *, by: Any
) -> Certificate:
    """Make it the active one of its role; the one before stays on record."""
    SiteSettings.objects.select_for_update().filter(pk=SiteSettings.ONLY).first()
    now = timezone.now()
    mark = cert.fingerprint(hashes.SHA256()).hex()
    Certificate.objects.filter(role=role, active=True).exclude(fingerprint=mark).update(active=False, retired_at=now)
    sealed = b"" if origin == Origin.ENVIRONMENT else Certificate.seal_key(_der(key))
    row, made = Certificate.objects.update_or_create(
        role=role,
        fingerprint=mark,
        defaults={"active": True, "retired_at": None, "origin": origin, "sealed_key": sealed},
        create_defaults={
            "active": True, "origin": origin, "sealed_key": sealed, "pem": issuing.pem(cert),
            "chain": "".join(issuing.pem(c) for c in chain), "subject": cert.subject.rfc4514_string()[:250],
            "issuer": cert.issuer.rfc4514_string()[:250], "not_before": cert.not_valid_before_utc,
            "not_after": cert.not_valid_after_utc, "made_by": by,
            "development": origin == Origin.MADE and (settings.DEBUG or settings.DEMO),
        },
    )  # fmt: skip
    Event.record(
        "certificate.made" if made else "certificate.used", by=by, subject=row,
        data={"role": role, "origin": origin, "fingerprint": mark, "until": f"{row.not_after:%Y-%m-%d}"},
    )  # fmt: skip
    transaction.on_commit(publish_roots, robust=True)
    return row


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, settings.SEAL_KEY_BITS)


def _once(role: str, make: Any) -> Certificate:
    """Two processes may need the first one at the same moment: only one of them makes it."""
    try:
        with transaction.atomic():
            SiteSettings.load()
            SiteSettings.objects.select_for_update().filter(pk=SiteSettings.ONLY).first()
            return Certificate.objects.filter(role=role, active=True).first() or make()
    except IntegrityError:
        return Certificate.objects.get(role=role, active=True)


def _from_environment() -> Certificate:
    key, cert, chain = _environment_bundle()
    mark = cert.fingerprint(hashes.SHA256()).hex()
    found = Certificate.objects.filter(role=Role.SEAL, active=True, fingerprint=mark).first()
    return found or keep(Role.SEAL, Origin.ENVIRONMENT, key, cert, chain, by=None)


def _environment_bundle() -> tuple[rsa.RSAPrivateKey, x509.Certificate, list[x509.Certificate]]:
    try:
        file = Path(settings.SEAL_PKCS12)
        return _bundle_of(str(file), file.stat().st_mtime_ns, settings.SEAL_PKCS12_PASSWORD)
    except (OSError, Refused) as problem:
        raise ImproperlyConfigured(f"SEAL_PKCS12: {problem}") from problem


@functools.lru_cache(maxsize=2)
def _bundle_of(path: str, _changed: int, password: str) -> Any:
    return open_bundle(Path(path).read_bytes(), password)


def _vendor(site: SiteSettings) -> str:
    return site.vendor_name_en or site.vendor_name or "Throughline"


def _der(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def valid_for(certificate: Certificate) -> timedelta:
    """How long it still lasts."""
    return certificate.not_after - timezone.now()
