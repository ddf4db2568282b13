"""Where the company's keys come from, and what becomes of them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Certificate, Event
from lifecycle.seal import keys
from lifecycle.sealing import issuing

pytestmark = pytest.mark.django_db
PASSWORD = "company-secret"


def bundle(*, days: int = 900, chain: bool = True, key: Any = None) -> tuple[bytes, x509.Certificate]:
    """A PKCS#12 as a certificate authority hands it out."""
    root_key = rsa.generate_private_key(65537, 2048)
    name = issuing.name_of("Some Public CA", "Some Public CA")
    root = issuing.issue(name, root_key.public_key(), issuer=None, issuer_key=root_key, days=4000, ca=True)
    key = key or rsa.generate_private_key(65537, 2048)
    subject = issuing.name_of("Example Software", "Example Software")
    cert = issuing.issue(subject, key.public_key(), issuer=root, issuer_key=root_key, days=days)
    lock = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"seal", key, cert, [root] if chain else None, lock), cert


def test_made_when_first_needed_and_then_kept() -> None:
    first = keys.company()
    assert keys.company().pk == first.pk and Certificate.objects.count() == 2
    assert first.issuer == keys.authority().subject and keys.valid_for(first) > timedelta(days=9 * 365)
    assert Event.objects.filter(verb="certificate.made").count() == 2


def test_the_key_lies_encrypted(settings: Any) -> None:
    mine = keys.company()
    plain = keys.private_key(mine)
    assert plain not in bytes(mine.sealed_key)
    assert issuing.load_key(plain).public_key() == x509.load_pem_x509_certificate(mine.pem.encode()).public_key()
    settings.SEAL_KEY = "another-key-another-key-another-key-another"
    with pytest.raises(Refused, match="SEAL_KEY"):
        keys.private_key(mine)


def test_an_uploaded_one_takes_over_and_can_be_checked(cast: Any, settings: Any) -> None:
    before = keys.company()
    content, _cert = bundle()
    mine = keys.upload(content, PASSWORD, by=cast.admin)
    assert keys.company().pk == mine.pk and mine.origin == "uploaded"
    before.refresh_from_db()
    assert not before.active and before.retired_at, "what it sealed is checked against it still"
    assert len(keys.roots()) == 2
    keys.publish_roots()
    published = (Path(settings.ANCHOR_DIR) / "ca.pem").read_text()
    assert all(root in published for root in keys.roots())
    again = keys.upload(content, PASSWORD, by=cast.admin)
    assert again.pk == mine.pk and Certificate.objects.filter(role="seal").count() == 2


@pytest.mark.parametrize(
    ("made", "password", "words"),
    [
        (lambda: bundle()[0], "wrong", "could not be opened"),
        (lambda: b"nothing", PASSWORD, "could not be opened"),
        (lambda: bundle(chain=False)[0], PASSWORD, "issuers"),
        (lambda: bundle(key=ec.generate_private_key(ec.SECP256R1()))[0], PASSWORD, "RSA"),
        (lambda: bundle(days=0)[0], PASSWORD, "not valid today"),
    ],
)
def test_what_could_not_seal_is_refused(cast: Any, made: Any, password: str, words: str) -> None:
    from django.utils import translation

    with translation.override("en"), pytest.raises(Refused, match=words):
        keys.upload(made(), password, by=cast.admin)
    assert not Certificate.objects.filter(origin="uploaded").exists()


def test_one_from_the_environment(settings: Any, tmp_path: Path) -> None:
    content, cert = bundle()
    file = tmp_path / "seal.p12"
    file.write_bytes(content)
    settings.SEAL_PKCS12, settings.SEAL_PKCS12_PASSWORD = str(file), PASSWORD
    mine = keys.company()
    assert mine.origin == "environment" and not bytes(mine.sealed_key), "its key stays where it is"
    assert issuing.load_key(keys.private_key(mine)).public_key() == cert.public_key()
    settings.SEAL_PKCS12_PASSWORD = "wrong"
    with pytest.raises(ImproperlyConfigured, match="SEAL_PKCS12"):
        keys.company()


def test_expired_seals_nothing() -> None:
    mine = keys.company()
    assert not mine.ends_soon()
    Certificate.objects.filter(pk=mine.pk).update(not_after=timezone.now() + timedelta(days=59))
    mine.refresh_from_db()
    assert mine.ends_soon() and keys.company()
    Certificate.objects.filter(pk=mine.pk).update(not_after=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused):
        keys.company()
    renewed = keys.make_company()
    assert keys.company().pk == renewed.pk
