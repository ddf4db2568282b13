"""Somebody else signs in a signatory's place: the old link is dead at once, the new one comes in the same turn."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Document, Event, Outbox, Signatory, SignatureRequest
from lifecycle.models.absences import Absence
from lifecycle.models.signatures import Invitee
from tests.cast import make_contact, make_customer, make_user
from tests.lifecycle.signing import papers
from tests.lifecycle.signing.test_follow_link import enter, filled, link_of
from tests.lifecycle.signing.test_sign_document import sign

WHY = "陈志远已离职"


def owner(request):
    return request.signatories.get(order=1)


def test_the_successor_signs_and_the_old_link_is_dead(cast, document, open_request):
    path = link_of(cast.owner.email)
    client = enter(path)
    assert client.get("/s/").status_code == 200
    new = owner(open_request).replace(by=cast.sales, person=cast.signatory, reason=WHY)
    assert (new.slot, new.order, new.role, new.state) == ("customer-1", 1, "signer", "sent")
    for answer in (client.get("/s/"), client.post("/s/", filled(document)), client.get("/s/pdf/"), enter_code(path)):
        assert answer.status_code == 410
    assert Outbox.objects.filter(kind="relieved", to_email=cast.owner.email).count() == 1
    told = Event.objects.get(verb="signatory.replaced")
    assert (told.data["name"], told.data["with"], told.data["reason"]) == ("陈志远", "林院长", WHY)
    theirs = enter(link_of(cast.signatory.email))
    assert theirs.post("/s/", filled(document, typed_name="林院长")).status_code == 302
    sign(open_request.signatories.get(user=cast.pm), identified_by="account")
    document.refresh_from_db()
    assert document.state == Document.State.COMPLETED  # nobody waits for the one who was replaced
    assert not Outbox.objects.filter(kind="signed_copy", to_email=cast.owner.email).exists()


def enter_code(path):
    from django.test import Client

    return Client().post(path)


def test_in_order_the_successor_waits_for_the_same_turn(cast, document):
    request = papers.send(cast, document, ordered=True)
    ours = request.signatories.get(user=cast.pm)
    new = ours.replace(by=cast.sales, person=cast.implementation, reason="张敏休假")
    assert new.state == "waiting" and not Outbox.objects.filter(kind="relieved").exists()
    sign(owner(request))
    new.refresh_from_db()
    assert new.state == "sent"
    sign(new, identified_by="account")
    document.refresh_from_db()
    assert document.state == Document.State.COMPLETED


def test_twice_the_same_is_one_replacement(cast, open_request):
    first = owner(open_request).replace(by=cast.sales, person=cast.signatory, reason=WHY)
    old = Signatory.objects.get(contact=cast.owner)
    assert old.replace(by=cast.sales, person=cast.signatory, reason=WHY) == first
    assert Event.objects.filter(verb="signatory.replaced").count() == 1
    with pytest.raises(Refused):
        old.replace(by=cast.sales, person=make_contact(cast.customer, "另一人"), reason=WHY)


def test_not_once_they_signed_and_not_in_a_request_that_ended(cast, open_request):
    customer = owner(open_request)
    sign(customer)
    with pytest.raises(Refused):
        customer.replace(by=cast.sales, person=cast.signatory, reason=WHY)
    ours = open_request.signatories.get(user=cast.pm)
    SignatureRequest.objects.get(pk=open_request.pk).void(by=cast.sales, reason="换人签署")
    with pytest.raises(Refused):
        ours.replace(by=cast.sales, person=cast.implementation, reason=WHY)


def test_only_by_somebody_of_the_same_side_who_is_not_there_yet(cast, open_request):
    elsewhere = make_contact(make_customer("别家公司"), "外人")
    gone = make_contact(cast.customer, "离职者", left_on=date(2020, 1, 1))
    for person in (cast.implementation, elsewhere, gone, cast.owner):
        with pytest.raises(Refused):
            owner(open_request).replace(by=cast.sales, person=person, reason=WHY)
    with pytest.raises(Refused):
        owner(open_request).replace(by=cast.sales, person=cast.signatory, reason="走")


def test_the_sender_does_it_on_a_page(cast, document, open_request, client):
    pk = owner(open_request).pk
    client.force_login(cast.sales)
    page = f"/documents/{document.number}/signatories/{pk}/"
    assert client.get(page).status_code == 200
    form = client.get(f"{page}replace/")
    choices = dict(form.context["form"].fields["person"].choices)
    assert f"c{cast.signatory.pk}" in choices and f"c{cast.owner.pk}" not in choices
    data = {"person": f"c{cast.signatory.pk}", "reason": WHY, "nevertheless": [f"c{cast.signatory.pk}"]}
    assert client.post(f"{page}replace/", {**data, "person": f"u{cast.pm.pk}"}).status_code == 422
    assert client.post(f"{page}replace/", data).status_code == 302
    assert open_request.signatories.filter(contact=cast.signatory, state="sent").exists()
    assert client.get(page).status_code == 200
    client.force_login(cast.consultant)
    assert client.get(page).status_code == 403 and client.post(f"{page}replace/", data).status_code == 403
    client.force_login(cast.outsider)
    assert client.get(page).status_code == 404


def test_a_copy_is_not_replaced(cast, document):
    request = papers.send(cast, document, people=[Invitee(cast.pm, "vendor-1"), Invitee(cast.owner, "", "copy", 2)])
    with pytest.raises(Refused):
        request.signatories.get(role="copy").replace(by=cast.sales, person=cast.signatory, reason=WHY)


def test_what_waits_for_who_is_away_is_told_to_who_may_ask_another(cast, client, document, open_request):
    """Whoever puts teams together opens the page of everybody; the documents of other projects are none of theirs."""
    today = timezone.localdate()
    Absence.objects.create(user=cast.pm, from_date=today, to_date=today, created_by=cast.pm)
    stranger = make_user("stranger", ["PM"])
    for person, told in ((cast.implementation, True), (stranger, False)):
        client.force_login(person)
        page = client.get(reverse("person", args=[cast.pm.pk])).content.decode()
        assert (document.number in page) is told
