"""A baseline needs description, priority, approach, a colleague's review and the customer's word."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from lifecycle.errors import Refused
from tests.presales.requirements import make_requirements

pytestmark = pytest.mark.django_db
GOOD = {"is_clear": True, "is_complete": True, "is_testable": True}


def test_all_is_there(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, upto="confirmed")[0]
    row.baseline(by=cast.implementation)
    assert (row.state, row.revision) == ("baselined", 1)
    assert row.baselined_at is not None


@pytest.mark.parametrize(
    ("fields", "missing"),
    [({"description": ""}, "description"), ({"priority": ""}, "priority"), ({"approach": " "}, "way of realisation")],
)
def test_what_is_lacking_is_named(cast: SimpleNamespace, fields: dict[str, Any], missing: str) -> None:
    row = make_requirements(cast, 1, upto="confirmed", **fields)[0]
    with pytest.raises(Refused, match=f"R-01 .*{missing}"):
        row.baseline(by=cast.implementation)


def test_without_the_customer_it_is_no_baseline(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, upto="reviewed")[0]
    with pytest.raises(Refused, match="customer's confirmation"):
        row.baseline(by=cast.implementation)


def test_without_a_review_or_with_a_doubtful_one_it_is_no_baseline(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, upto="confirmed")[0]
    row.review(by=cast.pm, is_clear=True, is_complete=True, is_testable=False, note="怎样算快？")
    with pytest.raises(Refused, match="quality check"):
        row.baseline(by=cast.implementation)


def test_the_author_does_not_review(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, upto="analysed")[0]
    with pytest.raises(Refused, match="Whoever wrote it"):
        row.review(by=cast.implementation, **GOOD)
    row.review(by=cast.pm, **GOOD)
    assert (row.passed_review, row.reviewer) == (True, cast.pm)


def test_whoever_rewrote_it_does_not_review_either(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, upto="analysed")[0]
    row.approach = "改用扫码"
    row.put(by=cast.consultant, read_version=row.version)
    with pytest.raises(Refused, match="Whoever wrote it"):
        row.review(by=cast.consultant, **GOOD)


def test_a_doubt_needs_words(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, upto="analysed")[0]
    with pytest.raises(Refused) as refused:
        row.review(by=cast.pm, is_clear=False, is_complete=True, is_testable=True)
    assert refused.value.field == "note"


def test_the_page_says_what_is_lacking(cast: SimpleNamespace, client: Client) -> None:
    row = make_requirements(cast, 1, upto="analysed")[0]
    client.force_login(cast.consultant)
    assert "the quality check by a colleague" in client.get(row.get_absolute_url()).content.decode()
    client.force_login(cast.implementation)
    refused = client.post(row.act_url("review"), {"is_clear": "on", "is_complete": "on", "is_testable": "on"})
    assert "Whoever wrote it cannot review it" in refused.content.decode()
