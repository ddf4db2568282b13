"""What did not pass stays in the acceptance until it is checked again, with what was agreed about it."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from aftersales.models import Acceptance
from tests.aftersales.acceptances import posted, review


@pytest.fixture
def second_round(cast: SimpleNamespace, client: Client) -> Acceptance:
    acceptance = review(cast, "fail", "pass")
    acceptance.conclude(by=cast.pm, conclusion="医保结算不一致")
    failed = acceptance.items.first()
    line = {"item": failed, "text": "修复医保结算", "owner": cast.implementation, "due": timezone.localdate()}
    acceptance.rework(by=cast.pm, reason="修复医保结算后重新验收", lines=[line])
    client.force_login(cast.pm)
    return acceptance


@pytest.mark.parametrize("line", ["items-0", "outstanding-0"])
def test_neither_the_item_nor_what_was_agreed_is_taken_out(
    client: Client, second_round: Acceptance, line: str
) -> None:  # fmt: skip
    answer = posted(client, second_round, {f"{line}-DELETE": "on"})
    assert answer.status_code == 422 and "an earlier round" in answer.content.decode()
    assert second_round.items.count() == 2 and second_round.outstanding.count() == 1


def test_what_passed_may_be_taken_out(client: Client, second_round: Acceptance) -> None:
    assert posted(client, second_round, {"items-1-DELETE": "on"}).status_code == 302
    assert second_round.items.count() == 1
