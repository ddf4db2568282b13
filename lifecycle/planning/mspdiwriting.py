"""A plan as XML for MS Project, with our calendar, so that the dates it reckons are ours."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from lifecycle.exports import UNPRINTABLE
from lifecycle.models.calendar import is_workday
from lifecycle.planning.bars import Side
from lifecycle.planning.columns import SIDES, heading
from lifecycle.planning.imported import BETWEEN, ImportedTask
from lifecycle.planning.mspdi import IN_COLUMNS, IN_NOTES, KINDS

NAMESPACE = "http://schemas.microsoft.com/project"
MINUTES = 480
# Free text columns of MS Project, in their order.
FIELDS = dict(zip(IN_COLUMNS, ((188743731 + 3 * n, f"Text{n + 1}") for n in range(len(IN_COLUMNS))), strict=True))
TYPES = {kind: code for code, kind in KINDS.items()}
SHIFTS = (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00"))
MORNING, EVENING = "T08:00:00", "T17:00:00"


def to_mspdi(tasks: Sequence[ImportedTask], *, title: str) -> bytes:
    """Numbers of items become UIDs, by which links find them again; phases become summary tasks."""
    root = Element("Project", xmlns=NAMESPACE)
    days = [day for task in tasks for day in (task.start, task.due) if day]
    _say(root, Name=title[:200], Title=title[:200], ScheduleFromStart="1")
    if days:
        _say(root, StartDate=f"{min(days)}{MORNING}", FinishDate=f"{max(days)}{EVENING}")
    _say(
        root, CalendarUID="1", DefaultStartTime="08:00:00", DefaultFinishTime="17:00:00", MinutesPerDay=str(MINUTES),
        MinutesPerWeek=str(5 * MINUTES), DaysPerMonth="20",
    )  # fmt: skip
    _columns(SubElement(root, "ExtendedAttributes"))
    _calendar(SubElement(SubElement(root, "Calendars"), "Calendar"), days)
    _tasks(SubElement(root, "Tasks"), tasks)
    _resources(root, tasks)
    indent(root)
    return tostring(root, "utf-8", xml_declaration=True)


def _say(parent: Element, **facts: str) -> None:
    for tag, text in facts.items():
        SubElement(parent, tag).text = UNPRINTABLE.sub("", text)


def _columns(parent: Element) -> None:
    for name, (number, column) in FIELDS.items():
        _say(SubElement(parent, "ExtendedAttribute"), FieldID=str(number), FieldName=column, Alias=heading(name))


def _calendar(parent: Element, days: Sequence[date]) -> None:
    _say(parent, UID="1", Name="Standard", IsBaseCalendar="1", BaseCalendarUID="-1")
    week = SubElement(parent, "WeekDays")
    for number in range(1, 8):  # Sunday is 1
        _weekday(week, str(number), working=2 <= number <= 6)
    for day in _unusual(days):
        entry = _weekday(week, "0", working=is_workday(day))
        period = Element("TimePeriod")
        _say(period, FromDate=f"{day}T00:00:00", ToDate=f"{day}T23:59:00")
        entry.insert(2, period)


def _weekday(week: Element, number: str, *, working: bool) -> Element:
    entry = SubElement(week, "WeekDay")
    _say(entry, DayType=number, DayWorking="1" if working else "0")
    if working:
        times = SubElement(entry, "WorkingTimes")
        for begin, end in SHIFTS:
            _say(SubElement(times, "WorkingTime"), FromTime=begin, ToTime=end)
    return entry


def _unusual(days: Sequence[date]) -> Iterator[date]:
    """Holidays on week days and worked weekends, from the first day of the plan to half a year after its last."""
    if not days:
        return
    day, last = min(days), max(days) + timedelta(days=183)
    while day <= last:
        if is_workday(day) != (day.weekday() < 5):
            yield day
        day += timedelta(days=1)


def _tasks(parent: Element, tasks: Sequence[ImportedTask]) -> None:
    uid = max((task.n for task in tasks), default=0)
    row, phase = 0, ""
    for task in tasks:
        if task.phase != phase and task.phase:
            uid, row = uid + 1, row + 1
            summary = SubElement(parent, "Task")
            _say(summary, UID=str(uid), ID=str(row), Name=task.phase, OutlineLevel="1", Summary="1")
        phase, row = task.phase, row + 1
        _task(SubElement(parent, "Task"), task, row)


def _task(node: Element, task: ImportedTask, row: int) -> None:
    _say(node, UID=str(task.n), ID=str(row), Name=task.what, Type="1", OutlineLevel="2" if task.phase else "1")
    if task.start:
        _say(node, Start=f"{task.start}{MORNING}")
    if task.due:
        _say(node, Finish=f"{task.due}{EVENING if task.days != 0 else MORNING}")
    if task.days is not None:
        _say(node, Duration=f"PT{task.days * MINUTES // 60}H0M0S", DurationFormat="7")
    _say(node, Milestone="1" if task.days == 0 else "0", Summary="0", PercentComplete=str(task.progress))
    if task.start:
        _say(node, ConstraintType="4", ConstraintDate=f"{task.start}{MORNING}")
    if notes := _notes(task):
        _say(node, Notes=notes)
    for link in task.after:
        _say(
            SubElement(node, "PredecessorLink"),
            PredecessorUID=link.key, Type=TYPES[link.kind], CrossProject="0", LinkLag=str(link.lag * MINUTES * 10), LagFormat="7",
        )  # fmt: skip
    for name, (number, _column) in FIELDS.items():
        value = " / ".join(SIDES[task.side]) if name == "side" else getattr(task, name)
        if value:
            _say(SubElement(node, "ExtendedAttribute"), FieldID=str(number), Value=value)


def _notes(task: ImportedTask) -> str:
    parts = [task.steps] if task.steps else []
    parts += [f"【{heading(name)}】\n{text}" for name in IN_NOTES if (text := getattr(task, name))]
    return "\n".join(parts)


def _resources(root: Element, tasks: Sequence[ImportedTask]) -> None:
    """People as resources; their group tells whose they are."""
    known: dict[tuple[Side, str], int] = {}
    pairs = []
    for task in tasks:
        for side, names in (("vendor", task.who_vendor), ("customer", task.who_customer)):
            for name in filter(None, (name.strip() for name in BETWEEN.split(names))):
                pairs.append((task.n, known.setdefault((side, name), len(known) + 1)))  # type: ignore[arg-type]
    resources = SubElement(root, "Resources")
    for (side, name), uid in known.items():
        node = SubElement(resources, "Resource")
        _say(node, UID=str(uid), ID=str(uid), Name=name, Type="1", Group=" / ".join(SIDES[side]))
    assignments = SubElement(root, "Assignments")
    for number, (task_uid, resource) in enumerate(pairs, start=1):
        node = SubElement(assignments, "Assignment")
        _say(node, UID=str(number), TaskUID=str(task_uid), ResourceUID=str(resource), Units="1")
