"""What the customer has to have ready: promised with a day, reported, and seen by us before it counts."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from delivery.gates.readiness import site_ready
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, ReadinessItem
from tests.cast import make_contact, make_customer, put_in_state
from tests.presales.ready import make_readiness

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY = timedelta(days=1)


def test_from_open_to_seen(cast: SimpleNamespace) -> None:
    row = make_readiness(cast)
    row.promise(by=cast.pm, on=TODAY() + 5 * DAY)
    row.report(by=cast.pm, on=TODAY())
    row.verify(by=cast.consultant, proof="赵强现场测速，见照片")
    assert (row.state, row.tone) == ("verified", "ok")
    item = ChecklistItem.objects.get(project=cast.project, code="S2-09")
    assert [(e.document_code, e.form) for e in item.evidence.all()] == [("D25", "section")]
    row.reopen(by=cast.pm, reason="线路又断了")
    assert (row.state, row.promised_for, row.ready_on, row.proof) == ("open", None, None, "")
    assert not item.evidence.exists()


def test_each_step_is_refused_where_it_says_nothing(cast: SimpleNamespace) -> None:
    row = make_readiness(cast)
    for act, field in (
        (lambda: row.promise(by=cast.pm, on=TODAY() - DAY), "on"),
        (lambda: row.report(by=cast.pm, on=TODAY() + DAY), "on"),
        (lambda: row.verify(by=cast.pm, proof="看到了，可用"), None),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.field == field
    row.report(by=cast.pm, on=TODAY())
    with pytest.raises(Refused) as refusal:
        row.verify(by=cast.pm, proof=" ")
    assert refusal.value.field == "proof"
    with pytest.raises(Refused):
        row.reopen(by=cast.pm, reason=" ")


def test_a_day_is_promised_by_somebody(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="who at the customer"):
        make_readiness(cast, responsible=None).promise(by=cast.pm, on=TODAY())


def test_the_earlier_of_both_days_makes_it_late(cast: SimpleNamespace) -> None:
    row = make_readiness(cast, needed_by=TODAY() - 3 * DAY)
    assert (row.is_overdue, row.days_late, row.tone) == (True, 3, "late")
    row.report(by=cast.pm, on=TODAY())
    assert (row.is_overdue, row.tone) == (False, "now")
    later = make_readiness(cast, needed_by=TODAY() + 2 * DAY)
    later.promise(by=cast.pm, on=TODAY() + 9 * DAY)
    assert later.is_late_promise and not later.is_overdue


def test_another_customers_people_are_not_responsible(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refusal:
        make_readiness(cast, responsible=make_contact(make_customer("别的客户"), "陌生人"))
    assert refusal.value.field == "responsible"


def test_pages(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.pm)
    url = reverse("record_new", args=[cast.project.number, "lifecycle", "readiness"])
    data = {
        "what": "机房专线 100M", "item_kind": "line", "responsible": cast.owner.pk, "needed_by": TODAY() - DAY,
        "creation_key": str(uuid.uuid4()),
    }  # fmt: skip
    assert client.post(url, data).status_code == 302
    row = ReadinessItem.objects.get()
    assert "1 day late" in client.get(row.get_absolute_url()).content.decode()
    for act, facts in (
        ("promise", {"on": TODAY() + DAY}), ("ready", {"on": TODAY()}), ("verify", {"proof": "王磊现场确认"}),
    ):  # fmt: skip
        assert client.get(row.act_url(act)).status_code == 200
        assert client.post(row.act_url(act), facts).status_code == 302
    row.refresh_from_db()
    assert row.state == "verified"
    listed = client.get(reverse("record_list", args=[cast.project.number, "lifecycle", "readiness"]))
    assert "机房专线 100M" in listed.content.decode()
    client.force_login(cast.executive)
    assert client.post(url, data).status_code == 403


def test_the_gate_asks_what_going_live_needs(cast: SimpleNamespace) -> None:
    """Without anything marked it asks the checklist; with marks it asks whether we have seen each."""
    put_in_state(cast.project, "delivery")
    assert not site_ready(cast.project).met
    ChecklistItem.objects.filter(project=cast.project, code="S2-09").update(state="done")
    make_readiness(cast)
    assert site_ready(cast.project).met
    row, other = (
        make_readiness(cast, for_go_live=True),
        make_readiness(cast, what="机柜", what_en="Rack", for_go_live=True),
    )
    assert "2 conditions" in str(site_ready(cast.project).detail)
    for one in (row, other):
        one.report(by=cast.pm, on=TODAY())
    row.verify(by=cast.pm, proof="王磊现场确认")
    assert "Rack" in str(site_ready(cast.project).detail)
    other.verify(by=cast.pm, proof="王磊现场确认")
    assert site_ready(cast.project).met
