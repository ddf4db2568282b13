"""The customer visits us: a plan that is complete, confirmed, held and evaluated, or skipped with a reason."""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem
from lifecycle.translations import gaps
from presales.documents import visit_plan
from tests.presales.meetings import a_survey, a_visit, an_exchange

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lack", ["contacts", "our_people", "stops"])
def test_a_plan_names_visitors_hosts_and_stops(cast: SimpleNamespace, lack: str) -> None:
    visit = a_visit(cast)
    related = getattr(visit, lack)
    related.all().delete() if lack == "stops" else related.clear()
    with pytest.raises(Refused, match="lacks"):
        visit.confirm(by=cast.commercial)


def test_from_plan_to_evaluation(cast: SimpleNamespace) -> None:
    visit = a_visit(cast)
    with pytest.raises(Refused):
        visit.hold(by=cast.commercial)
    visit.confirm(by=cast.commercial)
    visit.hold(by=cast.commercial)
    with pytest.raises(Refused) as refused:
        visit.evaluate(by=cast.commercial, score=4, outcome=" ")
    assert refused.value.field == "outcome"
    visit.evaluate(by=cast.commercial, score=4, outcome="对服务中心印象最深")
    assert (visit.state, visit.identification_score) == ("evaluated", 4)


def test_a_visit_ahead_is_not_held(cast: SimpleNamespace) -> None:
    visit = a_visit(cast, at=timezone.now() + timedelta(days=2))
    visit.confirm(by=cast.commercial)
    with pytest.raises(Refused, match="later time"):
        visit.hold(by=cast.commercial)


def test_it_ends_after_it_begins(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        a_visit(cast, until=timezone.now() - timedelta(days=1))
    assert refused.value.field == "until"


def test_it_is_skipped_with_a_reason(cast: SimpleNamespace) -> None:
    visit = a_visit(cast)
    with pytest.raises(Refused):
        visit.skip(by=cast.commercial, reason="")
    visit.skip(by=cast.commercial, reason="客户出差受限")
    assert (visit.state, visit.skip_reason) == ("skipped", "客户出差受限")
    with pytest.raises(Refused, match="skipped"):
        visit.guard_issue()


def test_the_plan_is_issued_once_confirmed(cast: SimpleNamespace) -> None:
    visit = a_visit(cast)
    with pytest.raises(Refused, match="Confirm"):
        visit.guard_issue()
    visit.confirm(by=cast.commercial)
    assert visit.issue(by=cast.commercial, language="both").current.bytes.startswith(b"%PDF")
    assert ChecklistItem.objects.get(project=cast.project, code="S1-06").state == "done"


def test_the_plan_tells_the_itinerary_and_no_score(cast: SimpleNamespace) -> None:
    visit = a_visit(cast)
    visit.identification_score, visit.outcome = 2, "秘密"
    built = visit_plan(visit)
    assert "秘密" not in json.dumps(built, ensure_ascii=False)
    assert built["body"]["stops"][0]["time"] == "09:00"
    assert gaps({"language": "both", "body": built["body"], "title": built["title"]}) == []


def test_the_commercial_department_plans_it(client: Client, cast: SimpleNamespace) -> None:
    visit = a_visit(cast)
    new = visit.get_absolute_url().rsplit("/", 2)[0] + "/new/"
    client.force_login(cast.commercial)
    assert client.get(new).status_code == 200
    assert client.post(visit.act_url("confirm")).status_code == 302
    client.force_login(cast.implementation)
    assert client.get(new).status_code == 403
    assert client.get(visit.get_absolute_url() + "edit/").status_code == 200


@pytest.mark.parametrize(("slug", "make"), [("visits", a_visit), ("surveys", a_survey), ("exchanges", an_exchange)])
def test_a_list_costs_the_same_however_long(
    client: Client, cast: SimpleNamespace, slug: str, make: Any, django_assert_max_num_queries: Any
) -> None:
    client.force_login(cast.implementation)
    url = reverse("record_list", args=[cast.project.number, "presales", slug])
    for _n in range(6):
        make(cast)
    with django_assert_max_num_queries(20):
        assert client.get(url).status_code == 200
