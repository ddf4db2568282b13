"""Items that people of the customer own: they say how far they are by link, move no date; the project manager is told."""

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from delivery.models import ImplementationPlan
from lifecycle.errors import Refused
from lifecycle.models import Event, Outbox, PortalLink
from tests.cast import make_contact, put_in_state
from tests.delivery.plans import make_implementation_plan

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"/a/([^/\s]+)/")


@pytest.fixture
def plan(cast: SimpleNamespace) -> ImplementationPlan:
    """Confirmed; its first item is in the hands of a contact, the second one is ours."""
    put_in_state(cast.project, "delivery")
    made = make_implementation_plan(cast, upto="confirmed", contract=False)
    first = made.rows()[0]
    type(first).objects.filter(pk=first.pk).update(theirs=cast.owner, side="customer", progress=0, started_on=None)
    type(first).objects.exclude(pk=first.pk).update(theirs=None, side="vendor")
    return ImplementationPlan.objects.get(pk=made.pk)


def opened(plan: ImplementationPlan, cast: SimpleNamespace) -> str:
    plan.open_items(by=cast.pm, people=[cast.owner], until=timezone.localdate() + timedelta(days=30), message="谢谢")
    found = TOKEN.search(Outbox.objects.filter(kind="plan_items").latest("pk").text)
    assert found
    return f"/a/{found[1]}/"


def mine(plan: ImplementationPlan) -> Any:
    return plan.items.get(side="customer")  # type: ignore[attr-defined]


def test_the_owner_says_how_far_it_is_and_the_manager_is_told(plan: ImplementationPlan, cast: SimpleNamespace) -> None:
    here, client, item = opened(plan, cast), Client(), mine(plan)
    dates = (item.start, item.due)
    page = client.get(here).content.decode()
    assert item.what in page or item.what_en in page
    data = {
        "item": item.pk,
        f"i{item.pk}-progress": 40,
        f"i{item.pk}-remark": "机房在装",
        f"i{item.pk}-due": "2030-01-01",
    }
    assert client.post(here, data | {f"i{item.pk}-progress": 140}).status_code == 422
    assert client.post(here, data).status_code == 302
    client.post(here, data)  # a second click
    item = mine(plan)
    assert (item.progress, item.start, item.due) == (40, *dates)
    event = Event.objects.get(verb="plan.contact_reported")
    assert (event.actor, event.actor_name) == (None, cast.owner.name) and event.data["remark"] == "机房在装"
    told = Outbox.objects.filter(kind="plan_item_reported", to_email=cast.pm.email)
    assert told.count() == 1
    assert ImplementationPlan.objects.get().state == "running"  # the first item that is begun
    assert (
        client.post(here, {"item": item.pk, f"i{item.pk}-progress": 40, f"i{item.pk}-done": "on"}).status_code == 302
    )
    assert mine(plan).is_done and mine(plan).ended_on == timezone.localdate()
    assert client.post(here, {"item": item.pk, f"i{item.pk}-progress": 10}).status_code == 422  # call us


def test_nobody_speaks_for_an_item_of_others(plan: ImplementationPlan, cast: SimpleNamespace) -> None:
    here, client = opened(plan, cast), Client()
    other = plan.items.filter(side="vendor").first()  # type: ignore[attr-defined]
    assert (other.what not in client.get(here).content.decode()) or other.what == mine(plan).what
    client.post(here, {"item": other.pk, f"i{other.pk}-progress": 50})
    assert plan.items.get(pk=other.pk).progress == other.progress  # type: ignore[attr-defined]
    link = PortalLink.objects.get(purpose="plan")
    with override("en"), pytest.raises(Refused, match="not yours"):
        plan.take_word(other, link=link, progress=50, done=False)


def test_a_link_is_for_owners_with_an_address_and_a_fresh_one_ends_the_old(
    plan: ImplementationPlan, cast: SimpleNamespace, client: Client
) -> None:  # fmt: skip
    stranger = make_contact(cast.customer, "路人", ("end-user",))
    until = timezone.localdate() + timedelta(days=30)
    with pytest.raises(Refused) as refusal:
        plan.open_items(by=cast.pm, people=[stranger], until=until)
    assert refusal.value.field == "people"
    with pytest.raises(Refused) as refusal:
        plan.open_items(by=cast.pm, people=[cast.owner], until=timezone.localdate())
    assert refusal.value.field == "until"
    old = opened(plan, cast)
    new = opened(ImplementationPlan.objects.get(), cast)
    assert Client().get(old).status_code == 410 and Client().get(new).status_code == 200
    client.force_login(cast.pm)
    link = PortalLink.objects.get(purpose="plan", revoked_at=None)
    assert client.post(f"/projects/{cast.project.number}/links/{link.pk}/end/").status_code == 302
    assert Client().get(new).status_code == 410


def test_nothing_is_said_of_a_plan_that_is_being_rewritten(plan: ImplementationPlan, cast: SimpleNamespace) -> None:
    here, item = opened(plan, cast), mine(plan)
    ImplementationPlan.objects.update(state="revised")
    page = Client().get(here).content.decode()
    assert f'value="{item.pk}"' not in page
    with override("en"), pytest.raises(Refused, match="not carried out"):
        plan.take_word(item, link=PortalLink.objects.get(purpose="plan"), progress=50, done=False)


def test_the_plan_says_how_much_is_in_the_customers_hands(
    plan: ImplementationPlan, cast: SimpleNamespace, client: Client
) -> None:  # fmt: skip
    client.force_login(cast.pm)
    n = plan.items.count()  # type: ignore[attr-defined]
    page = client.get(plan.get_absolute_url()).content.decode()
    assert f"1 of {n} items ({round(100 / n)}%) are owned by people of the customer" in page
    form = client.get(plan.act_url("items")).context["form"]
    assert form.initial["people"] == [cast.owner.pk]
    data = {"people": [cast.owner.pk], "until": (timezone.localdate() + timedelta(days=9)).isoformat()}
    assert client.post(plan.act_url("items"), data).status_code == 302
    assert "Who says by link how far they are" in client.get(plan.get_absolute_url()).content.decode()
    client.force_login(cast.sales)
    assert client.get(plan.act_url("items")).status_code == 403
