"""Money that was kept back comes in after the project is closed; nothing new is planned then."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from aftersales.models import PaymentMilestone
from aftersales.models.payments import due_triggers
from lifecycle.errors import Refused
from tests.aftersales.milestones import make_milestone
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def retention(cast: SimpleNamespace) -> PaymentMilestone:
    """It falls due today, in a project that was closed meanwhile."""
    put_in_state(cast.project, "payment", contract_amount=1280000, contract_passed_at=timezone.now())
    row = make_milestone(cast, trigger="warranty_end", retention=True, trigger_on=timezone.localdate())
    put_in_state(cast.project, "closed")
    row.refresh_from_db()
    return row


def test_it_falls_due_by_the_calendar_and_is_received(cast: SimpleNamespace, retention: PaymentMilestone) -> None:
    assert due_triggers(timezone.localdate()) == [retention]
    retention.refresh_from_db()
    assert retention in PaymentMilestone.objects.bookable_by(cast.commercial)
    retention.receive(by=cast.commercial, amount=retention.amount, on=timezone.localdate())
    retention.refresh_from_db()
    assert retention.state == "received"


def test_it_stands_on_the_day_of_its_collector_and_of_who_decides(
    cast: SimpleNamespace, retention: PaymentMilestone, client: Client
) -> None:
    due_triggers(timezone.localdate())
    client.force_login(cast.commercial)
    assert retention.get_absolute_url() in client.get("/").content.decode()
    retention.refresh_from_db()
    retention.ask_waiver(by=cast.commercial, amount=retention.amount, reason="客户资金困难，经协商减免")
    client.force_login(cast.executive)
    assert retention.get_absolute_url() in client.get("/").content.decode()


def test_nothing_new_is_planned_nor_the_plan_changed(
    cast: SimpleNamespace, retention: PaymentMilestone, client: Client
) -> None:
    with pytest.raises(Refused, match="ended"):
        make_milestone(cast)
    assert not retention.is_editable
    client.force_login(cast.commercial)
    base = f"/projects/{cast.project.number}/aftersales/milestones/"
    assert client.get(f"{base}new/").status_code == 403
    assert f"{base}new/" not in client.get(base).content.decode()


def test_a_terminated_project_takes_no_money(cast: SimpleNamespace, retention: PaymentMilestone) -> None:
    put_in_state(cast.project, "terminated")
    assert due_triggers(timezone.localdate() + timedelta(days=1)) == []
    retention.refresh_from_db()
    assert retention not in PaymentMilestone.objects.bookable_by(cast.commercial)
