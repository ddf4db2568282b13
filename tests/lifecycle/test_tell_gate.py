"""A condition that is met tells how it is met: a kickoff that was put off is no kickoff that was held."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import put_in_state
from tests.delivery.kickoffs import MEASURE, make_kickoff

pytestmark = pytest.mark.django_db


def test_the_gate_shows_until_when_it_was_put_off(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "delivery")
    client.force_login(cast.pm)
    address = cast.project.get_absolute_url()
    assert "Put off until" not in client.get(address).content.decode()
    until = timezone.localdate() + timedelta(days=20)
    make_kickoff(cast).decide_defer(by=cast.pm, reason="RUN_IN", measure=MEASURE, trigger="院办到任", trigger_on=until)
    assert "Put off until" in client.get(address).content.decode()
