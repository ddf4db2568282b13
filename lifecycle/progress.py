"""How far a project is, as its pages show it: rows of the checklist, and the card of the gate ahead."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lifecycle import access, display, known, silence, ways
from lifecycle.evidence import lines
from lifecycle.gates import GATES, GateResult, evaluate, is_own_gate
from lifecycle.models.checklists import ChecklistItem, ItemQuerySet
from lifecycle.models.documents import Document
from lifecycle.models.evidence import Evidence, StepTick
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.stages import State
from lifecycle.templatetags.tl import due, icon
from lifecycle.text import listed
from lifecycle.words import DOCUMENT, hidden_kinds

SHOWN = (
    "code", "stage", "occurrence", "own_title", "state", "due", "done_on", "result_note", "waiting_since",
    "skip_note", "skip_reason_code", "skip_asked_by", "template_item__title", "template_item__title_en",
    "template_item__steps", "template_item__evidence", "template_item__skip_reasons", "owner__name", "owner__name_en",
    "waiting_contact__name", "waiting_contact__name_en",
)  # fmt: skip
ICONS = {"done": "check", "na": "minus"}
MARKS = {"todo": "open", "doing": "half", "waiting_customer": "half", "done": "done", "skipped": "na"}


def items_of(project: Project, stage: str) -> ItemQuerySet:
    """A stage's items with all that their rows show: two queries."""
    ticked = StepTick.objects.filter(item=OuterRef("pk")).order_by().values("item").annotate(n=Count("pk")).values("n")
    rows = ChecklistItem.objects.filter(project=project, stage=stage).annotate(ticked=Subquery(ticked)).only(*SHOWN)
    rows = rows.select_related("template_item", "owner", "waiting_contact")
    return rows.prefetch_related("evidence").order_by("order", "occurrence")


def item_rows(items: Iterable[ChecklistItem], project: Project, user: User) -> list[dict[str, Any]]:
    """What proves an item is named to those who may read it."""
    silent, hidden = silence.deemed_in(project), hidden_kinds(user, project)
    closed = set(Document.objects.closed_to(user, project).values_list("pk", flat=True))

    def shown(proof: Evidence) -> bool:
        return proof.subject_id not in closed if proof.subject_kind == DOCUMENT else proof.subject_kind not in hidden

    return [item_row(item, project, silent, shown) for item in items]


def item_row(
    item: ChecklistItem, project: Project, silent: set[int], shown: Callable[[Evidence], bool]
) -> dict[str, Any]:
    """`silent`: documents of the project that were deemed accepted; `shown`: may the reader know of that evidence?"""
    note, links = _note(item, silent, shown, at_rest=not project.is_running)
    state = MARKS[item.state]
    title = (
        item.title
        if item.occurrence == 1
        else _("%(title)s (no. %(n)d)") % {"title": item.title, "n": item.occurrence}
    )
    return {
        "state": state,
        "mark": _mark(state),
        "title": title,
        "url": reverse("item", args=[project.number, item.pk]),
        "under": _under(note, links),
        "whose": _whose(item.owner),
        "due": _when(item, project),
    }


def _mark(state: str) -> str:
    word = {"done": _("Done"), "half": _("Half done"), "open": _("Not done"), "na": _("Not applicable")}[state]
    if state in ICONS:
        return format_html('<span class="tick tick-{}">{}</span>', state, icon(ICONS[state], label=word))
    return format_html('<span class="tick tick-{}"><span class="visually-hidden">{}</span></span>', state, word)


def _under(note: str, links: list[dict[str, str]]) -> str:
    """What stands in small print below the title."""
    parts = [note] if note else []
    parts += [format_html('<a href="{}">{}</a>', link["url"], link["text"]) for link in links]
    return (
        format_html("<small>{}</small>", format_html_join(" · ", "{}", ((part,) for part in parts))) if parts else ""
    )


def _whose(owner: User | None) -> str:
    if owner is None:
        return SafeString('<span class="who"></span>')
    return format_html(
        '<span class="who" title="{0}"><span class="visually-hidden">{0}</span><span aria-hidden="true">{1}</span></span>',
        owner.label(), owner.initials,
    )  # fmt: skip


def _when(item: ChecklistItem, project: Project) -> str:
    """When it is due or was done; in a project at rest nothing is due, so that what was left open is only that."""
    if not item.is_open:
        return display.day(item.done_on) if item.done_on else ""
    return str(due(item.due) if project.is_running else _("Not done"))


def _note(
    item: ChecklistItem, silent: set[int], shown: Callable[[Evidence], bool], *, at_rest: bool = False
) -> tuple[str, list[dict[str, str]]]:
    """What there is to say of an item in one line: its result, what it waits for, or what it lacks."""
    told = [e for e in item.evidence.all() if shown(e)]
    found = [e for e in told if e.subject_kind == DOCUMENT]
    links = [
        {"text": silence.marked(e.label, e.subject_id in silent), "url": reverse("document", args=[e.label])} for e in found
    ]  # fmt: skip
    if item.state == ChecklistItem.State.SKIPPED:
        return _("Skipped: %(why)s") % {"why": item.skip_note or item.skip_reason}, links
    if item.state == ChecklistItem.State.DONE:
        labels = [e.label for e in told if e not in found]
        if labels or links:
            return " · ".join(labels), links
        return ("" if item.evidence.all() else item.result_note), links  # it would name what was left out
    if at_rest:
        return "", links
    words = []
    if item.skip_asked_by_id:
        words.append(_("Waits for approval to be skipped"))
    if item.state == ChecklistItem.State.WAITING:
        words.append(waiting_words(item))
    steps, ticked = len(item.template_item.steps) if item.template_item else 0, item.ticked  # type: ignore[attr-defined]
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
    given = [approval for approval in known.approvals(project) if approval.gate == code]
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
        "rows": [row if ways.is_open(user, row["url"], project) else row | {"url": ""} for row in gate_rows(result)],
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
    rows = [move for move in known.moves(project) if move.gate in gates]
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
