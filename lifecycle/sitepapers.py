"""The minutes of a meeting and the site-work memo, as documents."""

from typing import Any

from django.utils import timezone

from lifecycle.documents import customer_signatory, person
from lifecycle.models.nextsteps import NextStep, Person, Side
from lifecycle.models.readiness import ReadinessItem
from lifecycle.stages import DocumentKind
from lifecycle.text import named, same, twin

NONE = {"zh": "", "en": ""}
FOR_THE_CUSTOMER = {"zh": "甲方代表", "en": "For the customer"}
MANAGER = {"zh": "乙方项目经理", "en": "Project manager"}
# Sides of a delay, as documents name them.
SIDES = {"customer": "customer", "vendor": "vendor", "shared": "both", "force": "force_majeure"}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _moment(at: Any) -> str:
    return timezone.localtime(at, timezone.get_default_timezone()).isoformat(timespec="minutes")


def _who(row: Person) -> dict[str, str]:
    return row.names


def _step(row: NextStep) -> dict[str, Any]:
    return {"side": row.side, "who": _who(row), "what": twin(row, "what"), "due": _iso(row.due)}


def _place(somebody: Any) -> dict[str, str]:
    return same(getattr(somebody, "department", "") or "")


# -- D24 -------------------------------------------------------------------------------------------------------------


def minutes(meeting: Any) -> dict[str, Any]:
    attendees = list(meeting.attendees.select_related("contact", "user"))
    actions = list(meeting.actions.select_related("contact", "user"))
    body: dict[str, Any] = {
        "what": meeting.meeting_kind,
        "at": _moment(meeting.at),
        "minutes_long": meeting.minutes_long,
        "place": twin(meeting, "place"),
        "subject": twin(meeting, "title"),
        "agenda": twin(meeting, "agenda"),
        "people": [
            {
                "party": row.side, "name": row.names, "department": _place(row.person),
                "title": row.titles if row.person else twin(row, "role"), "present": row.attended,
            }
            for row in attendees
        ],
        "decisions": [twin(row, "text") for row in meeting.decisions.all()],
        "tasks": [_step(row) | {"state": row.state} for row in actions if row.kind == "task"],
        "prepare": [_step(row) | {"state": row.state} for row in actions if row.kind == "prepare"],
        "earlier": [_step(row) | {"on": _moment(row.meeting.at)[:10]} for row in meeting.earlier_actions()],
        "minutes": twin(meeting, "minutes"),
    }  # fmt: skip
    there = [row for row in attendees if row.attended]
    theirs = next((row.contact for row in there if row.contact_id), None) or customer_signatory(meeting.project)
    slots = []
    if any(row.side == Side.CUSTOMER for row in attendees):
        slots.append(person(theirs, key="customer-1", party="customer", role=FOR_THE_CUSTOMER))
    slots.append(_vendor(meeting))
    zh, en = MINUTES.title["zh"], MINUTES.title["en"]
    title = {"zh": f"{zh}：{meeting.title}", "en": f"{en}: {meeting.title_en}" if meeting.title_en else en}
    return {"body": body, "slots": slots, "title": title}


def _vendor(record: Any) -> dict[str, Any]:
    manager = record.project.delivery_owner or record.created_by
    return person(manager, key="vendor-1", party="vendor", role=MANAGER)


# -- D25 -------------------------------------------------------------------------------------------------------------


def memo(record: Any) -> dict[str, Any]:
    previous = record.previous
    body: dict[str, Any] = {
        "n": record.number,
        "follows": previous.number if previous else None,
        "from": _iso(record.period_from),
        "to": _iso(record.period_to),
        "place": twin(record, "place"),
        "purpose": twin(record, "purpose"),
        "people": _people(record),
        "works": [
            {
                "work": twin(row, "work"), "purpose": twin(row, "purpose"), "achieved": row.achieved,
                "note": twin(row, "note") if row.note else None,
            }
            for row in record.works.all()
        ],
        "delays": [
            {"from": _iso(row.from_day), "days": row.days, "side": SIDES[row.side], "cause": twin(row, "cause")}
            for row in record.delays.all()
        ],
        "steps": [_step(row) for row in record.own_steps()],
        "previous": [
            _step(row.step) | {
                "n": row.step.memo.number, "outcome": row.outcome, "reason": twin(row, "reason") if row.reason else None,
                "plan": bool(row.step.carried_kind),
            }
            for row in record.checks.select_related("step__memo", "step__contact", "step__user")
        ],
        "conditions": [
            {
                "what": twin(row, "what"), "who": named(row.responsible) if row.responsible else None,
                "due": _iso(row.wanted_on), "late": row.is_overdue,
            }
            for row in ReadinessItem.objects.filter(project=record.project, state__in=ReadinessItem.OPEN).select_related("responsible")
        ],
    }  # fmt: skip
    signer = record.contacts.order_by("pk").first() or customer_signatory(record.project)
    slots = [
        person(signer, key="customer-1", party="customer", role=FOR_THE_CUSTOMER, seal=True),
        _vendor(record),
    ]
    zh, en = MEMO.title["zh"], MEMO.title["en"]
    title = {"zh": f"{zh}（第 {record.number} 号）", "en": f"{en} no. {record.number}"}
    return {"body": body, "slots": slots, "title": title}


def _people(record: Any) -> list[dict[str, Any]]:
    theirs = [
        {"party": "customer", "name": named(c), "department": same(c.department), "title": twin(c, "title")}
        for c in record.contacts.all()
    ]
    others = [{"party": "customer", "name": same(name), "department": NONE, "title": NONE} for name in record.others]
    ours = [
        {"party": "vendor", "name": named(u), "department": NONE, "title": twin(u, "title")}
        for u in record.our_people.all()
    ]
    return theirs + others + ours


MINUTES = DocumentKind(
    code="D24",
    title={"zh": "会议纪要", "en": "Meeting minutes"},
    build=minutes,
    template="meeting_minutes",
    area="meetings",
    signs=(),
)
MEMO = DocumentKind(
    code="D25",
    title={"zh": "工作备忘录", "en": "Site-work memo"},
    build=memo,
    template="site_memo",
    area="memos",
    signs=("CC", "PM"),
)
