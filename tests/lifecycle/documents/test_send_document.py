"""From the document's page: send, remind, withdraw, void."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.forms.documents import SendForm, key_of
from lifecycle.models import Document, Outbox, Signatory, SignatureRequest
from tests.cast import make_contact, make_customer, put_in_state
from tests.lifecycle.signing import papers


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def filled(cast, **more):
    return {
        "person_customer-1": key_of(cast.owner), "role_customer-1": "signer", "person_vendor-1": key_of(cast.pm),
        "role_vendor-1": "approver", "message": "请审阅", "creation_key": str(uuid.uuid4()), "nevertheless": [key_of(cast.owner)],
    } | more  # fmt: skip


def test_whom_the_document_names_is_chosen_already(cast, document):
    form = SendForm(document=document)
    assert form["person_customer-1"].initial == key_of(cast.owner)
    assert form["person_vendor-1"].initial == key_of(cast.pm)


def test_send_with_a_copy_one_after_the_other(cast, document):
    client = as_user(cast.sales)
    place = f"/documents/{document.number}/send/"
    assert client.get(place).status_code == 200
    data = filled(cast, ordered="1", copies=[key_of(cast.signatory), key_of(cast.owner)])
    assert client.post(place, data).status_code == 302
    assert client.post(place, data).status_code == 302
    request = SignatureRequest.objects.get()
    assert request.ordered and request.message == "请审阅"
    rows = list(request.signatories.values_list("name", "role", "state"))
    assert rows == [("陈志远", "signer", "sent"), ("张敏", "approver", "waiting"), ("林院长", "copy", "sent")]
    text = client.get(document.get_absolute_url()).content.decode()
    assert "Zhang Min" in text and "/remind/" in text


def test_people_of_others_are_no_choice(cast, document):
    stranger = make_contact(make_customer("别家医院"), "王五")
    gone = make_contact(cast.customer, "离职者", left_on=timezone.localdate() - timedelta(days=1))
    silent = make_contact(cast.customer, "无邮箱", email="")
    client = as_user(cast.sales)
    for person in (stranger, gone, silent, cast.outsider):
        slot = "vendor-1" if person == cast.outsider else "customer-1"
        answer = client.post(f"/documents/{document.number}/send/", filled(cast, **{f"person_{slot}": key_of(person)}))
        assert answer.status_code == 422
    # nor may ours stand in the customer's place
    data = filled(cast, **{"person_customer-1": key_of(cast.sales)})
    assert client.post(f"/documents/{document.number}/send/", data).status_code == 422
    assert not SignatureRequest.objects.exists()


def test_nobody_at_all_is_refused(cast, document):
    data = filled(cast, **{"person_customer-1": "", "person_vendor-1": ""})
    answer = as_user(cast.sales).post(f"/documents/{document.number}/send/", data)
    assert answer.status_code == 422 and not SignatureRequest.objects.exists()


def test_an_internal_document_offers_nobody_of_the_customer(cast):
    document = papers.issue(cast, papers.INTERNAL)
    form = SendForm(document=document)
    assert key_of(cast.owner) not in form.by_key and key_of(cast.pm) in form.by_key


@pytest.mark.parametrize("who", ["consultant", "executive"])
def test_who_may_only_read_sends_nothing(cast, document, who):
    client = as_user(getattr(cast, who))
    for place in ("send", "withdraw", "void"):
        assert client.get(f"/documents/{document.number}/{place}/").status_code == 403
        assert client.post(f"/documents/{document.number}/{place}/", filled(cast)).status_code == 403
    assert "/send/" not in client.get(document.get_absolute_url()).content.decode()


def test_remind_once_a_minute(cast, document, open_request):
    client = as_user(cast.sales)
    signatory = open_request.signatories.get(contact__isnull=False)
    place = f"/documents/{document.number}/remind/{signatory.pk}/"
    client.post(place)
    assert not Outbox.objects.filter(kind="remind_to_sign").exists(), "asked a moment ago"
    Signatory.objects.update(asked_at=timezone.now() - timedelta(hours=1))
    for _n in range(3):
        assert client.post(place).status_code == 302
    assert Outbox.objects.filter(kind="remind_to_sign").count() == 1
    assert client.get(place).status_code == 405
    other = papers.issue(cast, text="另一件事")
    assert client.post(f"/documents/{other.number}/remind/{signatory.pk}/").status_code == 404


def test_withdraw_and_void_ask_for_a_reason(cast, document, open_request):
    client = as_user(cast.sales)
    assert client.post(f"/documents/{document.number}/withdraw/", {"reason": ""}).status_code == 422
    client.post(f"/documents/{document.number}/withdraw/", {"reason": "换人签署"})
    document.refresh_from_db()
    assert document.state == "frozen"
    client.post(f"/documents/{document.number}/withdraw/", {"reason": "换人签署"})
    assert client.post(f"/documents/{document.number}/void/", {"reason": "发错了客户"}).status_code == 403
    admin = as_user(cast.admin)
    assert admin.post(f"/documents/{document.number}/void/", {"reason": "短"}).status_code == 422
    assert admin.post(f"/documents/{document.number}/void/", {"reason": "发错了客户"}).status_code == 302
    document.refresh_from_db()
    assert document.state == "voided"
    assert "发错了客户" in admin.get(document.get_absolute_url()).content.decode()


def test_who_may_not_send_reads_who_does(cast, document):
    page = as_user(cast.consultant).get(document.get_absolute_url()).content.decode()
    assert "Sent for signature by: " in page and "Project manager" in page
    assert "Sent for signature by: " not in as_user(cast.sales).get(document.get_absolute_url()).content.decode()


def test_nothing_is_declared_void_in_a_project_that_ended(cast, document):
    """The record would go back to work that nobody may do any more."""
    put_in_state(cast.project, "closed")
    client, place = as_user(cast.admin), f"/documents/{document.number}/"
    assert f"{place}void/" not in client.get(place).content.decode()
    answer = client.post(f"{place}void/", {"reason": "发错了客户"})
    assert answer.status_code == 422 and "can only be read" in answer.content.decode()
    document.refresh_from_db()
    assert document.state == Document.State.FROZEN
