"""A customer is asked whether their project may be shown: by link or on paper, within limits, taken back at any time."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from aftersales import references
from aftersales.models import ReferencePromotion
from lifecycle.errors import Refused
from lifecycle.models import Customer, Outbox
from tests.aftersales.references import EVERYTHING, PAPER, a_reference, released, shown
from tests.cast import make_user, put_in_state

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"/a/([^/\s]+)/")
DAY = timedelta(days=1)


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "payment")
    return cast


def path() -> str:
    found = TOKEN.search(Outbox.objects.filter(kind="reference_ask").latest("pk").text)
    assert found
    return f"/a/{found[1]}/"


def asked(cast: SimpleNamespace) -> ReferencePromotion:
    promotion = a_reference(cast)
    promotion.ask_consent(
        by=cast.sales, contact=cast.owner, allows=EVERYTHING, until=timezone.localdate() + 365 * DAY, message="谢谢"
    )
    return promotion


def test_the_customer_allows_by_link_what_they_choose(cast: SimpleNamespace) -> None:
    promotion, client, here = asked(cast), Client(), path()
    assert client.get(here).status_code == 200
    told = {
        "act": "allow",
        "allows": ["figures"],
        "until": (timezone.localdate() + 100 * DAY).isoformat(),
        "remark": "先联系我",
    }
    assert client.post(here, told | {"signed_name": ""}).status_code == 422
    assert client.post(here, told | {"signed_name": "陈志远", "allows": ["everything"]}).status_code == 422
    assert client.post(here, told | {"signed_name": "陈志远", "until": "2020-01-01"}).status_code == 422
    assert client.post(here, told | {"signed_name": "陈志远"}).status_code == 302
    assert (
        client.post(here, told | {"signed_name": "陈志远", "allows": EVERYTHING}).status_code == 302
    )  # a second click
    consent = promotion.consents.get()
    assert (consent.state, consent.allows, consent.signed_name) == ("given", ["figures"], "陈志远")
    assert client.get(here).status_code == 200  # theirs as long as it holds


def test_the_customer_declines_and_gives_no_reason(cast: SimpleNamespace) -> None:
    promotion, client, here = asked(cast), Client(), path()
    assert client.post(here, {"act": "decline", "no-reason": ""}).status_code == 302
    assert promotion.consents.get().state == "declined"
    with override("en"), pytest.raises(Refused, match="consent"):
        promotion.release(by=cast.sales)


def test_what_was_taken_back_is_shown_to_nobody(cast: SimpleNamespace, client: Client) -> None:
    promotion = asked(cast)
    here, mine = path(), Client()
    told = {
        "act": "allow",
        "allows": EVERYTHING,
        "until": (timezone.localdate() + 100 * DAY).isoformat(),
        "signed_name": "陈志远",
    }
    mine.post(here, told)
    promotion = ReferencePromotion.objects.get()
    promotion.release(by=cast.sales)
    client.force_login(cast.commercial)
    case, pdf = f"/references/{promotion.pk}/", f"/references/{promotion.pk}/case.pdf"
    assert client.get(case).status_code == 200
    assert mine.post(here, {"act": "withdraw", "no-reason": "领导换人"}).status_code == 302
    assert mine.post(here, {"act": "withdraw"}).status_code == 302  # a second click
    promotion = ReferencePromotion.objects.get()
    assert promotion.state == "preparing" and not promotion.is_shareable
    assert client.get(pdf).status_code == 404
    assert Outbox.objects.filter(kind="reference_withdrawn", to_email=cast.sales.email).count() == 1
    with pytest.raises(Refused):
        shown(cast, promotion)
    assert not Customer.objects.get(pk=cast.customer.pk).reference_consent


def test_paper_needs_proof_and_a_day_that_is_over(cast: SimpleNamespace) -> None:
    promotion, today = a_reference(cast), timezone.localdate()
    facts = {
        "by": cast.sales,
        "contact": cast.owner,
        "allows": EVERYTHING,
        "how": "纸质",
        "given_on": today,
        "until": today + DAY,
    }
    for wrong, field in (
        ({"file": None}, "file"), ({"given_on": today + DAY}, "given_on"), ({"until": today}, "until"), ({"how": ""}, "how"),
        ({"until": today + 4000 * DAY}, "until"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            promotion.note_consent(**({**facts, "file": PAPER} | wrong))
        assert refusal.value.field == field
    promotion.note_consent(**facts, file=PAPER)
    promotion.note_consent(**facts, file=PAPER)
    assert [row.state for row in promotion.consents.all()] == ["given", "replaced"]
    assert Customer.objects.get(pk=cast.customer.pk).reference_consent


def allow(client: Client, here: str, allows: list[str]) -> None:
    until = (timezone.localdate() + 100 * DAY).isoformat()
    told = {"act": "allow", "allows": allows, "until": until, "signed_name": "陈志远"}
    assert client.post(here, told).status_code == 302


def test_a_page_that_names_them_goes_back_once_the_name_is_no_longer_allowed(
    cast: SimpleNamespace, client: Client
) -> None:  # fmt: skip
    released(cast, overview=f"{cast.customer.name}的药房。")
    promotion = ReferencePromotion.objects.get()
    promotion.ask_consent(by=cast.sales, contact=cast.owner, allows=["figures"], until=timezone.localdate() + DAY)
    allow(Client(), path(), ["figures"])
    promotion = ReferencePromotion.objects.get()
    assert promotion.consent is not None and promotion.state == "preparing"
    client.force_login(make_user("stranger", ["IM"]))
    assert client.get(f"/references/{promotion.pk}/").status_code == 404
    ReferencePromotion.objects.update(overview="药房。")
    promotion = ReferencePromotion.objects.get()
    promotion.release(by=cast.sales)
    promotion.note_consent(
        by=cast.sales, contact=cast.owner, allows=[], how="纸质", given_on=timezone.localdate(),
        until=timezone.localdate() + DAY, file=PAPER,
    )  # fmt: skip
    assert promotion.state == "ready"  # it names nobody


def test_it_is_taken_back_by_link_whatever_became_of_the_project(cast: SimpleNamespace) -> None:
    promotion, here = asked(cast), path()
    allow(Client(), here, EVERYTHING)
    promotion = ReferencePromotion.objects.get()
    promotion.release(by=cast.sales)
    put_in_state(cast.project, "terminated", state_before="payment")
    promotion = ReferencePromotion.objects.get()
    assert not promotion.is_shareable and not ReferencePromotion.objects.shareable().exists()
    assert Client().post(here, {"act": "withdraw"}).status_code == 302
    promotion = ReferencePromotion.objects.get()
    assert promotion.consents.get().state == "withdrawn" and promotion.state == "preparing"


def test_the_name_ends_with_the_day_of_the_consent(cast: SimpleNamespace) -> None:
    released(cast)
    today = timezone.localdate()
    assert references.tick(today=today) == ""
    ReferencePromotion.objects.get().consents.update(given_on=today - 9 * DAY, until=today - DAY)
    with override("en"):
        assert references.tick(today=today) == "1 consent of a reference ended"
    assert references.tick(today=today) == ""
    assert not Customer.objects.get(pk=cast.customer.pk).reference_consent
