"""One project, from its first day to this one, in one transaction: a seed that was cut short goes on with the next."""

from datetime import datetime
from functools import partial
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from lifecycle import hooks
from lifecycle.demo.clock import Clock
from lifecycle.demo.load import (
    comments,
    contacts,
    contracts,
    items,
    moves,
    present,
    promises,
    readiness,
    risks,
    sitework,
    teams,
)
from lifecycle.demo.load.cast import Cast, industry
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import post
from lifecycle.demo.story import Project as Story
from lifecycle.membership import revise
from lifecycle.models import Project, ProjectContact, ProjectMember, Responsibility
from lifecycle.models.figures import written_once

PARTS = ("owner", "sponsor", "signatory", "expert")
FIRST_CHANCE = 20  # per cent, of a lead


def creation_key(story: Story) -> UUID:
    return uuid5(NAMESPACE_URL, f"demo/{story.key}")


def load(story: Story, cast: Cast, now: datetime) -> bool:
    """Tell the project's story; False if it is there already."""
    if Project.objects.filter(creation_key=creation_key(story)).exists():
        return False
    clock, course = Clock(now), Course(story, cast)
    with transaction.atomic(), written_once():
        clock.at(story.moves[0].on, "09:20", partial(_open, clock, course))
        clock.run()
        post()
    return True


def _open(clock: Clock, course: Course) -> None:
    story, cast = course.story, course.cast
    project = Project.open(
        by=course.seller, name=story.name.zh, name_en=story.name.en, customer=cast.customers[story.customer],
        creation_key=creation_key(story), industry=industry(_industry(course)), type=story.type, product=story.product.zh,
        presales_owner=course.seller, collection_owner=course.collector, support_owner=cast.user(story.support_owner),
        expected_amount=story.expected_amount, currency=story.currency, expected_sign_on=story.expected_sign_on,
        win_probability=min(FIRST_CHANCE, story.win_probability), strategic_importance=story.strategic_importance.zh,
        sponsor=cast.contact(story.sponsor), document_language=story.document_language,
        team=[(course.implementer, "IM")],
    )  # fmt: skip
    course.pk = project.pk
    _plan_facts(clock, course)
    items.plan(clock, course, None)
    moves.plan(clock, course)
    contracts.plan(clock, course)
    promises.plan(clock, course)
    risks.plan(clock, course)
    readiness.plan(clock, course)
    teams.plan(clock, course)
    sitework.plan(clock, course)
    comments.plan(clock, course)
    contacts.plan(clock, course)
    present.plan(clock, course)
    hooks.call("demo", project=project, story=story, cast=cast, clock=clock)


def _industry(course: Course) -> str:
    return next(told.industry for told in course.cast.demo.customers if told.key == course.story.customer)


def _plan_facts(clock: Clock, course: Course) -> None:
    clock.at(following(course.story.moves[0].on, 1), "10:00", partial(_people, course))
    if begun := course.on("presales"):
        clock.at(following(begun, 2), "09:30", partial(_team, course))
    if course.on("contract"):
        clock.at(course.begin("G3"), "18:00", partial(_authority, course))


def _people(course: Course) -> None:
    """Those of the customer who have a part in it."""
    project = course.project
    for kind in PARTS:
        contact = course.cast.of_kind(course.story, kind)
        ProjectContact.add(by=course.seller, project=project, contact=contact, role=kind)


@transaction.atomic
def _team(course: Course) -> None:
    """The project manager and the consultants are named while selling goes on."""
    story, project = course.story, course.project
    for key in story.consultants:
        ProjectMember.add(by=course.implementer, project=project, user=course.cast.user(key), role="CO")
    reason = story.pm_involvement_reason
    project.revise(
        by=course.seller, version=project.version, delivery_owner=course.manager, pm_involvement=story.pm_involvement,
        pm_involvement_reason=reason.zh, win_probability=story.win_probability, **_governance(course),
    )  # fmt: skip


def _governance(course: Course) -> dict[str, str]:
    """Two in three customers drive it from the top, with a route up to the sponsor."""
    if not course.dice("governance").chance(66):
        return {"governance_mode": "process"}
    sponsor = course.words["sponsor"]
    route = f"先找双方项目经理；两天未解决，找客户项目负责人；再两天，报{sponsor.zh}。"
    return {"governance_mode": "top_down", "escalation_route": route}


def _authority(course: Course) -> None:
    Responsibility.copy_standard(course.project, by=course.implementer)
    member = ProjectMember.objects.get(project=course.pk, user=course.manager, role="PM")
    by = course.implementer
    revise(member, by=by, version=member.version, authority=course.say("authority", by))
