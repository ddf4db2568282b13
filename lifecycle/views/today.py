"""Today: what this person has to do, decide and sign, and what others owe them. Only their own projects."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import access, display
from lifecycle.frame import Request
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.commitments import Commitment
from lifecycle.models.projects import Project
from lifecycle.models.signatures import Signatory, SignatureRequest, open_for
from lifecycle.portfolio import acting
from lifecycle.progress import waiting_words
from lifecycle.stages import AT_REST, OPENS_AT, PATH, Stage, position
from lifecycle.templatetags.tl import due

SHOWN = 25
AHEAD_DAYS = 14


@access.signed_in
def today(request: Request) -> HttpResponse:
    user, day = request.user, timezone.localdate()
    projects = Project.objects.visible_to(user).exclude(state__in=AT_REST)
    mine = ChecklistItem.objects.filter(owner=user, project__in=projects).filter(opened()).open()
    counts = mine.aggregate(
        late=Count("pk", filter=Q(due__lt=day)), today=Count("pk", filter=Q(due=day)),
        waiting=Count("pk", filter=Q(state=ChecklistItem.State.WAITING)), all=Count("pk"),
    )  # fmt: skip
    rows = mine.select_related("template_item", "project__customer", "waiting_contact").order_by("due", "order")
    near = list(rows.filter(due__lte=day + timedelta(days=AHEAD_DAYS))[: 3 * SHOWN])
    waiting = waiting_rows(user, rows, projects)
    sections = [
        {"key": "late", "title": _("Overdue"), "icon": "alarm", "rows": item_rows(i for i in near if i.due < day), "n": counts["late"]},
        {"key": "today", "title": _("Due today"), "icon": "calendar-event", "rows": item_rows(i for i in near if i.due == day), "n": counts["today"]},
        {"key": "sign", "title": _("To sign"), "icon": "signature", "rows": sign_rows(user)},
        {"key": "skips", "title": _("Skips to approve"), "icon": "gavel", "rows": skip_rows(user, projects)},
        {"key": "judge", "title": _("Promises to judge"), "icon": "flag", "rows": promise_rows(judge(user, projects))},
        {"key": "approve", "title": _("Promises to approve or refuse"), "icon": "flag", "rows": promise_rows(take_on(user, projects))},
        {"key": "waiting", "title": _("Waiting for the customer"), "icon": "hourglass", "rows": waiting},
        {"key": "next", "title": _("Mine next"), "icon": "list-check", "rows": item_rows(i for i in near if i.due > day)},
    ]  # fmt: skip
    for section in sections:
        section["n"] = max(section.get("n", 0), len(section["rows"]))
        section["more"] = section["n"] - len(section["rows"][:SHOWN])
        section["rows"] = section["rows"][:SHOWN]
    context = {
        "heading": _("Today"),
        "date": display.day_full(day),
        "sections": [section for section in sections if section["rows"]],
        "kpis": kpis(sections),
        "nothing": not any(section["rows"] for section in sections),
        "has_projects": projects.exists(),
        "may_add": access.can(user, "C", "projects"),
        "open_items": counts["all"],
    }
    return render(request, "lifecycle/today.html", context)


def opened() -> Q:
    """Items of stages whose checklist is open in the state that their project is in."""
    found = Q()
    for stage in Stage:
        found |= Q(stage=stage, project__state__in=PATH[position(OPENS_AT[stage]) :])
    return found


def kpis(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The counts on top; each leads to its list below."""
    tones = {"late": "late", "today": "wait", "waiting": ""}
    return [
        {"title": s["title"], "value": s["n"], "url": f"#{s['key']}" if s["n"] else "", "tone": tones.get(s["key"], "") if s["n"] else ""}
        for s in sections
        if s["key"] in ("late", "today", "sign", "waiting")
    ]  # fmt: skip


def place(project: Any) -> dict[str, str]:
    return {
        "project": project.label(),
        "project_url": reverse("project", args=[project.number]),
        "customer": str(project.customer),
    }


def item_rows(items: Iterable[ChecklistItem]) -> list[dict[str, Any]]:
    return [
        {
            "title": item.title, "url": reverse("item", args=[item.project.number, item.pk]), "end": due(item.due),
            "note": waiting_words(item) if item.state == ChecklistItem.State.WAITING else "", **place(item.project),
        }
        for item in items
    ]  # fmt: skip


def waiting_rows(user: Any, items: Any, projects: Any) -> list[dict[str, Any]]:
    """Items of mine that a contact has, and documents that I sent and nobody signed yet; the longest wait first."""
    found = []
    for item in items.filter(state=ChecklistItem.State.WAITING).order_by("waiting_since")[:SHOWN]:
        who = item.waiting_contact.label() if item.waiting_contact else _("the customer")
        found.append((item.waiting_since, {
            "title": item.title, "url": reverse("item", args=[item.project.number, item.pk]),
            "note": _("with %(who)s") % {"who": who}, "end": since(item.waiting_since), **place(item.project),
        }))  # fmt: skip
    sent = SignatureRequest.objects.filter(
        sent_by=user, state=SignatureRequest.State.OPEN, document__project__in=projects
    ).select_related("document__project__customer").prefetch_related("signatories")[:SHOWN]  # fmt: skip
    for request in sent:
        asked = [s.name for s in request.signatories.all() if s.is_customer and s.state in Signatory.ASKED]
        if asked:
            note = _("signature of %(who)s") % {"who": _(", ").join(asked)}
            found.append((request.sent_at, {
                "title": f"{request.document.label} {request.document.number}", "url": request.document.get_absolute_url(),
                "note": note, "end": since(request.sent_at), **place(request.document.project),
            }))  # fmt: skip
    return [row for _at, row in sorted(found, key=lambda pair: pair[0])]


def since(moment: Any) -> str:
    days = (timezone.localdate() - timezone.localtime(moment).date()).days
    return _("since %(day)s · %(n)d d") % {"day": display.day(moment), "n": days}


def sign_rows(user: Any) -> list[dict[str, Any]]:
    return [
        {
            "title": f"{row.request.document.label} {row.request.document.number}",
            "url": reverse("document_sign", args=[row.request.document.number]),
            "note": "", "end": since(row.asked_at), **place(row.request.document.project),
        }
        for row in open_for(user)[:SHOWN]
    ]  # fmt: skip


def skip_rows(user: Any, projects: Any) -> list[dict[str, Any]]:
    where = within(user, projects, "skip", "checklist")
    rows = ChecklistItem.objects.open().filter(project__in=where, skip_asked_by__isnull=False)
    rows = rows.exclude(skip_asked_by=user).select_related("template_item", "project__customer", "skip_asked_by")
    return [
        {
            "title": item.title, "url": reverse("item", args=[item.project.number, item.pk]), "end": due(item.due),
            "note": _("%(who)s asks: %(why)s") % {"who": item.skip_asked_by, "why": item.skip_note}, **place(item.project),
        }
        for item in rows.order_by("due")[:SHOWN]
    ]  # fmt: skip


def judge(user: Any, projects: Any) -> Any:
    rows = Commitment.objects.filter(project__in=within(user, projects, "verdict", "commitments"))
    return rows.filter(state__in=Commitment.OPEN, verdict=Commitment.Verdict.UNREVIEWED)


def take_on(user: Any, projects: Any) -> Any:
    """In the red, judged, and neither promised nor judged by this executive."""
    rows = Commitment.objects.filter(project__in=within(user, projects, "A", "commitments"))
    return rows.filter(Commitment.red(), state=Commitment.State.REVIEWED).exclude(
        Q(promised_by=user) | Q(reviewer=user)
    )


def promise_rows(rows: Any) -> list[dict[str, Any]]:
    found = rows.select_related("project__customer", "promised_by").order_by("due", "pk")[:SHOWN]
    return [
        {
            "title": row.label, "url": reverse("record", args=[row.project.number, "lifecycle", "promises", row.number]),
            "end": due(row.due), "note": _("promised by %(who)s") % {"who": row.promised_by}, **place(row.project),
        }
        for row in found
    ]  # fmt: skip


def within(user: Any, projects: Any, act: str, area: str) -> Any:
    """Of these projects, those in which a role of this person gives them the act."""
    where = acting(user, act, area)
    return projects if where is None else projects.filter(where)
