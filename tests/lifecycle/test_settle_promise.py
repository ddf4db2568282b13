"""In the end a promise is kept, broken with its cause and side, or withdrawn with the customer's knowledge."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client

from lifecycle import gates
from lifecycle.errors import Refused
from presales.models import ContractAmendment
from tests.cast import make_cast, put_in_state
from tests.presales.ready import make_promise as a_promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> SimpleNamespace:
    return make_cast()


def test_kept_promise_says_how(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    with pytest.raises(Refused) as refusal:
        promise.keep(by=cast.pm, outcome=" ")
    assert refusal.value.field == "outcome"
    promise.keep(by=cast.pm, outcome="三月一日上线，见试运行报告")
    assert (promise.state, promise.tone) == ("kept", "ok")
    cast.project.refresh_from_db()
    assert cast.project.open_promises == 0


@pytest.mark.parametrize(("cause", "side", "field"), [("", "vendor", "cause"), ("人手不足", "", "side")])
def test_broken_promise_names_cause_and_side(cast: SimpleNamespace, cause: str, side: str, field: str) -> None:
    promise = a_promise(cast)
    with pytest.raises(Refused) as refusal:
        promise.break_off(by=cast.pm, cause=cause, side=side)
    assert refusal.value.field == field
    promise.break_off(by=cast.pm, cause="人手不足", side="vendor")
    assert (promise.state, promise.broken_side) == ("broken", "vendor")


def test_withdrawn_promise_says_how_the_customer_was_told(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    with pytest.raises(Refused):
        promise.withdraw(by=cast.pm, outcome="")
    promise.withdraw(by=cast.pm, outcome="五月二日面谈，客户同意")
    assert promise.state == "withdrawn"


def test_amended_promise_says_what_was_agreed_instead_and_where(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    put_in_state(cast.project, "delivery")
    amendment = ContractAmendment(project=cast.project, title="工期变更", reason="接口方延期", facts="已核实")
    with transaction.atomic():
        amendment.put(by=cast.sales, read_version=None)
    with pytest.raises(Refused) as refusal:
        promise.amend(by=cast.sales, words=" ", source=amendment)
    assert refusal.value.field == "words"
    promise.amend(by=None, words="六个月内上线", source=amendment)
    assert (promise.state, promise.outcome, promise.tone) == ("amended", "六个月内上线", "off")
    assert promise.results == [amendment]
    cast.project.refresh_from_db()
    assert cast.project.open_promises == 0
    with pytest.raises(Refused):
        promise.amend(by=cast.sales, words="再改", source=amendment)


def test_settled_promise_is_not_settled_again(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    promise.keep(by=cast.pm, outcome="已上线")
    for act in (
        lambda: promise.keep(by=cast.pm, outcome="再次"),
        lambda: promise.break_off(by=cast.pm, cause="人手", side="vendor"),
        lambda: promise.withdraw(by=cast.pm, outcome="已告知"),
        lambda: promise.review(by=cast.pm, verdict="feasible", note=""),
    ):
        with pytest.raises(Refused):
            act()


def test_acceptance_is_warned_of_open_promises(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)

    def answer() -> gates.Line:
        return next(row for row in gates.evaluate(cast.project, "G7").lines if row.condition.code == "G7-g")

    assert not answer().answer.met
    assert not answer().blocks
    promise.keep(by=cast.pm, outcome="已上线")
    assert answer().answer.met


def test_ended_project_settles_nothing(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    put_in_state(cast.project, "closed")
    with pytest.raises(Refused):
        promise.keep(by=cast.pm, outcome="已上线")


def test_pages_settle_a_promise(cast: SimpleNamespace) -> None:
    client = Client()
    client.force_login(cast.pm)
    kept, broken, withdrawn = a_promise(cast), a_promise(cast), a_promise(cast)
    client.post(kept.act_url("keep"), {"outcome": "已上线"})
    client.post(broken.act_url("break"), {"cause": "人手不足", "side": "shared"})
    client.post(withdrawn.act_url("withdraw"), {"outcome": "客户同意"})
    for promise, state in ((kept, "kept"), (broken, "broken"), (withdrawn, "withdrawn")):
        promise.refresh_from_db()
        assert promise.state == state
        assert client.get(promise.get_absolute_url()).status_code == 200
