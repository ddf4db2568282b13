"""The checklist items of a mass of projects, worked on as far as each project has come."""

from datetime import date, datetime, timedelta
from typing import Any

from lifecycle.demo.mass.batch import Batch, Row, moment
from lifecycle.demo.mass.rows import insert
from lifecycle.models import ChecklistItem, PlaybookItem, Project
from lifecycle.models.playbooks import offsets
from lifecycle.stages import OPENS_AT, Stage, position

Fact = dict[str, Any]
TOLD = 20
CURRENT = {"done": 45, "todo": 30, "doing": 15, "waiting_customer": 6, "skipped": 4}


def make(batch: Batch) -> None:
    """Items with states and dates, the figures of each project that follow from them, and an event for some of them."""
    template = list(batch.rows[0].project.playbook.items.all())
    places = {
        stage: offsets([item for item in template if item.stage == stage])
        for stage in {item.stage for item in template}
    }
    items = [item for row in batch.rows for item in _items(batch, row, template, places)]
    insert(items)
    of: dict[int, list[ChecklistItem]] = {}
    for item in items:
        of.setdefault(item.project_id, []).append(item)
    titles = {item.pk: str(item) for item in template}
    for row in batch.rows:
        mine = of[row.project.pk]
        _figures(row, mine)
        _tell(row, mine, titles)


def _items(
    batch: Batch, row: Row, template: list[PlaybookItem], places: dict[str, dict[str, int]]
) -> list[ChecklistItem]:
    found, project = [], row.project.pk
    over = {stage: row.left(stage) for stage in places}
    begun = {stage: row.days.get(OPENS_AT[Stage(stage)]) for stage in places}
    for item in template:
        owner, start = row.team.get(item.owner_role), begun[item.stage]
        facts: Fact = {}
        if start:
            # five working days in seven are near enough here
            due = start + timedelta(days=places[item.stage][item.code] * 7 // 5 + 1)
            facts = _worked(batch, row, item, start, due, over[item.stage])
        # keys instead of rows: a tenth of the time of inserting a mass is spent on looking at related objects
        found.append(ChecklistItem(
            project_id=project, template_item_id=item.pk, code=item.code, stage=item.stage, order=item.order,
            mandatory=item.mandatory, gate=item.gate, owner_id=owner.pk if owner else None, **facts,
        ))  # fmt: skip
    return found


def _worked(batch: Batch, row: Row, item: PlaybookItem, begun: date, due: date, over: bool) -> Fact:
    state = "done" if over else batch.names.weighted(CURRENT)
    if over and batch.chance(5):
        state = "skipped"
    last = min(batch.today, max(row.days.values()))
    ended = min(due, last) - timedelta(days=batch.between(0, 3))
    ended = max(ended, begun)
    if state not in ("done", "skipped") and due < batch.today - timedelta(days=12):
        due = batch.today + timedelta(days=batch.between(-6, 20))
    facts: Fact = {"state": state, "due": due, "started_on": None if state == "todo" else begun}
    worker = row.team.get(item.owner_role) or row.team["PM"]
    if state == "done":
        facts |= {"done_on": ended, "done_by_id": worker.pk, "result_note": batch.names.sentence().zh}
    elif state == "skipped":
        facts |= {
            "skip_reason_code": "OTHER", "skip_note": "与客户约定不做", "skip_asked_by_id": row.team["SM"].pk,
            "skip_approved_by_id": row.team["IM"].pk,
        }  # fmt: skip
    elif state == "waiting_customer":
        facts |= {
            "waiting_contact_id": row.contacts[0].pk,
            "waiting_since": moment(batch.today - timedelta(days=batch.between(1, 9))),
        }
    return facts


def _tell(row: Row, items: list[ChecklistItem], titles: dict[int, str]) -> None:
    """Of the first items that were done: a mass whose whole past is told would say nothing more."""
    people = {user.pk: user for user in row.team.values()}
    for item in items[:TOLD]:
        if item.done_on and item.done_by_id:
            row.tell(item.done_on, "item.done", people[item.done_by_id], item, titles[item.template_item_id or 0], 15,
                     **{"code": item.code, "from": "doing", "to": "done", "result_note": item.result_note})  # fmt: skip


def _figures(row: Row, items: list[ChecklistItem]) -> None:
    project: Project = row.project
    place = position(project.state)
    live = [item for item in items if item.is_open and place >= position(OPENS_AT[Stage(item.stage)]) and item.due]
    upcoming = min(live, key=lambda item: (item.due or date.max, item.order), default=None)
    waits: list[datetime] = [item.waiting_since for item in items if item.waiting_since]
    project.total_items, project.done_items = len(items), sum(not item.is_open for item in items)
    project.next_item, project.oldest_due = upcoming, upcoming.due if upcoming else None
    project.waiting_on_customer_since = min(waits, default=None)
