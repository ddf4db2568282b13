"""Customer service takes over, both sides and customer service sign it, and the project is closed."""

from datetime import timedelta

from django.utils import timezone

from aftersales.models import PhaseTwoList, ProjectClosure, SatisfactionSurvey, ServiceHandover
from lifecycle.models import KnowledgeNote, Meeting, Project, Question
from tests.e2e.walk_presales import OWNER
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.golive import red
from tests.e2e.weeks.papers import settle


def hand_to_service(walk: Weeks) -> None:
    """Filled in from the project, completed, accepted by a colleague, introduced to the customer, signed by all three."""
    manager, support, say = walk.person("pm"), walk.person("support"), walk.say
    left = Question.objects.filter(project=walk.project, state=Question.State.OPEN).exists()
    manager.project("aftersales", "service-handovers", "new").fill({
        "systems and versions": say("药房系统 5.2", "Pharmacy 5.2"), "who takes it over": walk.name("support"),
        "environment: servers, interfaces, accounts, backup": say("两台服务器，每晚备份", "Two servers, backup every night"),
        "warranty until": (timezone.localdate() + timedelta(days=365)).isoformat(),
        "what was agreed on service": say("八小时响应", "Answered in eight hours"), "nothing is open": not left,
        "no knowledge was promised to the customer": True,
    }).press("Save").press("Hand over to customer service")  # fmt: skip
    handover = ServiceHandover.objects.get(project=walk.project)
    here = handover.get_absolute_url()
    manager.reads("Waits for customer service: %(who)s reads it, and accepts it or says what is missing.",
                  who=walk.name("support"))  # fmt: skip
    assert not manager.offered("Accept")
    support.visit(here).follow("Accept").press("Accept").reads("Accepted by customer service")
    manager.visit(here).follow("Introduced to the customer").fill({
        "Who of the customer met them": walk.contacts[OWNER], "How": say("移交会上", "At the hand-over meeting"),
    }).press("Introduced to the customer")  # fmt: skip
    settle(walk, manager)
    handover.refresh_from_db()
    assert (handover.state, handover.signed_on) == (ServiceHandover.State.INTRODUCED, timezone.localdate())
    assert Project.objects.get(number=walk.number).support_owner == walk.users["support"]


def hear_customer(walk: Weeks) -> None:
    """How satisfied they are, from a sheet of paper; what they wish goes to sales."""
    support, say = walk.person("support"), walk.say
    support.project("aftersales", "surveys", "new").fill({
        "when": "After acceptance", "who is asked": walk.contacts[OWNER],
    }).press("Save").follow("Enter answers from paper")  # fmt: skip
    support.page.locator("[name=whole]").select_option("5")
    support.fill({"How": say("移交会上的纸质问卷", "A sheet at the hand-over")}).press("Enter answers from paper")
    assert SatisfactionSurvey.objects.get(project=walk.project).state == SatisfactionSurvey.State.ANSWERED
    wishes = PhaseTwoList.objects.get(project=walk.project)
    manager = walk.person("implementation").visit(wishes.get_absolute_url())
    manager.follow("Pass to sales").press("Pass to sales")
    wishes.refresh_from_db()
    assert wishes.next_project is not None and wishes.next_project.presales_owner == walk.users["sales"]


def meet(walk: Weeks) -> None:
    """The closing meeting was held; what was learned is in its minutes."""
    manager, say = walk.person("pm"), walk.say
    manager.visit(f"/projects/{walk.number}/lifecycle/meetings/new/?kind=closing").fill({
        "what it is about": say("项目总结会", "Closing meeting"), "date and time": timezone.localtime().strftime("%Y-%m-%dT%H:00"),
        "agenda": say("经验与教训", "What was learned"),
    })  # fmt: skip
    for n, who in enumerate((walk.contacts[OWNER], walk.name("implementation"))):
        manager.fill({"Who": who}, manager.row("Who comes", n))
    manager.press("Save").follow("It took place").fill({"Minutes": say("双方满意", "Both sides are satisfied")})
    manager.press("It took place")
    assert Meeting.objects.get(project=walk.project, meeting_kind="closing").was_held


def report(walk: Weeks) -> None:
    """What came of the project and what others learn from it: written, read, approved and signed by three people."""
    manager, say = walk.person("pm"), walk.say
    manager.project("aftersales", "closures", "new").fill({"summary": say("如期上线，客户满意", "Live in time")})
    wanted = manager.row("Objectives and what came of them", 0)
    manager.fill({"result": "Reached"}, wanted)
    wanted.locator("textarea[name$=-outcome]").fill(say("实测两小时内", "Within two hours"))
    manager.fill({
        "what happened": say("关键用户先考核，推广无阻", "Key users were tested first"),
        "what we advise": say("推广前先考核关键用户", "Test key users before a rollout"),
    }, manager.row("Lessons", 0))  # fmt: skip
    manager.press("Save")
    here = manager.page.url
    assert not manager.offered("I have read it: hand it to an executive")
    walk.person("implementation").visit(here).press("I have read it: hand it to an executive")
    walk.person("executive").visit(here).press("Approve", confirm=True)
    settle(walk, manager.visit(here))
    closure = ProjectClosure.objects.get(project=walk.project)
    assert (closure.state, closure.signed_on) == (ProjectClosure.State.APPROVED, timezone.localdate())
    assert KnowledgeNote.objects.filter(project=walk.project).exists()


def end(walk: Weeks) -> None:
    """Two people close it; from then on it can only be read."""
    manager, executive = walk.person("pm"), walk.person("executive")
    red(walk)
    manager.project().press("Close the project").told(
        "Your approval is noted. Still to approve: %(roles)s.", roles="Executive"
    )
    executive.project().press("Close the project").told("Done: %(what)s.", what="Close")
    assert walk.project.read_only
    manager.project()
    assert not manager.offered("Edit")
    manager.project("aftersales")
    assert not manager.offered("New")
    new = manager.page.request.get(f"/projects/{walk.number}/aftersales/training-sessions/new/")
    assert new.status == 403
