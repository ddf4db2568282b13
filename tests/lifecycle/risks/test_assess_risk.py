"""A risk is rated from 1 to 5 twice; what it amounts to, and when it is looked at again, is seen on its page."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Risk, SiteSettings
from tests.cast import put_in_state
from tests.presales.ready import make_risk

pytestmark = pytest.mark.django_db
LATER = timezone.localdate() + timedelta(days=20)


def rate(risk: Risk, by: Any, probability: int = 4, impact: int = 4, **fields: Any) -> None:
    risk.assess(by=by, probability=probability, impact=impact, due=fields.pop("due", LATER), **fields)


def test_assessing_rates_it_and_begins_the_register(cast: SimpleNamespace) -> None:
    risk = make_risk(cast)
    rate(risk, cast.pm, 5, 3, note="接口方没有排期")
    assert (risk.state, risk.exposure, risk.due) == ("assessed", 15, LATER)
    item = ChecklistItem.objects.get(project=cast.project, code="S1-12")
    assert (item.state, item.evidence.count()) == ("doing", 1)
    rate(risk, cast.pm, 2, 3, note="接口方给了日期")
    assert [(row["exposure"], row["note"]) for row in risk.assessments] == [
        (6, "接口方给了日期"),
        (15, "接口方没有排期"),
    ]


@pytest.mark.parametrize(("fields", "field"), [
    ({"probability": 0}, "probability"), ({"impact": 6}, "impact"), ({"due": timezone.localdate() - timedelta(days=1)}, "due"),
])  # fmt: skip
def test_marks_and_days_out_of_range_are_refused(cast: SimpleNamespace, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        rate(make_risk(cast), cast.pm, **fields)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("marks", "tone", "serious"), [((3, 4), "bad", True), ((3, 3), "wait", False), ((1, 5), "ok", False)]
)
def test_the_companys_threshold_decides_what_is_serious(
    cast: SimpleNamespace, marks: tuple[int, int], tone: str, serious: bool
) -> None:
    risk = make_risk(cast, probability=marks[0], impact=marks[1])
    assert (risk.tone, risk.is_serious) == (tone, serious)


def test_the_threshold_is_a_setting(cast: SimpleNamespace) -> None:
    site = SiteSettings.load()
    site.thresholds = site.thresholds | {"risk_exposure": 5}
    site.save()
    assert make_risk(cast, probability=1, impact=5).is_serious


def test_one_that_outgrows_its_answer_is_answered_again(cast: SimpleNamespace) -> None:
    risk = make_risk(cast, probability=2, impact=3)
    rate(risk, cast.pm, 2, 3)
    risk.respond(by=cast.pm, prevention="每周例会", contingency="", trigger="", owner=cast.pm, due=LATER)
    rate(risk, cast.pm, 3, 3)
    assert risk.state == "responding"
    rate(risk, cast.pm, 5, 5)
    assert risk.state == "assessed"


def test_ended_project_rates_nothing(cast: SimpleNamespace) -> None:
    risk = make_risk(cast)
    put_in_state(cast.project, "closed")
    with pytest.raises(Refused):
        rate(risk, cast.pm)


def test_page_rates_it(client: Client, cast: SimpleNamespace) -> None:
    risk = make_risk(cast)
    client.force_login(cast.consultant)
    assert client.get(risk.act_url("assess")).context["form"].initial["probability"] == 4
    data = {"probability": 5, "impact": 4, "due": LATER, "note": "供货不稳"}
    assert client.post(risk.act_url("assess"), data).status_code == 302
    page = client.get(risk.get_absolute_url()).content.decode()
    assert "20 of 25: probability 5 × impact 4" in page
    assert "供货不稳" in page
    client.force_login(cast.executive)
    assert client.get(risk.act_url("assess")).status_code == 403


def test_what_is_due_stands_on_its_owners_day(client: Client, cast: SimpleNamespace) -> None:
    make_risk(cast, due=timezone.localdate(), title_en="A review that is due")
    make_risk(cast, title_en="A review later")
    for person, count in ((cast.pm, 1), (cast.sales, 0)):
        client.force_login(person)
        page = client.get("/").content.decode()
        assert page.count("A review that is due") == count
        assert "A review later" not in page
