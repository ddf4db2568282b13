"""Weeks ten to twelve: functions are verified, the trial run is agreed, and the gate opens when the last condition is met."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation

from delivery.models import FunctionVerification, TrialRun
from lifecycle.gates import evaluate
from lifecycle.models import Project
from tests.e2e.walk_contract import finish_items
from tests.e2e.walk_presales import OWNER
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.papers import settle
from tests.lifecycle.backbone import make_process

WARNS = ("G5-i", "G5-j")  # nobody chose key users or told executives: that stops nobody


def red(walk: Weeks, *codes: str) -> None:
    """The page shows as open exactly what the gate ahead asks for and does not have."""
    gate = walk.project.next_gate
    assert gate is not None
    found = [line for line in evaluate(walk.project, gate).lines if not line.answer.met]
    assert [line.condition.code for line in found] == list(codes)
    manager = walk.person("pm").project()
    with translation.override(walk.language):
        wanted = [str(line.condition.text) for line in found]
    assert manager.page.locator("ul.gate li.no .gate-title").all_inner_texts() == wanted


def verify_functions(walk: Weeks) -> None:
    """Each function of the key processes is run with the customer; what fails is run again."""
    manager, say = walk.person("implementation"), walk.say
    with transaction.atomic():
        make_process(walk.cast)
    manager.project("delivery", "verifications", "new").press("Save").press("Put in the key processes").follow("Edit")
    row = manager.row("Functions", 0)
    manager.fill({
        "function": say("退费", "Refund"), "data it was run with": say("三张真实单据", "Three real slips"),
        "result": "Works", "tried by, at the customer": walk.contacts[OWNER],
    }, row)  # fmt: skip
    manager.press("Save").follow("Draw the conclusion")
    manager.fill({"Conclusion": say("基本流程可用", "The basic flows work")}).press("Draw the conclusion")
    assert FunctionVerification.objects.get(project=walk.project).state == FunctionVerification.State.PASSED
    settle(walk, manager)
    verified = FunctionVerification.objects.get(project=walk.project)
    assert verified.state == FunctionVerification.State.APPROVED
    finish_items(walk, "S2-09")


def agree_trial_run(walk: Weeks) -> None:
    """What runs, from when to when, and by which figures it passes; it begins with the second signature."""
    manager, say = walk.person("pm"), walk.say
    manager.project("delivery", "trial", "new")
    begins = timezone.localdate() + timedelta(days=3)
    manager.fill({
        "what runs on trial, and where": say("门诊药房与住院药房", "Both pharmacies"), "begins on": begins.isoformat(),
        "ends on": (begins + timedelta(days=21)).isoformat(),
    })  # fmt: skip
    manager.fill({
        "what is measured": say("药房日结时间", "Closing the pharmacy's day"), "target": say("30 分钟以内", "within 30 minutes"),
        "how it is measured": say("连续五日实测", "timed on five days"),
    }, manager.row("Pass criteria", 0))  # fmt: skip
    manager.press("Save")
    red(walk, *WARNS, "G5-k")
    trial = TrialRun.objects.get(project=walk.project)
    settle(walk, manager.visit(trial.get_absolute_url()))
    trial.refresh_from_db()
    assert trial.state == TrialRun.State.RUNNING and trial.began_on == begins


def go_live(walk: Weeks) -> None:
    red(walk, *WARNS)
    walk.person("pm").project().press("Move to trial run").told("Done: %(what)s.", what="Go live")
    assert Project.objects.get(number=walk.number).state == "trial_run"
