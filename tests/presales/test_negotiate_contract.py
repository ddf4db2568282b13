"""Negotiation: advice on every concession, and a verdict for every promise."""

import uuid
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Commitment, Event
from lifecycle.models.products import Product
from lifecycle.models.traces import Trace
from presales.models import NegotiationRound
from tests.presales.dealing import a_round

pytestmark = pytest.mark.django_db


def promised(cast: SimpleNamespace, **facts: Any) -> dict[str, Any]:
    told = {
        "text": "一个月上线", "text_en": "Live in a month", "promise_kind": "schedule", "product_maturity": "",
        "promised_by": cast.sales, "promised_to": cast.owner, "due": timezone.localdate() + timedelta(days=30),
        "days": None, "amount": None, "hard_date": True, "creation_key": uuid.uuid4(),
    }  # fmt: skip
    return told | facts


def test_a_concession_is_settled_with_advice(cast: SimpleNamespace) -> None:
    row = a_round(cast, concession="六周上线")
    with pytest.raises(Refused, match="has not advised") as refused:
        row.settle(by=cast.sales, outcome="六周")
    assert refused.value.field == "reason"
    with pytest.raises(Refused):
        row.advise(by=cast.pm, point=row.points.get(), advice="否")
    row.advise(by=cast.pm, point=row.points.get(), advice="至少十周，可先上门诊。")
    row.settle(by=cast.sales, outcome="六周先上门诊")
    assert (row.state, row.points.get().adviser) == ("settled", cast.pm)
    item = ChecklistItem.objects.get(project=cast.project, code="S1-16")
    assert item.evidence.count() == 1
    row.reopen(by=cast.sales, reason="客户又提了一条")
    assert not item.evidence.exists()


def test_or_with_a_reason_that_stays_in_the_history(cast: SimpleNamespace) -> None:
    row = a_round(cast, concession="六周上线")
    row.settle(by=cast.sales, outcome="六周", reason="当晚必须答复，次日补意见")
    event = Event.objects.about(row).newest_first().first()
    assert (event.verb, event.data["reason"]) == ("negotiation.settled_unadvised", "当晚必须答复，次日补意见")


def test_conceding_nothing_needs_no_advice(cast: SimpleNamespace) -> None:
    row = a_round(cast)
    with pytest.raises(Refused) as refused:
        row.settle(by=cast.sales, outcome=" ")
    assert refused.value.field == "outcome"
    row.settle(by=cast.sales, outcome="没有让步")
    assert row.state == "settled"


def test_a_round_is_held_with_people_and_points_and_counted(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        a_round(cast, at=timezone.now() + timedelta(days=1))
    row = a_round(cast, held=False)
    row.points.all().delete()
    with pytest.raises(Refused, match="what they ask"):
        row.hold(by=cast.sales)
    assert a_round(cast).round == NegotiationRound.objects.count()


def test_a_promise_made_in_a_round_waits_for_its_verdict(cast: SimpleNamespace) -> None:
    row = a_round(cast)
    facts = promised(cast)
    row.register(by=cast.sales, **facts)
    row.refresh_from_db()
    row.register(by=cast.sales, **facts)
    promise = Commitment.objects.get(project=cast.project)
    assert (promise.source, promise.verdict, promise.source_ref) == ("negotiation", "unreviewed", "Price and time")
    assert promise.promised_on == timezone.localtime(row.at).date()
    assert Trace.sources(promise) == [row]
    assert row.unjudged == [promise]
    promise.review(by=cast.pm, verdict="at_risk", note="至少十周才行")
    assert row.unjudged == []
    cast.project.refresh_from_db()
    assert cast.project.open_promises == 1


def test_a_round_that_lies_ahead_holds_no_promise(cast: SimpleNamespace) -> None:
    row = a_round(cast, held=False)
    with pytest.raises(Refused):
        row.register(by=cast.sales, **promised(cast))
    with pytest.raises(Refused, match="may not write promises"):
        a_round(cast).register(by=cast.support, **promised(cast))
    assert not Commitment.objects.exists()


def test_pages_advise_promise_and_settle(client: Client, cast: SimpleNamespace) -> None:
    row = a_round(cast, concession="送移动版")
    client.force_login(cast.sales)
    assert client.get(row.act_url("advise")).status_code == 403
    assert client.post(row.act_url("settle"), {"outcome": "送"}).status_code == 422
    client.force_login(cast.implementation)
    point = row.points.get()
    assert client.post(row.act_url("advise"), {"point": point.pk, "advice": "移动版还在开发"}).status_code == 302
    with_module = Product(name="医院平台", owner=cast.pm, maturity="mature")
    module = {"name": "移动版", "name_en": "Mobile app", "maturity": "development", "available_from": None}
    with_module.write(by=cast.admin, version=1, modules=[module])
    told = {
        "text": "送移动版", "promise_kind": "feature", "promised_by": cast.sales.pk, "promised_to": cast.owner.pk,
        "creation_key": str(uuid.uuid4()),
    }  # fmt: skip
    for _click in range(2):
        assert client.post(row.act_url("promise"), told).status_code == 302
    assert Commitment.objects.get().product_maturity == "development"
    page = client.get(row.get_absolute_url()).content.decode()
    assert "1 promise of this round is not judged" in page
    client.force_login(cast.sales)
    assert client.post(row.act_url("settle"), {"outcome": "送移动版一年"}).status_code == 302


def test_advice_holds_for_the_wording_it_was_given_on(client: Client, cast: SimpleNamespace) -> None:
    row = a_round(cast, concession="六周上线")
    row.advise(by=cast.pm, point=row.points.get(), advice="可以，先上门诊")
    client.force_login(cast.sales)
    url = reverse("record_edit", args=[cast.project.number, "presales", "negotiations", row.number])
    at = timezone.localtime(row.at)
    point = row.points.get()
    told = {
        "version": row.version, "title": row.title, "title_en": row.title_en, "at": f"{at:%Y-%m-%dT%H:%M}",
        "contacts": [cast.owner.pk], "our_people": [cast.sales.pk], "points-TOTAL_FORMS": 1, "points-INITIAL_FORMS": 1,
        "points-0-id": point.pk, "points-0-ask": point.ask, "points-0-concession": "四周上线",
    }  # fmt: skip
    assert client.post(url, told).status_code == 302
    assert row.points.get().is_advice_old
    assert "on an earlier wording" in client.get(row.get_absolute_url()).content.decode()
    row.refresh_from_db()
    with pytest.raises(Refused, match="has not advised"):
        row.settle(by=cast.sales, outcome="四周")


def test_consultants_and_service_do_not_see_negotiations(client: Client, cast: SimpleNamespace) -> None:
    row = a_round(cast)
    for who in (cast.consultant, cast.support, cast.admin):
        client.force_login(who)
        assert client.get(row.get_absolute_url()).status_code == 403
