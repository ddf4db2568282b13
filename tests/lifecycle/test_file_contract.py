"""The contract page: facts and file together, closed after signing, closed to consultants."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lifecycle.models import Attachment
from tests.cast import put_in_state
from tests.lifecycle.test_attach_file import PDF


def url(cast):
    return f"/projects/{cast.project.number}/contract/"


def data(cast, **fields):
    return {
        "contract_number": "HT-2026-7", "currency": "CNY", "contract_amount": "1280000", "contract_signed_on": "2026-05-01",
        "contract_due_on": "2026-12-31", "version": cast.project.version, **fields,
    }  # fmt: skip


def test_facts_and_file_are_saved_together(cast, client):
    client.force_login(cast.commercial)
    answer = client.post(url(cast), data(cast, file=SimpleUploadedFile("ht.pdf", PDF)))
    assert answer.status_code == 302
    cast.project.refresh_from_db()
    assert cast.project.contract_amount == 1280000
    assert Attachment.objects.get().kind == "contract"


def test_a_bad_file_saves_nothing(cast, client):
    client.force_login(cast.commercial)
    answer = client.post(url(cast), data(cast, file=SimpleUploadedFile("ht.pdf", b"MZ")))
    assert answer.status_code == 422 and "file" in answer.context["form"].errors
    cast.project.refresh_from_db()
    assert cast.project.contract_number == "" and not Attachment.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"contract_amount": "-1"}, {"contract_due_on": "2026-04-01"}, {"contract_amount": "much"}]
)
def test_impossible_facts_are_refused(cast, client, fields):
    client.force_login(cast.commercial)
    assert client.post(url(cast), data(cast, **fields)).status_code == 422


def test_a_stale_form_gets_both_texts(cast, client):
    client.force_login(cast.commercial)
    sent = data(cast)
    cast.project.revise(by=cast.sales, version=cast.project.version, contract_number="HT-2026-8")
    answer = client.post(url(cast), sent)
    assert answer.status_code == 409 and "HT-2026-8" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "read", "write"), [("implementation", 200, 403), ("consultant", 403, 403), ("outsider", 404, 404)]
)
def test_readers_read_and_others_do_not(cast, client, who, read, write):
    client.force_login(getattr(cast, who))
    assert client.get(url(cast)).status_code == read
    assert client.post(url(cast), data(cast)).status_code == write


def test_it_says_what_is_missing_before_signing_and_closes_after(cast, client):
    client.force_login(cast.commercial)
    assert "Missing: number, amount, date of signing" in client.get(url(cast)).content.decode()
    put_in_state(cast.project, "contract", contract_passed_at="2026-05-01T00:00:00Z")
    text = client.get(url(cast)).content.decode()
    assert "only through a signed amendment" in text and 'name="contract_amount"' not in text
    cast.project.refresh_from_db()
    assert client.post(url(cast), data(cast)).status_code == 422
