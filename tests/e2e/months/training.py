"""Twenty-four users in two waves: six key users who sign in on their phones, then eighteen ticked from the printed sheet."""

import subprocess
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from aftersales.models import FeedbackSummary, TrainingFeedback, TrainingPlan, TrainingSession
from tests.e2e.months.past import DEPARTMENTS, KEY_USERS
from tests.e2e.months.phones import phone, rate, scanned
from tests.e2e.months.wishes import WISH
from tests.e2e.walk import Person
from tests.e2e.walk_presales import OWNER, SIGNATORY
from tests.e2e.walk_signing import issue
from tests.e2e.weeks.clock import Weeks
from tests.e2e.weeks.papers import settle

OTHERS = tuple((f"学员{n:02d}", f"Trainee {n:02d}") for n in range(1, 19))
FIRST, SECOND = ("关键用户培训", "Training of the key users"), ("全员培训", "Training of everybody")
PLACE = ("住院部三楼会议室", "Meeting room, ward block")


def plan(walk: Weeks) -> None:
    """Seven parts and two waves; both sides sign it."""
    trainer, say = walk.person("implementation"), walk.say
    trainer.project("aftersales", "training-plans", "new").fill({
        "venue": say(*PLACE), "hours of training in all": "6",
        "why no customer training came before": say("售前演示未计入培训", "The demonstration was no training"),
    })  # fmt: skip
    today = timezone.localdate()
    for n, people in enumerate((len(KEY_USERS), len(OTHERS))):
        begin = today + timedelta(weeks=n + 1)
        trainer.fill({
            "how many people": str(people), "from": begin.isoformat(), "to": (begin + timedelta(days=4)).isoformat(),
        }, trainer.row("Waves", n))  # fmt: skip
    trainer.press("Save").reads("Nothing was held yet.")
    settle(walk, trainer)
    found = TrainingPlan.objects.get(project=walk.project)
    trainer.visit(found.get_absolute_url()).reads("Confirmed by the customer")
    assert (found.state, found.people) == (TrainingPlan.State.CONFIRMED, 24)


def plan_session(walk: Weeks, wave: int, topic: tuple[str, str], at: datetime) -> Person:
    """From the page of the plan; who is to come is on its sheet."""
    trainer, say = walk.person("implementation"), walk.say
    found = TrainingPlan.objects.get(project=walk.project)
    trainer.visit(found.get_absolute_url()).follow("Plan a session").fill({
        "wave": f"{wave + 1}.", "topic": say(*topic), "kind": "Business process",
        "date and time": at.strftime("%Y-%m-%dT%H:%M"), "place or link": say(*PLACE),
        "what they can do afterwards": say("独立发药、退药", "They dispense and take back on their own"),
    })  # fmt: skip
    for n, (kind, what) in enumerate((
        ("Thinking behind it", say("为什么先核对再发", "Why checking comes first")),
        ("Operation", say("三张真实单据", "Three real slips")),
    )):  # fmt: skip
        trainer.fill({"kind": kind, "what is taught": what}, trainer.row("Outline", n))
    return trainer


def invite_key_users(walk: Weeks) -> None:
    """A week ahead. Each gets a mail with a link of their own."""
    at = timezone.localtime().replace(hour=9, minute=0) + timedelta(weeks=1)
    trainer = plan_session(walk, 0, FIRST, at)
    for n, key_user in enumerate(walk.cast.key_users):
        trainer.fill({"contact": walk.contacts[key_user.contact.email]}, trainer.row("Who is to come", n))
    trainer.press("Save").follow("Tell participants").press("Tell participants")
    session = TrainingSession.objects.get(project=walk.project)
    assert all(row.told_how == "mail" for row in session.attendance.all()) and session.attendance.count() == 6


def train_key_users(walk: Weeks) -> None:
    """The code is on the screen of the room; each of the six signs in with it, and says afterwards how it was."""
    trainer = walk.person("implementation")
    session = TrainingSession.objects.get(project=walk.project)
    here = session.get_absolute_url()
    trainer.visit(here).follow("Sign-in by phone").press("Sign-in by phone").follow("Show the code")
    screen = trainer.page.locator("main")
    address = scanned(trainer, screen, screen.locator(".text-break").inner_text().strip())
    phones = [sign_in(walk, address, n) for n in range(len(KEY_USERS))]
    walk.clock.shift(timedelta(minutes=1))
    again = sign_in(walk, address, 0)  # from another phone: the sheet has them already
    again.reads("%(name)s, you are on the sheet already. Nothing was counted twice.", name=walk.say(*KEY_USERS[0]))
    trainer.follow("Count again")
    assert trainer.page.locator(".h3").inner_text() == walk.counted(
        "%(n)s person has signed in", "%(n)s people have signed in", 6
    )
    walk.clock.shift(timedelta(minutes=95))
    trainer.visit(here).follow("It took place").fill({"Minutes it took": "95"})
    ticked = trainer.control("group", "Who came and signed").get_by_role("checkbox", checked=True)
    expect(ticked).to_have_count(6)
    trainer.fill({"Leader of the customer who opened it": walk.contacts[SIGNATORY]}).press("It took place")
    trainer.reads("%(n)d of %(all)d", n=6, all=6)
    for one in phones[:4]:
        one.visit(address)
        rate(one, {
            "The content": "5 – very good", "The trainer": "5 – very good", "The pace": "3 – fair",
            "The material": "4 – good",
        })  # fmt: skip
    assert TrainingFeedback.objects.filter(session=session, way="phone").count() == 4
    for one in (*phones, again):
        one.page.context.close()


def sign_in(walk: Weeks, address: str, n: int) -> Person:
    one = phone(walk)
    one.visit(address).fill({
        "Your name": walk.say(*KEY_USERS[n]), "Your department": walk.say(*DEPARTMENTS[n // 3]),
    })  # fmt: skip
    return one.press("Sign in")


def print_sheet(walk: Weeks, folder: Path) -> None:
    """Eighteen names on paper, and a signature column that is still empty."""
    trainer = plan_session(walk, 1, SECOND, timezone.localtime().replace(hour=9, minute=0) + timedelta(days=1))
    for n, name in enumerate(OTHERS):
        line = {"or name": walk.say(*name), "department": walk.say(*DEPARTMENTS[n % 2])}
        trainer.fill(line, trainer.row("Who is to come", n))
    for n, (kind, text) in enumerate((
        ("Wish", walk.say(*WISH)),
        ("Question", walk.say("断网时怎么办？", "What if the network is down?")),
    )):  # fmt: skip
        trainer.fill({"kind": kind, "what was said": text}, trainer.row("Wishes, questions and problems heard", n))
    trainer.press("Save")
    number = issue(trainer)
    paper = folder / f"{number}.pdf"
    paper.write_bytes(trainer.page.request.get(f"/documents/{number}/pdf/").body())
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    assert all(walk.say(*name) in text for name in OTHERS), text


def train_others(walk: Weeks) -> None:
    """Ticked from the sheet that lies on the table; three sheets of feedback are of paper too."""
    trainer, say = walk.person("implementation"), walk.say
    session = TrainingSession.objects.get(project=walk.project, topic__in=SECOND)
    names = [say(*name) for name in OTHERS]
    trainer.visit(session.get_absolute_url()).follow("It took place").fill({
        "Minutes it took": "180", "Who came and signed": names, "Leader of the customer who opened it": walk.contacts[OWNER],
    }).press("It took place").reads("%(n)d of %(all)d", n=18, all=18)  # fmt: skip
    for n in range(3):
        trainer.visit(session.get_absolute_url()).follow("Enter a feedback sheet").fill({
            "Who filled it in": names[n], "content": "4 – good", "trainer": "5 – very good", "pace": "4 – good",
            "material": "4 – good", "Remark": say("多些练习", "More practice"),
        }).press("Enter a feedback sheet")  # fmt: skip
    trainer.follow("Answer a question").fill({"Answer": say("先手工登记", "Write it down by hand first")})
    trainer.press("Answer a question").follow("Take the wishes over as requirements")
    trainer.fill({"Category": "Function"}).press("Take the wishes over as requirements")
    assert TrainingFeedback.objects.filter(session=session, way="paper").count() == 3


def give_back(walk: Weeks) -> None:
    """What trainees said is summed up, printed and told; with it and the exam the plan is done."""
    trainer, say = walk.person("implementation"), walk.say
    found = TrainingPlan.objects.get(project=walk.project)
    here = found.get_absolute_url()
    trainer.visit(here).follow("Begin one").fill({
        "what was good": say("案例真实", "Real cases"), "what we change": say("练习时间加倍", "Twice the practice"),
    }).press("Save")  # fmt: skip
    issue(trainer)
    summary = FeedbackSummary.objects.get(plan=found)
    trainer.visit(summary.get_absolute_url()).follow("Given back").fill({
        "Whom it was given back to": say("两个药房与讲师", "Both pharmacies and the trainers"),
    }).press("Given back").reads("Given back")  # fmt: skip
    for session in found.sessions.all():
        trainer.visit(session.get_absolute_url()).follow("Close").press("Close").reads("Closed")
    trainer.visit(here).press("Everything was held").follow("Assessed and fed back")
    assert trainer.page.get_by_label(trainer.label("How many people were tested")).input_value() == "24"
    trainer.fill({"What came of it": say("全部通过，一人补考", "All passed, one at the second try")})
    trainer.press("Assessed and fed back")
    see_figures(walk, trainer)


def see_figures(walk: Weeks, trainer: Person) -> None:
    trainer.reads("Assessed and fed back").reads("100%")
    trainer.reads("%(n)d of %(all)d people were trained", n=24, all=24)
    trainer.reads("%(n)d of %(all)d people who were tested", n=24, all=24)
    assert TrainingPlan.objects.get(project=walk.project).state == TrainingPlan.State.ASSESSED
    evidence = walk.project.items.get(code="S3-01").evidence
    assert {row.document_code for row in evidence.all()} == {"D29", "D30", "D31", "D32"}
