"""What a project's first page tells: promises, money, health with its reasons, and who has the ball."""

from typing import Any

from django.db.models import Case, CharField, Count, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import access, compliance, display, satisfaction
from lifecycle.delayledger import ledger
from lifecycle.frame import TONES, health_word, light_names
from lifecycle.models.areas import Area
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.commitments import Commitment
from lifecycle.models.lights import COLOUR, FIGURES
from lifecycle.models.projects import Project
from lifecycle.models.questions import Question
from lifecycle.models.risks import Risk
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.readings import AMBER, GREEN, RED
from lifecycle.stages import AT_REST, UNSIGNED, State
from lifecycle.templatetags.tl import badge, due
from lifecycle.text import labelled, listed

SHOWN_PROMISES = 6
SHOWN_OF_PROMISE = (
    "number", "text", "text_en", "source", "source_ref", "state", "verdict", "hard_date", "product_maturity", "due",
)  # fmt: skip


def promises(project: Project) -> list[dict[str, Any]]:
    """Open promises first, those in the red on top."""
    order = Case(
        When(Commitment.red(), then=Value(0)), When(state__in=Commitment.OPEN, then=Value(1)), default=Value(2),
        output_field=IntegerField(),
    )  # fmt: skip
    rows = Commitment.objects.filter(project=project).only(*SHOWN_OF_PROMISE)
    return [
        {
            "url": reverse("record", args=[project.number, "lifecycle", "promises", row.number]),
            "text": row.label,
            "made": " ".join(filter(None, [str(row.get_source_display()), row.source_ref])),
            "tone": row.tone,
            "now": str(row.get_verdict_display() if row.state in Commitment.OPEN[:3] else row.get_state_display()),
            "due": due(row.due, done=row.state not in Commitment.OPEN or not project.is_running),
        }
        for row in rows.order_by(order, "due", "number")[:SHOWN_PROMISES]
    ]  # fmt: skip


def lights(project: Project, user: User) -> list[dict[str, str]]:
    """The three lights with their reasons; figures of the budget for those who may read it."""
    if project.state in AT_REST:
        return []
    names = light_names()
    told = FIGURES if access.can(user, "R", "budget", project) else COLOUR
    return [
        {"title": names[key], "tone": TONES[colour], "word": health_word(colour), "reason": reason}
        for key, (colour, reason) in project.lights(budget=told).items()
    ]


def by_area(project: Project, user: User) -> list[dict[str, Any]]:
    """How each of the nine fields of management stands: open risks, late items, questions and doubts that nobody has
    settled; those in which nothing is open are left out."""
    if project.state in AT_REST:
        return []
    risks: dict[str, list[Risk]] = {}
    if access.can(user, "R", "risks", project):
        for risk in Risk.objects.filter(project=project, state__in=Risk.OPEN).exclude(area=""):
            risks.setdefault(risk.area, []).append(risk)
    counts, questions = _open_by_area(project, user)
    limit = SiteSettings.load().threshold("risk_exposure") if risks else 0
    found = []
    for area in Area:
        open_risks, items_of = risks.get(area.value, []), counts.get(area.value, {"n": 0, "late": 0})
        asked_of = questions.get(area.value, {"n": 0, "late": 0})
        if not open_risks and not items_of["n"] and not asked_of["n"]:
            continue
        worst = max((risk.exposure for risk in open_risks), default=0)
        colour = (
            RED if worst and worst >= limit else AMBER if items_of["late"] or asked_of["late"] or open_risks else GREEN
        )
        words = [
            ngettext("%(n)d open item", "%(n)d open items", items_of["n"]) % {"n": items_of["n"]} if items_of["n"] else "",
            _("%(n)d late") % {"n": items_of["late"]} if items_of["late"] else "",
            ngettext("%(n)d open risk", "%(n)d open risks", len(open_risks)) % {"n": len(open_risks)} if open_risks else "",
            ngettext("%(n)d open question", "%(n)d open questions", asked_of["n"]) % {"n": asked_of["n"]} if asked_of["n"] else "",
            ngettext("%(n)d overdue", "%(n)d overdue", asked_of["late"]) % {"n": asked_of["late"]} if asked_of["late"] else "",
        ]  # fmt: skip
        found.append({
            "title": area.label, "tone": TONES[colour], "word": health_word(colour),
            "reason": " · ".join(word for word in words if word),
        })  # fmt: skip
    return found


def _open_by_area(project: Project, user: User) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """Items and questions that are open in each field, and how many of them are late: what the user may read of them,
    in one query."""
    late = Count("pk", filter=Q(due__lt=timezone.localdate()))
    found: dict[str, dict[str, dict[str, int]]] = {"item": {}, "question": {}}
    parts: list[Any] = []
    if access.can(user, "R", "checklist", project):
        items = ChecklistItem.objects.open().filter(project=project, stage__in=project.open_stages())
        known = items.exclude(template_item__area="").exclude(template_item=None).order_by()
        parts.append(known.values("template_item__area").annotate(n=Count("pk"), late=late).values_list(
            Value("item", CharField()), "template_item__area", "n", "late"
        ))  # fmt: skip
    if access.can(user, "R", "questions", project):
        asked = Question.objects.filter(project=project, state=Question.State.OPEN).exclude(area="").order_by()
        parts.append(asked.values("area").annotate(n=Count("pk"), late=late).values_list(
            Value("question", CharField()), "area", "n", "late"
        ))  # fmt: skip
    for what, area, n, overdue in parts[0].union(*parts[1:], all=True) if parts else ():
        found[what][area] = {"n": n, "late": overdue}
    return found["item"], found["question"]


def ball(project: Project) -> dict[str, Any] | None:
    """Who has to act now, and since when; nothing for a project at rest."""
    if project.state in AT_REST:
        return None
    if since := project.waiting_on_customer_since:
        days = (timezone.localdate() - timezone.localtime(since).date()).days
        text = _("With the customer since %(day)s (%(n)d d)") % {"day": display.day(since), "n": days}
        if days < 1:
            text = _("With the customer since today")
        return {"tone": "wait", "text": text, "item": None}
    item = project.next_item
    text = _("With us; in this state since %(day)s") % {"day": display.day(project.state_since)}
    return {
        "tone": "now",
        "text": text,
        "item": item,
        "url": reverse("item", args=[project.number, item.pk]) if item else "",
    }


def facts(project: Project, user: User) -> list[tuple[str, Any]]:
    """Contract and dates as label and value; amounts only for those who may know them."""
    state = State(project.state).label
    rows: list[tuple[str, Any]] = [(_("State"), state)]
    if project.accepted_unpaid:
        rows = [(_("State"), format_html("{} {}", state, badge("late", _("Accepted, unpaid"))))]
    if access.can(user, "R", "contract", project) or access.can(user, "R", "payment", project):
        if project.contract_amount is not None:
            rows.append((_("Contract"), display.money(project.contract_amount, project.currency)))
            if access.can(user, "R", "payment", project):
                rows.append((_("Collected"), display.money(project.collected_amount, project.currency)))
                rows.append((_("Still to collect"), display.money(project.open_amount, project.currency)))
        elif project.expected_amount is not None:
            rows.append((_("Expected amount"), display.money(project.expected_amount, project.currency)))
    if project.state in UNSIGNED and not project.contract_passed_at:
        rows.append((_("Win probability"), f"{project.win_probability}%"))
        rows.append((_("Signing expected on"), display.day(project.expected_sign_on)))
    else:
        rows.append((_("Signed on"), display.day(project.contract_signed_on)))
        rows.append(
            (
                _("Contract due on"),
                due(project.contract_due_on, done=bool(project.actual_end) or not project.is_running),
            )
        )
    rows.append(
        (
            _("Planned time"),
            _("%(start)s to %(end)s")
            % {"start": display.day(project.planned_start), "end": display.day(project.planned_end)},
        )
    )
    if access.can(user, "R", "checklist", project):
        url = reverse("project_compliance", args=[project.number])
        rows.append((_("Playbook kept"), format_html('<a href="{}">{}</a>', url, compliance.of(project).words)))
    if told := satisfaction.line(project, user):
        rows.append((_("Satisfaction of the customer"), told))
    if project.state not in UNSIGNED and access.can(user, "R", "delays", project) and (lost := days_lost(project)):
        rows.append((_("Days lost"), lost))
    return rows


def days_lost(project: Project) -> str:
    """By side, and how many of them the customer has agreed to; with a link to the ledger."""
    found = ledger(project)
    if not found.days:
        return ""
    sides = listed(labelled(row.label, row.days) for row in found.sides if row.days)
    words = _("%(n)d (%(sides)s); agreed: %(agreed)d") % {"n": found.days, "sides": sides, "agreed": found.agreed}
    url = reverse("record_list", args=[project.number, "lifecycle", "delays"])
    return format_html('<a href="{}">{}</a>', url, words)
