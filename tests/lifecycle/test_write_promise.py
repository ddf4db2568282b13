"""A promise is written down the day it is said; who gave it, to whom and when never changes."""

import uuid
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Commitment, Event, Project
from tests.cast import make_cast, make_contact, make_customer
from tests.presales.meetings import an_exchange
from tests.presales.ready import make_promise as a_promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> SimpleNamespace:
    return make_cast()


def post(client: Client, cast: SimpleNamespace, url: str = "", **fields: Any) -> Any:
    data = {
        "text": "三个月内上线", "promise_kind": "schedule", "source": "verbal", "source_ref": "", "product_maturity": "",
        "promised_by": cast.sales.pk, "promised_to": cast.owner.pk, "promised_on": timezone.localdate().isoformat(),
        "due": "", "creation_key": str(uuid.uuid4()),
    }  # fmt: skip
    return client.post(
        url or reverse("record_new", args=[cast.project.number, "lifecycle", "promises"]), data | fields
    )


@pytest.fixture
def client(cast: SimpleNamespace) -> Client:
    client = Client()
    client.force_login(cast.sales)
    return client


def test_promise_is_registered_and_counted(client: Client, cast: SimpleNamespace) -> None:
    assert post(client, cast).status_code == 302
    promise = Commitment.objects.get()
    assert (promise.state, promise.verdict, promise.number) == ("registered", "unreviewed", 1)
    cast.project.refresh_from_db()
    assert cast.project.open_promises == 1


def test_form_proposes_the_writer_as_promiser(client: Client, cast: SimpleNamespace) -> None:
    url = reverse("record_new", args=[cast.project.number, "lifecycle", "promises"])
    form = client.get(url).context["form"]
    assert form.initial["promised_by"] == cast.sales.pk
    assert "text_en" not in form.fields
    Project.objects.filter(pk=cast.project.pk).update(document_language="both")
    assert "text_en" in client.get(url).context["form"].fields


def test_people_of_others_are_no_choice(client: Client, cast: SimpleNamespace) -> None:
    stranger = make_contact(make_customer("别的客户"), "陌生人")
    response = post(client, cast, promised_to=stranger.pk, promised_by=cast.outsider.pk)
    assert set(response.context["form"].errors) == {"promised_to", "promised_by"}
    with pytest.raises(Refused) as refusal:
        a_promise(cast, promised_to=stranger)
    assert refusal.value.field == "promised_to"


@pytest.mark.parametrize("field", ["promised_by", "promised_to", "promised_on"])
def test_who_to_whom_and_when_are_fixed(client: Client, cast: SimpleNamespace, field: str) -> None:
    promise = a_promise(cast)
    with pytest.raises(Refused) as refusal:
        promise.put(by=cast.sales, read_version=1, diff={field: ["a", "b"]})
    assert refusal.value.field == field
    before = getattr(promise, field)
    other = {"promised_by": cast.pm.pk, "promised_to": cast.signatory.pk, "promised_on": "2020-01-01"}[field]
    url = f"{promise.get_absolute_url()}edit/"
    refused = post(client, cast, url, version=1, text="两个月内上线", **{field: other})
    assert refused.status_code == 422
    assert refused.context["form"].errors[field] == ["Who promised, to whom and when cannot be changed afterwards."]
    assert post(client, cast, url, version=1, text="两个月内上线").status_code == 302
    promise.refresh_from_db()
    assert (promise.text, getattr(promise, field)) == ("两个月内上线", before)
    history = Event.objects.get(verb="record.revised").data["changes"]
    assert list(history) == ["text"]


@pytest.mark.parametrize(
    ("field", "said", "other"),
    [("due", "2027-03-01", "2027-06-01"), ("days", "30", "90"), ("amount", "5000.00", "9000")],
)
def test_what_was_said_of_time_and_money_is_fixed_once_it_is_said(
    client: Client, cast: SimpleNamespace, field: str, said: str, other: str
) -> None:
    post(client, cast, **{field: said})
    promise = Commitment.objects.get()
    url = f"{promise.get_absolute_url()}edit/"
    refused = post(client, cast, url, version=1, **{"due": "", field: other})
    assert refused.status_code == 422
    assert "cannot be changed afterwards" in str(refused.context["form"].errors[field])
    assert client.get(url).context["form"].fields[field].disabled
    promise.refresh_from_db()
    assert str(getattr(promise, field)) == said


def test_what_was_not_said_may_be_added(client: Client, cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    post(client, cast, f"{promise.get_absolute_url()}edit/", version=1, due="2027-03-01", days="30")
    promise.refresh_from_db()
    assert (str(promise.due), promise.days) == ("2027-03-01", 30)


def test_it_keeps_the_record_in_which_it_was_made(client: Client, cast: SimpleNamespace) -> None:
    talk = an_exchange(cast)
    client.force_login(cast.consultant)
    link = client.get(talk.get_absolute_url()).context["promise_url"]
    form = client.get(link).context["form"]
    assert (form["origin"].value(), form["source"].value()) == ("presales.exchanges.1", "meeting")
    post(client, cast, link, origin=form["origin"].value(), promised_by=cast.consultant.pk)
    promise = Commitment.objects.get()
    assert promise.origins == [talk]
    assert talk.get_absolute_url() in client.get(promise.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "key", ["presales.exchanges.99", "nothing", "presales.exchanges.x", "lifecycle.promises.999999999999"]
)
def test_a_record_that_is_none_is_passed_over(client: Client, cast: SimpleNamespace, key: str) -> None:
    assert post(client, cast, origin=key).status_code == 302
    assert Commitment.objects.get().origins == []


def test_judged_promise_is_not_reworded(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    promise.review(by=cast.pm, verdict="feasible", note="")
    with pytest.raises(Refused):
        promise.put(by=cast.sales, read_version=promise.version)


def test_consultant_writes_one_down_and_customer_service_does_not(cast: SimpleNamespace) -> None:
    client = Client()
    client.force_login(cast.consultant)
    assert post(client, cast, promised_by=cast.consultant.pk).status_code == 302
    client.force_login(cast.support)
    assert post(client, cast).status_code == 403
