"""Timestamps: inside the signatures where the authority answers, owed and asked for again where it does not."""

import subprocess
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.management import call_command
from django.utils import timezone

from lifecycle import seal, timestamps
from lifecycle.models import Event
from lifecycle.models.timestamps import Timestamp
from tests.lifecycle.documents.test_complete_document import sign_all

PEM: list[bytes] = []  # of the authorities made here
AWAY = "http://127.0.0.1:9/"  # nobody listens there


def an_authority():
    """pyHanko's authority for tests, with a certificate that may issue timestamps."""
    from asn1crypto import keys as asn1_keys
    from asn1crypto import x509 as asn1_x509
    from pyhanko.sign.timestamps import DummyTimeStamper
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "Test time")])
    now = timezone.now()
    cert = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=9))
        .add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    PEM.append(cert.public_bytes(serialization.Encoding.PEM))
    der = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return DummyTimeStamper(
        tsa_cert=asn1_x509.Certificate.load(cert.public_bytes(serialization.Encoding.DER)),
        tsa_key=asn1_keys.PrivateKeyInfo.load(der), certs_to_embed=SimpleCertificateStore(),
    )  # fmt: skip


@contextmanager
def answering():
    """The address of an RFC 3161 authority on this machine."""
    authority = an_authority()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            content = authority.request_tsa_response(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def check_with_openssl(folder, content, token):
    """As docs/documents.md says; altered by one bit, the file is another one."""
    (folder / "file.pdf").write_bytes(content)
    (folder / "token.tst").write_bytes(token)
    (folder / "ca.pem").write_bytes(PEM[-1])
    command = ["openssl", "ts", "-verify", "-token_in", "-in", "token.tst", "-data", "file.pdf", "-CAfile", "ca.pem"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert "Verification: OK" in done.stdout + done.stderr, done
    (folder / "file.pdf").write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert subprocess.run(command, cwd=folder, capture_output=True).returncode


def test_without_an_authority_nothing_is_owed(open_request):
    sign_all(open_request)
    assert not Timestamp.objects.exists()


def test_an_authority_that_is_away_keeps_nothing_from_being_completed(cast, client, open_request, settings, tmp_path):
    settings.TIMESTAMP_URL = AWAY
    done = sign_all(open_request)
    document = done.document
    document.refresh_from_db()
    assert document.state == "completed" and Timestamp.objects.count() == 1
    row = Timestamp.objects.get(sha256=done.latest.sha256)
    assert row.state == "owed" and not row.embedded
    assert timestamps.make_owed() == 0, "not due yet"
    Timestamp.objects.update(next_at=timezone.now())
    assert timestamps.make_owed() == 0
    row.refresh_from_db()
    first = row.next_at
    assert row.attempts == 1 and row.last_error
    Timestamp.objects.update(next_at=timezone.now())
    timestamps.make_owed()
    row.refresh_from_db()
    assert row.attempts == 2 and row.next_at - timezone.now() > first - timezone.now(), "the pauses grow"
    client.force_login(cast.sales)
    page = client.get(document.get_absolute_url()).content.decode()
    assert "owed since" in page and "2 attempts" in page
    assert "timestamp owed" in client.get("/documents/").content.decode()

    with answering() as settings.TIMESTAMP_URL:
        Timestamp.objects.update(next_at=timezone.now())
        call_command("tick", quiet=True)
        Timestamp.objects.update(next_at=timezone.now())
        assert timestamps.make_owed() == 0, "once is enough"
    row.refresh_from_db()
    assert row.state == "made" and abs(row.stamped_at - timezone.now()) < timedelta(minutes=1)
    assert Event.objects.filter(verb="timestamp.made").count() == 1
    check_with_openssl(tmp_path, done.latest.bytes, bytes(row.token))
    place = f"/documents/{document.number}/timestamp/{row.pk}/"
    assert client.get(place).content == bytes(row.token)
    assert place in client.get(document.get_absolute_url()).content.decode()
    client.force_login(cast.outsider)
    assert client.get(place).status_code == 404


def test_with_an_authority_that_answers_the_signature_carries_it(open_request, settings):
    with answering() as settings.TIMESTAMP_URL:
        sign_all(open_request)
    row = Timestamp.objects.get()
    assert (row.state, row.embedded) == ("made", True)
    assert not Event.objects.filter(verb="timestamp.owed").exists()


def test_an_authority_that_answers_nonsense_is_an_authority_that_did_not(open_request, settings, monkeypatch):
    settings.TIMESTAMP_URL = AWAY
    sign_all(open_request)

    def nonsense(_digest):
        raise ValueError("not a token")

    monkeypatch.setattr(seal, "timestamp", nonsense)
    row = Timestamp.objects.get()
    assert timestamps.ask(row) is False
    row.refresh_from_db()
    assert row.state == "owed" and "not a token" in row.last_error


def test_two_rounds_at_once_ask_once(open_request, settings):
    settings.TIMESTAMP_URL = AWAY
    sign_all(open_request)
    mine, other = Timestamp.objects.get(), Timestamp.objects.get()
    assert timestamps.ask(mine) is False
    assert timestamps.ask(other) is None


@pytest.mark.parametrize("level", ["B-T", "B-LT", "B-LTA"])
def test_levels_with_a_timestamp_owe_none(document, settings, level):
    settings.TIMESTAMP_URL = AWAY
    assert timestamps.settle(document, sha256="0" * 64, level=level).state == "made"
