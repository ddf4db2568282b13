"""The trial run ends: what users said is sorted, the criteria are measured, both sides sign the report."""

from django.utils import timezone

from delivery.models import TrialFeedback, TrialReport, TrialRun
from lifecycle.models import Project
from tests.e2e.walk_presales import OWNER
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.golive import red
from tests.e2e.weeks.papers import settle

WARNS = ("G7-e",)  # nobody told the customer's executives: that stops nobody


def listen(walk: Weeks) -> None:
    """A defect that a user noted: sorted with a reason, and answered."""
    manager, say = walk.person("pm"), walk.say
    trial = TrialRun.objects.get(project=walk.project)
    manager.visit(trial.get_absolute_url()).follow("Note what happened").fill({
        "How many worked with it": "23", "What happened": say("全天正常", "All went well"), "Faults: slight": "1",
    }).press("Note what happened").follow("Note what a user says").fill({
        "kind": "Question", "what was said": say("退药时找不到原单", "The slip cannot be found"), "who said it": walk.contacts[OWNER],
    }).press("Note what a user says")  # fmt: skip
    said = TrialFeedback.objects.get(project=walk.project)
    manager.visit(said.get_absolute_url()).follow("Say what becomes of it").fill({
        "What becomes of it": ["A question of training"], "What is behind it, and why this is the way": say("培训时讲过，再演示一次", "It was taught; shown once more"),
        "Who takes care of it, for a defect or a question of training": walk.name("implementation"),
        "Answer to whoever said it": say("见手册第三节", "See section three of the manual"),
    }).press("Say what becomes of it")  # fmt: skip
    said.refresh_from_db()
    assert said.state == TrialFeedback.State.ANSWERED


def close(walk: Weeks) -> None:
    """Acceptance waits for the report of both sides, and for nothing else."""
    manager, say = walk.person("pm"), walk.say
    trial = TrialRun.objects.get(project=walk.project)
    manager.visit(trial.get_absolute_url()).follow("Enter measurements")
    for row in trial.criteria.all():
        manager.page.locator(f"[name=actual_{row.pk}]").fill(say("达到", "As agreed"))
        manager.page.locator(f"[name=met_{row.pk}]").select_option("met")
    manager.press("Enter measurements").follow("Write the report that ends it").fill({
        "verdict": "Passed", "what is still open, who does it by when": say("无", "Nothing"),
    }).press("Save")  # fmt: skip
    red(walk, "G7-a", *WARNS)
    report = TrialReport.objects.get(trial=trial)
    settle(walk, manager.visit(report.get_absolute_url()))
    trial.refresh_from_db()
    assert (trial.state, trial.ended_on) == (TrialRun.State.CLOSED, timezone.localdate())
    red(walk, *WARNS)
    manager.project().press("Move to acceptance").told("Done: %(what)s.", what="Apply for acceptance")
    assert Project.objects.get(number=walk.number).state == "acceptance"
