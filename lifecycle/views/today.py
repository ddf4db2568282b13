"""Today: what this person has to do, decide and sign, and what others owe them. Only their own projects."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import access, display, headsup, teamday
from lifecycle import answering as waits
from lifecycle.frame import Request
from lifecycle.hooks import HOOKS
from lifecycle.models.authorities import SigningAuthority
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.commitments import Commitment
from lifecycle.models.projects import Project
from lifecycle.models.requirement_tasks import RequirementTask
from lifecycle.models.risks import Risk
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatures import Signatory, SignatureRequest, open_for
from lifecycle.portfolio import acting
from lifecycle.progress import waiting_words
from lifecycle.stages import AT_REST, OPENS_AT, PATH, TRIAL_RUN_NOT_IN, Stage, State, position
from lifecycle.templatetags.tl import due
from lifecycle.text import listed

SHOWN = 25
SHOWN_NEXT = 12
COUNTED = 100
AHEAD_DAYS = 14
# What rows show of their project, and of an item: whole rows of five tables would take longer than all the rest.
PLACE = (
    "project__number",
    "project__name",
    "project__name_en",
    "project__customer__name",
    "project__customer__name_en",
)
ITEM = (
    "own_title",
    "code",
    "state",
    "due",
    "waiting_since",
    "template_item__title",
    "template_item__title_en",
    *PLACE,
)


@access.signed_in
def today(request: Request) -> HttpResponse:
    user, day = request.user, timezone.localdate()
    projects = Project.objects.visible_to(user).exclude(state__in=AT_REST)
    mine = ChecklistItem.objects.filter(owner=user, project__in=projects).filter(opened()).open()
    counts = mine.aggregate(
        late=Count("pk", filter=Q(due__lt=day)), today=Count("pk", filter=Q(due=day)),
        waiting=Count("pk", filter=Q(state=ChecklistItem.State.WAITING)), ahead=Count("pk", filter=Q(due__gt=day, due__lte=day + timedelta(days=AHEAD_DAYS))),
    )  # fmt: skip
    rows = mine.select_related("template_item", "project__customer", "waiting_contact").order_by("due", "order")
    rows = rows.only(*ITEM, "waiting_contact__name", "waiting_contact__name_en")
    late = rows.filter(due__lt=day)[:SHOWN] if counts["late"] else []
    now = rows.filter(due=day)[:SHOWN] if counts["today"] else []
    end = day + timedelta(days=AHEAD_DAYS)
    ahead = rows.filter(due__gt=day, due__lte=end)[:SHOWN_NEXT] if counts["ahead"] else []
    waiting = waiting_rows(user, rows if counts["waiting"] else rows.none(), projects)
    sections = [
        section("late", _("Overdue"), "alarm", item_rows(late), counts["late"]),
        section("today", _("Due today"), "calendar-event", item_rows(now), counts["today"]),
        section("sign", _("To sign"), "signature", sign_rows(user)),
        section("skips", _("Skips to approve"), "gavel", skip_rows(user, projects)),
        section("judge", _("Promises to judge"), "flag", promise_rows(judge(user, projects))),
        section("approve", _("Promises to approve or refuse"), "flag", promise_rows(take_on(user, projects))),
        section("risks", _("Risks to look at again"), "alert-triangle", risk_rows(user, projects)),
        *(section(*found) for found in headsup.today_rows(user, projects)),
        section("requirements", _("Requirements to be done"), "list-check", task_rows(user, projects)),
        section("questions", _("Questions to answer"), "help-circle", waits.question_rows(user, projects)),
        section("steps", _("Next steps after talks"), "message-circle", waits.step_rows(user, projects)),
        *(section(*found) for found in teamday.sections(user, projects)),
        section("silent", _("Not contacted for too long"), "user", waits.silent_rows(user, projects)),
        *(section(*found) for tell in HOOKS["today"] for found in tell(user=user, projects=projects)),
        section("letters", _("Letters of authority that end soon"), "file-certificate", letter_rows(user, projects)),
        section("waiting", _("Waiting for the customer"), "hourglass", waiting),
        section("next", _("Mine next"), "list-check", item_rows(ahead), counts["ahead"]),
    ]
    nothing = not any(section["rows"] for section in sections)
    context = {
        "heading": _("Today"),
        "date": display.day_full(day),
        "sections": [section for section in sections if section["rows"]],
        "kpis": kpis(sections),
        "nothing": nothing,
        "has_projects": not nothing or projects.exists(),
        "may_add": access.can(user, "C", "projects"),
    }
    return render(request, "lifecycle/today.html", context)


def section(key: str, title: str, icon: str, rows: list[dict[str, Any]], n: int = 0) -> dict[str, Any]:
    """`n`: how many there are, where `rows` holds only the first."""
    shown = [row | {"note": row["note"] and f" · {row['note']}"} for row in rows[:SHOWN]]
    n = max(n, len(rows))
    return {"key": key, "title": title, "icon": icon, "rows": shown, "n": n, "more": n - len(shown)}


def opened() -> Q:
    """Items of stages whose checklist is open in the state that their project is in."""
    found = Q()
    for stage in Stage:
        found |= Q(stage=stage, project__state__in=PATH[position(OPENS_AT[stage]) :])
    for setting, left_out in TRIAL_RUN_NOT_IN.items():  # asked within the same query
        chosen = Q(Exists(SiteSettings.objects.filter(trial_run_in=setting)))
        found &= ~(Q(stage=left_out, project__state=State.TRIAL_RUN) & chosen)
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
    return {"project": project.label(), "customer": str(project.customer)}


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
    for item in items.filter(state=ChecklistItem.State.WAITING).order_by("waiting_since")[:COUNTED]:
        who = item.waiting_contact.label() if item.waiting_contact else _("the customer")
        found.append((item.waiting_since, {
            "title": item.title, "url": reverse("item", args=[item.project.number, item.pk]),
            "note": _("with %(who)s") % {"who": who}, "end": since(item.waiting_since), **place(item.project),
        }))  # fmt: skip
    sent = SignatureRequest.objects.filter(
        sent_by=user, state=SignatureRequest.State.OPEN, document__project__in=projects
    ).select_related("document__project__customer").prefetch_related("signatories")[:COUNTED]  # fmt: skip
    for request in sent:
        asked = [s.name for s in request.signatories.all() if s.is_customer and s.state in Signatory.ASKED]
        if asked:
            note = _("signature of %(who)s") % {"who": listed(asked)}
            found.append((request.sent_at, {
                "title": f"{request.document.label} {request.document.number}", "url": request.document.get_absolute_url(),
                "note": note, "end": since(request.sent_at), **place(request.document.project),
            }))  # fmt: skip
    return [row for _at, row in sorted(found, key=lambda pair: pair[0])]


def since(moment: Any) -> str:
    days = (timezone.localdate() - timezone.localtime(moment).date()).days
    return _("since %(day)s · %(n)d d") % {"day": display.day(moment), "n": days} if days > 0 else _("since today")


def sign_rows(user: Any) -> list[dict[str, Any]]:
    return [
        {
            "title": f"{row.request.document.label} {row.request.document.number}",
            "url": reverse("document_sign", args=[row.request.document.number]),
            "note": "", "end": since(row.asked_at), **place(row.request.document.project),
        }
        for row in open_for(user)[:COUNTED]
    ]  # fmt: skip


def letter_rows(user: Any, projects: Any) -> list[dict[str, Any]]:
    """Of customers for whom this person owns pre-sales or delivery."""
    mine = projects.filter(Q(presales_owner=user) | Q(delivery_owner=user))
    rows = SigningAuthority.objects.expiring(timezone.localdate())
    rows = rows.filter(contact__customer__in=mine.values("customer")).select_related("contact__customer")
    return [
        {
            "title": row.contact.label(), "url": reverse("contact_authority", args=[row.contact.customer_id, row.contact_id]),
            "end": due(row.valid_until), "note": "", "project": row.kinds_label, "customer": str(row.contact.customer),
        }
        for row in rows[:COUNTED]
    ]  # fmt: skip


def skip_rows(user: Any, projects: Any) -> list[dict[str, Any]]:
    where = within(user, projects, "skip", "checklist")
    rows = ChecklistItem.objects.open().filter(project__in=where, skip_asked_by__isnull=False)
    rows = rows.exclude(skip_asked_by=user).select_related("template_item", "project__customer", "skip_asked_by")
    rows = rows.only(*ITEM, "skip_note", "skip_asked_by__name", "skip_asked_by__name_en")
    return [
        {
            "title": item.title, "url": reverse("item", args=[item.project.number, item.pk]), "end": due(item.due),
            "note": _("%(who)s asks: %(why)s") % {"who": item.skip_asked_by, "why": item.skip_note}, **place(item.project),
        }
        for item in rows.order_by("due")[:COUNTED]
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
    shown = ("text", "text_en", "number", "due", "promised_by__name", "promised_by__name_en", *PLACE)
    found = rows.select_related("project__customer", "promised_by").only(*shown).order_by("due", "pk")[:COUNTED]
    return [
        {
            "title": row.label, "url": reverse("record", args=[row.project.number, "lifecycle", "promises", row.number]),
            "end": due(row.due), "note": _("promised by %(who)s") % {"who": row.promised_by}, **place(row.project),
        }
        for row in found
    ]  # fmt: skip


def risk_rows(user: Any, projects: Any) -> list[dict[str, Any]]:
    """Open risks of mine whose day of review has come."""
    rows = Risk.objects.filter(owner=user, project__in=projects, state__in=Risk.OPEN, due__lte=timezone.localdate())
    shown = ("title", "title_en", "number", "due", "probability", "impact", *PLACE)
    return [
        {
            "title": row.label, "url": reverse("record", args=[row.project.number, "lifecycle", "risks", row.number]),
            "end": due(row.due), "note": _("exposure %(n)d") % {"n": row.exposure}, **place(row.project),
        }
        for row in rows.select_related("project__customer").only(*shown).order_by("due", "pk")[:COUNTED]
    ]  # fmt: skip


def task_rows(user: Any, projects: Any) -> list[dict[str, Any]]:
    """Tasks of requirements that are mine, the soonest due first; what is late says so."""
    rows = RequirementTask.objects.open().filter(owner=user, requirement__project__in=projects)
    rows = rows.select_related("requirement__project__customer").order_by("due", "pk")[:COUNTED]
    return [
        {
            "title": row.what, "end": due(row.due), "note": row.requirement.label,
            "url": reverse("record", args=[row.requirement.project.number, "lifecycle", "requirements", row.requirement.number]),
            **place(row.requirement.project),
        }
        for row in rows
    ]  # fmt: skip


def within(user: Any, projects: Any, act: str, area: str) -> Any:
    """Of these projects, those in which a role of this person gives them the act."""
    where = acting(user, act, area)
    return projects if where is None else projects.filter(where)
