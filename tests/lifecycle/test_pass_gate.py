"""A gate opens when its hard conditions are met and every approver has said yes; a refusal is written down."""

import pytest

from lifecycle import gates
from lifecycle.errors import Refused, Stale
from lifecycle.models import Event, Project, SiteSettings, StageTransition
from tests.cast import put_in_state


def test_a_met_gate_moves_the_project(cast):
    outcome = cast.project.advance(by=cast.sales, gate="G0")
    assert outcome.result == "passed"
    assert cast.project.state == "presales"
    note = StageTransition.objects.get(project=cast.project, result="passed")
    assert (note.gate, note.from_state, note.to_state, note.by) == ("G0", "lead", "presales", cast.sales)
    assert {line["code"] for line in note.conditions} == {"G0-a", "G0-b", "G0-c", "G0-d"}


def test_an_unmet_hard_condition_refuses_and_is_kept_with_what_every_condition_said(cast):
    cast.customer.contacts.update(kinds="|finance|")
    outcome = cast.project.advance(by=cast.sales, gate="G0")
    cast.project.refresh_from_db()
    assert outcome.result == "refused" and cast.project.state == "lead"
    note = StageTransition.objects.get(project=cast.project, result="refused")
    unmet = next(line for line in note.conditions if line["code"] == "G0-a")
    assert unmet["met"] is False and unmet["link"].startswith("/customers/")
    assert Event.objects.filter(project=cast.project, verb="project.refused").exists()


def test_a_soft_condition_warns_but_lets_pass(cast):
    Project.objects.filter(pk=cast.project.pk).update(strategic_importance="")
    cast.project.refresh_from_db()
    assert not next(
        line for line in gates.evaluate(cast.project, "G0").lines if line.condition.code == "G0-b"
    ).answer.met
    assert cast.project.advance(by=cast.sales, gate="G0").result == "passed"


def test_a_setting_makes_a_soft_condition_hard_and_another_switches_it_off(cast):
    Project.objects.filter(pk=cast.project.pk).update(strategic_importance="")
    cast.project.refresh_from_db()
    site = SiteSettings.load()
    site.revise(by=cast.admin, version=site.version, gate_modes={"G0-b": "hard"})
    assert [line.condition.code for line in gates.evaluate(cast.project, "G0").blockers] == ["G0-b"]
    site.revise(by=cast.admin, version=site.version, gate_modes={"G0-b": "off"})
    assert "G0-b" not in {line.condition.code for line in gates.evaluate(cast.project, "G0").lines}


@pytest.mark.parametrize("who", ["pm", "consultant", "commercial", "executive", "admin", "support"])
def test_only_an_approver_of_the_gate_passes_it(cast, who):
    with pytest.raises(Refused):
        cast.project.advance(by=getattr(cast, who), gate="G0")
    assert Project.objects.get(pk=cast.project.pk).state == "lead"


def test_a_gate_with_two_approvers_waits_for_the_second(cast):
    project = put_in_state(cast.project, "presales", go_decided_on=None)
    site = SiteSettings.load()
    site.revise(by=cast.admin, version=site.version, gate_modes={"G1-b": "off"})
    first = project.advance(by=cast.sales, gate="G1")
    assert first.result == "approved" and first.waiting_for == ["IM"]
    assert Project.objects.get(pk=project.pk).go_decided_on is None
    again = project.advance(by=cast.sales, gate="G1")
    assert again.result == "approved"  # the same person twice is one approval
    assert project.advance(by=cast.implementation, gate="G1").result == "passed"
    assert Project.objects.get(pk=project.pk).go_decided_on is not None


def test_who_looked_at_an_older_state_moves_nothing(cast):
    stale = Project.objects.get(pk=cast.project.pk)
    cast.project.advance(by=cast.sales, gate="G0")
    with pytest.raises(Stale):
        stale.advance(by=cast.sales, gate="G0")
    assert StageTransition.objects.filter(project=cast.project, result="passed").count() == 1


def test_every_condition_says_why_it_exists_and_one_that_is_unmet_where_it_is_mended(cast):
    for code in gates.GATES:
        for line in gates.evaluate(cast.project, code).lines:
            assert str(line.condition.why) and str(line.condition.text), code
            if not line.answer.met:
                assert line.answer.url.startswith("/"), line.condition.code
