"""Technical exchanges: counted against a target, concluded once every parked wish is settled."""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, SiteSettings
from lifecycle.translations import gaps
from presales.documents import demo_record
from presales.gates.duties import exchanges_enough
from tests.presales.meetings import FINE, a_demo, an_exchange

pytestmark = pytest.mark.django_db


def wish(row: Any, text: str = "要能用手机拍照") -> Any:
    return row.wishes.create(text=text, text_en="Photos by phone")


def item(cast: SimpleNamespace) -> ChecklistItem:
    return ChecklistItem.objects.get(project=cast.project, code="S1-05")


def test_a_parked_wish_holds_the_conclusion(cast: SimpleNamespace) -> None:
    row = an_exchange(cast)
    parked = wish(row)
    with pytest.raises(Refused, match="“Photos by phone”"):
        row.conclude(by=cast.implementation, **FINE)
    row.settle(by=cast.implementation, wish=parked, disposition="later", words="放到二期", words_en="Phase two")
    row.conclude(by=cast.implementation, **FINE)
    assert row.state == "concluded"
    parked.refresh_from_db()
    assert (parked.disposition, parked.settled_on) == ("later", timezone.localdate())


def test_a_wish_is_settled_with_an_answer(cast: SimpleNamespace) -> None:
    row = an_exchange(cast)
    parked = wish(row)
    for facts in ({"disposition": "later", "words": " "}, {"disposition": "never", "words": "不"}):
        with pytest.raises(Refused):
            row.settle(by=cast.implementation, wish=parked, **facts)
    assert row.unsettled == [parked]


def test_a_verdict_that_is_no_yes_needs_findings(cast: SimpleNamespace) -> None:
    row = an_exchange(cast)
    with pytest.raises(Refused) as refused:
        row.conclude(by=cast.implementation, **(FINE | {"verdict_usability": "no"}))
    assert refused.value.field == "findings"
    row.conclude(by=cast.implementation, **(FINE | {"verdict_usability": "no"}), findings="录入要五步")
    assert row.has_doubt


def test_it_takes_place_before_it_is_concluded(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        an_exchange(cast, at=timezone.now() + timedelta(days=1))
    with pytest.raises(Refused):
        an_exchange(cast, held=False).conclude(by=cast.implementation, **FINE)


def test_the_item_completes_itself_with_the_last_exchange_wanted(cast: SimpleNamespace) -> None:
    an_exchange(cast).conclude(by=cast.implementation, **FINE)
    assert (item(cast).state, item(cast).evidence.count()) == ("doing", 1)
    assert str(exchanges_enough(cast.project).detail) == "1 of 2 concluded"
    assert not exchanges_enough(cast.project).met
    second = an_exchange(cast)
    assert second.round == 2
    second.conclude(by=cast.implementation, **FINE)
    assert item(cast).state == "done"
    assert exchanges_enough(cast.project).met


def test_the_target_is_a_setting(cast: SimpleNamespace) -> None:
    site = SiteSettings.load()
    site.thresholds = site.thresholds | {"technical_exchanges": 1}
    site.save()
    an_exchange(cast).conclude(by=cast.implementation, **FINE)
    assert exchanges_enough(cast.project).met
    assert item(cast).state == "done"


def test_knowledge_is_handed_over_once(cast: SimpleNamespace) -> None:
    row = an_exchange(cast)
    piece = row.knowledge.create(topic="接口规范", contact=cast.owner)
    with pytest.raises(Refused):
        row.hand_over(by=cast.implementation, item=piece, on=timezone.localdate() + timedelta(days=1))
    row.hand_over(by=cast.implementation, item=piece, on=timezone.localdate())
    assert row.knowledge_due == []
    with pytest.raises(Refused, match="already"):
        row.hand_over(by=cast.implementation, item=piece, on=timezone.localdate())


def test_opened_again_it_proves_nothing(cast: SimpleNamespace) -> None:
    row = an_exchange(cast)
    row.conclude(by=cast.implementation, **FINE)
    row.reopen(by=cast.implementation, reason="客户补了一条")
    assert not item(cast).evidence.exists()


def test_the_record_holds_verdicts_and_wishes_and_nothing_private(cast: SimpleNamespace) -> None:
    row = an_exchange(cast)
    parked = wish(row)
    row.knowledge.create(topic="接口规范", topic_en="Interfaces", contact=cast.owner)
    row.settle(by=cast.implementation, wish=parked, disposition="declined", words="不做", words_en="Not done")
    with pytest.raises(Refused, match="Conclude"):
        row.guard_issue()
    row.conclude(by=cast.implementation, **FINE)
    built = demo_record(row)
    assert "秘密" not in json.dumps(built, ensure_ascii=False)
    assert built["body"]["verdicts"] == {"domain": "ok", "approach": "ok", "usability": "ok"}
    assert built["body"]["wishes"][0]["disposition"] == "declined"
    assert gaps({"language": "both", "body": built["body"], "title": built["title"]}) == []


def test_pages_settle_conclude_and_hand_over(client: Client, cast: SimpleNamespace) -> None:
    a_demo(cast)
    row = an_exchange(cast)
    parked = wish(row)
    client.force_login(cast.consultant)
    assert "not settled" in client.get(row.get_absolute_url()).content.decode()
    refused = client.post(row.act_url("conclude"), FINE)
    assert refused.status_code == 422
    assert "Photos by phone" in refused.content.decode()
    told = {"wish": parked.pk, "disposition": "answered", "words": "已说明"}
    assert client.post(row.act_url("settle"), told).status_code == 302
    assert client.post(row.act_url("conclude"), FINE).status_code == 302
    stage = reverse("project_stage", args=[cast.project.number, "presales"])
    for url in (row.get_absolute_url(), stage):
        assert "1 of 2 concluded" in client.get(url).content.decode()
    client.force_login(cast.sales)
    assert client.get(row.act_url("settle")).status_code == 403
