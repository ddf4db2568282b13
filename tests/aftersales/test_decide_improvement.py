"""Improvements: decided with a reason, released, and told to whoever wished them, also where they are not done."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Outbox
from tests.aftersales.tickets import an_improvement
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "payment")
    return cast


def test_an_improvement_is_decided_released_and_told(cast: SimpleNamespace) -> None:
    item = an_improvement(cast)
    with pytest.raises(Refused) as refusal:
        item.decide(by=cast.support, decision="do", reason="用户多次提出，值得做")
    assert refusal.value.field == "release"
    item.decide(by=cast.support, decision="do", reason="用户多次提出，值得做", release="5.3")
    with pytest.raises(Refused):
        item.tell(by=cast.support, by_mail=True)
    item.deliver(by=cast.support, on=timezone.localdate())
    item.tell(by=cast.support, by_mail=True)
    assert item.state == "told"
    assert Outbox.objects.filter(kind="improvement_told", to_email=cast.owner.email).count() == 1


@pytest.mark.parametrize("decision", ["later", "decline"])
def test_whoever_wished_what_is_not_done_is_told_why_once(cast: SimpleNamespace, decision: str) -> None:
    item = an_improvement(cast)
    item.decide(by=cast.support, decision=decision, reason="现有打印机不支持")
    state = item.state
    item.tell(by=cast.support, by_mail=True)
    with pytest.raises(Refused):  # a second click
        item.tell(by=cast.support, by_mail=True)
    assert (item.state, item.told_on) == (state, timezone.localdate())
    assert "现有打印机不支持" in Outbox.objects.get(kind="improvement_refused", to_email=cast.owner.email).text
    item.decide(by=cast.support, decision="do", reason="新打印机到货", release="5.4")
    assert item.told_on is None
