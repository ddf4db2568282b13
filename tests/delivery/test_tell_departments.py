"""Departments are told of a kickoff by mail, once before and once after it; a held kickoff is a milestone of the plan."""

from types import SimpleNamespace

import pytest
from django.test import Client

from delivery import planlint
from delivery.models import ImplementationPlan, Kickoff, KickoffNotice
from lifecycle.errors import Refused
from lifecycle.models import Outbox, Trace
from tests.delivery.kickoffs import fill, hold, make_kickoff
from tests.delivery.plans import BEGIN, make_implementation_plan

pytestmark = pytest.mark.django_db


def prepared(cast: SimpleNamespace) -> Kickoff:
    kickoff = fill(make_kickoff(cast), cast)
    kickoff.decide_hold(by=cast.pm)
    kickoff.prepare(by=cast.pm)
    return kickoff


def milestone(plan: ImplementationPlan):
    return plan.items.filter(kickoff__isnull=False).get()


def test_each_department_is_told_once_before_and_once_after(cast: SimpleNamespace, client: Client) -> None:
    kickoff = prepared(cast)
    [heads] = kickoff.untold()  # the other one has no contact
    client.force_login(cast.pm)
    page = client.get(kickoff.get_absolute_url()).content.decode()
    assert "Tell the departments by mail" in page and "no contact with a mail address" in page
    for _again in range(2):
        answer = client.post(kickoff.act_url("tell"), {"readers": [heads.pk]})
    assert answer.status_code in (302, 422)
    mail = Outbox.objects.get(kind="kickoff_told")
    assert mail.to_email == cast.owner.email
    assert "问题当天登记" in mail.text or "Log issues the same day" in mail.text
    assert "As on the agenda" not in mail.text and "会议按议程进行" not in mail.text
    page = client.get(kickoff.get_absolute_url()).content.decode()
    assert "Told by mail" in page and cast.owner.email in page and "Queued" in page
    kickoff = Kickoff.objects.get(pk=kickoff.pk)
    kickoff.hold(by=cast.pm, at=kickoff.at, sponsor_speech_done=True, teams_introduced=True)
    kickoff.tell_readers(by=cast.pm, readers=[heads.pk])
    minutes = Outbox.objects.filter(kind="kickoff_told").order_by("pk").last()
    assert minutes is not None and ("As on the agenda" in minutes.text or "会议按议程进行" in minutes.text)
    with pytest.raises(Refused, match="not told yet"):
        kickoff.tell_readers(by=cast.pm, readers=[heads.pk])
    assert list(KickoffNotice.objects.values_list("notice_kind", flat=True)) == ["minutes", "pack"]
    heads.delete()
    assert [row.department for row in kickoff.notice_log()] == ["各科室主任", "各科室主任"]


def test_nobody_else_is_written_to(cast: SimpleNamespace) -> None:
    kickoff = prepared(cast)
    silent = kickoff.readers.get(contact=None)
    with pytest.raises(Refused):
        kickoff.tell_readers(by=cast.pm, readers=[silent.pk, 987654])
    assert not Outbox.objects.filter(kind="kickoff_told").exists()


def test_a_held_kickoff_comes_first_in_the_plan_that_is_there(cast: SimpleNamespace, client: Client) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    kickoff = hold(cast)
    item = plan.rows()[0]
    assert (item, item.ended_on, item.progress, item.days) == (milestone(plan), kickoff.held_on, 100, 0)
    assert kickoff in Trace.sources(plan)
    plan.lay_out(by=cast.pm, start=BEGIN)  # what was done keeps its days
    assert (milestone(plan).start, milestone(plan).due) == (kickoff.held_on, kickoff.held_on)
    assert "strategy" not in {found.code for found in planlint.findings(plan)}
    client.force_login(cast.pm)
    assert "Milestone in the plan" in client.get(kickoff.get_absolute_url()).content.decode()
    assert "Marked by" in client.get(item.get_absolute_url()).content.decode()


def test_an_open_milestone_that_speaks_of_it_is_the_one(cast: SimpleNamespace) -> None:
    plan = make_implementation_plan(cast, upto="draft")
    plan.put_item(plan.items.model(plan=plan, what="召开启动大会", days=0), by=cast.pm, read_version=None)
    kickoff = hold(cast)
    assert milestone(plan).what == "召开启动大会" and plan.items.count() == 4
    assert milestone(plan).ended_on == kickoff.held_on


def test_a_plan_that_comes_later_begins_with_it(cast: SimpleNamespace) -> None:
    kickoff = hold(cast)
    plan = ImplementationPlan(project=cast.project)
    plan.prefill(by=cast.pm)
    plan.put(by=cast.pm, read_version=None)
    assert milestone(plan) == plan.rows()[0] and milestone(plan).kickoff == kickoff
    part = ImplementationPlan(project=cast.project, parent=plan, title="分计划", starts_on=plan.starts_on)
    part.put(by=cast.pm, read_version=None)
    assert not part.items.exists()


def test_without_a_kickoff_there_is_no_milestone(cast: SimpleNamespace) -> None:
    prepared(cast)
    plan = make_implementation_plan(cast, upto="draft")
    assert not plan.items.filter(kickoff__isnull=False).exists()
