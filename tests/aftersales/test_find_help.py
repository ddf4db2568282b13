"""Who helps with problems: the project manager until customer service has taken over, and both are named where it matters."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from aftersales.desk import helpers
from aftersales.models import ServiceHandover
from tests.aftersales.tickets import a_handover, a_ticket
from tests.aftersales.trainings import a_training
from tests.cast import put_in_state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_a_ticket_names_both_and_whoever_answers_now_first(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "payment")
    ticket = a_ticket(cast)
    client.force_login(cast.support)
    page = client.get(ticket.get_absolute_url()).content.decode()
    assert page.index(f"mailto:{cast.pm.email}") < page.index(f"mailto:{cast.support.email}")
    a_handover(cast, upto="accepted")
    assert [one for _title, one in helpers(cast.project)] == [cast.support, cast.pm]
    ServiceHandover.objects.update(responsible_from=timezone.localdate() + timedelta(days=3))
    assert [one for _title, one in helpers(cast.project)] == [cast.pm, cast.support]  # not before that day


def test_whoever_signed_in_to_a_training_learns_where_to_turn(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "trial_run")
    session = a_training(cast, at=timezone.now() + timedelta(minutes=10))
    session.open_sign_in(by=cast.implementation)
    door = session.open_door
    assert door is not None
    path = "/t/" + door.address.split("/t/")[1]
    assert cast.pm.email not in client.get(path).content.decode()  # a code on a wall names nobody
    page = client.post(path, {"what": "sign", "name": "何护士", "department": "内科"}, follow=True).content.decode()
    assert f"mailto:{cast.pm.email}" in page


def test_the_session_offers_the_link_only_to_who_may_send_it(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "trial_run")
    session = a_training(cast)
    for reader, offered in ((cast.support, True), (cast.sales, False)):
        client.force_login(reader)
        page = client.get(session.get_absolute_url()).content.decode()
        assert ("Send a link to customer service" in page) is offered
