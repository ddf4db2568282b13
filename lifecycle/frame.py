"""The frame around every page of a project: stage bar, tabs, health. Three queries, whatever the page."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lifecycle import access, display, known
from lifecycle.compliance import Counts, stage_counts
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.readings import AMBER, COST, GREEN, QUALITY, RED, TIME
from lifecycle.stages import STAGE_OF, Stage, State

FROZEN = (State.ACCEPTANCE, State.PAYMENT, State.PAID)
TONES = {GREEN: "ok", AMBER: "wait", RED: "bad"}
# Pages of records that belong to no stage stand under the tab of the promises, or where their work begins.
ALIASES = {
    "lifecycle": "promises", "risks": "promises", "readiness": "promises", "questions": "promises",
    "communications": "promises", "questionnaires": "promises", "meetings": "promises", "memos": "promises",
    "delays": "promises",
    "requirements": "presales", "objectives": "presales", "requirements-documents": "presales",
    "responses": "delivery", "key-users": "delivery", "processes": "delivery",
    "events": "activity", "project": "overview",
}  # fmt: skip


class Request(HttpRequest):
    """A request of somebody who is signed in; the middleware lets nobody else through to our pages."""

    user: User


def posted(request: HttpRequest) -> Any:
    """What a form is bound to: an empty post is a post too, and gets its errors."""
    return request.POST if request.method == "POST" else None


def project_context(project: Project, user: User, tab: str) -> dict[str, Any]:
    """What base_project.html needs. `tab`: overview, presales, delivery, aftersales, promises, documents, people
    or activity; nothing is marked as current for another word."""
    return {
        "project": project,
        "bar": _bar(project, user),
        "tabs": _tabs(project, user, ALIASES.get(tab, tab)),
        "health": health(project),
        "unpaid": unpaid(project, user),
        "freeze": freeze(project, user),
        "log_url": log_url(project, user),
        "project_url": project.get_absolute_url(),
        "customer_url": reverse("customer", args=[project.customer_id]) if access.can(user, "R", "customers") else "",
    }


def log_url(project: Project, user: User) -> str:
    """Where a contact is noted in a minute, from every page of the project."""
    if project.read_only or not access.can(user, "C", "communications", project):
        return ""
    return reverse("record_new", args=[project.number, "lifecycle", "communications"])


def health(project: Project) -> dict[str, str]:
    """The badge beside the project's name: how it stands, or that it is at rest."""
    if project.state == State.CLOSED:
        return {"tone": "ok", "text": str(State.CLOSED.label)}
    if not project.is_running:
        return {"tone": "off", "text": str(State(project.state).label)}
    colour = project.health()
    return {"tone": TONES[colour], "text": health_word(colour)}


def unpaid(project: Project, user: User) -> dict[str, str] | None:
    """“Accepted, unpaid” beside the project's name, with what is open and the payments behind it for those who may know."""
    if not project.accepted_unpaid:
        return None
    if not access.can(user, "R", "payment", project):
        return {"text": _("Accepted, unpaid"), "url": ""}
    amount = display.money_short(project.open_amount, project.currency)
    url = reverse("record_list", args=[project.number, Stage.AFTERSALES, "milestones"])
    return {"text": _("Accepted, unpaid: %(amount)s") % {"amount": amount}, "url": url}


def freeze(project: Project, user: User) -> dict[str, str] | None:
    """From acceptance on nothing new goes into the project; where a wish goes instead, for those who may look there."""
    if project.state not in FROZEN:
        return None
    seen = access.can(user, "R", "improvements", project)
    return {"url": reverse("record_list", args=[project.number, Stage.AFTERSALES, "phase-two"]) if seen else ""}


def health_word(colour: str) -> str:
    words = {GREEN: _("On track"), AMBER: _("At risk"), RED: _("In trouble")}
    return words[colour]


def light_names() -> dict[str, str]:
    """In the order in which they stand everywhere."""
    return {TIME: _("Time"), QUALITY: _("Quality"), COST: _("Cost")}


def _tabs(project: Project, user: User, current: str) -> list[dict[str, Any]]:
    n = project.number
    rows = [("overview", _("Overview"), reverse("project", args=[n]), 0)]
    if access.can(user, "R", "checklist", project):
        rows += [
            (stage.value, str(stage.label), reverse("project_stage", args=[n, stage.value]), 0) for stage in Stage
        ]
    if access.can(user, "R", "commitments", project):
        promises = reverse("record_list", args=[n, "lifecycle", "promises"])
        rows.append(("promises", _("Promises"), promises, project.open_promises))
    if access.can(user, "R", "documents", project):
        rows.append(("documents", _("Documents"), reverse("project_documents", args=[n]), 0))
    if access.can(user, "R", "members", project):
        rows.append(("people", _("People"), reverse("project_people", args=[n]), 0))
    rows.append(("activity", _("Activity"), reverse("project_events", args=[n]), 0))
    return [{"title": title, "url": url, "current": key == current, "count": n} for key, title, url, n in rows]


def _bar(project: Project, user: User) -> list[dict[str, Any]]:
    counts = stage_counts(project)
    left = stages_left(project)
    done = project.state in (State.PAID, State.CLOSED)
    order = list(Stage)
    bar = []
    for stage in Stage:
        past = order.index(stage) < order.index(project.stage) or project.state == State.CLOSED
        now = stage == project.stage and not past and not done
        bar.append({
            "key": stage.value,
            "title": stage.label,
            "note": _note(project, stage, counts.get(stage.value, Counts()), left.get(stage)),
            "url": reverse("project_stage", args=[project.number, stage.value]),
            "state": "now" if now else "done" if past or (done and stage == Stage.AFTERSALES) else "next",
        })  # fmt: skip
    closed = "done" if project.state == State.CLOSED else "now" if project.state == State.PAID else "next"
    title = pgettext("project state", "Closed")
    bar.append({"key": "closed", "title": title, "note": _money(project, user), "url": "", "state": closed})
    return bar


def stages_left(project: Project) -> dict[Stage, date]:
    """The day on which the project last left a stage, for those that lie behind it."""
    order = list(Stage)
    here = order.index(project.stage)
    left: dict[Stage, date] = {}
    if not here:
        return left
    moves = [move for move in known.moves(project) if move.result in (move.Result.PASSED, move.Result.OVERRIDDEN)]
    for move in moves:
        stage = STAGE_OF.get(State(move.from_state))
        if stage and stage != STAGE_OF.get(State(move.to_state)) and order.index(stage) < here:
            left.setdefault(stage, timezone.localtime(move.at).date())
    return left


def _note(project: Project, stage: Stage, counts: Counts, left: date | None) -> str:
    late = counts.late
    words = [_("%(done)d of %(total)d") % {"done": counts.done, "total": counts.total}]
    if left:
        words.append(_("left %(day)s") % {"day": display.day(left)})
    elif stage in project.open_stages() and project.is_running:
        if late:
            words.append(ngettext("%(n)d overdue", "%(n)d overdue", late) % {"n": late})
    elif planned := {Stage.DELIVERY: project.planned_start, Stage.AFTERSALES: project.planned_end}.get(stage):
        words.append(_("planned %(day)s") % {"day": display.day(planned)})
    return " · ".join(words)


def _money(project: Project, user: User) -> str:
    """How much of the contract has come in, for those who may know."""
    if not access.can(user, "R", "payment", project) or not project.amount:
        return ""
    share = round(100 * project.collected_amount / project.amount)
    amount = display.money_short(project.amount, project.currency)
    return _("%(share)d%% of %(amount)s collected") % {"share": share, "amount": amount}
