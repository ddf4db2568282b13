"""The week ahead: who must prepare or do what until when, by audience: our leaders, the customer, the team (DEL-98)."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.meeting_lines import MeetingAction, MeetingAttendee
from lifecycle.models.meetings import Meeting
from lifecycle.models.memo_lines import MemoCommitment
from lifecycle.models.memos import Memo
from lifecycle.models.nextsteps import NextStep, Side
from lifecycle.models.readiness import ReadinessItem
from lifecycle.models.users import User

DAYS = 7
LEADERS, CUSTOMER, TEAM = "leaders", "customer", "team"


@dataclass(frozen=True)
class Row:
    due: date
    who: str
    what: str
    where: str
    url: str
    is_late: bool = False


@dataclass
class Audience:
    key: str
    title: str
    icon: str
    rows: list[Row] = field(default_factory=list)


def week(project: Any, user: Any, today: date | None = None) -> list[Audience]:
    """What is due within seven days, and what is late; only what this reader may read."""
    today = today or timezone.localdate()
    until = today + timedelta(days=DAYS)
    found = {
        LEADERS: Audience(LEADERS, _("Our leaders"), "briefcase"),
        CUSTOMER: Audience(CUSTOMER, _("The customer"), "building"),
        TEAM: Audience(TEAM, _("The team"), "users"),
    }

    def add(key: str, due: date, who: str, what: str, where: str, url: str) -> None:
        found[key].rows.append(Row(due, who, what, where, url, due < today))

    def may(area: str) -> bool:
        return bool(access.can(user, "R", area, project))

    if may("meetings"):
        for action in actions(project).filter(due__lte=until):
            action.meeting.project = project
            add(audience(action), action.due, action.who, str(action), action.meeting.label, action.meeting.get_absolute_url())  # fmt: skip
    if may("memos"):
        for step in memo_steps(project).filter(due__lte=until):
            step.memo.project = project
            add(audience(step), step.due, step.who, str(step), step.memo.label, step.memo.get_absolute_url())
    if may("readiness"):
        rows = ReadinessItem.objects.filter(project=project, state__in=ReadinessItem.OPEN).select_related(
            "responsible"
        )
        for row in rows.filter(Q(needed_by__lte=until) | Q(promised_for__lte=until)):
            row.project = project
            if row.wanted_on is not None:
                who = str(row.responsible) if row.responsible else _("nobody named yet")
                add(CUSTOMER, row.wanted_on, who, row.label, _("Conditions at the site"), row.get_absolute_url())
    if may("checklist"):
        items = ChecklistItem.objects.open().filter(project=project, stage__in=project.open_stages(), due__lte=until)
        for item in items.filter(due__gte=today).select_related("owner", "template_item"):
            key = LEADERS if item.owner is not None and item.owner.has_role("EX") else TEAM
            item.project = project
            who = str(item.owner) if item.owner else _("nobody named yet")
            assert item.due is not None  # asked for above
            add(key, item.due, who, item.title, _("Checklist"), item.get_absolute_url())
    for part in found.values():
        part.rows.sort(key=lambda row: (row.due, row.who))
    return list(found.values())


def audience(step: NextStep) -> str:
    if step.side == Side.CUSTOMER:
        return CUSTOMER
    return LEADERS if step.user is not None and step.user.has_role("EX") else TEAM


def actions(project: Any) -> Any:
    """Live actions of meetings that were not called off."""
    rows = MeetingAction.objects.filter(meeting__project=project, state__in=MeetingAction.LIVE)
    return rows.exclude(meeting__state=Meeting.State.CANCELLED).select_related("meeting", "contact", "user")


def memo_steps(project: Any) -> Any:
    rows = MemoCommitment.objects.filter(memo__project=project, memo__state__in=Memo.agreed_states)
    return rows.filter(state__in=MemoCommitment.LIVE).select_related("memo", "contact", "user")


def meetings_ahead(project: Any, today: date | None = None) -> list[Meeting]:
    today = today or timezone.localdate()
    rows = Meeting.objects.filter(project=project, state__in=Meeting.AHEAD, at__date__lte=today + timedelta(days=DAYS))
    return list(rows.select_related("project").order_by("at"))


# -- Today ---------------------------------------------------------------------------------------------------------


def today_rows(user: User, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Own actions of meetings and memos; meetings to say yes or no to; memos whose steps stand in no plan."""
    from lifecycle.templatetags.tl import due

    mine: list[tuple[Any, dict[str, Any]]] = []
    live = MeetingAction.objects.filter(user=user, state__in=MeetingAction.LIVE, meeting__project__in=projects)
    for action in live.exclude(meeting__state=Meeting.State.CANCELLED).select_related("meeting__project__customer")[
        :100
    ]:
        note = _("to prepare for “%(what)s”") if action.kind == MeetingAction.Kind.PREPARE else _("from “%(what)s”")
        mine.append((action.due, _row(action, action.meeting, due(action.due), note % {"what": action.meeting.label})))
    steps = MemoCommitment.objects.filter(user=user, state__in=MemoCommitment.LIVE, memo__project__in=projects)
    for step in steps.filter(memo__state__in=Memo.agreed_states).select_related("memo__project__customer")[:100]:
        mine.append((step.due, _row(step, step.memo, due(step.due), _("from “%(what)s”") % {"what": step.memo.label})))
    mine.sort(key=lambda pair: pair[0] or date.max)
    asked, unsaid = _meetings(user, projects)
    return [
        ("steps", _("Promised in meetings and memos"), "checklist", [row for _day, row in mine]),
        ("invited", _("Say whether you come"), "calendar", asked),
        ("unsaid", _("Did it take place?"), "users", unsaid),
        ("unplaced", _("Agreed with the customer, in no plan yet"), "writing", _unplaced(user, projects)),
    ]  # fmt: skip


def _meetings(user: User, projects: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Those to say yes or no to, and those of mine of which nobody has said what became of them. One query."""
    from lifecycle.templatetags.tl import due

    now = timezone.now()
    silent = MeetingAttendee.objects.filter(meeting=OuterRef("pk"), user=user, answer="")
    invited = Q(Exists(silent), state=Meeting.State.INVITED, at__gte=now)
    held = Q(state__in=Meeting.AHEAD, created_by=user, at__lt=now)
    rows = Meeting.objects.filter(invited | held, project__in=projects).select_related("project__customer")
    found = list(rows.order_by("at")[:200])
    return (
        [_row(row, row, due(timezone.localtime(row.at).date()), "") for row in found if row.at >= now],
        [_row(row, row, "", _("its time has passed")) for row in found if row.at < now],
    )


def _unplaced(user: User, projects: Any) -> list[dict[str, Any]]:
    """Signed memos with steps that stand in no plan: for whoever runs delivery."""
    from lifecycle.templatetags.tl import due

    rows = MemoCommitment.objects.filter(
        state=MemoCommitment.State.OPEN, memo__project__in=projects, memo__state__in=(Memo.State.SENT, Memo.State.SIGNED),
        memo__project__delivery_owner=user,
    )  # fmt: skip
    rows = rows.select_related("memo__project__customer").order_by(F("due").asc(nulls_last=True), "pk")[:100]
    return [_row(row, row.memo, due(row.due), row.memo.label) for row in rows]


def _row(thing: Any, record: Any, end: Any, note: str) -> dict[str, Any]:
    title = thing.label if thing is record else str(thing)
    return {
        "title": title, "url": record.get_absolute_url(), "end": end, "note": note, "project": record.project.label(),
        "customer": str(record.project.customer),
    }  # fmt: skip
