"""Whether a promise can be kept is judged by delivery; one in the red needs an executive who neither gave nor judged it."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import translation

from lifecycle import gates
from lifecycle.errors import Refused
from lifecycle.models import Commitment
from lifecycle.promises import judgements
from tests.cast import make_cast
from tests.presales.ready import make_promise as a_promise
from tests.presales.ready import read_contract

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> SimpleNamespace:
    return make_cast()


def line(cast: SimpleNamespace, code: str) -> gates.Line:
    return next(row for row in gates.evaluate(cast.project, code[:2]).lines if row.condition.code == code)


def test_feasible_promise_is_accepted_without_words(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    promise.review(by=cast.pm, verdict="feasible", note="")
    assert (promise.state, promise.reviewer, promise.is_red) == ("accepted", cast.pm, False)


@pytest.mark.parametrize("verdict", ["at_risk", "infeasible"])
def test_doubt_needs_words(cast: SimpleNamespace, verdict: str) -> None:
    promise = a_promise(cast)
    with pytest.raises(Refused) as refusal:
        promise.review(by=cast.pm, verdict=verdict, note="难")
    assert refusal.value.field == "note"
    promise.review(by=cast.pm, verdict=verdict, note="接口方没有排期，可分两期")
    assert promise.state == "reviewed"
    assert promise.is_red is (verdict == "infeasible")


@pytest.mark.parametrize("verdict", ["", "unreviewed", "maybe"])
def test_verdict_is_chosen(cast: SimpleNamespace, verdict: str) -> None:
    with pytest.raises(Refused) as refusal:
        a_promise(cast).review(by=cast.pm, verdict=verdict, note="说不清楚")
    assert refusal.value.field == "verdict"


def test_immature_function_with_a_fixed_date_is_red(cast: SimpleNamespace) -> None:
    promise = a_promise(cast, product_maturity="planned", hard_date=True)
    assert promise.is_red
    assert Commitment.objects.filter(Commitment.red()).count() == 1
    assert not a_promise(cast, product_maturity="mature", hard_date=True).is_red


def test_an_immature_function_with_a_fixed_date_needs_an_executive_whatever_the_reviewer_thinks(
    cast: SimpleNamespace,
) -> None:
    promise = a_promise(cast, product_maturity="development", hard_date=True)
    promise.review(by=cast.pm, verdict="feasible", note="")
    assert (promise.state, promise.is_red) == ("reviewed", True)
    assert not line(cast, "G3-b").answer.met
    promise.approve(by=cast.executive, note="战略客户，增派两名顾问保工期")
    assert line(cast, "G3-b").answer.met


def test_every_verdict_stays_readable_with_who_when_and_why(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    promise.review(by=cast.implementation, verdict="at_risk", note="接口方没有排期")
    promise.review(by=cast.pm, verdict="infeasible", note="三个月不够，需五个月")
    promise.approve(by=cast.executive, note="战略客户，增派两名顾问保工期")
    told = [(row["who"], str(row["verdict"]), row["note"]) for row in judgements(promise)]
    assert told == [
        ("Zhou Zong", "Approved by an executive", "战略客户，增派两名顾问保工期"),
        ("Zhang Min", "Not feasible", "三个月不够，需五个月"),
        ("Wang Lei", "At risk", "接口方没有排期"),
    ]
    client = Client()
    for person, reads in ((cast.sales, True), (cast.admin, False)):
        client.force_login(person)
        page = client.get(promise.get_absolute_url()).content.decode()
        assert "Wang Lei" in page
        assert ("接口方没有排期" in page) is reads


def test_executive_takes_on_what_is_red(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    promise.review(by=cast.pm, verdict="infeasible", note="三个月不够，需五个月")
    cast.project.refresh_from_db()
    assert cast.project.red_promises == 1
    with pytest.raises(Refused) as refusal:
        promise.approve(by=cast.executive, note="战略客户")
    assert refusal.value.field == "note"
    promise.approve(by=cast.executive, note="战略客户，增派两名顾问保工期")
    cast.project.refresh_from_db()
    assert (promise.state, cast.project.red_promises) == ("approved", 0)


def test_nobody_approves_what_they_gave_or_judged(cast: SimpleNamespace) -> None:
    promise = a_promise(cast, promised_by=cast.executive)
    promise.review(by=cast.executive2, verdict="infeasible", note="三个月不够，需五个月")
    for person in (cast.executive, cast.executive2):
        with pytest.raises(Refused):
            promise.approve(by=person, note="战略客户，增派两名顾问保工期")


def test_unjudged_promise_is_not_approved(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused):
        a_promise(cast).approve(by=cast.executive, note="战略客户，增派两名顾问保工期")


def test_gate_wants_every_promise_judged_and_none_red(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    assert not line(cast, "G3-b").answer.met
    assert not line(cast, "G4-c").answer.met
    promise.review(by=cast.pm, verdict="infeasible", note="三个月不够，需五个月")
    assert not line(cast, "G4-c").answer.met  # nobody has read the contract
    read_contract(cast)
    assert line(cast, "G4-c").answer.met
    assert not line(cast, "G3-b").answer.met
    promise.approve(by=cast.executive, note="战略客户，增派两名顾问保工期")
    assert line(cast, "G3-b").answer.met


def test_page_offers_a_verdict_to_delivery_alone(cast: SimpleNamespace) -> None:
    promise = a_promise(cast)
    client = Client()
    for person, status in ((cast.sales, 403), (cast.pm, 302)):
        client.force_login(person)
        response = client.post(promise.act_url("review"), {"verdict": "feasible", "note": ""})
        assert response.status_code == status
    promise.refresh_from_db()
    assert promise.state == "accepted"


def test_page_says_beside_the_field_what_is_missing(cast: SimpleNamespace) -> None:
    client = Client()
    client.force_login(cast.pm)
    with translation.override("en"):
        response = client.post(a_promise(cast).act_url("review"), {"verdict": "at_risk", "note": ""})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["note"]
