"""The delay ledger: what the customer signed is agreed and locked, the rest is our view, and the sums are those of its lines."""

import random
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.delayledger import added_up, ledger
from lifecycle.errors import Refused
from lifecycle.models import DelayEntry
from tests.aftersales.acceptances import make_acceptance
from tests.cast import put_in_state
from tests.lifecycle.sitework import make_delay
from tests.presales.ready import make_readiness

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_our_view_becomes_agreed_and_is_locked(cast: SimpleNamespace) -> None:
    source = make_readiness(cast)
    row = make_delay(cast, source=source)
    assert (row.state, row.cause_kind, row.source) == ("ours", "site", source)
    assert make_delay(cast, source=source, days=5).pk == row.pk
    DelayEntry.agree(source, by=None)
    row.refresh_from_db()
    assert (row.agreed, row.days, row.agreed_on) == (True, 5, TODAY())
    for act in (
        lambda: make_delay(cast, source=source, days=9),
        lambda: DelayEntry.withdraw(source, by=cast.pm),
        lambda: row.put(by=cast.pm, read_version=row.version),
    ):
        with pytest.raises(Refused):
            act()
    DelayEntry.agree(source, by=cast.pm)
    DelayEntry.disagree(source, by=cast.pm)
    DelayEntry.withdraw(source, by=cast.pm, reason="没有影响工期")
    row.refresh_from_db()
    assert (row.state, row.withdrawn_reason) == ("withdrawn", "没有影响工期")
    assert ledger(cast.project).days == 0
    assert make_delay(cast, source=source, agreed=True).agreed
    assert DelayEntry.agree(make_readiness(cast), by=cast.pm) is None


def test_by_side_always_sums_to_its_lines(cast: SimpleNamespace) -> None:
    """Two hundred ledgers of any shape, seeded."""
    dice = random.Random(103)
    for _case in range(200):
        rows = [
            DelayEntry(
                days=dice.randint(1, 60), side=dice.choice(DelayEntry.Side.values), state=dice.choice(["ours", "agreed"]),
                cause_kind=dice.choice(["site", "data", "other", "force"]),
            )
            for _row in range(dice.randint(0, 30))
        ]  # fmt: skip
        found = added_up(rows)
        assert sum(row.days for row in found.sides) == sum(row.days for row in rows) == found.days
        assert sum(row.days for row in found.causes) == found.days
        assert found.agreed == sum(row.days for row in rows if row.agreed)
        for side in found.sides:
            assert side.days == sum(row.days for row in rows if row.side == side.key)


def test_what_was_withdrawn_does_not_count(cast: SimpleNamespace) -> None:
    make_delay(cast, days=4, side="vendor")
    make_delay(cast, days=2, side="shared").take_back(by=cast.pm, reason="重复")
    found = ledger(cast.project)
    assert {row.key: row.days for row in found.sides if row.days} == {"vendor": 4}


def test_its_page_adds_up(cast: SimpleNamespace, client: Client) -> None:
    make_delay(cast, days=4, side="vendor", cause="接口返工", from_day=TODAY() - timedelta(days=9))
    entry = make_delay(cast, source=make_readiness(cast))
    DelayEntry.agree(entry.source, by=None)
    client.force_login(cast.pm)
    page = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "delays"]))
    assert page.status_code == 200
    assert "Days lost by side" in page.content.decode()
    assert (page.context["ledger"].agreed, page.context["ledger"].ours) == (3, 4)
    url = reverse("record_new", args=[cast.project.number, "lifecycle", "delays"])
    key = client.get(url).context["hidden"]["creation_key"]
    data = {"days": 2, "from_day": TODAY().isoformat(), "side": "force", "cause": "台风", "cause_kind": "force"}
    assert client.post(url, data | {"creation_key": str(key)}).status_code == 302
    made = DelayEntry.objects.get(cause="台风")
    assert client.get(made.get_absolute_url()).status_code == 200
    assert client.post(made.act_url("take-back"), {"reason": "没有影响"}).status_code == 302
    assert client.get(entry.get_absolute_url()).status_code == 200


def test_a_late_condition_suggests_a_line(cast: SimpleNamespace, client: Client) -> None:
    row = make_readiness(cast, needed_by=TODAY() - timedelta(days=10))
    client.force_login(cast.pm)
    assert "Enter the delay in the ledger" in client.get(row.get_absolute_url()).content.decode()
    assert client.post(row.act_url("delay")).status_code == 302
    entry = DelayEntry.objects.get()
    assert (entry.side, entry.source, entry.from_day) == ("customer", row, row.needed_by)
    assert "Enter the delay in the ledger" not in client.get(row.get_absolute_url()).content.decode()
    assert client.get(entry.get_absolute_url()).context["from_record"] == row
    put_in_state(cast.project, "delivery")
    found = client.get(cast.project.get_absolute_url()).content.decode()
    assert "Days lost" in found


def test_the_certificate_takes_the_ledger_over(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "acceptance")
    make_delay(cast, days=4)
    client.force_login(cast.pm)
    url = reverse("record_new", args=[cast.project.number, "aftersales", "acceptances"])
    sets = {row["formset"].prefix: row["formset"] for row in client.get(url).context["formsets"]}
    assert sets["delays"].forms[0].initial["days"] == 4
    acceptance = make_acceptance(cast)
    acceptance.delays.all().delete()
    acceptance.take_delays(by=cast.pm)
    assert [(row.days, row.agreed) for row in acceptance.delays.all()] == [(4, False)]
    assert acceptance.delays_to_take == []
