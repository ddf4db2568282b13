"""Preparing and holding a kickoff, and what follows from it."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from delivery.gates.kickoffs import kickoff_settled
from lifecycle import hooks
from lifecycle.errors import Refused
from lifecycle.models import Event, Meeting, Project
from tests.delivery.kickoffs import MEASURE, ahead, fill, hold, make_kickoff


@pytest.fixture
def in_english():
    with translation.override("en"):
        yield


@pytest.mark.usefixtures("in_english")
def test_what_lacks_is_named_before_it_counts_as_prepared(cast):
    kickoff = make_kickoff(cast)
    kickoff.decide_hold(by=cast.pm)
    with pytest.raises(Refused) as refused:
        kickoff.prepare(by=cast.pm)
    for words in (
        "preparatory meeting",
        "executive of the customer and our side",
        "speech",
        "roster",
        "rules",
        "departments",
        "agenda",
        "the place",
        "the time",
    ):
        assert words in str(refused.value)


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("undo", "lacking"),
    [
        (
            lambda k: k.attendees.filter(side="customer").update(confirmed=False),
            "a confirmed executive of the customer",
        ),
        (lambda k: k.speeches.filter(side="vendor").delete(), "a speech of our side with its draft"),
        (lambda k: k.speeches.filter(side="customer").update(draft=" "), "a speech of the customer with its draft"),
        (
            lambda k: type(k).objects.filter(pk=k.pk).update(prep_meeting=None),
            "a preparatory meeting, or why there is none",
        ),
        (
            lambda k: Meeting.objects.filter(pk=k.prep_meeting_id).update(state="planned"),
            "the preparatory meeting is not held yet",
        ),
        (
            lambda k: Meeting.objects.filter(pk=k.prep_meeting_id).update(minutes=""),
            "the minutes of the preparatory meeting",
        ),
        (lambda k: type(k).objects.filter(pk=k.pk).update(prep_meeting=None, prep_notes="电话里对过"), None),
        (lambda k: type(k).objects.filter(pk=k.pk).update(at=None), "the time"),
        (lambda k: type(k).objects.filter(pk=k.pk).update(place=" "), "the place"),
        (lambda k: k.agenda.update(minutes=None), "how long each point of the agenda takes"),
        (lambda k: k.agenda.all().delete(), "the agenda"),
        (lambda k: type(k).objects.filter(pk=k.pk).update(working_rules=" "), "the working rules"),
        (lambda k: k.readers.all().delete(), "the departments that the project touches"),
        (lambda k: k.attendees.filter(side="vendor", is_executive=False).delete() and None, None),
    ],
)
def test_each_tip_is_asked_for_by_itself(cast, undo, lacking):
    kickoff = fill(make_kickoff(cast), cast)
    kickoff.decide_hold(by=cast.pm)
    undo(kickoff)
    missing = [tip.lacking for tip in type(kickoff).objects.get(pk=kickoff.pk).tips() if not tip.met]
    assert missing == ([lacking] if lacking else [])


def test_an_internal_kickoff_needs_our_side_only(cast):
    kickoff = fill(make_kickoff(cast, "internal"), cast)
    kickoff.attendees.filter(side="customer").delete()
    kickoff.speeches.filter(side="customer").delete()
    kickoff.decide_hold(by=cast.pm)
    kickoff.prepare(by=cast.pm)
    assert kickoff.state == "prepared"


def test_both_messages_or_a_reason(cast):
    kickoff = fill(make_kickoff(cast), cast)
    kickoff.decide_hold(by=cast.pm)
    kickoff.prepare(by=cast.pm)
    with pytest.raises(Refused) as refused:
        kickoff.hold(by=cast.pm, at=kickoff.at, sponsor_speech_done=False, teams_introduced=True)
    assert refused.value.field == "messages_note"
    with pytest.raises(Refused) as refused:
        kickoff.hold(
            by=cast.pm, at=timezone.now() + timedelta(hours=1), sponsor_speech_done=True, teams_introduced=True
        )
    assert refused.value.field == "at"
    kickoff.hold(
        by=cast.pm, at=kickoff.at, sponsor_speech_done=False, teams_introduced=True, messages_note="院长临时出差"
    )
    assert kickoff.state == "held"


def test_holding_it_announces_the_authority_starts_the_project_and_reaches_the_trigger(cast, monkeypatch):
    reached = []
    monkeypatch.setitem(
        hooks.HOOKS, "trigger_reached", [lambda **facts: reached.append((facts["trigger"], facts["on"]))]
    )
    kickoff = hold(cast)
    on = timezone.localtime(kickoff.at).date()
    project = Project.objects.get(pk=cast.project.pk)
    assert (project.pm_empowered_on, project.actual_start) == (on, on)
    assert reached == [("kickoff", on)]
    assert Event.objects.filter(project=project, verb="kickoff.held").count() == 1


def test_an_internal_kickoff_makes_no_money_fall_due_and_issues_no_document(cast, monkeypatch):
    reached = []
    monkeypatch.setitem(hooks.HOOKS, "trigger_reached", [lambda **facts: reached.append(facts)])
    kickoff = hold(cast, make_kickoff(cast, "internal"))
    assert reached == [] and Project.objects.get(pk=cast.project.pk).pm_empowered_on is None
    with pytest.raises(Refused):
        kickoff.guard_issue()


def test_no_authority_written_none_announced(cast):
    kickoff = fill(make_kickoff(cast), cast)
    type(kickoff).objects.filter(pk=kickoff.pk).update(manager_authority="")
    kickoff.decide_hold(by=cast.pm)
    kickoff.prepare(by=cast.pm)
    kickoff.hold(by=cast.pm, at=kickoff.at, sponsor_speech_done=True, teams_introduced=True)
    assert Project.objects.get(pk=cast.project.pk).pm_empowered_on is None


def test_the_gate_to_going_live(cast):
    def met():
        return kickoff_settled(cast.project).met

    assert not met()
    kickoff = make_kickoff(cast)
    assert not met()
    kickoff.decide_defer(by=cast.pm, reason="RUN_IN", measure=MEASURE, trigger="需求确认", trigger_on=ahead(3))
    assert met()
    type(kickoff).objects.filter(pk=kickoff.pk).update(trigger_on=timezone.localdate())
    assert not met()
    kickoff.refresh_from_db()
    kickoff.ask_skip(by=cast.pm, reason="RUN_IN", measure=MEASURE)
    assert not met()
    kickoff.approve_skip(by=cast.executive)
    assert met()
    hold(cast, make_kickoff(cast))
    assert met()
