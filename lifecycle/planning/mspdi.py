"""Reading what MS Project saves as XML, and others like it: tasks by phase, durations, links, people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.planning.columns import heading, headings, plain, sides, value
from lifecycle.planning.imported import (
    LONGEST,
    MOST_DAYS,
    MOST_ROWS,
    Imported,
    ImportedTask,
    RowError,
    people,
    side_of,
    too_long,
    wrong_dates,
    wrong_links,
)
from lifecycle.planning.links import Kind, Link
from lifecycle.planning.xmlreading import Node, tree

KINDS: dict[str, Kind] = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
ELAPSED = {"4", "6", "8", "10", "12", "36", "38", "40", "42", "44"}  # formats that count nights and weekends too
PERCENT = {"19", "20", "51", "52"}
DURATION = re.compile(r"P(?:(\d+)D)?T?(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?")
DEEPEST = 9
KEPT = ("Name", "Title", "MinutesPerDay", "ExtendedAttributes", "Tasks", "Resources", "Assignments")
LEFT_OUT = {"TimephasedData", "Baseline", "WBSMasks", "OutlineCodes", "Calendars", "AvailabilityPeriods", "Rates"}
IN_NOTES = ("expected", "rollback", "ability", "verification")
IN_COLUMNS = ("side", "where", "what_en", "phase_en", "strategy", "strategy_en")


@dataclass
class _Item:
    """A task with the phases above it; `inside` are the items of a phase, however deep."""

    node: Node
    row: int
    uid: str
    level: int
    above: tuple[str, ...] = ()
    inside: list["_Item"] = field(default_factory=list)
    over: list["_Item"] = field(default_factory=list)


def read(content: bytes) -> Imported:
    """Refused: broken XML, a document type or entities, another kind of XML, more than a plan has."""
    project = tree(content, keep=KEPT, leave=LEFT_OUT)
    if project.name != "Project" or (listed := project.child("Tasks")) is None:
        raise Refused(_("This XML is not a plan. Save the plan as XML in MS Project, or take the template."), "file")
    tasks = [node for node in listed.children if node.name == "Task" and _is_meant(node)]
    if not tasks:
        raise Refused(_("The plan in this file has no tasks."), "file")
    if len(tasks) > MOST_ROWS:
        raise Refused(_("The plan has more than %(n)d tasks. Take it in parts.") % {"n": MOST_ROWS}, "file")
    return _Reader(project).items(tasks)


def _is_meant(node: Node) -> bool:
    """Blank lines, the line of the project itself and tasks that were switched off are no items."""
    level = node.text("OutlineLevel")
    return node.text("IsNull") != "1" and node.text("Active") != "0" and level != "0" and node.text("UID") != "0"


class _Reader:
    def __init__(self, project: Node) -> None:
        self.minutes = _positive(project.text("MinutesPerDay")) or 480
        self.columns = dict(_own_columns(project.child("ExtendedAttributes")))
        self.who = _people(project)
        self.made = Imported()

    def items(self, tasks: list[Node]) -> Imported:
        items = self._arranged(tasks)
        by_uid: dict[str, _Item] = {}
        shown: dict[int, int] = {}
        for item in items:
            if not re.fullmatch(r"\d{1,9}", item.uid) or item.uid in by_uid:
                self._wrong(item.row, "UID", _("Every task needs a number of its own in the file (UID)."))
                continue
            by_uid[item.uid] = item
            shown[int(item.uid)] = item.row
        if not self.made.errors:
            for item in items:
                if not item.inside:
                    self._read(item, by_uid)
        if not self.made.errors:
            self.made.errors += wrong_links(self.made.rows, shown, heading("after"))
        return self.made

    def _arranged(self, tasks: list[Node]) -> list[_Item]:
        """Who stands under whom, from the levels of the outline."""
        found: list[_Item] = []
        open_: list[_Item] = []
        for at, node in enumerate(tasks, start=1):
            level = _positive(node.text("OutlineLevel")) or 1
            item = _Item(node, _positive(node.text("ID")) or at, node.text("UID"), level)
            if level > DEEPEST:
                self._wrong(item.row, "OutlineLevel", _("Phases within phases: at most %(n)d.") % {"n": DEEPEST})
            while open_ and open_[-1].level >= level:
                open_.pop()
            item.over = list(open_)
            item.above = tuple(over.node.text("Name") for over in open_)
            for over in open_:
                over.inside.append(item)
            open_.append(item)
            found.append(item)
        return found

    def _read(self, item: _Item, by_uid: dict[str, _Item]) -> None:
        before = len(self.made.errors)
        node = item.node
        facts = self._own(item)
        facts["what"] = node.text("Name")
        if not facts["what"]:
            self._wrong(item.row, heading("what"), _("This must not be empty."))
        facts["phase"] = _phase(item.above)
        facts["start"], facts["due"] = self._day(item, "start", "Start"), self._day(item, "due", "Finish")
        if text := wrong_dates(facts["start"], facts["due"]):
            self._wrong(item.row, heading("due"), text)
        facts["days"] = 0 if node.text("Milestone") == "1" else self._days(item)
        facts["progress"] = self._progress(item)
        vendor, customer = self.who.get(item.uid, ([], []))
        facts["who_vendor"], facts["who_customer"] = people("、".join(vendor)), people("、".join(customer))
        facts["side"] = facts.get("side") or side_of(facts["who_vendor"], facts["who_customer"])
        facts |= _noted(node)
        facts["after"] = tuple(self._links(item, by_uid))
        for name, given in facts.items():
            if isinstance(given, str) and (text := too_long(name, given)):
                self._wrong(item.row, heading(name), text)
        if len(self.made.errors) == before:
            self.made.rows.append(ImportedTask(n=int(item.uid), **facts))

    def _own(self, item: _Item) -> dict[str, Any]:
        """What the file keeps in columns of its own that have our names."""
        found: dict[str, Any] = {}
        for node in item.node.all("ExtendedAttribute"):
            name = self.columns.get(node.text("FieldID"))
            if name and (text := node.text("Value")):
                try:
                    found[name] = value(name, text)
                except Refused as refusal:
                    self._wrong(item.row, heading(name), str(refusal))
        return found

    def _day(self, item: _Item, name: str, tag: str) -> date | None:
        text = item.node.text(tag)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            self._wrong(item.row, heading(name), _("“%(what)s” is not a date.") % {"what": text[:40]})
            return None

    def _days(self, item: _Item) -> int | None:
        text = item.node.text("Duration")
        if not text:
            return None
        found = DURATION.fullmatch(text)
        if not found or not any(found.groups()):
            self._wrong(item.row, heading("days"), _("“%(what)s” is not a duration.") % {"what": text[:40]})
            return None
        days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
        whole = days * 1440 + hours * 60 + minutes + seconds / 60
        worked = self._worked(whole, elapsed=item.node.text("DurationFormat") in ELAPSED)
        if worked > MOST_DAYS:
            self._wrong(item.row, heading("days"), _("At most %(n)d working days.") % {"n": MOST_DAYS})
        return ceil(round(worked, 4))

    def _worked(self, minutes: float, *, elapsed: bool) -> float:
        """Minutes as working days; of seven days that pass five are worked."""
        return minutes / 1440 * 5 / 7 if elapsed else minutes / self.minutes

    def _progress(self, item: _Item) -> int:
        text = item.node.text("PercentComplete") or "0"
        if not re.fullmatch(r"\d{1,3}", text) or int(text) > 100:
            self._wrong(
                item.row, heading("progress"), _("“%(what)s” is not a percentage from 0 to 100.") % {"what": text[:40]}
            )
            return 0
        return int(text)

    def _links(self, item: _Item, by_uid: dict[str, _Item]) -> Iterator[Link]:
        """Its own, and those of the phases it stands in; a link to a phase waits for everything inside."""
        seen: set[str] = set()
        for owner in (item, *item.over):
            for node in owner.node.all("PredecessorLink"):
                for link in self._link(item, owner, node, by_uid):
                    if link.key not in seen:
                        seen.add(link.key)
                        yield link

    def _link(self, item: _Item, owner: _Item, node: Node, by_uid: dict[str, _Item]) -> list[Link]:
        uid, kind = node.text("PredecessorUID"), KINDS.get(node.text("Type") or "1")
        lag = self._lag(node)
        if kind is None or lag is None:
            self._wrong(item.row, heading("after"), _("It is linked in a way that is not known."))
            return []
        if node.text("CrossProject") == "1" or (target := by_uid.get(uid)) is None:
            self._wrong(
                item.row, heading("after"), _("It waits for number %(n)s, which is not in the file.") % {"n": uid[:9]}
            )
            return []
        if (owner is not item and kind[1] == "F") or (target.inside and kind[0] == "S"):
            text = _("A phase is linked by its start or end in a way that only items can be.")
            self._wrong(item.row, heading("after"), text)
            return []
        ends = [inside for inside in target.inside if not inside.inside] or [target]
        return [Link(str(int(end.uid)), kind, lag) for end in ends]

    def _lag(self, node: Node) -> int | None:
        """In tenths of a minute, whatever unit the program showed; a share of the other's duration is not kept."""
        text, form = node.text("LinkLag") or "0", node.text("LagFormat")
        if not re.fullmatch(r"-?\d{1,10}", text) or (form in PERCENT and int(text)):
            return None
        days = self._worked(abs(int(text)) / 10, elapsed=form in ELAPSED)
        return ceil(round(days, 4)) * (-1 if text.startswith("-") else 1)

    def _wrong(self, row: int, column: str, text: str) -> None:
        self.made.errors.append(RowError(row, column, text))


def _phase(above: tuple[str, ...]) -> str:
    """Phases from the outermost inwards; only the innermost, where that would be too long a name."""
    whole = " / ".join(filter(None, above))
    return whole if len(whole) <= LONGEST["phase"] else above[-1]


def _noted(node: Node) -> dict[str, str]:
    """Notes are steps; what follows a line 【Expected result】 and its like is that."""
    text = node.text("Notes").replace("\r\n", "\n").replace("\r", "\n")
    parts = re.split(r"^【([^】\n]{1,60})】[ \t]*$", text, flags=re.M)
    found = {"steps": parts[0].strip()}
    for title, part in zip(parts[1::2], parts[2::2], strict=True):
        name = headings().get(plain(title))
        if name in IN_NOTES:
            found[name] = part.strip()
        else:
            found["steps"] = f"{found['steps']}\n【{title}】\n{part.strip()}".strip()
    return found


def _positive(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else 0


def _own_columns(node: Node | None) -> Iterator[tuple[str, str]]:
    """The file's own columns that are called like ours: number → our name."""
    for column in node.all("ExtendedAttribute") if node else ():
        name = headings().get(plain(column.text("Alias")))
        if name in IN_COLUMNS:
            yield column.text("FieldID"), name


def _people(project: Node) -> dict[str, tuple[list[str], list[str]]]:
    """By task: names of our people and of the customer's. Whose somebody is, tells the group of the resource."""
    names: dict[str, tuple[str, bool]] = {}
    listed = project.child("Resources")
    for node in listed.all("Resource") if listed else ():
        if name := node.text("Name"):
            names[node.text("UID")] = (name, sides().get(plain(node.text("Group"))) == "customer")
    found: dict[str, tuple[list[str], list[str]]] = {}
    listed = project.child("Assignments")
    for node in listed.all("Assignment") if listed else ():
        if node.text("ResourceUID") in names:
            name, theirs = names[node.text("ResourceUID")]
            found.setdefault(node.text("TaskUID"), ([], []))[1 if theirs else 0].append(name)
    return found
