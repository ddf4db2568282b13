"""Three rounds of research: planned to the hour, told on the day, what was left unclear found out, reported, closed."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from delivery.models import ResearchLog, ResearchPlan, ResearchReport, SiteFinding
from lifecycle.models import ReadinessItem
from tests.e2e.walk import Person
from tests.e2e.walk_presales import OWNER
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.papers import settle
from tests.e2e.weeks.past import sign_paper


class Round(NamedTuple):
    n: int
    title: tuple[str, str]
    topic: tuple[str, str]
    department: tuple[str, str]


ROUNDS = (
    Round(1, ("门诊流程", "Out-patients"), ("门诊收费", "Billing"), ("财务科", "Finance")),
    Round(2, ("住院流程", "In-patients"), ("病区领药", "Drugs for the wards"), ("护理部", "Nursing")),
    Round(3, ("月末对账", "Month-end"), ("账实核对", "Books against shelves"), ("药剂科", "Pharmacy")),
)
PREPARED = (
    "the customer's background was studied", "the organisation chart is known", "the terms of the field are known",
    "the outline of questions is written", "the material to bring is ready",
)  # fmt: skip


def plan(walk: Weeks, told: Round) -> None:
    """Monday: down to the person and the hour; the customer has agreed, and we are prepared."""
    manager, say = walk.person("implementation"), walk.say
    manager.project("delivery", "research-plans", "new")
    begins = timezone.localtime() + timedelta(days=1)
    manager.fill(
        {
            "what it is about": say(*told.title),
            "purpose": say("核实流程，找出例外", "Check the flows, find exceptions"),
        }
    )
    manager.fill({
        "topic": say(*told.topic), "department": say(*told.department), "whom we talk to": walk.contacts[OWNER],
        "who of us asks": walk.name("implementation"), "date and time": begins.strftime("%Y-%m-%dT%H:%M"), "hours": "2",
        "questions": say("谁可以退回？\n多久一次？", "Who may give it back?\nHow often?"),
        "documents and forms we ask for": say("单据样张", "A sample of the slip"),
    }, manager.row("Talks", 0))  # fmt: skip
    manager.press("Save").follow("Note the confirmation").fill({
        "Who confirmed it for the customer": walk.contacts[OWNER], "How": say("电话确认", "By telephone"),
    }).press("Note the confirmation")  # fmt: skip
    manager.follow("Note the preparation").fill(dict.fromkeys(PREPARED, True)).press("Note the preparation")
    found = ResearchPlan.objects.get(project=walk.project, round=told.n)
    assert found.state == ResearchPlan.State.CONFIRMED and not found.is_unprepared


def talk(walk: Weeks, told: Round) -> None:
    """Tuesday: written the same day; one point is unclear, somebody finds it out until Thursday."""
    manager, say = walk.person("implementation"), walk.say
    found = ResearchPlan.objects.get(project=walk.project, round=told.n)
    manager.visit(found.get_absolute_url()).follow("Begin a talk")
    manager.fill({"Before the talk": "A relevant product was introduced"}).press("Begin a talk")
    log = ResearchLog.objects.get(plan_line__plan=found)
    manager.visit(log.get_absolute_url()).follow("Edit")
    manager.fill({"place": say("门诊楼一楼", "First floor"), "what was gone through": say(*told.topic)})
    heard = (
        ("Process step", say("先核对再收", "They check, then take in")),
        ("Problem", say("月末多花一天", "A day more at month-end")),
        ("Exception", say("夜班没有复核", "Nobody checks at night")),
    )
    for n, (kind, text) in enumerate(heard):
        manager.fill(
            {"kind": kind, "topic": say(*told.topic), "what was heard": text}, manager.row("What was heard", n)
        )
    by = timezone.localdate() + timedelta(days=2)
    manager.fill({
        "still unclear": True, "who clarifies it": walk.name("consultant"), "by when": by.isoformat(),
        "how": say("夜班跟班", "By staying a night"),
    }, manager.row("What was heard", 2))  # fmt: skip
    for row in manager.rows("Prepared questions").all()[:2]:
        manager.fill({"asked": True}, row)
    manager.press("Save").press("Finish the log", confirm=True)
    log.refresh_from_db()
    assert log.state == ResearchLog.State.FINAL and len(log.unclear) == 1


def report(walk: Weeks, told: Round) -> None:
    """Thursday: what was unclear is clear, the site was looked at, users sign the report, the rest is handed out."""
    manager, say = walk.person("implementation"), walk.say
    found = ResearchPlan.objects.get(project=walk.project, round=told.n)
    log = ResearchLog.objects.get(plan_line__plan=found)
    manager.visit(log.get_absolute_url()).follow("Clarify a point")
    manager.fill({"What was found out": say("护士长次日补签", "The head nurse signs next morning")})
    manager.press("Clarify a point")
    assert not ResearchLog.objects.get(pk=log.pk).unclear
    if told.n == 1:
        look_around(walk, manager, found)
    manager.visit(found.get_absolute_url()).follow("Note the analysis meeting").fill({
        "Day of the meeting": timezone.localdate().isoformat(),
        "Who took part in it, and what it found": say("双方六人，流程一致", "Six of both sides; the flows agree"),
    }).press("Note the analysis meeting")  # fmt: skip
    manager.project("delivery", "research-reports", "new").fill({"title": say(*told.title)}).press("Save")
    manager.press("Fill in from the logs")
    manager.reads(say("先核对再收", "They check, then take in"))
    written = ResearchReport.objects.get(project=walk.project, round=told.n)
    walk.person("consultant").visit(written.get_absolute_url()).follow("Pass the review").press("Pass the review")
    if told.n == 1:
        settle(walk, manager.visit(written.get_absolute_url()))
    else:  # as the first one, through the product's verbs
        sign_paper(walk, ResearchReport.objects.get(pk=written.pk))
    written.refresh_from_db()
    assert written.state == ResearchReport.State.APPROVED
    manager.visit(found.get_absolute_url()).follow("The talks are over").fill({
        "What is left to be done": say("配置收费规则", "Set up the rules"), "Who does it": walk.name("consultant"),
        "Until": (timezone.localdate() + timedelta(days=4)).isoformat(),
    }).press("The talks are over")  # fmt: skip


def look_around(walk: Weeks, manager: Person, found: ResearchPlan) -> None:
    """Scanners are missing: they become a condition at the site. The other parts are there."""
    say = walk.say
    manager.visit(found.get_absolute_url()).follow("Note what the site shows").fill({
        "Part of the site": "Devices", "How it stands": "Something is missing", "What we saw": say("没有扫码枪", "No scanners"),
        "What the customer has to have ready": say("四把扫码枪", "Four scanners"), "Who sees to it": walk.contacts[OWNER],
        "Needed by": (timezone.localdate() + timedelta(weeks=5)).isoformat(),
    }).press("Note what the site shows").reads(say("没有扫码枪", "No scanners"))  # fmt: skip
    assert ReadinessItem.objects.get(project=walk.project).item_kind == "device"
    for area in set(SiteFinding.Area.values) - {"devices"}:
        ResearchPlan.objects.get(pk=found.pk).look(
            by=walk.users["implementation"], area=area, verdict="ready", text="都有", text_en="All there"
        )


def close(walk: Weeks, told: Round) -> None:
    """The Monday after: it cannot be closed before what it left is done."""
    manager = walk.person("implementation")
    found = ResearchPlan.objects.get(project=walk.project, round=told.n)
    (task,) = found.tasks()
    manager.visit(found.get_absolute_url()).follow("Close the round").press("Close the round")
    manager.refused("“%(task)s” is not done yet", task=task.title)
    consultant = walk.person("consultant").visit(task.get_absolute_url())
    consultant.fill({"result": walk.say("规则已配置，双方确认", "The rules are set up; both sides agreed")}).press(
        "Finish"
    )
    manager.visit(found.get_absolute_url()).follow("Close the round").press("Close the round")
    manager.reads("Over")
    found.refresh_from_db()
    assert found.state == ResearchPlan.State.CLOSED
