"""`manage.py verify_document`: five answers, each with its words and its exit code, with our records and without."""

import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from lifecycle import holdings, jobs, verdicts
from lifecycle.seal.examination import examine
from tests.apart import apart
from tests.lifecycle.signing import papers
from tests.lifecycle.verification import tampering


def test_the_untouched_file_passes_both_ways(verify, signed, pdf):
    code, text = verify(pdf)
    assert code == 0 and "complete, untouched and ours, and it is the latest" in text
    assert signed.number in text and "Huaxin Software" in text and "Project owner" in text
    code, text = verify(pdf, offline=True)
    assert code == 0 and "Whether it is the latest, only our records can say" in text and signed.number in text


def test_what_the_examiner_says_of_the_untouched_file(pdf, roots):
    found = examine(pdf, roots)
    assert [row["field"] for row in found["signatures"]] == ["seal", "customer-1", "vendor-1"]
    assert all(
        row["intact"] and row["valid"] and row["trusted"] and row["level"] == "B-B" for row in found["signatures"]
    )
    assert found["signatures"][-1]["whole"] and not found["signatures"][0]["whole"]
    assert not found["changes"] and not found["trailing"] and found["docmdp"] == 2


def test_offline_needs_no_database(verify, pdf):
    def refuse(*_args):
        raise AssertionError("a query")

    with connection.execute_wrapper(refuse):
        assert verify(pdf, offline=True)[0] == 0


def test_under_another_root_it_is_not_ours(tmp_path, pdf):
    from cryptography.hazmat.primitives.asymmetric import rsa

    from lifecycle.sealing import issuing

    key = rsa.generate_private_key(65537, 2048)
    name = issuing.name_of("Somebody else")
    other = issuing.issue(name, key.public_key(), issuer=None, issuer_key=key, days=10, ca=True)
    file, authority = tmp_path / "a.pdf", tmp_path / "other.pem"
    file.write_bytes(pdf)
    authority.write_text(issuing.pem(other))
    with pytest.raises(SystemExit) as ended:
        call_command("verify_document", str(file), offline=True, ca=[authority])
    assert ended.value.code == 7


def test_earlier_revisions_are_genuine_but_older(verify, signed, pdf):
    version = signed.current
    code, text = verify(version.bytes)
    assert code == 4 and "Signatures have been added since" in text
    first = version.revisions.order_by("seq").first().bytes
    assert pdf.startswith(first)
    code, text = verify(first)
    assert code == 4 and "Further signatures have been added since" in text
    # Without our records a file that was cut short validates by itself; what is missing is said.
    code, text = verify(first, offline=True)
    assert code == 3 and "Not signed yet" in text and "not everybody has signed" in text


def test_a_replaced_version_and_a_void_document_are_older(cast, verify, signed, pdf):
    kind = papers.KIND
    type(signed).issue(by=cast.sales, record=signed.subject, kind=kind, language="both", reason="金额写错，重新出具")
    code, text = verify(pdf)
    assert code == 4 and "Version 2 has replaced it" in text
    now = type(signed).objects.get(pk=signed.pk)
    code, text = verify(now.current.bytes)
    assert code == 3 and "not everybody has signed" in text
    now.void(by=cast.sales, reason="双方同意作废")
    code, text = verify(now.current.bytes)
    assert code == 4 and "declared void" in text


def test_silence_is_never_a_zero(verify, signed, pdf):
    type(signed).objects.filter(pk=signed.pk).update(state="deemed", how="deemed")
    code, text = verify(pdf)
    assert code == 8 and "accepted by silence" in text and "has not signed" in text


def test_the_certificate_of_completion_is_a_file_of_ours_too(verify, signed):
    jobs.run_due()
    completion = signed.current.completions.get()
    code, text = verify(completion.bytes)
    assert code == 0 and signed.number in text
    assert verify(completion.bytes, offline=True)[0] == 0


def test_a_record_of_paper_says_that_it_was_signed_on_paper(cast, document):
    from lifecycle.models.papercopies import PaperCopy

    record = b"%PDF-1.7 scans and original"
    seals = {"customer-1": {"name": "陈志远", "signed": True, "stamped": True, "on": "2026-11-20"}}
    PaperCopy.objects.create(
        document=document, version=document.current, state="confirmed", issued_by=cast.pm, seals=seals,
        pdf_sha256=hashlib.sha256(record).hexdigest(),
    )  # fmt: skip
    type(document).objects.filter(pk=document.pk).update(state="completed", how="paper")
    with translation.override("en"):
        told = holdings.judge(record, hashlib.sha256(record).hexdigest(), roots=[])
        assert (told.exit_code, told.role, told.state) == (0, "paper", "Signed on paper")
        assert [(signer.name, signer.how) for signer in told.signers[1:]] == [("陈志远", "on paper")]
        told = holdings.verdict(holdings.find(document.current.pdf_sha256), document.current.pdf_sha256, full=False)
    assert told.exit_code == 0 and told.findings[0].endswith("the scans are in the paper record.")
    assert told.signers[1].name == "陈**"


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (tampering.paint_page, "Page 1 does not show what was issued."),
        (tampering.swap_pages, "The pages stand in another order."),
        (tampering.replace_attachment, "The attachment document.json was replaced."),
        (tampering.add_note, "A note or drawing was put on page 1."),
        (tampering.say_nothing, "Something was appended that is no signature."),
        (lambda pdf: pdf + b"\n% paid\n", "After the last signature 8 bytes were added."),
        (tampering.write_anew, "The part of the file that holds the signature of “Huaxin Software Co., Ltd.” was changed."),
    ],
)  # fmt: skip
def test_each_change_is_named(signed, pdf, roots, way, said):
    changed = way(pdf)
    examined = examine(changed, roots)
    with translation.override("en"):
        for told in (verdicts.of_file(examined), holdings.unknown(changed, examined)):
            assert told.answer == verdicts.Answer.ALTERED and told.exit_code == 5
            assert said in told.findings and told.number == signed.number


def test_an_exchanged_page_is_named_by_comparison_with_the_one_that_was_issued(verify, pdf):
    changed = tampering.exchange_page(pdf, papers_of_another())
    code, text = verify(changed)
    assert code == 5 and "does not show what was issued" in text
    assert verify(changed, offline=True)[0] == 5


def papers_of_another() -> bytes:
    from lifecycle import pdf
    from tests.lifecycle.pdf.samples import payment_request

    return pdf.render(payment_request(), "payment_request")


def test_removed_signatures_are_named(verify, signed, pdf):
    stripped = tampering.strip_signatures(pdf)
    for offline in (True, False):
        code, text = verify(stripped, offline=offline)
        assert code == 6 and "signatures were removed" in text and signed.number in text


def test_strange_files_are_unknown(verify, tmp_path):
    for content in (b"hello", b"%PDF-1.7\nnonsense", papers_of_another().replace(b"document.json", b"something.bin")):
        assert verify(content, offline=True)[0] in (6, 7)
        assert verify(content)[0] == 7
    with pytest.raises(CommandError):
        call_command("verify_document", str(tmp_path / "nowhere.pdf"))


def test_a_signature_of_a_stranger_in_a_free_place_counts_for_nothing(verify, signed, roots):
    """Whoever has the issued file can put a signature of their own into it."""
    import base64

    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    from lifecycle.sealing import issuing, worker

    key = rsa.generate_private_key(65537, 2048)
    name = issuing.name_of("陈志远", "人民医院")
    root = issuing.issue(name, key.public_key(), issuer=None, issuer_key=key, days=10, ca=True)
    der = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    issued = signed.current.bytes
    picture = base64.b64encode(_picture(issued)).decode()
    forged = apart(worker.sign, {
        "pdf": base64.b64encode(issued).decode(), "slot": "customer-1", "reason": "", "key": base64.b64encode(der).decode(),
        "certificate": issuing.pem(root), "chain": "", "picture": picture, "tsa": "", "bits": 2048,
        "person": {"name": "陈志远", "email": "c1@customer.example", "organisation": "人民医院", "how": "link"},
    })  # fmt: skip
    content = base64.b64decode(forged["pdf"])
    code, text = verify(content, offline=True)
    assert code == 3 and "cannot vouch for" in text
    code, text = verify(content)
    assert code == 5 and "cannot vouch for" in text


def _picture(issued: bytes) -> bytes:
    from lifecycle import pdf

    shown = {"strokes": [], "typed": "陈志远", "name": "陈志远", "title": "", "when": "", "how": ""}
    return pdf.appearance_page(issued, "customer-1", shown)
