"""The nine fields of management: on items of the checklist and on risks, and how each field stands."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.models import ChecklistItem, PlaybookItem, Question
from lifecycle.models.areas import Area
from lifecycle.overview import by_area
from lifecycle.standard import AREAS
from tests.cast import put_in_state
from tests.lifecycle.communications.notes import a_question
from tests.presales.ready import make_risk

pytestmark = pytest.mark.django_db


def test_every_item_of_the_playbook_has_its_field() -> None:
    rows = PlaybookItem.objects.filter(playbook__items__code="S2-17").distinct()
    assert {row.code: row.area for row in rows} == AREAS
    assert set(AREAS.values()) == set(Area.values)


def test_each_field_says_how_it_stands(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "presales")
    items = ChecklistItem.objects.filter(project=cast.project)
    items.update(due=timezone.localdate() + timedelta(days=9))
    items.filter(code="S1-14").update(due=timezone.localdate() - timedelta(days=1))
    make_risk(cast, area="cost", probability=5, impact=5)
    make_risk(cast, title="人手不足", area="people", probability=1, impact=2)
    make_risk(cast, title="没有归类", area="")
    found = {row["title"]: (row["tone"], row["reason"]) for row in by_area(cast.project, cast.pm)}
    assert found["Cost"] == ("bad", "1 open item · 1 open risk")
    assert found["Human resources"] == ("wait", "1 open item · 1 open risk")
    assert found["Time"] == ("wait", "1 open item · 1 late")
    assert found["Communication"][0] == "ok"
    put_in_state(cast.project, "closed")
    assert by_area(cast.project, cast.pm) == []


def test_the_field_stands_on_the_pages(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "presales")
    client.force_login(cast.pm)
    assert "By field of management" in client.get(cast.project.get_absolute_url()).content.decode()
    item = ChecklistItem.objects.get(project=cast.project, code="S1-14")
    page = client.get(reverse("item", args=[cast.project.number, item.pk])).content.decode()
    assert "Field of management" in page
    assert "Time" in page


def test_open_questions_count_in_their_field(cast: SimpleNamespace) -> None:
    """Only open ones, and those that nobody gave to a field colour nothing."""
    put_in_state(cast.project, "presales")
    ChecklistItem.objects.filter(project=cast.project).update(due=timezone.localdate() + timedelta(days=9))
    yesterday = timezone.localdate() - timedelta(days=1)
    late = a_question(cast, area="cost", due=yesterday)
    a_question(cast, area="")

    def told() -> dict[str, tuple[str, str]]:
        return {row["title"]: (row["tone"], row["reason"]) for row in by_area(cast.project, cast.pm)}

    assert told()["Cost"][0] == "wait"
    assert told()["Cost"][1].endswith("1 open question · 1 overdue")
    Question.objects.filter(pk=late.pk).update(state=Question.State.ANSWERED)
    assert told()["Cost"][0] == "ok"
    assert "question" not in told()["Cost"][1]
