"""Declined with reason and proof, put off with a reason, taken up again; late ones only for phase two."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Requirement
from tests.cast import put_in_state
from tests.presales.requirements import REQUIREMENT, make_requirements

pytestmark = pytest.mark.django_db
REASON = "属于院感系统的职责，重复建设会冲突"


def test_a_no_has_a_reason_and_a_proof(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, upto="analysed")[0]
    for facts, field in (({"reason": "不行", "proof": "附件"}, "reason"), ({"reason": REASON, "proof": " "}, "proof")):
        with pytest.raises(Refused) as refused:
            row.decline(by=cast.implementation, **facts)
        assert refused.value.field == field
    row.decline(by=cast.implementation, reason=REASON, proof="院感系统合同第 3 条")
    assert (row.state, row.response, row.proof) == ("declined", "decline", "院感系统合同第 3 条")


def test_what_is_not_analysed_is_not_declined(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1)[0]
    with pytest.raises(Refused):
        row.decline(by=cast.implementation, reason=REASON, proof="合同")


def test_putting_off_needs_a_reason(cast: SimpleNamespace) -> None:
    first, second = make_requirements(cast, 2, upto="analysed")
    for verb in (first.defer, second.put_to_phase_two):
        with pytest.raises(Refused):
            verb(by=cast.implementation, reason="以后")
    with pytest.raises(Refused) as refused:
        first.defer(by=cast.implementation, reason=REASON, until=timezone.localdate() - timedelta(days=1))
    assert refused.value.field == "until"
    first.defer(by=cast.implementation, reason=REASON, until=timezone.localdate() + timedelta(days=90))
    second.put_to_phase_two(by=cast.implementation, reason=REASON)
    assert (first.state, second.state) == ("deferred", "phase_two")


def test_what_was_put_off_is_taken_up_again_with_a_reason(cast: SimpleNamespace) -> None:
    row = make_requirements(cast, 1, upto="analysed")[0]
    row.defer(by=cast.implementation, reason=REASON)
    with pytest.raises(Refused):
        row.take_up(by=cast.implementation, reason=" ")
    row.take_up(by=cast.implementation, reason="客户追加了预算")
    assert row.state == "captured"


def test_from_acceptance_on_only_phase_two_takes_in(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "acceptance")
    row = Requirement(project=cast.project, raised_by=cast.owner, **REQUIREMENT)
    with pytest.raises(Refused, match="phase two"):
        row.put(by=cast.implementation, read_version=None)
    row.state = "phase_two"
    row.put(by=cast.implementation, read_version=None)
    with pytest.raises(Refused, match="phase two"):
        row.take_up(by=cast.implementation, reason="现在就做")


def test_the_late_form_asks_for_phase_two(cast: SimpleNamespace, client: Client) -> None:
    from django.urls import reverse

    put_in_state(cast.project, "acceptance")
    client.force_login(cast.implementation)
    url = reverse("record_new", args=[cast.project.number, "lifecycle", "requirements"])
    key = "6f0f4f6e-0000-4000-8000-000000000001"
    lines = {"alternatives-TOTAL_FORMS": 0, "alternatives-INITIAL_FORMS": 0}
    told = REQUIREMENT | {"origin": "customer", "creation_key": key} | lines
    refused = client.post(url, told)
    assert refused.status_code == 422
    assert "list for phase two and nowhere else" in refused.content.decode()
    assert client.post(url, told | {"later": "on"}).status_code == 302
    assert Requirement.objects.get().state == "phase_two"


def test_a_new_one_is_not_born_agreed(cast: SimpleNamespace) -> None:
    row = Requirement(project=cast.project, state="baselined", **REQUIREMENT)
    with pytest.raises(Refused):
        row.put(by=cast.implementation, read_version=None)
