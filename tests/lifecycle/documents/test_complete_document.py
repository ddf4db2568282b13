"""The certificate of completion: what it tells, that there is exactly one, and who gets it."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from lifecycle import completion, jobs
from lifecycle.completion import facts, story
from lifecycle.models import Event
from lifecycle.models.completions import Completion
from lifecycle.models.jobs import Job
from lifecycle.models.signatories import Signatory
from tests.lifecycle.pdf.papers import attached, one_line, text
from tests.lifecycle.signing import papers


def sign_all(request, **more):
    """Both sign; the customer by link, ours by account. The request as it is afterwards."""
    for signatory in request.signatories.order_by("order"):
        how = "link" if signatory.contact_id else "account"
        signatory.view(ip="198.51.100.7", agent="Firefox 143")
        signatory.sign(
            method="typed", typed_name=signatory.name, consent=True, identified_by=how,
            sha256=request.version.pdf_sha256, ip="198.51.100.7", agent="Firefox 143", **more,
        )  # fmt: skip
    request.refresh_from_db()
    return request


@pytest.fixture
def done(open_request):
    """The completed request; its job waits."""
    return sign_all(open_request, remark="第 3 页日期请核对 😀")


def made(request):
    job = Job.objects.get(kind="completion")
    assert jobs.run(job), job.last_error
    return Completion.objects.get(request=request)


def test_it_tells_who_signed_what_how_and_in_which_order(done, tmp_path):
    certificate = made(done)
    data = json.loads(certificate.data)
    assert attached(certificate.bytes)["evidence.json"] == certificate.data.encode()
    assert hashlib.sha256(certificate.bytes).hexdigest() == certificate.pdf_sha256
    assert certificate.document_sha256 == done.latest.sha256 == data["body"]["file_sha256"]
    customer, ours = data["body"]["signatories"]
    assert customer["name"] == {"zh": "陈志远", "en": "Chen Zhiyuan"} and customer["email"] == "c1@customer.example"
    assert (customer["signature"]["identified_by"], ours["signature"]["identified_by"]) == ("link", "account")
    assert customer["signature"]["ip"] == "198.51.100.7" and customer["signature"]["agent"] == "Firefox 143"
    assert customer["signature"]["sha256_shown"] == done.version.pdf_sha256
    assert ours["signature"]["sha256_before"] == customer["signature"]["sha256_after"]
    assert len(customer["signature"]["certificate_sha256"]) == 64
    verbs = [row["verb"] for row in data["body"]["events"]]
    assert verbs[:3] == ["document.issued", "document.sent", "document.viewed"] and verbs[-1] == "document.completed"
    kept = {event.seq: event.hash for event in Event.objects.about(done.document)}
    assert all(kept[row["seq"]] == row["hash"] and len(row["prev_hash"]) == 64 for row in data["body"]["events"])
    shown = one_line(text(certificate.bytes, tmp_path))
    for words in ("完成证书", "Certificateofcompletion", "陈志远", "198.51.100.7", "simpleelectronicsignature", "简单电子签名"):
        assert words in shown, words
    assert done.latest.sha256 in shown and data["body"]["certificates"][0]["sha256"] in shown


def test_characters_that_cannot_be_printed_are_spelt_out(done):
    remark = json.loads(made(done).data)["body"]["signatories"][0]["signature"]["remark"]
    assert remark == "第 3 页日期请核对 <U+1F600>"
