"""Meetings, memos and delays for tests."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from lifecycle.models import DelayEntry, Meeting, Memo


def make_delay(cast: SimpleNamespace, **facts: Any) -> DelayEntry:
    facts = {
        "days": 3, "cause": "机房未交付", "cause_en": "The server room was not handed over", "side": "customer",
        "from_day": timezone.localdate(), "source": None,
    } | facts  # fmt: skip
    return DelayEntry.note(cast.project, by=cast.pm, **facts)


def make_memo(cast: SimpleNamespace, steps: int = 2, delays: int = 1, **facts: Any) -> Memo:
    """A memo with two pieces of work; every other next step is the customer's."""
    today = timezone.localdate()
    memo = Memo(**{
        "project": cast.project, "period_from": today - timedelta(days=3), "period_to": today, "place": "住院部三楼机房",
        "place_en": "Server room, third floor", "purpose": "把药房的库存数据导入新系统", "nothing_agreed": not steps,
        "purpose_en": "Take the pharmacy's stock over into the new system",
    } | facts)  # fmt: skip
    memo.put(by=cast.pm, read_version=None)
    memo.contacts.set([cast.owner])
    memo.our_people.set([cast.pm, cast.consultant])
    memo.works.create(
        work="导入库存台账", work_en="Imported the stock ledger", purpose="药房可以在新系统查库存",
        purpose_en="The pharmacy sees its stock in the new system", achieved="yes",
    )  # fmt: skip
    memo.works.create(
        work="核对批号", work_en="Compared lot numbers", purpose="账实一致", purpose_en="Books agree with the shelves",
        achieved="partly", note="冷藏品还没有核对", note_en="Refrigerated goods are still to be compared",
    )  # fmt: skip
    for n in range(steps):
        who = {"side": "customer", "contact": cast.owner} if n % 2 else {"side": "vendor", "user": cast.pm}
        memo.steps.create(
            what=f"提供冷藏品清单 {n + 1}", what_en=f"Hand over the list of refrigerated goods {n + 1}",
            due=today + timedelta(days=5 + n), **who,
        )  # fmt: skip
    for n in range(delays):
        memo.delays.create(
            days=2 + n, from_day=today - timedelta(days=3), side="customer", cause_kind="data",
            cause="库存台账晚交", cause_en="The stock ledger came late",
        )  # fmt: skip
    memo.after_put(by=cast.pm)
    return memo


def sent(cast: SimpleNamespace, **facts: Any) -> Memo:
    memo = make_memo(cast, **facts)
    memo.send(by=cast.pm)
    return memo


def make_meeting(cast: SimpleNamespace, **facts: Any) -> Meeting:
    """With one task, one thing to prepare, one decision; both sides come."""
    meeting = Meeting(**{
        "project": cast.project, "meeting_kind": "progress", "title": "每周进度例会", "title_en": "Weekly progress",
        "at": timezone.now() + timedelta(days=2), "place": "三楼会议室", "place_en": "Room 3", "agenda": "上周工作\n下周计划",
        "agenda_en": "Last week\nNext week",
    } | facts)  # fmt: skip
    meeting.put(by=cast.pm, read_version=None)
    meeting.attendees.create(side="customer", contact=cast.owner)
    meeting.attendees.create(side="vendor", user=cast.pm)
    meeting.attendees.create(side="vendor", user=cast.consultant)
    due = timezone.localdate() + timedelta(days=1)
    meeting.actions.create(
        kind="prepare",
        side="customer",
        contact=cast.owner,
        what="带上科室名单",
        what_en="Bring the list of departments",
        due=due,
    )
    meeting.actions.create(
        kind="task", side="vendor", user=cast.consultant, what="整理接口清单", what_en="List the interfaces",
        due=due + timedelta(days=4),
    )  # fmt: skip
    meeting.decisions.create(text="先上线药房", text_en="The pharmacy goes live first")
    meeting.after_put(by=cast.pm)
    return meeting


def held(cast: SimpleNamespace, **facts: Any) -> Meeting:
    facts.setdefault("at", timezone.now() - timedelta(hours=2))
    meeting = make_meeting(cast, **facts)
    meeting.hold(
        by=cast.pm, attended=[row.pk for row in meeting.attendees.all()], minutes="逐项过了计划。",
        minutes_en="The plan was gone through item by item.",
    )  # fmt: skip
    return meeting
