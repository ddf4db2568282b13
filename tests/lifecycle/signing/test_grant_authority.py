"""Who may sign what for the customer: on a letter, from when to when; what is missing is said and kept."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from lifecycle.errors import Refused
from lifecycle.forms.documents import key_of
from lifecycle.models import Attachment, Event, SignatureRequest, authorities
from lifecycle.models.authorities import SigningAuthority
from lifecycle.models.signatures import Invitee
from lifecycle.uploads import Checked
from tests.cast import make_contact, make_customer
from tests.lifecycle.signing import papers

PDF = b"%PDF-1.7\n%letter\n"
LETTER = Checked("授权书.pdf", "application/pdf", PDF)


@pytest.fixture
def today():
    return timezone.localdate()


def grant(cast, contact=None, **facts):
    facts.setdefault("valid_from", timezone.localdate() - timedelta(days=10))
    facts.setdefault("letter", LETTER)
    return SigningAuthority.grant(by=cast.sales, contact=contact or cast.owner, **facts)


def test_a_letter_covers_every_kind_while_it_lasts(cast, today):
    row = grant(cast, valid_until=today)
    assert SigningAuthority.covers(cast.owner, "D35", today) == row
    assert SigningAuthority.covers(cast.owner, "D35", today + timedelta(days=1)) is None
    assert SigningAuthority.covers(cast.owner, "D35", row.valid_from - timedelta(days=1)) is None
    assert SigningAuthority.covers(cast.signatory, "D35", today) is None
    assert row.letter.project is None and row.letter.sha256
    assert Event.objects.get(verb="authority.granted").data["letter"] == row.letter.sha256


def test_kinds_limit_it(cast, today):
    grant(cast, kinds=["D35"])
    assert SigningAuthority.covers(cast.owner, "D35", today)
    assert SigningAuthority.covers(cast.owner, "D06", today) is None
    with pytest.raises(Refused):
        grant(cast, kinds=["D36"])  # the customer signs no payment request
    with pytest.raises(Refused):
        grant(cast, kinds=["nonsense"])


def test_who_signs_by_office_needs_a_word_instead_of_a_letter(cast, today):
    assert grant(cast, letter=None, note="法定代表人").letter is None
    with pytest.raises(Refused) as refusal:
        grant(cast, letter=None, note=" ")
    assert refusal.value.field == "letter"


def test_it_cannot_end_before_it_begins_nor_begin_after_they_left(cast, today):
    with pytest.raises(Refused):
        grant(cast, valid_from=today, valid_until=today - timedelta(days=1))
    cast.owner.leave(by=cast.sales, on=today)
    with pytest.raises(Refused):
        grant(cast, valid_from=today)


def test_a_second_click_grants_once(cast):
    key = uuid.uuid4()
    assert grant(cast, creation_key=key) == grant(cast, creation_key=key)
    assert SigningAuthority.objects.count() == Attachment.objects.count() == 1


def test_revoked_once_with_a_reason_and_kept(cast, today):
    row = grant(cast)
    with pytest.raises(Refused):
        row.revoke(by=cast.pm, reason="no")
    row.revoke(by=cast.pm, reason="授权已由院方收回")
    assert SigningAuthority.covers(cast.owner, "D35", today) is None
    row.refresh_from_db()
    assert row.revoked_by == cast.pm and row.revoked_reason == "授权已由院方收回" and row.letter_id
    with pytest.raises(Refused):
        row.revoke(by=cast.pm, reason="授权已由院方收回")


def test_the_warning_names_the_nearest_miss(cast, today):
    assert authorities.warning(cast.owner, "D35") == "no-letter"
    assert authorities.warning(make_contact(cast.customer, "路人", ("end-user",)), "D35") == "unknown"
    assert authorities.warning(cast.pm, "D35") == ""
    row = grant(cast, kinds=["D06"])
    assert authorities.warning(cast.owner, "D35") == "other-kinds" and authorities.warning(cast.owner, "D06") == ""
    row.revoke(by=cast.pm, reason="授权已由院方收回")
    assert authorities.warning(cast.owner, "D06") == f"revoked {today}"
    grant(cast, valid_from=today + timedelta(days=3))
    assert authorities.warning(cast.owner, "D06") == f"later {today + timedelta(days=3)}"
    grant(cast, valid_until=today - timedelta(days=1))
    assert authorities.warning(cast.owner, "D06") == f"expired {today - timedelta(days=1)}"
    grant(cast)
    assert authorities.warning(cast.owner, "D06") == ""
    assert authorities.warnings([cast.owner, cast.signatory], "D06") == {cast.signatory.pk: "no-letter"}


def test_a_warning_is_read_in_either_language():
    twin = authorities.warning_twin("expired 2026-08-31")
    assert twin["en"] == "the letter of authority ended on 31 Aug 2026" and "2026" in twin["zh"]
    with translation.override("en"):
        assert authorities.warning_text("") == ""


def test_what_was_missing_stays_with_the_request(cast, document):
    request = papers.send(cast, document)
    customer, ours = request.signatories.order_by("order")
    assert customer.warning == "no-letter" and ours.warning == ""
    assert Event.objects.get(verb="document.sent").data["warnings"] == {"陈志远": "no-letter"}
    grant(cast)  # too late for what was asked before
    customer.refresh_from_db()
    assert customer.warning == "no-letter"


def test_nothing_is_said_of_whom_a_letter_covers_nor_of_a_copy(cast, document):
    grant(cast)
    people = [Invitee(cast.owner, "customer-1"), Invitee(cast.signatory, "", "copy", 2)]
    request = papers.send(cast, document, people=people)
    assert not request.signatories.exclude(warning="").exists()
    assert Event.objects.get(verb="document.sent").data["warnings"] == {}


def filled(cast, person, **more):
    return {
        "person_customer-1": key_of(person), "role_customer-1": "signer", "person_vendor-1": key_of(cast.pm),
        "role_vendor-1": "signer", "message": "", "days": 14, "creation_key": str(uuid.uuid4()),
    } | more  # fmt: skip


def test_the_send_page_warns_beside_the_name_and_asks_once_more(cast, document, client):
    client.force_login(cast.sales)
    place = f"/documents/{document.number}/send/"
    assert "no letter of authority is on file" in client.get(place).content.decode()
    answer = client.post(place, filled(cast, cast.owner))
    assert answer.status_code == 422 and "nevertheless" in answer.context["form"].errors
    assert not SignatureRequest.objects.exists()
    # whoever was ticked is meant, nobody else
    answer = client.post(place, filled(cast, cast.signatory, nevertheless=[key_of(cast.owner)]))
    assert answer.status_code == 422
    assert client.post(place, filled(cast, cast.owner, nevertheless=[key_of(cast.owner)])).status_code == 302
    assert SignatureRequest.objects.get().signatories.get(contact=cast.owner).warning == "no-letter"


def test_names_are_text_on_the_send_page(cast, document, client):
    cast.owner.name_en = cast.owner.name = "<b>陈</b>志远"
    cast.owner.save()
    client.force_login(cast.sales)
    place = f"/documents/{document.number}/send/"
    answer = client.post(place, filled(cast, cast.owner)).content.decode()
    assert "&lt;b&gt;陈" in answer and "<b>陈" not in answer


def test_the_send_page_asks_nothing_where_a_letter_covers(cast, document, client):
    grant(cast)
    client.force_login(cast.sales)
    assert client.post(f"/documents/{document.number}/send/", filled(cast, cast.owner)).status_code == 302


# -- pages -------------------------------------------------------------------------------------------------------------


def page(contact, more=""):
    return f"/customers/{contact.customer_id}/contacts/{contact.pk}/authority/{more}"


def upload(**more):
    letter = SimpleUploadedFile("授权书.pdf", PDF, "application/pdf")
    facts = {"valid_from": "2026-01-01", "valid_until": "2099-12-31", "letter": letter, "note": ""}
    return facts | {"kinds": ["D35"], "creation_key": str(uuid.uuid4())} | more


def test_note_read_and_revoke_on_the_page(cast, client):
    client.force_login(cast.sales)
    assert client.post(page(cast.owner), upload()).status_code == 302
    row = SigningAuthority.objects.get()
    assert row.kinds == ["D35"] and row.valid_until == date(2099, 12, 31)
    answer = client.get(page(cast.owner, f"{row.pk}/letter/"))
    assert b"".join(answer.streaming_content) == PDF
    assert "attachment" in answer["Content-Disposition"] and answer["X-Content-Type-Options"] == "nosniff"
    assert client.post(page(cast.owner, f"{row.pk}/revoke/"), {"reason": "换人签署"}).status_code == 422
    assert client.post(page(cast.owner, f"{row.pk}/revoke/"), {"reason": "换人签署，原授权收回"}).status_code == 302
    text = client.get(page(cast.owner)).content.decode()
    assert "换人签署，原授权收回" in text and "授权书.pdf" in text


def test_what_is_no_letter_is_refused_beside_its_field(cast, client):
    client.force_login(cast.sales)
    program = SimpleUploadedFile("授权书.pdf", b"MZ\x90\x00", "application/pdf")
    answer = client.post(page(cast.owner), upload(letter=program))
    assert answer.status_code == 422 and "letter" in answer.context["form"].errors
    answer = client.post(page(cast.owner), upload(letter="", note=""))
    assert answer.status_code == 422 and not SigningAuthority.objects.exists()


@pytest.mark.parametrize("who", ["consultant", "commercial", "executive", "support"])
def test_who_looks_after_no_customers_notes_and_revokes_nothing(cast, client, who):
    row = grant(cast)
    client.force_login(getattr(cast, who))
    answer = client.get(page(cast.owner))
    assert answer.status_code == 200 and answer.context["form"] is None and "/revoke/" not in answer.content.decode()
    assert client.post(page(cast.owner), upload()).status_code == 403
    assert client.post(page(cast.owner, f"{row.pk}/revoke/"), {"reason": "换人签署，原授权收回"}).status_code == 403


def test_letters_are_for_those_who_see_the_customer_and_only_under_its_own_address(cast, client):
    row = grant(cast)
    other = make_contact(make_customer("别家医院"), "王五")
    client.force_login(cast.outsider)
    assert client.get(page(cast.owner, f"{row.pk}/letter/")).status_code == 404
    client.force_login(cast.sales)
    assert client.get(page(other, f"{row.pk}/letter/")).status_code == 404
    assert client.get(page(cast.signatory, f"{row.pk}/letter/")).status_code == 404
    bare = grant(cast, letter=None, note="法定代表人")
    assert client.get(page(cast.owner, f"{bare.pk}/letter/")).status_code == 404


def test_letters_that_end_soon_stand_with_the_customer_and_on_the_owners_day(cast, client, today):
    soon = grant(cast, valid_until=today + timedelta(days=30))
    grant(cast, cast.signatory, valid_until=today + timedelta(days=31))
    assert list(SigningAuthority.objects.expiring(today)) == [soon]
    client.force_login(cast.sales)
    assert [row["name"] for row in client.get(f"/customers/{cast.customer.pk}/").context["expiring"]] == [
        "Chen Zhiyuan"
    ]
    assert "letters" in [section["key"] for section in client.get("/").context["sections"]]
    client.force_login(cast.commercial)
    assert "letters" not in [section["key"] for section in client.get("/").context["sections"]]
    grant(cast, valid_until=today + timedelta(days=400))  # the next one is there
    assert not SigningAuthority.objects.expiring(today).exists()


def test_who_left_is_covered_by_nothing(cast, today):
    grant(cast, valid_until=today + timedelta(days=5))
    cast.owner.leave(by=cast.sales, on=today)
    assert SigningAuthority.covers(cast.owner, "D35", today) is None
    assert not SigningAuthority.objects.expiring(today).exists()
