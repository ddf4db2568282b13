"""Four preconditions with their evidence, a paper that both sides sign, then one pharmacy after the other."""

from datetime import timedelta

from django.utils import timezone

from aftersales.models import Rollout, RolloutUnit, TrainingMaterial
from lifecycle.models import Project
from tests.e2e.months.past import DEPARTMENTS, PROCESS
from tests.e2e.walk import Person
from tests.e2e.walk_presales import OWNER
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.golive import red
from tests.e2e.weeks.papers import settle

USERS = 12
MEASURED = {
    "users at once: expected": "24", "users at once: measured": "26", "business a day: expected": "900",
    "business a day: measured": "950", "response in seconds: at most": "2", "response in seconds: measured": "1.4",
    "availability in percent: at least": "99.5", "availability in percent: measured": "99.9", "verdict": "Good enough",
}  # fmt: skip
PRECONDITIONS = (
    "The basic flows run, and the customer approved that in writing",
    "It is stable and fast enough for as many users as are expected",
    "Manuals are complete and the users concerned are trained",
    "Both sides have the resources, and the customer names who leads",
)


def write(walk: Weeks) -> None:
    """Two units in their order, each with the key users who carry it. The manual is not there yet: that is said."""
    lead, say, today = walk.person("implementation"), walk.say, timezone.localdate()
    lead.project("aftersales", "rollouts", "new").fill({
        "what is reached when it is done": say("两个药房全部使用", "Both pharmacies work with it"),
        "who leads it, at the customer": walk.contacts[OWNER],
    })  # fmt: skip
    for n, department in enumerate(DEPARTMENTS):
        row, begin = lead.row("Units", n), today + timedelta(days=7 * n)
        lead.fill({
            "site or department": say(*department), "how many users": str(USERS), "from": begin.isoformat(),
            "until": (begin + timedelta(days=6)).isoformat(), "who leads there": walk.contacts[OWNER],
        }, row)  # fmt: skip
        names = [walk.contacts[one.contact.email] for one in walk.cast.key_users[3 * n : 3 * n + 3]]
        row.get_by_label(lead.label("key users")).select_option(label=names)
    lead.fill({"measured on": today.isoformat(), "how it was measured": say("压力测试", "Load test"), **MEASURED},
              lead.row("Performance checks", 0))  # fmt: skip
    for n, side in enumerate(("Customer", "Us")):
        lead.fill({"side": side, "who or what": say("两人驻点", "Two people on site"), "It is confirmed": True},
                  lead.row("Resources of both sides", n))  # fmt: skip
    lead.press("Save").reads("Before both sides can sign it")
    judge(walk, lead, PRECONDITIONS[2])
    lead.refused("No manual yet: %(what)s", what=walk.say(*PROCESS))


def judge(walk: Weeks, lead: Person, what: str) -> None:
    row = Rollout.objects.get(project=walk.project)
    lead.visit(row.get_absolute_url()).follow("Judge a precondition").fill({
        "Precondition": what, "Verdict": "Met", "What the verdict rests on": walk.say("逐项核对过", "Checked one by one"),
    }).press("Judge a precondition")  # fmt: skip


def publish_manual(walk: Weeks) -> None:
    """Tried by a user, then published and handed over; with it the manuals are complete."""
    author, say = walk.person("consultant"), walk.say
    author.project("aftersales", "training-material", "new").fill({
        "kind": "Operation manual", "business process": walk.say(*PROCESS), "title": say("发药手册", "Manual of dispensing"),
        "link, where it is no file": "https://files.customer.example/manual",
    }).press("Save").follow("A user tried it")  # fmt: skip
    tester = next(iter(walk.cast.key_users)).contact.email
    author.fill({"Who tried it": walk.contacts[tester], "Did they manage by it alone?": ["Yes"]})
    author.press("A user tried it").follow("Publish").fill({"Handed over to": walk.contacts[OWNER]}).press("Publish")
    assert TrainingMaterial.objects.get(project=walk.project).state == TrainingMaterial.State.FINAL
    assert not walk.project.items.get(code="S2-16").is_open


def agree(walk: Weeks) -> None:
    """The four are met; the gate waits for the signatures and for nothing else."""
    lead = walk.person("implementation")
    for what in PRECONDITIONS:
        judge(walk, lead, what)
    row = Rollout.objects.get(project=walk.project)
    lead.visit(row.get_absolute_url()).reads("Ready, not signed")
    red(walk, "G6-d")
    settle(walk, lead.visit(row.get_absolute_url()))
    lead.visit(row.get_absolute_url()).reads("Rolling out")
    red(walk)
    lead.project().press("Move to after-sales").told("Done: %(what)s.", what="Start the rollout")
    assert Project.objects.get(number=walk.number).state == "aftersales"


def start_units(walk: Weeks) -> None:
    """Not the second before the first."""
    lead, say = walk.person("implementation"), walk.say
    here = Rollout.objects.get(project=walk.project).get_absolute_url()
    lead.visit(here).follow("Start a unit").fill({"Unit": say(*DEPARTMENTS[1])}).press("Start a unit")
    lead.refused("“%(unit)s” comes first: start it, or put it off by agreement.", unit=say(*DEPARTMENTS[0]))
    lead.fill({"Unit": say(*DEPARTMENTS[0])}).press("Start a unit")
    note(walk, lead, 8)
    lead.reads("Going on")


def reach_units(walk: Weeks) -> None:
    """Eleven of twelve are more than the share that was agreed; then the second starts, and the rollout ends."""
    lead, say = walk.person("implementation"), walk.say
    here = Rollout.objects.get(project=walk.project).get_absolute_url()
    lead.visit(here)
    note(walk, lead, 11)
    lead.follow("Start a unit").press("Start a unit")
    note(walk, lead, 12)
    lead.reads("Every unit is reached or put off by agreement. End the rollout, and say how it went.")
    lead.follow("End the rollout").fill({"How it went": say("两个药房均已使用", "Both pharmacies work with it")})
    lead.press("End the rollout").reads("Done")
    units = RolloutUnit.objects.filter(rollout__project=walk.project)
    assert list(units.values_list("state", "covered")) == [("reached", 11), ("reached", 12)]
    assert not walk.project.items.get(code="S3-02").is_open


def note(walk: Weeks, lead: Person, covered: int) -> None:
    lead.follow("Note progress").fill({
        "Users who work with it": str(covered), "What happened": walk.say("按计划推进", "As planned"),
    }).press("Note progress")  # fmt: skip
