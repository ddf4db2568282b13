"""A requirement is analysed before it is answered: situation, need, way, type, response, and words for it."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import Requirement, RequirementType, SiteSettings
from tests.cast import make_contact, make_customer
from tests.presales.requirements import ANALYSIS, make_requirements

pytestmark = pytest.mark.django_db


def one(cast: SimpleNamespace, **fields: Any) -> Requirement:
    return make_requirements(cast, 1, **fields)[0]


def analysis(**changed: Any) -> dict[str, Any]:
    return ANALYSIS | {"type": RequirementType.objects.get(code="unavoidable")} | changed


def test_it_is_analysed_with_words(cast: SimpleNamespace) -> None:
    row = one(cast)
    row.analyse(
        by=cast.implementation, **analysis(proposed_way="再招两个人抄单", way_verdict="not", root_cause="management")
    )
    assert (row.state, row.need_verdict, row.way_verdict) == ("analysed", "reasonable", "not")
    assert row.analysed_at is not None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"business_scenario": " "}, "business_scenario"),
        ({"underlying_need": ""}, "underlying_need"),
        ({"need_verdict": ""}, "need_verdict"),
        ({"proposed_way": "加一列", "way_verdict": ""}, "way_verdict"),
        ({"type": None}, "type"),
        ({"response": ""}, "response"),
        ({"reason": "好的"}, "reason"),
        ({"response": "alternative"}, "workaround"),
        ({"tolerated_until": timezone.localdate() - timedelta(days=1)}, "tolerated_until"),
    ],
)
def test_nothing_is_answered_by_a_click(cast: SimpleNamespace, changed: dict[str, Any], field: str) -> None:
    row = one(cast)
    with pytest.raises(Refused) as refused:
        row.analyse(by=cast.implementation, **analysis(**changed))
    assert refused.value.field == field
    row.refresh_from_db()
    assert row.state == "captured"


def test_an_alternative_written_down_is_enough_for_later(cast: SimpleNamespace) -> None:
    row = one(cast)
    row.alternatives.create(text="先导出表格", simple=True)
    row.analyse(by=cast.implementation, **analysis(response="alternative"))
    assert row.has_simple_way
    assert row.response == "alternative"


def test_the_customer_confirms_what_is_analysed(cast: SimpleNamespace) -> None:
    row = one(cast)
    today = timezone.localdate()
    with pytest.raises(Refused):
        row.confirm(by=cast.implementation, contact=cast.owner, on=today)
    row.analyse(by=cast.implementation, **analysis())
    stranger = make_contact(make_customer("别家医院"), "路人")
    for contact, on, field in ((stranger, today, "contact"), (cast.owner, today + timedelta(days=1), "on")):
        with pytest.raises(Refused) as refused:
            row.confirm(by=cast.implementation, contact=contact, on=on)
        assert refused.value.field == field
    row.confirm(by=cast.implementation, contact=cast.owner, on=today)
    assert (row.state, row.confirmed_by) == ("confirmed", cast.owner)


def test_silence_of_the_customer_is_shown_after_the_days_of_the_settings(
    cast: SimpleNamespace, client: Client
) -> None:
    row = one(cast, upto="analysed")
    Requirement.objects.filter(pk=row.pk).update(analysed_at=timezone.now() - timedelta(days=8))
    row.refresh_from_db()
    assert (row.waiting_days, row.waits_too_long) == (8, True)
    client.force_login(cast.pm)
    assert "has not confirmed it for 8 days" in client.get(row.get_absolute_url()).content.decode()
    site = SiteSettings.load()
    site.cadences = site.cadences | {"requirement_confirmation": 10}
    site.save()
    assert not row.waits_too_long


def test_other_words_need_another_confirmation(cast: SimpleNamespace) -> None:
    row = one(cast, upto="confirmed")
    row.description = "护士站录入"
    row.put(by=cast.implementation, read_version=row.version)
    row.refresh_from_db()
    assert (row.state, row.confirmed_by, row.reviewer) == ("analysed", None, None)


def test_another_source_needs_no_other_confirmation(cast: SimpleNamespace) -> None:
    row = one(cast, upto="confirmed")
    row.source_note = "第 3 次访谈"
    row.put(by=cast.implementation, read_version=row.version)
    row.refresh_from_db()
    assert (row.state, row.reviewer) == ("confirmed", cast.pm)


def test_the_page_shows_signs_and_advice_beside_the_choice(cast: SimpleNamespace, client: Client) -> None:
    row = one(cast)
    client.force_login(cast.implementation)
    page = client.get(row.act_url("analyse")).content.decode()
    for kind in RequirementType.objects.filter(active=True):
        assert kind.signs_en in page.replace("&#x27;", "'")
        assert kind.advice_en in page.replace("&#x27;", "'")
    told = analysis() | {"type": RequirementType.objects.get(code="unavoidable").pk}
    refused = client.post(row.act_url("analyse"), told | {"reason": ""})
    assert refused.status_code == 422
    assert "nothing is answered by a click" in refused.content.decode()
    assert client.post(row.act_url("analyse"), told).status_code == 302
    row.refresh_from_db()
    assert row.state == "analysed"


def test_a_person_of_another_customer_raises_nothing_here(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        Requirement(
            project=cast.project, title="y", category="data", source="demo",
            raised_by=make_contact(make_customer("别家医院"), "路人"),
        ).put(by=cast.implementation, read_version=None)  # fmt: skip
    assert refused.value.field == "raised_by"


def test_what_waits_for_the_customer_is_queued(cast: SimpleNamespace, client: Client) -> None:
    first, second = make_requirements(cast, 2)
    client.force_login(cast.implementation)
    register = f"{first.get_absolute_url().rsplit('/', 2)[0]}/"
    assert "for the customer's confirmation" not in client.get(register).content.decode().replace("&#x27;", "'")
    first.analyse(by=cast.implementation, **analysis())
    page = client.get(register).content.decode()
    assert "1 requirement waits" in page and "?state=analysed" in page
    narrowed = client.get(register, {"state": "analysed"}).content.decode()
    assert (
        first.title_en in narrowed and f">{second.title_en}<" not in narrowed and "1 requirement waits" not in narrowed
    )
    first.refresh_from_db()
    first.confirm(by=cast.implementation, contact=cast.owner, on=timezone.localdate())
    assert "requirement waits" not in client.get(register).content.decode()
