"""How far a project is, as its pages show it: rows of the checklist, and the card of the gate ahead."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, display, silence
from lifecycle.evidence import lines
from lifecycle.gates import GATES, GateResult, evaluate, is_own_gate
from lifecycle.models.checklists import ChecklistItem, ItemQuerySet
from lifecycle.models.projects import Project
from lifecycle.models.transitions import GateApproval, StageTransition
from lifecycle.models.users import User
from lifecycle.stages import State
from lifecycle.templatetags.tl import due
from lifecycle.text import listed

MARKS = {"todo": "open", "doing": "half", "waiting_customer": "half", "done": "done", "skipped": "na"}


def items_of(project: Project, stage: str) -> ItemQuerySet:
    """A stage's items with all that their rows show: three queries."""
    rows = ChecklistItem.objects.for_list().filter(project=project, stage=stage)
    return rows.prefetch_related("evidence", "ticks").order_by("order", "occurrence")


def item_rows(items: Iterable[ChecklistItem], project: Project) -> list[dict[str, Any]]:
    silent = silence.deemed_in(project)
    return [item_row(item, project, silent) for item in items]


def item_row(item: ChecklistItem, project: Project, silent: set[int] | None = None) -> dict[str, Any]:
    """`silent`: documents of the project that were deemed accepted."""
    note, links = _note(item, silent or set(), at_rest=not project.is_running)
    title = (
        item.title
        if item.occurrence == 1
        else _("%(title)s (no. %(n)d)") % {"title": item.title, "n": item.occurrence}
    )
    return {
        "state": MARKS[item.state],
        "title": title,
        "url": reverse("item", args=[project.number, item.pk]),
        "note": note,
        "links": links,
        "who": item.owner.initials if item.owner else "",
        "who_name": item.owner.label() if item.owner else "",
        "due": _when(item, project),
    }


def _when(item: ChecklistItem, project: Project) -> str:
    """When it is due or was done; in a project at rest nothing is due, so that what was left open is only that."""
    if not item.is_open:
        return display.day(item.done_on) if item.done_on else ""
    return str(due(item.due) if project.is_running else _("Not done"))


def _note(item: ChecklistItem, silent: set[int], *, at_rest: bool = False) -> tuple[str, list[dict[str, str]]]:
    """What there is to say of an item in one line: its result, what it waits for, or what it lacks."""
    found = [e for e in item.evidence.all() if e.subject_kind == "lifecycle.document"]
    links = [
        {"text": silence.marked(e.label, e.subject_id in silent), "url": reverse("document", args=[e.label])} for e in found
    ]  # fmt: skip
    if item.state == ChecklistItem.State.SKIPPED:
        return _("Skipped: %(why)s") % {"why": item.skip_note or item.skip_reason}, links
    if item.state == ChecklistItem.State.DONE:
        labels = [e.label for e in item.evidence.all() if e not in found]
        shown = " · ".join(labels) if labels or links else item.result_note
        return shown, links
    if at_rest:
        return "", links
    words = []
    if item.skip_asked_by_id:
        words.append(_("Waits for approval to be skipped"))
    if item.state == ChecklistItem.State.WAITING:
        words.append(waiting_words(item))
    steps, ticked = len(item.template_item.steps) if item.template_item else 0, len(item.ticks.all())
    if ticked and steps:
        words.append(_("%(done)d of %(total)d steps") % {"done": ticked, "total": steps})
    if item.state != ChecklistItem.State.TODO:
        lacking = [line["label"] for line in lines(item) if line["provable"] and not line["found"]]
        if lacking:
            words.append(_("still missing: %(what)s") % {"what": listed(lacking)})
    return " · ".join(words), links


def waiting_words(item: ChecklistItem) -> str:
    who = item.waiting_contact.label() if item.waiting_contact else _("the customer")
    return _("Waiting for %(who)s since %(day)s") % {"who": who, "day": display.day(item.waiting_since)}


# -- the gate ahead ------------------------------------------------------------------------------------------------


def gate_card(project: Project, user: User) -> dict[str, Any] | None:
    """The conditions of the gate ahead, who has approved, and what this person can do about it. None at the end."""
    code = project.next_gate
    if code is None:
        return None
    result = evaluate(project, code)
    rule = GATES[code]
    given = list(GateApproval.objects.filter(project=project, gate=code, transition=None).select_related("by"))
    open_roles = [role for role in rule.approvers if role not in {approval.role for approval in given}]
    mine = [role for role in rule.approvers if role in access.roles_in(user, project)]
    checkpoint = rule.to == project.state
    state = State(project.state).label
    return {
        "key": "next",
        "code": code,
        "title": rule.title if checkpoint else _("To leave “%(state)s”") % {"state": state},
        "met": result.met,
        "total": len(result.lines),
        "rows": gate_rows(result),
        "verb": rule.verb,
        "ready": not result.blockers,
        "approvals": [
            _("%(who)s approved as %(role)s, %(when)s")
            % {"who": a.by.label(), "role": access.role_names([a.role]), "when": display.ago_text(a.at)}
            for a in given
        ],
        "waiting_for": access.role_names(open_roles),
        "may_decide": bool(set(mine) & set(open_roles)),
        "decided": bool(mine) and not set(mine) & set(open_roles),
        "may_override": bool(result.blockers) and access.can(user, "override", "gates", project),
        "own_gate": is_own_gate(user, project, code) if access.can(user, "override", "gates", project) else False,
    }


def gate_rows(result: GateResult) -> list[dict[str, Any]]:
    return [
        {
            "ok": line.answer.met, "title": line.condition.text, "why": line.condition.why, "detail": line.answer.detail,
            "soft": not line.answer.met and not line.blocks, "url": line.answer.url, "mend": line.answer.label,
        }
        for line in result.lines
    ]  # fmt: skip


def moves_of(project: Project, *gates: str) -> list[dict[str, Any]]:
    """What happened at these gates, newest first: who, when, with which reason."""
    rows = StageTransition.objects.filter(project=project, gate__in=gates).select_related("by")
    return [
        {
            "title": GATES[row.gate].title,
            "tone": {"passed": "ok", "overridden": "wait", "refused": "bad"}.get(row.result, "off"),
            "result": row.get_result_display(),
            "who": row.by.label(),
            "at": row.at,
            "reason": row.override_reason,
            "unmet": [line["text"] for line in row.conditions if not line["met"]],
        }
        for row in rows
    ]  # fmt: skip
