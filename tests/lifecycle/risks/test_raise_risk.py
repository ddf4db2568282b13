"""A promise in the red raises a risk by itself, once, on top of the register."""

from types import SimpleNamespace

import pytest
from django.test import Client

from lifecycle.models import Risk
from tests.presales.ready import make_promise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("maturity", "exposure"), [("planned", 25), ("development", 20)])
def test_an_immature_function_with_a_fixed_date_raises_one_when_it_is_written_down(
    cast: SimpleNamespace, maturity: str, exposure: int
) -> None:
    promise = make_promise(cast, promise_kind="feature", product_maturity=maturity, hard_date=True)
    risk = Risk.objects.get()
    assert (risk.commitment, risk.exposure, risk.category, risk.state) == (
        promise,
        exposure,
        "technical",
        "identified",
    )
    assert (risk.owner, promise.results) == (cast.pm, [risk])
    assert "三个月内上线" in risk.title and "三个月内上线" in risk.title_en
    assert risk.title != risk.title_en


def test_a_verdict_raises_one_and_lifts_the_one_that_is_there(cast: SimpleNamespace) -> None:
    promise = make_promise(cast)
    assert not Risk.objects.exists()
    promise.review(by=cast.pm, verdict="at_risk", note="接口方没有排期")
    assert not Risk.objects.exists()
    promise.review(by=cast.pm, verdict="infeasible", note="三个月不够，需五个月")
    assert Risk.objects.get().exposure == 20
    young = make_promise(cast, product_maturity="development", hard_date=True)
    young.review(by=cast.pm, verdict="infeasible", note="三个月不够，需五个月")
    assert Risk.objects.get(commitment=young).exposure == 25
    assert Risk.objects.count() == 2


def test_it_ends_with_its_promise(cast: SimpleNamespace) -> None:
    kept = make_promise(cast, product_maturity="planned", hard_date=True)
    broken = make_promise(cast, product_maturity="planned", hard_date=True)
    kept.keep(by=cast.pm, outcome="已按期上线")
    broken.break_off(by=cast.pm, cause="人手不足", side="vendor")
    assert (kept.risks.get().state, broken.risks.get().state) == ("closed", "occurred")
    assert "人手不足" in broken.risks.get().outcome


def test_a_mature_one_or_one_that_may_move_raises_none(cast: SimpleNamespace) -> None:
    make_promise(cast, product_maturity="mature", hard_date=True)
    make_promise(cast, product_maturity="planned", hard_date=False)
    assert not Risk.objects.exists()


def test_both_pages_lead_to_each_other(client: Client, cast: SimpleNamespace) -> None:
    promise = make_promise(cast, product_maturity="planned", hard_date=True)
    risk = Risk.objects.get()
    client.force_login(cast.sales)
    assert risk.get_absolute_url() in client.get(promise.get_absolute_url()).content.decode()
    assert promise.get_absolute_url() in client.get(risk.get_absolute_url()).content.decode()
