"""The demo: told once, by verbs, each on its own day; told again it changes nothing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone, translation

from lifecycle import pdf, seal
from lifecycle.demo import build
from lifecycle.demo.clock import Clock
from lifecycle.demo.load import company, customers, projects
from lifecycle.demo.load.cast import Cast
from lifecycle.demo.load.strokes import drawn
from lifecycle.models import (
    Absence,
    ChecklistItem,
    Document,
    Event,
    Outbox,
    Project,
    ReadinessItem,
    Signatory,
    Signature,
    SiteSettings,
    StageTransition,
    TeamSlot,
    User,
)
from lifecycle.models.signing import clean_strokes

FIRST = 6  # delivery, closed, lead, trial run, pre-sales, acceptance
ENDED_OTHERWISE = ("car-tooling", "mus-ticket", "pharma-shop")
SERVED = "car-quality"  # its customer service has visits and surveys
COUNTED = (User, Project, ChecklistItem, Event, Document, Signature, Outbox, StageTransition, TeamSlot, Absence)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


@pytest.fixture(scope="module")
def quick_paper() -> Iterator[None]:
    """Documents are tested elsewhere; here a PDF is a line that says which one it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "render", lambda data, template: f"%PDF {data['number']} {data['version']}".encode())
        patch.setattr(seal, "certify", lambda content, **facts: seal.Sealed(content + b"\nsealed", "5" * 64, "B-B"))
        patch.setattr(
            seal, "sign", lambda content, slot, **facts: seal.Sealed(content + f"\n{slot}".encode(), "7" * 64, "B-B")
        )
        patch.setattr(pdf, "render_counted", lambda data, template: (pdf.render(data, template), 1))
        patch.setattr(pdf, "engine_versions", dict)
        patch.setattr(pdf, "font_hashes", dict)
        yield


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any, quick_paper: None) -> Iterator[Cast]:
    """The first projects of the story and those that ended in other ways; undone after this file."""
    now = timezone.now() - timedelta(minutes=30)
    demo = build(timezone.localdate(now))
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed_demo", force=True, projects=FIRST, stdout=StringIO())
        cast = Cast(demo)
        company.load(cast)
        customers.load(cast)
        with translation.override("zh-hans"):
            for story in demo.projects:
                if story.key in (*ENDED_OTHERWISE, SERVED):
                    projects.load(story, cast, now)
        yield cast
        transaction.set_rollback(True)


def told(cast: Cast) -> list[tuple[Any, Project]]:
    keys = {story.key: story for story in cast.demo.projects[:FIRST]}
    keys |= {story.key: story for story in cast.demo.projects if story.key in (*ENDED_OTHERWISE, SERVED)}
    rows = {project.creation_key: project for project in Project.objects.all()}
    return [(story, rows[projects.creation_key(story)]) for story in keys.values()]


def test_projects_are_where_the_story_says(seeded: Cast) -> None:
    assert {story.key: project.state for story, project in told(seeded)} == {
        story.key: story.state for story, _project in told(seeded)
    }


def test_moves_happened_on_their_days(seeded: Cast) -> None:
    for story, project in told(seeded):
        came = {
            note.to_state: timezone.localtime(note.at).date() for note in project.transitions.exclude(result="refused")
        }
        for move in story.moves[1:]:
            assert came[move.state] == move.on, (story.key, move.state)


def test_the_company_is_there(seeded: Cast) -> None:
    site = SiteSettings.load()
    assert site.vendor_name == "华信软件有限公司" and site.logo
    assert User.objects.count() == 12
    assert all(user.check_password(company.PASSWORD) for user in User.objects.all()[:2])


def test_chains_are_whole_and_in_order(seeded: Cast) -> None:
    call_command("verify_events", stdout=StringIO())
    for _story, project in told(seeded):
        moments = list(Event.objects.filter(project=project).order_by("seq").values_list("at", flat=True))
        assert all(earlier <= later for earlier, later in pairwise(moments))
        assert moments[-1] <= timezone.now()


def test_figures_are_those_of_the_rows(seeded: Cast) -> None:
    for story, project in told(seeded):
        for name, value in project.computed_figures().items():
            assert getattr(project, name) == value, (story.key, name)


def test_documents_are_signed_declined_and_out(seeded: Cast) -> None:
    states = set(Document.objects.values_list("state", flat=True))
    assert {"completed", "declined", "sent"} <= states
    assert Signature.objects.filter(method="drawn").exists() and Signature.objects.filter(method="typed").exists()


def test_one_implementation_solution_is_signed_and_one_is_out(seeded: Cast) -> None:
    states = {document.project.number: document.state for document in Document.objects.filter(kind="D22")}
    item = {row.project.number: row.state for row in ChecklistItem.objects.filter(code="S2-05")}
    assert len(states) == 2 and "completed" in states.values() and {"sent", "viewed"} & set(states.values())
    assert all((item[number] == "done") == (state == "completed") for number, state in states.items())


def test_people_grow_and_are_away(seeded: Cast) -> None:
    person, today = seeded.user("consultant"), timezone.localdate()
    this, last = person.assessments.all()
    assert this.year == last.year + 1 and this.communication > last.communication and this.assessor != person
    assert {training.standing for training in person.trainings.all()} == {"Held", "Planned"}
    assert {talk.shared_at is None for talk in person.one_to_ones.all()} == {True, False}
    assert person.growth_entries.count() == 2
    assert Absence.objects.on(today).count() == 1
    assert Absence.objects.filter(from_date__gt=today, substitute__isnull=False).count() == 2
    assert Outbox.objects.filter(kind="standing_in").count() == Absence.objects.count()


def test_teams_have_places_and_some_are_open(seeded: Cast) -> None:
    for story, project in told(seeded):
        begun = any(move.state == "delivery" for move in story.moves)
        places = TeamSlot.objects.filter(project=project)
        assert places.exists() == begun, story.key
        if begun:
            assert 0 < places.open().count() < places.count(), story.key


def test_what_going_live_needs_is_told_apart(seeded: Cast) -> None:
    flags = set(ReadinessItem.objects.values_list("for_go_live", flat=True))
    assert flags == {True, False}


def test_visits_and_surveys_leave_their_papers(seeded: Cast) -> None:
    project = next(project for story, project in told(seeded) if story.key == SERVED)
    papers = Document.objects.filter(project=project, kind__in=("D40", "D41"))
    assert {(paper.kind, paper.state) for paper in papers} == {("D40", "completed"), ("D41", "completed")}
    items = ChecklistItem.objects.filter(project=project, code__in=("S3-11", "S3-12"))
    assert all(item.state == "done" and item.evidence.exists() for item in items.filter(occurrence=1))


def test_mail_lies_in_the_outbox_with_its_links(seeded: Cast) -> None:
    assert not Outbox.objects.exclude(state="sent").exists()
    waiting = Signatory.objects.filter(contact__isnull=False, state="sent", request__state="open").first()
    assert waiting is not None
    mail = (
        Outbox.objects.filter(to_email=waiting.email, kind__in=("ask_to_sign", "remind_to_sign"))
        .order_by("-pk")
        .first()
    )
    assert mail is not None and "/sign/" in mail.text
    assert mail.sent_at is not None and mail.sent_at < timezone.now()


def test_running_projects_have_something_for_everybody(seeded: Cast) -> None:
    running = Project.objects.running()
    items = ChecklistItem.objects.open().filter(project__in=running)
    today = timezone.localdate()
    assert items.filter(due__lt=today).exists()
    assert items.filter(due__gte=today).exists()
    assert items.filter(state="waiting_customer").exists()
    assert items.filter(skip_asked_by__isnull=False).exists()
    assert StageTransition.objects.filter(result="refused").exists()
    assert StageTransition.objects.filter(result="overridden").count() <= 2


def test_told_twice_it_changes_nothing(seeded: Cast) -> None:
    before = counts()
    call_command("seed_demo", force=True, projects=FIRST, stdout=StringIO())
    assert counts() == before


def test_a_seed_that_was_cut_short_goes_on(seeded: Cast) -> None:
    story, project = next((story, project) for story, project in told(seeded) if story.state == "lead")
    with transaction.atomic():
        Project.objects.filter(pk=project.pk).update(creation_key=projects.creation_key(seeded.demo.projects[-1]))
        assert projects.load(story, seeded, timezone.now())
        assert not projects.load(story, seeded, timezone.now())
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_refused_where_debug_is_off() -> None:
    with pytest.raises(CommandError, match="DEBUG is off"):
        call_command("seed_demo")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_refused_where_other_people_are() -> None:
    User.objects.create_user("somebody@company.example", None, name="某人")
    with pytest.raises(CommandError, match="do not belong to the demo"):
        call_command("seed_demo", force=True)


def test_the_clock_does_acts_in_order_of_time_and_not_what_lies_ahead() -> None:
    now = timezone.now()
    clock, seen = Clock(now), []
    day = timezone.localdate(now)

    def act(name: str) -> None:
        seen.append((name, timezone.localdate()))

    clock.at(day - timedelta(days=2), "15:00", lambda: act("second"))
    clock.at(day - timedelta(days=9), "09:00", lambda: (act("first"), clock.soon(60, lambda: act("soon"))))
    clock.at(day + timedelta(days=1), "09:00", lambda: act("never"))
    clock.run()
    assert [name for name, _day in seen] == ["first", "soon", "second"]
    assert [day for _name, day in seen] == [day - timedelta(days=9), day - timedelta(days=9), day - timedelta(days=2)]
    assert timezone.localdate() == date.today() and timezone.datetime is datetime


def test_time_runs_on_after_an_act_that_failed() -> None:
    clock = Clock(timezone.now())
    clock.at(timezone.localdate() - timedelta(days=3), "10:00", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        clock.run()
    assert timezone.now() - clock.end < timedelta(minutes=1)


def test_strokes_are_what_a_pad_would_send() -> None:
    strokes = drawn("王磊")
    assert clean_strokes(strokes) == strokes == drawn("王磊")
    assert drawn("李娜") != strokes
