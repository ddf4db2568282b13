"""Who works where, by week, over all projects; and one person's weeks, projects and absences."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lifecycle import access, display, workloads
from lifecycle.filters.team import TeamFilter
from lifecycle.frame import Request
from lifecycle.growing import Reader
from lifecycle.models.absences import Absence
from lifecycle.models.documents import Document
from lifecycle.models.projects import Project
from lifecycle.models.signatures import open_for
from lifecycle.models.slots import TeamSlot
from lifecycle.models.users import Role, User
from lifecycle.stages import AT_REST
from lifecycle.substitutes import managers
from lifecycle.views.absences import may_note
from lifecycle.views.projects import chips
from lifecycle.workloads import DAY, WEEK, Post

PAGE = 50
SHOWN_PLACES = 20


def period() -> tuple[date, date]:
    """From this Monday, twelve weeks."""
    start = workloads.monday(workloads.today())
    return start, start + workloads.AHEAD_WEEKS * WEEK - DAY


@require_safe
@access.page("team")
def index(request: Request) -> HttpResponse:
    start, end = period()
    narrowed = TeamFilter(request.GET, User.objects.filter(is_active=True).order_by("name", "pk"))
    everybody = list(narrowed.qs) if narrowed.form.is_valid() else []
    only_over = narrowed.form.is_valid() and narrowed.form.cleaned_data.get("over")
    page = None
    if not only_over:
        page = Paginator(everybody, PAGE).get_page(request.GET.get("page"))
    people = everybody if page is None else list(page)
    posts, away = workloads.posts(people, start, end), workloads.absences(people, start, end)
    rows = [_row(one, posts[one.pk], workloads.loads(posts[one.pk], away[one.pk], start, end)) for one in people]
    if page is None:
        rows = [row for row in rows if row["over"]]
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        rows = list(page)
    n = page.paginator.count
    context = {
        "heading": _("Team"), "rows": rows, "page": page, "form": narrowed.form,
        "chips": chips(narrowed.form, request.GET), "clear_url": request.path,
        "weeks": [display.day(start + i * WEEK) for i in range(workloads.AHEAD_WEEKS)],
        "managers": managers(request.user), "sees_trainers": access.may_open(request.user, "trainers"),
        "summary": ngettext("%(n)d person", "%(n)d people", n) % {"n": n}, "places": _places(request.user),
    }  # fmt: skip
    return render(request, "lifecycle/team.html", context)


def _row(one: User, mine: list[Post], weeks: list[workloads.Week]) -> dict[str, Any]:
    return {
        "name": one.label(), "url": reverse("person", args=[one.pk]), "kind": one.get_consultant_type_display(),
        "roles": access.role_names(one.roles), "projects": len({post.project_id for post in mine}),
        "weeks": [_cell(week) for week in weeks], "over": any(week.over for week in weeks),
    }  # fmt: skip


def _cell(week: workloads.Week) -> dict[str, Any]:
    tone = "over" if week.over else "full" if (week.load or 0) > 80 else "some" if week.load else "none"
    return {"load": week.load, "away": week.away, "over": week.over, "tone": tone, "day": display.day(week.start)}


def _places(user: User) -> list[dict[str, Any]]:
    """Open places in projects that the reader sees, the soonest first."""
    projects = Project.objects.visible_to(user).exclude(state__in=AT_REST)
    rows = TeamSlot.objects.open().filter(project__in=projects, to_date__gte=workloads.today())
    return [
        {
            "name": row.label, "role": row.get_role_display(), "kind": row.get_consultant_type_wanted_display(),
            "share": row.share, "start": display.day(row.from_date), "project": row.project.label(),
            "url": reverse("project_people", args=[row.project.number]),
        }
        for row in rows.select_related("project")[:SHOWN_PLACES]
    ]  # fmt: skip


@require_safe
@access.page("team")
def person(request: Request, pk: int) -> HttpResponse:
    start, end = period()
    one = get_object_or_404(User.objects.select_related("mentor"), pk=pk)
    posts, away = workloads.posts([one], start, end)[pk], workloads.absences([one], start, end)[pk]
    seen = {
        p.pk: p for p in Project.objects.visible_to(request.user).filter(pk__in=[post.project_id for post in posts])
    }
    reader = Reader(request.user, one)
    notes = may_note(request.user, one)
    context = {
        "heading": one.label(), "crumbs": [(_("Team"), reverse("team"))], "person": one,
        "facts": _facts(one), "posts": [_post(post, seen.get(post.project_id)) for post in posts],
        "weeks": [_cell(week) for week in workloads.loads(posts, away, start, end)],
        "absences": [_absence(row, notes, reader) for row in away], "may_note": notes,
        "growth_url": reverse("person_growth", args=[pk]) if reader.may_see else "",
        "signs": _signs(one, request.user) if notes and away else [],
    }  # fmt: skip
    return render(request, "lifecycle/person.html", context)


def _facts(one: User) -> list[tuple[str, Any]]:
    facts = [
        (_("Job title"), one.title_en if one.title_en and one.label() == one.name_en else one.title),
        (_("Roles"), access.role_names(one.roles)), (_("Kind of consultant"), one.get_consultant_type_display()),
        (_("Mentor"), one.mentor.label() if one.mentor else ""), (_("Skills"), ", ".join(map(str, one.skills))),
        (_("E-mail"), one.email), (_("Phone"), one.phone),
    ]  # fmt: skip
    return [(name, value) for name, value in facts if value]


def _post(post: Post, project: Project | None) -> dict[str, Any]:
    """What the person does in one project; of a project that the reader does not see, that it takes time."""
    return {
        "name": project.label() if project else _("another project"), "share": post.share,
        "url": reverse("project_people", args=[project.number]) if project else "",
        "role": Role(post.role).label if project else "",
        "start": display.day(post.start), "end": display.day(post.end) if post.end else "",
    }  # fmt: skip


def _absence(row: Absence, notes: bool, reader: Reader) -> dict[str, Any]:
    private = reader.own or reader.executive or reader.mentor
    return {
        "why": row.get_kind_display() if private else _("Away"), "start": display.day(row.from_date),
        "end": display.day(row.to_date), "substitute": row.substitute.label() if row.substitute else "",
        "note": row.note if notes else "", "edit": reverse("absence", args=[row.pk]) if notes else "",
        "finish": reverse("absence_end", args=[row.pk]) if notes else "",
    }  # fmt: skip


def _signs(one: User, reader: User) -> list[dict[str, str]]:
    """Documents that wait for the signature of somebody who is away, for whoever may ask somebody else instead."""
    rows = open_for(one).filter(request__document__in=Document.objects.visible_to(reader))
    return [
        {
            "title": f"{row.request.document.label} {row.request.document.number}",
            "url": reverse("signatory_replace", args=[row.request.document.number, row.pk]),
        }
        for row in rows[:10]
        if access.can(reader, "request", "documents", row.request.document.project)
    ]  # fmt: skip
