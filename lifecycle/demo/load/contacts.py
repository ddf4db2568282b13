"""What people of the demo said to each other between the big meetings: talks, questions, a questionnaire, what was kept."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.demo.clock import Clock
from lifecycle.demo.dice import later
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.shapes import Text
from lifecycle.demo.trades import read
from lifecycle.models import CommunicationLog, KnowledgeNote, PortalLink, Question, Questionnaire

EVERY = 9  # days between talks
TALKS = 11
STILL_OPEN = 6  # days: a next step that was agreed since is still to be done
SHEETS = 3  # projects with a questionnaire


def plan(clock: Clock, course: Course) -> None:
    begun = course.on("presales")
    if begun is None:
        return
    told = read("phrases", "contacts")
    day = following(begun, 4)
    for n in range(TALKS):
        if day <= course.last_day:
            clock.at(day, f"16:{10 + n}", partial(_talk, clock, course, told["talks"][n % len(told["talks"])], n))
        day = following(day, EVERY)
    recent = later(course.cast.today, -4)
    if not course.ended_on and recent > day:
        clock.at(recent, "16:40", partial(_talk, clock, course, told["talks"][4], TALKS))
        clock.at(later(recent, -1), "10:40", partial(_call_round, course))
    clock.at(course.alive(following(begun, 14)), "14:20", partial(_consult, course, told))
    for n, row in enumerate(told["questions"]):
        start = begun if n == 0 else course.on("delivery") or begun
        asked = course.alive(following(start, 16 + 5 * n))
        if row[3] or not course.ended_on:
            asked = asked if row[3] else later(course.cast.today, -8)
            clock.at(asked, f"11:{20 + n}", partial(_ask, clock, course, row, n))
    clock.at(
        course.alive(course.clamp(following(begun, 10), "contract")), "09:40", partial(_sheet, clock, course, told)
    )


def _text(course: Course, pair: Any) -> Text:
    number = str(course.dice("contacts").between(4, 26))
    return Text(*pair).fill(**course.words, n=Text(number, number))


@transaction.atomic
def _talk(clock: Clock, course: Course, row: Any, n: int) -> None:
    channel, audience, formality, purpose = row[:4]
    project, said, step = course.project, _text(course, row[4:6]), _text(course, row[6:8])
    if project.read_only:
        return
    by = course.seller if project.stage == "presales" else course.manager
    talk = CommunicationLog(
        project=project, at=timezone.now() - timedelta(minutes=40), channel=channel, audience=audience,
        formality=formality, purpose=purpose, summary=said.zh, summary_en=said.en, next_step=step.zh,
        next_step_en=step.en, next_on=following(clock.today, 5) if step.zh else None,
    )  # fmt: skip
    talk.put(by=by, read_version=None)
    kinds = {"customer": "owner", "leader_customer": "sponsor", "user": "key_user"}
    if audience in kinds:
        talk.contacts.add(course.cast.of_kind(course.story, kinds[audience], "owner"))
    talk.after_put(by=by)
    if step.zh and clock.today < later(course.cast.today, -STILL_OPEN):
        clock.at(following(clock.today, 3), f"17:{10 + n}", partial(_do_step, course, talk.pk))


def _do_step(course: Course, pk: int) -> None:
    talk = CommunicationLog.objects.select_related("project").get(pk=pk)
    if talk.state == talk.State.OPEN and not talk.project.read_only:
        outcome = _said(course, "已办好，对方知道了。", "Done, and they know.")
        talk.finish_step(by=talk.next_owner or course.seller, outcome=outcome)


def _said(course: Course, zh: str, en: str) -> str:
    return en if course.story.document_language == "en" else zh


@transaction.atomic
def _call_round(course: Course) -> None:
    """A round of calls a few days ago: everybody at the customer but the last."""
    project = course.project
    if project.read_only:
        return
    talk = CommunicationLog(
        project=project, at=timezone.now() - timedelta(hours=1), channel="phone", audience="customer", formality="informal",
        purpose="relation", summary="电话回访了一圈，没有新的问题。", summary_en="Called round; there is nothing new.",
    )  # fmt: skip
    by = course.seller if project.stage == "presales" else course.manager
    talk.put(by=by, read_version=None)
    talk.contacts.set(list(project.customer.contacts.order_by("pk"))[:-1])
    talk.after_put(by=by)


@transaction.atomic
def _consult(course: Course, told: Any) -> None:
    project = course.project
    if project.read_only:
        return
    row = told["consultations"][course.dice("consultation").between(0, len(told["consultations"]) - 1)]
    question, answer = _text(course, row[:2]), _text(course, row[2:4])
    talk = CommunicationLog(
        project=project, at=timezone.now() - timedelta(minutes=30), channel="phone", audience="customer",
        formality="formal", purpose="consultation", summary=question.zh, summary_en=question.en, question=question.zh,
        question_en=question.en, answer=answer.zh, answer_en=answer.en,
    )  # fmt: skip
    talk.put(by=course.implementer, read_version=None)
    talk.contacts.add(course.cast.of_kind(course.story, "owner"))
    talk.after_put(by=course.implementer)
    if KnowledgeNote.objects.filter(title=question.zh).exists():
        return
    talk.make_note(
        by=course.implementer, kind="faq", title=question.zh, title_en=question.en, text=answer.zh, text_en=answer.en,
        industry=project.industry, product=course.story.product.zh[:120],
    )  # fmt: skip
    _write_knowledge(course, told)


def _write_knowledge(course: Course, told: Any) -> None:
    """Once, with the first consultation: what the company knew before."""
    curator = course.cast.user("admin")
    for kind, industry, title, title_en, text, text_en in told["knowledge"]:
        if not KnowledgeNote.objects.filter(title=title).exists():
            note = KnowledgeNote()
            note.write(
                by=course.implementer, version=0, kind=kind, industry=industry, title=title, title_en=title_en, text=text,
                text_en=text_en,
            )  # fmt: skip
            note.check_it(by=curator)


@transaction.atomic
def _ask(clock: Clock, course: Course, row: Any, n: int) -> None:
    project, words = course.project, _text(course, row[1:3])
    if project.read_only:
        return
    owner = course.implementer if project.stage == "presales" else course.manager
    contact = (
        course.cast.of_kind(course.story, "owner")
        if n != 1
        else course.cast.of_kind(course.story, "key_user", "owner")
    )
    question = Question(
        project=project, question_kind=row[0], text=words.zh, text_en=words.en, raised_by=contact, owner=owner,
        severity="high" if n == 0 else "medium", area="quality" if n == 1 else "scope",
        due=following(clock.today, 3),
    )  # fmt: skip
    question.put(by=course.seller, read_version=None)
    if row[3]:
        clock.at(following(clock.today, 1 + n), f"15:{30 + n}", partial(_settle, clock, course, question.pk, row))


@transaction.atomic
def _settle(clock: Clock, course: Course, pk: int, row: Any) -> None:
    question, answer = Question.objects.select_related("project").get(pk=pk), _text(course, row[3:5])
    if question.project.read_only:
        return
    question.give_answer(by=question.owner, answer=answer.zh, answer_en=answer.en)
    question.confirm(by=question.owner, on=clock.today, how=_said(course, "电话", "By telephone"))
    question.close(by=question.owner)


@transaction.atomic
def _sheet(clock: Clock, course: Course, told: Any) -> None:
    project = course.project
    if project.read_only or Questionnaire.objects.count() >= SHEETS:
        return
    title, intro = _text(course, told["sheet"][:2]), _text(course, told["sheet"][2:4])
    sheet = Questionnaire(project=project, title=title.zh, title_en=title.en, intro=intro.zh, intro_en=intro.en)
    sheet.put(by=course.implementer, read_version=None)
    for order, (zh, en, form, options, options_en) in enumerate(told["sheet_questions"], 1):
        text = _text(course, (zh, en))
        sheet.questions.create(  # type: ignore[attr-defined]
            order=order, text=text.zh, text_en=text.en, form=form, options=options, options_en=options_en
        )
    people = {course.cast.of_kind(course.story, *kinds) for kinds in (("owner",), ("key_user", "it_rd", "owner"))}
    sheet.send(
        by=course.implementer, contacts=sorted(people, key=lambda person: person.pk), until=later(clock.today, 14)
    )
    clock.at(following(clock.today, 2), "13:50", partial(_fill, course, sheet.pk, told["sheet_answers"]))


@transaction.atomic
def _fill(course: Course, pk: int, told: Any) -> None:
    """All but one of those who were asked have answered, at the latest when there are two; the first answer is taken over."""
    sheet = Questionnaire.objects.select_related("project").get(pk=pk)
    keys = list(sheet.questions.values_list("pk", flat=True))  # type: ignore[attr-defined]
    for link, answers in zip(PortalLink.objects.filter(questionnaire=sheet).order_by("pk"), told, strict=False):
        sheet.answer(link, dict(zip(keys, answers, strict=True)))
        sheet.refresh_from_db()
    first = sheet.answers.first()  # type: ignore[attr-defined]
    if first is not None and course.on("contract") is None:  # a register that is baselined takes nothing half-done
        first.make_requirement(by=course.implementer, category="usability")
