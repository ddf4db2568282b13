"""Kickoffs for tests, written through the same verbs as the pages use."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from delivery.models import Kickoff
from lifecycle.models import Meeting
from tests.lifecycle.sitework import make_meeting

MEASURE = "每周例会上逐条说明工作规则"


def make_kickoff(cast: SimpleNamespace, kickoff_kind: str = "customer", **fields: Any) -> Kickoff:
    kickoff = Kickoff(
        project=cast.project, kickoff_kind=kickoff_kind, title="项目启动大会", title_en="Kickoff", **fields
    )
    kickoff.put(by=cast.pm, read_version=None)
    return kickoff


def prepared_meeting(cast: SimpleNamespace) -> Meeting:
    """Held, with minutes."""
    meeting = make_meeting(
        cast, meeting_kind="preparatory", title="启动大会预备会", title_en="Preparing the kickoff",
        at=timezone.now() - timedelta(days=3),
    )  # fmt: skip
    there = meeting.attendees.values_list("pk", flat=True)
    meeting.hold(by=cast.pm, attended=there, minutes="院办同意院长出席", minutes_en="The president comes")
    return meeting


def fill(kickoff: Kickoff, cast: SimpleNamespace) -> Kickoff:
    """Everything that the six tips ask for, and time and place."""
    Kickoff.objects.filter(pk=kickoff.pk).update(
        at=timezone.now() - timedelta(hours=3), place="门诊楼报告厅", place_en="Lecture hall",
        prep_meeting=prepared_meeting(cast), working_rules="1. 问题当天登记\n2. 变更只走一个口",
        working_rules_en="- Log issues the same day\n- One door for changes",
        manager_authority="全权负责计划、人员与变更", manager_authority_en="In charge of plan, people and changes",
        sponsor_message="这是今年的一号工程。", sponsor_message_en="First project of the year.",
        objectives="月末对账缩短到两小时", objectives_en="Month-end in two hours", change_and_communication_rules_en="Changes come from Mr Chen",
        change_and_communication_rules="变更由陈主任提出", minutes="会议按议程进行。", minutes_en="As on the agenda.",
    )  # fmt: skip
    kickoff.agenda.create(time="09:00", topic="开场", topic_en="Opening", speaker="张敏", minutes=30)
    kickoff.speeches.create(
        side="customer",
        speaker="林院长",
        topic="项目的意义",
        topic_en="Why it matters",
        draft="派出最好的人",
        draft_en="We send our best",
    )
    kickoff.speeches.create(
        side="vendor", speaker="王磊", topic="实施安排", topic_en="How we work", draft="每周一例会", draft_en="Mondays"
    )
    kickoff.attendees.create(
        side="customer",
        contact=cast.signatory,
        role="甲方领导",
        role_en="Customer's leader",
        is_executive=True,
        confirmed=True,
    )
    kickoff.attendees.create(
        side="customer", contact=cast.owner, role="项目负责人", role_en="Project owner", attended=True
    )
    kickoff.attendees.create(
        side="vendor", user=cast.executive, role="领导", role_en="Leader", is_executive=True, confirmed=True
    )
    kickoff.attendees.create(side="vendor", user=cast.pm, role="项目经理", role_en="Project manager", attended=True)
    kickoff.resources.create(
        side="customer", resource_kind="people", what="信息科 1 人", what_en="One from IT", status="confirmed"
    )
    kickoff.readers.create(department="各科室主任", department_en="Heads of departments", contact=cast.owner)
    kickoff.readers.create(department="财务科", department_en="Finance")
    kickoff.responsibilities.create(
        task="机房与网络", task_en="Room and network", side="customer", who="信息科", who_en="IT"
    )
    kickoff.milestones.create(name="上线", name_en="Go-live", on=date(2026, 8, 3))
    kickoff.decisions.create(
        text="二院区推迟两周", text_en="Second campus two weeks later", owner="陈志远", due=date(2026, 4, 15)
    )
    kickoff.refresh_from_db()
    return kickoff


def hold(cast: SimpleNamespace, kickoff: Kickoff | None = None) -> Kickoff:
    kickoff = fill(kickoff or make_kickoff(cast), cast)
    kickoff.decide_hold(by=cast.pm)
    kickoff.prepare(by=cast.pm)
    kickoff.hold(by=cast.pm, at=kickoff.at, sponsor_speech_done=True, teams_introduced=True)
    return kickoff


def ahead(days: int = 7) -> date:
    return timezone.localdate() + timedelta(days=days)
