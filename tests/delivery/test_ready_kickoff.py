"""What a kickoff takes from the project before it is held, and what the project learns from it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from delivery.models import Kickoff
from lifecycle.errors import Refused
from lifecycle.models import Project, ProjectMember, Risk, SiteSettings
from lifecycle.models.traces import Trace
from tests.delivery.kickoffs import MEASURE, ahead, fill, hold, make_kickoff


def be_strict(strict: bool) -> None:
    site = SiteSettings.load()
    site.thresholds = {**site.thresholds, "kickoff_strict": strict}
    site.save()


def decided(cast) -> Kickoff:
    kickoff = fill(make_kickoff(cast), cast)
    kickoff.decide_hold(by=cast.pm)
    return kickoff


def fresh(kickoff: Kickoff) -> Kickoff:
    return Kickoff.objects.get(pk=kickoff.pk)


def test_before_research_and_solution_a_strict_company_refuses(cast):
    be_strict(True)
    kickoff = decided(cast)
    with pytest.raises(Refused) as refused:
        kickoff.prepare(by=cast.pm)
    assert "research" in str(refused.value) and "solution" in str(refused.value)
    assert fresh(kickoff).state == "to_hold"
    Kickoff.objects.filter(pk=kickoff.pk).update(ahead_note="院长只有本周有空")
    fresh(kickoff).prepare(by=cast.pm)
    assert fresh(kickoff).state == "prepared"


def test_another_company_is_only_warned(cast):
    be_strict(False)
    kickoff = decided(cast)
    kickoff.prepare(by=cast.pm)
    assert fresh(kickoff).state == "prepared"


def test_the_sponsor_is_missed_until_they_have_confirmed(cast):
    kickoff = decided(cast)
    Project.objects.filter(pk=cast.project.pk).update(sponsor=cast.signatory)
    rows = kickoff.attendees.filter(contact=cast.signatory)
    rows.update(confirmed=False)
    assert "has not confirmed" in fresh(kickoff).sponsor_warning
    rows.update(confirmed=True)
    assert fresh(kickoff).sponsor_warning == ""
    rows.delete()
    assert "not on the roster" in fresh(kickoff).sponsor_warning


def test_the_roster_is_drawn_from_the_project_and_keeps_who_confirmed(cast):
    kickoff = make_kickoff(cast)
    kickoff.attendees.all().delete()
    kickoff.take_roster(by=cast.pm)
    members = set(ProjectMember.objects.filter(project=cast.project).values_list("user_id", flat=True))
    assert members and members == set(kickoff.attendees.filter(side="vendor").values_list("user_id", flat=True))
    with pytest.raises(Refused):
        kickoff.take_roster(by=cast.pm)
    stays, goes = kickoff.attendees.filter(side="vendor", is_executive=False)[:2]
    kickoff.attendees.filter(pk=stays.pk).update(confirmed=True)
    ProjectMember.objects.filter(project=cast.project, user__in=[stays.user_id, goes.user_id]).update(state="released")
    kickoff.take_roster(by=cast.pm)
    left = set(kickoff.attendees.values_list("pk", flat=True))
    assert stays.pk in left and goes.pk not in left


def test_relations_that_are_not_settled_become_a_risk_that_stays_with_us(cast):
    kickoff = make_kickoff(cast)
    facts = {"measure": MEASURE, "trigger": "分管院长到任", "trigger_on": ahead()}
    kickoff.decide_defer(by=cast.pm, reason="INTERNAL_CONFLICT", **facts)
    (risk,) = Risk.objects.filter(project=cast.project)
    assert (risk.category, risk.internal, risk.owner, risk.due) == ("stakeholder", True, cast.pm, ahead())
    assert risk in list(Trace.targets(kickoff))


def test_another_reason_is_no_risk(cast):
    kickoff = make_kickoff(cast)
    kickoff.decide_defer(by=cast.pm, reason="RUN_IN", measure=MEASURE, trigger="需求确认", trigger_on=ahead())
    assert not Risk.objects.filter(project=cast.project).exists()


def test_departments_say_once_that_they_have_read_it(cast):
    kickoff = hold(cast)
    first, second = kickoff.readers.order_by("pk")
    today = timezone.localdate()
    with pytest.raises(Refused) as refused:
        kickoff.note_read(by=cast.pm, readers=[first.pk], on=today + timedelta(days=1))
    assert refused.value.field == "on"
    kickoff.note_read(by=cast.pm, readers=[first.pk], on=today)
    assert list(kickoff.readers.order_by("pk").values_list("read_on", flat=True)) == [today, None]
    with pytest.raises(Refused):
        kickoff.note_read(by=cast.pm, readers=[first.pk], on=today)
    kickoff.note_read(by=cast.pm, readers=[first.pk, second.pk], on=today - timedelta(days=1))
    first.refresh_from_db()
    assert first.read_on == today, "what was noted stays"
