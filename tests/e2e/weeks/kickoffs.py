"""Weeks one and four: the kickoff is put off, its day comes, it is held."""

from datetime import timedelta

from django.utils import timezone, translation

from delivery.models import Kickoff
from lifecycle.display import day_full
from lifecycle.models import Risk
from tests.e2e.walk_delivery import hold_kickoff, plan_kickoff
from tests.e2e.weeks.clock import Weeks


def put_off(walk: Weeks, weeks: int) -> None:
    """With its reason, what is done instead, what it waits for and the day on which it is looked at again."""
    manager, say = walk.person("pm"), walk.say
    manager.project("delivery", "kickoffs", "new").press("Save")
    until = timezone.localdate() + timedelta(weeks=weeks)
    waits = say("院办确定新分管院长", "The president's office names the new deputy")
    manager.follow("Put it off").fill({
        "Reason": ["Relations inside the customer are not settled yet"],
        "What we do instead": say("各科室分别说明", "We tell every department by itself"),
        "When it will be held after all": waits, "Look at it again on": until.isoformat(),
    }).press("Put it off").reads(waits)  # fmt: skip
    kickoff = Kickoff.objects.get(project=walk.project)
    assert (kickoff.state, kickoff.trigger_on, kickoff.trigger) == (Kickoff.State.DEFERRED, until, waits)
    assert Risk.objects.get(project=walk.project).internal
    with translation.override(walk.language):
        day = day_full(until)
    manager.project().reads("Put off until %(day)s", day=day)


def hold(walk: Weeks) -> str:
    """The day has come: the gate says so, and the mail did. The minutes are signed on the customer's own phone."""
    walk.nightly()
    manager, kickoff = walk.person("pm"), Kickoff.objects.get(project=walk.project)
    assert kickoff.reminded_on == timezone.localdate()
    manager.project().reads("It was put off, and the day has come.")
    manager.visit(kickoff.get_absolute_url()).follow("Edit")
    plan_kickoff(walk, manager)
    number = hold_kickoff(walk, manager)
    kickoff.refresh_from_db()
    assert kickoff.state == Kickoff.State.SIGNED and kickoff.signed_on == timezone.localdate()
    manager.visit(kickoff.get_absolute_url()).reads("Signed")
    return number
