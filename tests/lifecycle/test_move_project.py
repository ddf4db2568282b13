"""Moves beside the path: back, aside, lost, suspended, terminated, opened again."""

from datetime import date, timedelta

import pytest

from lifecycle.errors import Refused
from lifecycle.models import Project, StageTransition
from tests.cast import put_in_state

TOMORROW = date.today() + timedelta(days=1)


def state(project) -> str:
    return Project.objects.get(pk=project.pk).state


def test_a_lead_is_lost_with_a_reason_and_can_then_only_be_read(cast):
    cast.project.lose(by=cast.sales, reason="price", note="对手报价低三成")
    assert state(cast.project) == "lost"
    project = Project.objects.get(pk=cast.project.pk)
    with pytest.raises(Refused):
        project.revise(by=cast.sales, version=project.version, name="改名")


def test_losing_needs_a_reason_from_the_list_and_a_lesson(cast):
    with pytest.raises(Refused):
        cast.project.lose(by=cast.sales, reason="whatever", note="x")
    with pytest.raises(Refused):
        cast.project.lose(by=cast.sales, reason="price", note=" ")
    assert state(cast.project) == "lead"


def test_a_signed_project_is_not_lost_but_terminated_by_an_executive(cast):
    project = put_in_state(cast.project, "delivery")
    with pytest.raises(Refused):
        project.lose(by=cast.sales, reason="price", note="客户变卦")
    with pytest.raises(Refused):
        project.terminate(by=cast.pm, settlement="按进度结算")
    project.terminate(by=cast.executive, settlement="按进度结算到三月底")
    assert state(project) == "terminated"


def test_a_suspended_project_comes_back_to_where_it_was(cast):
    project = put_in_state(cast.project, "delivery")
    project.suspend(by=cast.pm, reason="客户机房搬迁", review_on=TOMORROW)
    assert state(project) == "suspended"
    project.resume(by=cast.pm, reason="机房搬完")
    assert state(project) == "delivery"
    moves = StageTransition.objects.filter(project=project).order_by("pk").values_list("from_state", "to_state")
    assert list(moves) == [("delivery", "suspended"), ("suspended", "delivery")]


def test_a_review_in_the_past_suspends_nothing(cast):
    with pytest.raises(Refused):
        cast.project.suspend(by=cast.sales, reason="等预算", review_on=date.today())
    assert state(cast.project) == "lead"


def test_a_hand_over_goes_back_to_sales_with_a_reason(cast):
    project = put_in_state(cast.project, "delivery")
    with pytest.raises(Refused):
        project.send_back(by=cast.pm, reason="")
    project.send_back(by=cast.pm, reason="承诺无法兑现,退回销售")
    assert state(project) == "contract"
    with pytest.raises(Refused):
        project.send_back(by=cast.consultant, reason="我也想退回")


def test_only_an_executive_opens_a_closed_project_again(cast):
    project = put_in_state(cast.project, "closed")
    with pytest.raises(Refused):
        project.reopen(by=cast.pm, reason="客户要求补做")
    project.reopen(by=cast.executive, reason="客户要求补做")
    assert state(project) == "delivery"
