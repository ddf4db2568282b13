"""A certificate of the signatory's own: our bytes, one more signature in their place, and nothing else."""

import io
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.core.files.uploadedfile import SimpleUploadedFile
from pyhanko.pdf_utils.generic import NameObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from lifecycle.completion.facts import gather
from lifecycle.errors import Refused
from lifecycle.models import Event, Signatory, Signature
from tests.apart import apart
from tests.lifecycle.signing.test_follow_link import enter, link_of
from tests.lifecycle.signing.test_sign_document import people, sign
from tests.lifecycle.signing.test_sign_with_account import as_user


def name(common):
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "人民医院"), x509.NameAttribute(NameOID.COMMON_NAME, common)]
    )


def issue(subject, key, issuer, issuer_key, *, ca=False, days=365):
    now = datetime.now(UTC)
    start = now - timedelta(days=400)
    usage = x509.KeyUsage(not ca, not ca, False, False, False, ca, False, False, False)
    return (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(start).not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage, critical=True).sign(issuer_key, hashes.SHA256())
    )  # fmt: skip


@pytest.fixture(scope="module")
def tool(tmp_path_factory):
    """Somebody's own signing tool: a certificate of an authority that we know nothing of."""
    folder = tmp_path_factory.mktemp("own")
    ca_key, key = (rsa.generate_private_key(65537, 2048) for _n in range(2))
    ca = issue(name("测试认证中心"), ca_key, name("测试认证中心"), ca_key, ca=True, days=3650)
    files = {"ca": ca, "valid": issue(name("陈志远"), key, ca.subject, ca_key),
             "ended": issue(name("陈志远"), key, ca.subject, ca_key, days=-30)}  # fmt: skip
    for label, cert in files.items():
        (folder / f"{label}.pem").write_bytes(cert.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "key.pem").write_bytes(private)

    def sign_file(pdf, slot="customer-1", certificate="valid", change=None):
        signer = signers.SimpleSigner.load(
            str(folder / "key.pem"), str(folder / f"{certificate}.pem"), ca_chain_files=(str(folder / "ca.pem"),)
        )
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        if change is not None:
            change(writer)
        facts = signers.PdfSignatureMetadata(field_name=slot, subfilter=fields.SigSeedSubFilter.PADES)
        target = io.BytesIO()
        apart(signers.sign_pdf, writer, facts, signer=signer, existing_fields_only=slot != "elsewhere", output=target)
        return target.getvalue()

    sign_file.folder = folder
    return sign_file


def own(signatory, pdf, **facts):
    given = {"sha256": signatory.request.version.pdf_sha256, "consent": True, "identified_by": "link"} | facts
    return signatory.sign_with_own(pdf, **given)


def test_it_is_taken_and_says_whose_it_is(document, open_request, tool):
    customer, ours = people(open_request)
    signed = tool(open_request.pdf)
    signature = own(customer, signed)
    assert own(customer, signed) == signature  # a second click
    assert signature.method == "own" and signature.level == "B-B"
    told = Event.objects.get(verb="document.signed").data["certificate"]
    assert told["subject"] == "陈志远, 人民医院" and told["issuer"] == "测试认证中心"
    assert signature.certificate_sha256 == told["sha256"]
    assert open_request.pdf == signed
    sign(ours, identified_by="account")
    document.refresh_from_db()
    assert document.is_signed and document.current.latest.bytes.startswith(signed)
    open_request.refresh_from_db()
    evidence = gather(request=open_request, seq=Event.objects.latest("seq").seq)["body"]["signatories"][0]["signature"]
    assert evidence["own_certificate"]["issuer"] == "测试认证中心"


def test_by_link_without_scripts(cast, document, open_request, tool):
    client = enter(link_of(cast.owner.email))
    assert "/s/own/" in client.get("/s/").content.decode()
    assert client.get("/s/own/").status_code == 200
    fetched = client.get("/s/own/file/")
    assert fetched["Content-Disposition"].startswith("attachment") and fetched.content == open_request.pdf
    data = {"sha256": document.current.pdf_sha256, "consent": "on"}
    assert client.post("/s/own/", data | {"file": pdf_file(fetched.content)}).status_code == 422
    assert client.post("/s/own/", data).status_code == 422
    answer = client.post("/s/own/", data | {"file": pdf_file(tool(fetched.content))})
    assert answer.status_code == 302 and answer.url == "/s/"
    assert Signature.objects.get().method == "own"
    assert client.get("/s/own/").status_code == 200  # what it says now is that it is signed
    page = as_user(cast.sales).get(f"/documents/{document.number}/signatories/{Signatory.objects.get(order=1).pk}/")
    assert "测试认证中心" in page.content.decode()


def test_by_account(cast, document, open_request, tool):
    client = as_user(cast.pm)
    place = f"/documents/{document.number}/sign/own/"
    assert client.get(place).status_code == 200
    content = client.get(f"{place}file/").content
    data = {"sha256": document.current.pdf_sha256, "consent": "on", "file": pdf_file(tool(content, "vendor-1"))}
    assert client.post(place, data).url == document.get_absolute_url()
    assert Signature.objects.get().signatory.user == cast.pm
    assert as_user(cast.sales).get(place).status_code == 404


def pdf_file(content):
    return SimpleUploadedFile("signed.pdf", content, "application/pdf")


def another_title(writer):
    writer.root["/Lang"] = TextStringObject("de")
    writer.update_root()


def another_page(writer):
    page = writer.root["/Pages"]["/Kids"][0]
    page[NameObject("/Rotate")] = page["/MediaBox"][0]
    page[NameObject("/Contents")] = page["/Contents"]
    writer.mark_update(page.container_ref)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pdf, tool: pdf,
        lambda pdf, tool: b"",
        lambda pdf, tool: b"%PDF-1.7\nnonsense",
        lambda pdf, tool: pdf + b"\n% a comment",
        lambda pdf, tool: pdf + b"0" * (6 * 1024 * 1024),
        lambda pdf, tool: tool(pdf)[:-20],
        lambda pdf, tool: pdf + bytes(reversed(tool(pdf)[len(pdf) :])),
        lambda pdf, tool: tool(pdf) + b"\n% more",
        lambda pdf, tool: tool(pdf, "vendor-1"),
        lambda pdf, tool: tool(tool(pdf), "vendor-1"),
        lambda pdf, tool: tool(pdf, "elsewhere"),
        lambda pdf, tool: tool(pdf, certificate="ended"),
        lambda pdf, tool: tool(pdf, change=another_title),
        lambda pdf, tool: tool(pdf, change=another_page),
        lambda pdf, tool: b"%PDF-1.7\n" + tool(pdf)[9:].replace(b"/Page", b"/Pbge", 1),
    ],
    ids=[
        "unsigned", "empty", "nonsense", "comment", "huge", "cut", "mirrored", "appended", "another's place",
        "two signatures", "a new field", "ended certificate", "catalogue changed", "page changed", "rewritten",
    ],
)  # fmt: skip
def test_anything_else_is_refused(open_request, tool, spoil):
    customer, _ours = people(open_request)
    with pytest.raises(Refused) as refused:
        own(customer, spoil(open_request.pdf, tool))
    assert refused.value.field == "file"
    assert not Signature.objects.exists() and not open_request.revisions.exists()


def test_what_was_downloaded_before_another_signed_is_refused(open_request, tool):
    customer, ours = people(open_request)
    signed = tool(open_request.pdf)
    sign(ours, identified_by="account")
    with pytest.raises(Refused):
        own(customer, signed)
    assert own(customer, tool(open_request.pdf)).method == "own"


def test_consent_is_needed_and_the_code_where_the_kind_asks_for_one(cast, document, open_request, tool):
    from lifecycle.models import SiteSettings

    customer, _ours = people(open_request)
    signed = tool(open_request.pdf)
    with pytest.raises(Refused):
        own(customer, signed, consent=False)
    SiteSettings.objects.update(code_kinds=["T01"])
    with pytest.raises(Refused):
        own(customer, signed)
    client = enter(link_of(cast.owner.email))
    assert client.get("/s/own/").url == "/s/code/" == client.get("/s/own/file/").url


@pytest.mark.skipif(not shutil.which("pdfsig") or not shutil.which("certutil"), reason="needs poppler and NSS")
def test_a_tool_that_writes_carelessly_is_refused_with_words(open_request, tool, tmp_path):
    """`pdfsig -sign` gives an object a new generation without freeing the old one: strict readers stumble over that."""
    folder = tool.folder

    def run(*command):
        subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)

    run("openssl", "pkcs12", "-export", "-inkey", folder / "key.pem", "-in", folder / "valid.pem", "-name", "mine",
        "-certfile", folder / "ca.pem", "-out", "own.p12", "-passout", "pass:x")  # fmt: skip
    run("certutil", "-N", "-d", f"sql:{tmp_path}", "--empty-password")
    run("pk12util", "-i", "own.p12", "-d", f"sql:{tmp_path}", "-W", "x")
    (tmp_path / "in.pdf").write_bytes(open_request.pdf)
    run("pdfsig", "-nssdir", f"sql:{tmp_path}", "-sign", "customer-1", "-nick", "mine", "in.pdf", "out.pdf")
    customer, _ours = people(open_request)
    with pytest.raises(Refused, match=r"another tool|工具"):
        own(customer, (tmp_path / "out.pdf").read_bytes())
