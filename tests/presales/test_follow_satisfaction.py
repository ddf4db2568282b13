"""Satisfaction is asked of each group of those who came, and followed from meeting to meeting."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.errors import Refused
from presales.models import DemoSession
from presales.satisfaction import meetings, trend
from tests.presales.meetings import JUDGED, a_demo, an_exchange

pytestmark = pytest.mark.django_db
VERDICTS = dict.fromkeys(("verdict_domain", "verdict_approach", "verdict_usability"), "ok")


def judged(cast: SimpleNamespace, days: int, **groups: int) -> DemoSession:
    demo = a_demo(cast, at=timezone.now() - timedelta(days=days))
    demo.prepare(by=cast.implementation)
    demo.hold(by=cast.implementation, minutes=50)
    demo.evaluate(by=cast.implementation, groups=groups, **JUDGED)
    return demo


def test_marks_are_kept_by_group(cast: SimpleNamespace) -> None:
    demo = judged(cast, 3, leaders=5, users=2)
    assert demo.mean_satisfaction == 3.5 and [mark for _group, mark in demo.by_group] == [5, 2]


def test_a_mark_lies_between_one_and_five_and_its_group_is_known(cast: SimpleNamespace) -> None:
    for groups in ({"leaders": 6}, {"nobody": 3}):
        with pytest.raises(Refused):
            judged(cast, 3, **groups)


def test_without_groups_the_one_mark_counts(cast: SimpleNamespace) -> None:
    assert judged(cast, 3).mean_satisfaction == JUDGED["satisfaction"]


def test_the_trend_goes_over_both_kinds_of_meetings(cast: SimpleNamespace) -> None:
    assert trend(cast.project) is None
    judged(cast, 9, leaders=3, users=3)
    assert "3.0 of 5 so far" in trend(cast.project)["words"]
    exchange = an_exchange(cast, at=timezone.now() - timedelta(days=2))
    exchange.conclude(by=cast.implementation, groups={"it": 4}, **VERDICTS)
    assert [one.mean for one in meetings(cast.project)] == [3.0, 4.0]
    assert "Rising: 4.0 of 5" in trend(cast.project)["words"]
    judged(cast, 1, leaders=2)
    assert "Falling: 2.0 of 5" in trend(cast.project)["words"]


def test_pages_ask_for_it_and_show_it(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.implementation)
    demo = a_demo(cast)
    demo.prepare(by=cast.implementation)
    demo.hold(by=cast.implementation, minutes=50)
    data = JUDGED | {"group_leaders": "5", "group_it": ""}
    assert client.post(demo.act_url("evaluate"), data).status_code == 302
    demo.refresh_from_db()
    assert demo.satisfaction_groups == {"leaders": 5}
    page = client.get(f"{cast.project.get_absolute_url()}presales/").content.decode()
    assert "Satisfaction from meeting to meeting" in page and "<svg" in page
    assert "Satisfaction by group" in client.get(demo.get_absolute_url()).content.decode()
