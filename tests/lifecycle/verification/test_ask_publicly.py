"""The public page: by hash, by code, by file. It never shows a document, and by hash or code no name in full."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lifecycle import seal
from lifecycle.views import verification
from tests.lifecycle.verification import tampering

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def ask(client):
    def asked(content: bytes, name: str = "a.pdf"):
        file = SimpleUploadedFile(name, content, content_type="application/pdf")
        return client.post("/verify/", {"file": file}, headers=ENGLISH)

    return asked


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_known_hash_is_answered_with_masked_names(client, signed, pdf):
    text = client.get(f"/verify/?sha256={digest(pdf)}", headers=ENGLISH).content.decode()
    assert "it is the latest" in text and signed.number in text
    assert "C*** Z***" in text and "Chen Zhiyuan" not in text and "陈志远" not in text


def test_the_script_gets_the_answer_alone(client, signed, pdf):
    answer = client.get(f"/verify/?sha256={digest(pdf)}", headers=ENGLISH | {"X-Requested-With": "verify.js"})
    text = answer.content.decode()
    assert "<html" not in text and signed.number in text


def test_an_unknown_hash_offers_to_send_the_file_and_nonsense_is_refused(client, db):
    text = client.get(f"/verify/?sha256={'0' * 64}", headers=ENGLISH).content.decode()
    assert "No file of ours has this fingerprint" in text
    assert client.get("/verify/?sha256=abc").status_code == 422


def test_a_file_that_is_sent_is_judged_and_not_kept(ask, signed, pdf, tmp_path):
    text = ask(pdf).content.decode()
    assert "it is the latest" in text and "Chen Zhiyuan" in text
    text = ask(tampering.paint_page(pdf)).content.decode()
    assert "was changed after we issued it" in text and "Page 1 does not show what was issued." in text
    assert "Not one of our files" in ask(b"hello").content.decode()


def test_the_same_file_again_is_not_examined_again(ask, pdf, signed, monkeypatch):
    from lifecycle import holdings

    changed, calls = pdf + b"%", []
    plain = holdings.examine
    monkeypatch.setattr(holdings, "examine", lambda *args: calls.append(1) or plain(*args))
    assert [ask(changed).status_code, ask(changed).status_code] == [200, 200]
    assert calls == [1]


def test_too_large_too_many_and_nothing(ask, client, db, monkeypatch):
    assert client.post("/verify/").status_code == 422
    monkeypatch.setattr(verification, "MAX_BYTES", 10)
    assert ask(b"%PDF-1.7 much").status_code == 413
    answers = [ask(b"").status_code for _n in range(verification.UPLOADS)]
    assert answers[-1] == 429


def test_a_file_that_stops_the_examiner_is_an_answer_too(ask, db, monkeypatch):
    from lifecycle import holdings
    from lifecycle.pdf import RenderFailed

    def fail(*_args):
        raise RenderFailed("out of time")

    monkeypatch.setattr(holdings, "examine", fail)
    answer = ask(b"%PDF-1.7\nbomb")
    assert answer.status_code == 422 and "could not be examined" in answer.content.decode()
    assert ask(b"%PDF-1.7\nnext").status_code == 429


def test_the_roots_are_published(client, signed):
    answer = client.get("/verify/ca.pem")
    assert "".join(seal.roots()) in answer.content.decode() and "BEGIN CERTIFICATE" in answer.content.decode()
    assert "PRIVATE" not in answer.content.decode()
    mark = verification._roots()[0]["fingerprint"]
    assert mark in client.get("/verify/").content.decode()


def test_before_anything_was_sealed_there_is_nothing_to_publish(client, db):
    assert client.get("/verify/ca.pem").status_code == 404
    assert client.get("/verify/").status_code == 200


def test_a_typed_code_leads_to_its_page(client, signed):
    answer = client.get(f"/verify/?code={signed.public_code.lower()}")
    assert answer.status_code == 302 and answer.url == f"/v/{signed.public_code}"
    assert client.get("/verify/?code=short").status_code == 404
    text = client.get(answer.url, headers=ENGLISH).content.decode()
    assert f'value="{signed.public_code}"' in text and signed.number in text


def test_paper_and_silence_are_called_so(client, signed):
    type(signed).objects.filter(pk=signed.pk).update(state="deemed", how="deemed")
    text = client.get(f"/v/{signed.public_code}", headers=ENGLISH).content.decode()
    assert "Accepted by silence" in text and "has not signed it" in text
