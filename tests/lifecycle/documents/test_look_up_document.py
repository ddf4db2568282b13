"""The code printed on a document leads to what we know of it, and never to the document."""

import pytest
import time_machine
from django.utils import timezone

from lifecycle.holdings import masked
from lifecycle.models import SignatureRequest
from lifecycle.models.signatures import Invitee
from lifecycle.views.verification import LOOK_UPS
from tests.presales.writing import a_final_log


@pytest.fixture
def document(cast):
    return a_final_log(cast).issue(by=cast.implementation)


def test_a_genuine_code_tells_number_state_and_hashes_but_no_names_in_full(cast, client, document):
    request = SignatureRequest.send(
        by=cast.implementation, document=document, people=[Invitee(cast.owner, "customer-1")]
    )
    request.signatories.get().sign(
        method="typed", typed_name="陈志远", sha256=document.current.pdf_sha256, consent=True, identified_by="link"
    )
    text = client.get(f"/v/{document.public_code}?v=1&p=1-2", headers={"Accept-Language": "zh-hans"}).content.decode()
    assert document.number in text and document.current.pdf_sha256 in text
    assert "陈**" in text and "陈志远" not in text and cast.customer.name not in text
    assert request.latest.sha256 in text


def test_an_unknown_code_an_internal_document_and_nonsense_get_the_same_answer(client, document):
    type(document).objects.filter(pk=document.pk).update(internal=True)
    answers = [client.get(f"/v/{code}") for code in (document.public_code, "AAAAAAAAAA", "..%2f..", "' OR 1=1")]
    assert {answer.status_code for answer in answers} == {404}
    assert not any(document.number in answer.content.decode() for answer in answers)


def test_an_earlier_version_is_called_earlier(cast, client, document):
    type(document).issue(
        by=cast.implementation, record=document.subject, kind=document.kind_of, language="zh", reason="地点写错"
    )
    english = {"Accept-Language": "en"}
    assert "earlier version" in client.get(f"/v/{document.public_code}?v=1", headers=english).content.decode()
    assert "earlier version" not in client.get(f"/v/{document.public_code}?v=2", headers=english).content.decode()


def test_codes_cannot_be_tried_out(client, document):
    with time_machine.travel(timezone.now(), tick=False):  # all within one window, however busy the machine is
        for _i in range(LOOK_UPS):
            client.get("/v/AAAAAAAAAA")
        assert client.get(f"/v/{document.public_code}").status_code == 429


def test_names_are_masked():
    assert masked("陈志远") == "陈**" and masked("Chen Zhiyuan") == "C*** Z***"
