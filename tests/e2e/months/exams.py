"""The exam: on the phone by the six key users, on paper by the others; one fails, is coached and passes."""

from datetime import timedelta

from django.utils import timezone, translation
from playwright.sync_api import Locator, expect

from aftersales.forms.sittings import question_label
from aftersales.models import Exam, ExamItem, ExamQuestion, ExamSitting
from lifecycle.models import KeyUser
from tests.e2e.months.past import KEY_USERS, PROCESS
from tests.e2e.months.phones import choose, phone, scanned
from tests.e2e.months.training import SECOND
from tests.e2e.walk import Person
from tests.e2e.walk_signing import issue
from tests.e2e.weeks.clock import Weeks

SLOW = 5  # which of the key users needs a second try
TITLE = ("发药岗位考核", "Exam of the dispensers")
FIRST_STEP = ("先做什么？", "What comes first?")
OPTIONS = (("查原单", "Look up the slip"), ("查库存", "Check the stock"), ("打电话", "Phone"))
SHORTCUT = ("退药可以不查原单。", "Drugs may come back without their slip.")
OFFLINE = ("断网时怎么发药？", "How do you dispense without the network?")
POINTS = 10
State = ExamSitting.State


def write_questions(walk: Weeks) -> None:
    """Three out of their own work: one with answers to choose from, one true or false, one to write."""
    trainer, say = walk.person("implementation"), walk.say
    for kind, text in (("One answer", FIRST_STEP), ("True or false", SHORTCUT), ("Short answer", OFFLINE)):
        trainer.project("aftersales", "exam-questions", "new").fill({
            "business process": walk.say(*PROCESS), "kind": kind, "points": str(POINTS), "question": say(*text),
            "case": say("周五下午退上周的药。", "On Friday, drugs of last week come back."),
        })  # fmt: skip
        if text == FIRST_STEP:
            for n, option in enumerate(OPTIONS):
                line = {"answer": say(*option), "right": n == 0}
                trainer.fill(line, trainer.row("Answers to choose from", n))
        if text == SHORTCUT:
            trainer.fill({"is it true?": "false"})
        if text == OFFLINE:
            trainer.fill({"right answer, and why": say("手工登记，恢复后补录", "By hand, entered later")})
        trainer.press("Save")
    assert ExamQuestion.objects.filter(project=walk.project, state="in_use").count() == 3


def set_paper(walk: Weeks) -> None:
    """Drawn from the bank; who came to either session takes it."""
    trainer, say = walk.person("implementation"), walk.say
    trainer.project("aftersales", "exams", "new").fill({
        "title": say(*TITLE), "training session that it tests": say(*SECOND),
    }).press("Save").follow("Draw questions").fill({"How many questions": "3"}).press("Draw questions")  # fmt: skip
    trainer.press("The paper is finished", confirm=True)
    issue(trainer)
    exam = Exam.objects.get(project=walk.project)
    key_users = [walk.contacts[row.contact.email] for row in walk.cast.key_users]
    trainer.visit(exam.get_absolute_url()).follow("Choose who takes it").fill({"Other contacts": key_users})
    trainer.press("Choose who takes it")
    assert exam.sittings.count() == 24 and exam.total == 3 * POINTS


def enter_papers(walk: Weeks) -> None:
    """Eighteen printed papers: what they ticked, and the points for what they wrote."""
    trainer = walk.person("implementation")
    exam = Exam.objects.get(project=walk.project)
    asked = items(walk, exam)
    for row in exam.sittings.filter(contact=None):
        trainer.visit(row.get_absolute_url()).follow("Enter a printed paper")
        choose(trainer, asked[FIRST_STEP], walk.say(*OPTIONS[0]))
        choose(trainer, asked[SHORTCUT], trainer.walk.readings("False")[0])
        trainer.page.get_by_label(asked[OFFLINE]).fill(str(POINTS))
        trainer.press("Enter a printed paper").reads("Passed")
    assert exam.sittings.filter(state=State.PASSED, how="paper").count() == 18


def items(walk: Weeks, exam: Exam) -> dict[tuple[str, str], str]:
    """How each question is called where it is answered or marked."""
    with translation.override(walk.language):
        labels = {item.question.text: question_label(item) for item in ExamItem.objects.filter(exam=exam)}
    return {text: labels[walk.say(*text)] for text in (FIRST_STEP, SHORTCUT, OFFLINE)}


def take_on_phones(walk: Weeks) -> None:
    """A sheet with a code for each; the answers are kept while somebody writes."""
    trainer, exam = walk.person("implementation"), Exam.objects.get(project=walk.project)
    trainer.visit(exam.get_absolute_url()).follow("Codes to take it").press("Make the codes")
    expect(cards(trainer)).to_have_count(len(KEY_USERS))
    addresses = {name: address_of(trainer, walk.say(*name)) for name in KEY_USERS}
    for n, name in enumerate(KEY_USERS):
        take(walk, exam, addresses[name], knows=n != SLOW)
    assert exam.sittings.filter(state=State.HANDED_IN, how="link").count() == len(KEY_USERS)
    slow = walk.cast.key_users[SLOW].contact
    for row in exam.sittings.filter(state=State.HANDED_IN):
        mark(walk, row, str(POINTS if row.contact_id != slow.pk else POINTS // 2))
    assert exam.sittings.get(state=State.FAILED).contact == slow
    assert exam.sittings.filter(state=State.PASSED).count() == 23


def cards(trainer: Person) -> Locator:
    return trainer.page.locator("main section.card")


def address_of(trainer: Person, name: str) -> str:
    card = cards(trainer).filter(has_text=name)
    return scanned(trainer, card, card.locator(".text-break").inner_text().strip())


def take(walk: Weeks, exam: Exam, address: str, *, knows: bool) -> None:
    asked, one = items(walk, exam), phone(walk)
    one.visit(address).press("Begin")
    choose(one, asked[FIRST_STEP], walk.say(*OPTIONS[0 if knows else 2]))
    choose(one, asked[SHORTCUT], walk.readings("False" if knows else "True")[0])
    one.page.get_by_label(asked[OFFLINE]).fill(walk.say("手工登记", "By hand"))
    one.press("Hand in", confirm=True).reads("Thank you, it is handed in")
    one.page.context.close()


def mark(walk: Weeks, row: ExamSitting, points: str) -> None:
    trainer = walk.person("implementation")
    trainer.visit(row.get_absolute_url()).follow("Mark the open questions")
    trainer.page.get_by_label(items(walk, row.exam)[OFFLINE]).fill(points)
    trainer.press("Mark the open questions")


def coach(walk: Weeks) -> None:
    """Noted on the session that was tested: on what, and until when."""
    trainer, say = walk.person("implementation"), walk.say
    failed = ExamSitting.objects.get(project=walk.project, state=State.FAILED)
    trainer.visit(failed.get_absolute_url()).follow("Arrange coaching").fill({
        "On what": say("退药先查原单", "Slip first"), "By when": (timezone.localdate() + timedelta(days=3)).isoformat(),
    }).press("Arrange coaching").follow("Take it again").press("Take it again")  # fmt: skip
    assert ExamSitting.objects.get(retake_of=failed).state == State.INVITED


def take_again(walk: Weeks) -> None:
    """Coached, then the same paper; only now is the key user trained, and everybody gets their result."""
    trainer = walk.person("implementation")
    again = ExamSitting.objects.exclude(retake_of=None).get(project=walk.project)
    exam, slow = again.exam, walk.cast.key_users[SLOW]
    assert KeyUser.objects.get(pk=slow.pk).state == KeyUser.State.CANDIDATE
    trainer.visit(exam.session.get_absolute_url()).follow("Note a coaching").press("Note a coaching")
    trainer.visit(exam.get_absolute_url()).follow("Codes to take it").press("Make the codes")
    expect(cards(trainer)).to_have_count(1)
    take(walk, exam, address_of(trainer, walk.say(*KEY_USERS[SLOW])), knows=True)
    mark(walk, again, str(POINTS))
    trainer.reads("Passed").follow("Give the result")
    trainer.fill({"Who gets it": ["the person, printed and handed over"]}).press("Give the result")
    assert KeyUser.objects.get(pk=slow.pk).state == KeyUser.State.TRAINED
    trainer.visit(exam.get_absolute_url()).press("Close").reads("Closed")
    exam.refresh_from_db()
    assert exam.state == Exam.State.CLOSED
