"""A role above may pass an unmet gate with a reason; nobody overrides their own."""

import pytest

from lifecycle.errors import Refused
from lifecycle.models import Project, ProjectMember, StageTransition
from tests.cast import put_in_state

REASON = "客户院长已口头同意,下周补签"


def test_an_executive_overrides_with_a_reason_and_a_snapshot(cast):
    project = put_in_state(cast.project, "presales")
    project.override(by=cast.executive, gate="G2", reason=REASON)
    assert project.state == "contract"
    note = StageTransition.objects.get(project=project, result="overridden")
    assert note.override_reason == REASON and note.by == cast.executive
    assert any(not line["met"] and line["mode"] == "hard" for line in note.conditions)


def test_a_short_reason_is_refused(cast):
    project = put_in_state(cast.project, "presales")
    with pytest.raises(Refused) as refusal:
        project.override(by=cast.executive, gate="G2", reason="  着急  ")
    assert refusal.value.field == "reason"
    assert Project.objects.get(pk=project.pk).state == "presales"


@pytest.mark.parametrize("who", ["sales", "implementation", "pm", "consultant", "commercial", "support", "admin"])
def test_nobody_below_an_executive_overrides(cast, who):
    project = put_in_state(cast.project, "presales")
    with pytest.raises(Refused):
        project.override(by=getattr(cast, who), gate="G2", reason=REASON)


def test_an_executive_who_owns_that_part_of_the_project_is_refused(cast):
    project = put_in_state(cast.project, "presales", presales_owner=cast.executive)
    with pytest.raises(Refused):
        project.override(by=cast.executive, gate="G2", reason=REASON)
    project.override(by=cast.executive2, gate="G2", reason=REASON)
    assert project.state == "contract"


def test_an_executive_who_tried_the_gate_as_approver_is_refused(cast):
    cast.executive.roles = ["EX", "SM"]
    cast.executive.save()
    ProjectMember.add(by=cast.sales, project=cast.project, user=cast.executive, role="SM")
    project = put_in_state(cast.project, "presales")
    assert project.advance(by=cast.executive, gate="G2").result == "refused"
    with pytest.raises(Refused):
        project.override(by=cast.executive, gate="G2", reason=REASON)


def test_there_is_nothing_to_override_where_nothing_blocks(cast):
    with pytest.raises(Refused):
        cast.project.override(by=cast.executive, gate="G0", reason=REASON)
