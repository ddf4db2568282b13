"""What the demo tells of customer service goes through the verbs, with the right people, in both languages."""

from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from aftersales.demo import service_handovers, tickets
from aftersales.models import (
    ImprovementItem,
    PhaseTwoList,
    SatisfactionSurvey,
    ServiceHandover,
    ServiceVisit,
    SupportTicket,
)
from lifecycle.demo.clock import Clock
from lifecycle.models import ChecklistItem, Document
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(cast: SimpleNamespace) -> Any:
    put_in_state(cast.project, "payment")
    text = SimpleNamespace(zh="药房系统", en="Pharmacy system")
    people = SimpleNamespace(of_kind=lambda _story, kind: cast.signatory if kind == "signatory" else cast.owner)
    return SimpleNamespace(
        project=cast.project, manager=cast.pm, implementer=cast.implementation, cast=people,
        story=SimpleNamespace(key="uni-asset", product=text),
    )  # fmt: skip


def test_a_package_is_complete_and_handed_over(course: Any) -> None:
    service_handovers._hand_over(course)
    service_handovers._hand_over(course)  # told once
    assert ServiceHandover.objects.get().state == "submitted"


def test_tickets_surveys_and_wishes_are_there(course: Any) -> None:
    clock = Clock(timezone.now() + timedelta(days=3))
    today = timezone.localdate()
    for n in range(len(tickets.TICKETS)):
        clock.at(today, "09:05", partial(tickets._ticket, clock, course, n))
    clock.at(today, "16:05", partial(tickets._survey, clock, course))
    clock.run()
    tickets._phase_two(course)
    assert sorted(SupportTicket.objects.values_list("state", flat=True)) == ["closed", "confirmed", "new", "solved"]
    assert ServiceVisit.objects.get().state == "confirmed" and ImprovementItem.objects.get().state == "planned"
    assert SatisfactionSurvey.objects.filter(state="answered").count() == 2
    papers = Document.objects.filter(project=course.project, kind__in=("D40", "D41"))
    assert [paper.is_signed for paper in papers] == [True, True, True]
    assert PhaseTwoList.objects.get().state == "proposed"


def test_an_item_whose_paper_is_not_signed_here_is_left_out_with_a_reason(course: Any, cast: SimpleNamespace) -> None:
    course.story.key = "hosp-implant"
    for code in sorted(set(service_handovers.NOTES) - {service_handovers.ITEM}):
        item = ChecklistItem.objects.get(project=cast.project, code=code, occurrence=1)
        assert service_handovers.work(course=course, item=item, by=cast.pm)
        item.refresh_from_db()
        assert item.state == "skipped" and item.skip_note
    other = ChecklistItem.objects.get(project=cast.project, code="S3-01")
    assert not service_handovers.work(course=course, item=other, by=cast.pm)
