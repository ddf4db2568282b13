"""Projects: the list, one at a glance, a new one, changes to one, and what happened to it."""

import copy
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import access, conflicts, exports, governance, known, portfolio, progress, unsigned, words
from lifecycle import overview as glance
from lifecycle.errors import Refused, Stale
from lifecycle.filters.projects import ProjectFilter
from lifecycle.forms.projects import EditProjectForm, NewProjectForm
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.projects import Project, ProjectQuerySet
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.records.values import add_refusal
from lifecycle.text import labelled, listed
from lifecycle.thread import thread
from lifecycle.views import moves

PAGE = 50
SHOWN_EVENTS = 8
SORTS = {
    "number": ("number",), "name": ("name", "number"), "customer": ("customer__name", "number"),
    "state": ("state", "number"), "due": ("oldest_due", "number"), "done": ("done_items", "number"),
    "sign": ("expected_sign_on", "number"),
}  # fmt: skip


@access.page("projects")
def index(request: Request) -> HttpResponse:
    visible = Project.objects.visible_to(request.user)
    narrowed = ProjectFilter(request.GET, portfolio.with_money(visible, request.user), user=request.user)
    rows: ProjectQuerySet = narrowed.qs if narrowed.form.is_valid() else portfolio.with_money(visible, request.user)
    rows = rows.for_list().order_by(*order(request.GET.get("sort", "-number")))
    if (form := request.GET.get("export")) in exports.FORMATS:
        return exports.answer(
            form, "projects", portfolio.export_head(), portfolio.export_rows(rows[: exports.MAX_ROWS])
        )
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    totals = portfolio.sums(rows)
    n = page.paginator.count
    count = ngettext("%(n)d project", "%(n)d projects", n) % {"n": n}
    context = {
        "heading": _("Projects"), "page": page, "rows": portfolio.list_rows(page), "form": narrowed.form,
        "summary": " · ".join(filter(None, [count, portfolio.total_words(totals, weighted=True)])),
        "chips": chips(narrowed.form, request.GET), "clear_url": request.path, "default_sort": "-number",
        "exports": export_links(request.GET), "may_add": access.can(request.user, "C", "projects"),
        "keep": [(key, value) for key, value in request.GET.items() if key == "sort"],
    }  # fmt: skip
    return render(request, "lifecycle/projects.html", context)


def order(sort: str) -> tuple[str, ...]:
    keys = SORTS.get(sort.lstrip("-"), SORTS["number"])
    return tuple(f"-{key}" for key in keys) if sort.startswith("-") else keys


def chips(form: Any, query: QueryDict) -> list[dict[str, str]]:
    """Each filter in use with the address without it."""
    found = []
    for name, value in (form.cleaned_data if form.is_valid() else {}).items():
        if value in (None, "") or (isinstance(value, list) and not value):
            continue
        rest = query.copy()
        rest.pop(name, None)
        rest.pop("page", None)
        values = value if isinstance(value, list) else [value]
        choices = dict(getattr(form.fields[name], "choices", ()) or ()) if not hasattr(value, "pk") else {}
        text = listed(choices.get(one, one) for one in values)
        found.append({"text": labelled(form.fields[name].label, text), "url": f"?{rest.urlencode()}"})
    return found


def export_links(query: QueryDict) -> list[dict[str, str]]:
    links = []
    for form, title in (("xlsx", _("Excel (XLSX)")), ("csv", _("Text (CSV)"))):
        rest = query.copy()
        rest.pop("page", None)
        rest["export"] = form
        links.append({"title": title, "url": f"?{rest.urlencode()}"})
    return links


def presales_lead(user: User) -> int | None:
    """Who is proposed: the one who opens the project, if they hold the role that leads pre-sales here, else the only one who does."""
    role = SiteSettings.load().presales_owner_default
    if user.has_role(role):
        return int(user.pk)
    holders = list(User.objects.with_role(role).values_list("pk", flat=True)[:2])
    return holders[0] if len(holders) == 1 else None


@access.page("projects", "C")
def new(request: Request) -> HttpResponse:
    chosen = request.GET.get("customer", "")
    initial = {
        "customer": chosen if chosen.isdecimal() else None,
        "presales_owner": presales_lead(request.user),
    }
    form = NewProjectForm(posted(request), user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            project = Project.open(by=request.user, **form.facts())
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            return redirect(project)
    context = {
        "heading": _("New project"), "form": form, "submit": _("Open the project"), "cancel_url": reverse("projects"),
        "crumbs": [(_("Projects"), reverse("projects"))], "draft": "project-new",
        "customer_new": reverse("customer_new") if access.may_open(request.user, "customer_new") else "",
    }  # fmt: skip
    return render(request, "lifecycle/project_new.html", context, status=422 if form.errors else 200)


@access.project_page("projects")
def overview(request: Request, project: Project) -> HttpResponse:
    user = request.user
    project.next_item = known.item(project, project.next_item_id)
    items = progress.items_of(project, project.stage) if access.can(user, "R", "checklist", project) else []
    events = words.events_for(user, project)
    context = project_context(project, user, "overview") | {
        "stage_title": project.stage.label,
        "stage_url": reverse("project_stage", args=[project.number, project.stage]),
        "rows": progress.item_rows(items, project, user),
        "promises": glance.promises(project) if access.can(user, "R", "commitments", project) else None,
        "promises_url": reverse("record_list", args=[project.number, "lifecycle", "promises"]),
        "gate": progress.gate_card(project, user),
        "facts": glance.facts(project, user),
        "lights": glance.lights(project, user),
        "areas": glance.by_area(project, user),
        "governance": governance.advice(project) if not project.read_only else [],
        "ball": glance.ball(project),
        "may_edit": access.can(user, "E", "projects", project) and not project.read_only,
        "contract_url": reverse("project_contract", args=[project.number])
        if access.can(user, "R", "contract", project)
        else "",
        "moves": moves.offered(project, user),
        "unsigned": unsigned.count(project, user) if access.can(user, "R", "documents", project) else 0,
        "unsigned_url": reverse("project_unsigned", args=[project.number]),
        "events": words.feed(events.newest_first()[:SHOWN_EVENTS], user, project),
        "more_url": reverse("project_events", args=[project.number]),
    }
    return render(request, "lifecycle/project.html", context)


@access.project_page("projects", "E")
def edit(request: Request, project: Project) -> HttpResponse:
    # The form writes what was typed on its instance: a copy, so that the page's frame keeps showing what is saved.
    form = EditProjectForm(
        posted(request), instance=copy.copy(project), user=request.user, initial={"version": project.version}
    )
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in form.fields if name != "version"}
        try:
            project.revise(by=request.user, version=form.cleaned_data["version"], **facts)
        except Stale:
            return conflict(request, project, EditProjectForm, _("Edit the project"))
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            return redirect(project)
    context = project_context(project, request.user, "") | {
        "shell_template": "base_project.html", "heading": _("Edit the project"), "form": form,
        "cancel_url": project.get_absolute_url(), "draft": f"{project.number}-edit",
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


def conflict(request: Request, project: Project, form_class: Any, heading: str) -> HttpResponse:
    """Both texts; the form keeps the reader's input and carries the fresh version. Nothing was overwritten."""
    now = Project.objects.select_related("customer", "playbook").get(pk=project.pk)
    sent = request.POST.copy()
    sent["version"] = str(now.version)
    form = form_class(sent, instance=copy.copy(now), user=request.user)
    form.is_valid()
    context = project_context(now, request.user, "") | {
        "shell_template": "base_project.html", "heading": heading, "form": form,
        "conflicts": conflicts.compare(form_class(instance=now, user=request.user), form),
        "keep_url": now.get_absolute_url(), **conflicts.last_change(now),
    }  # fmt: skip
    return render(request, "lifecycle/parts/conflict_page.html", context, status=409)


@access.project_page("projects")
def events(request: Request, project: Project) -> HttpResponse:
    rows = words.events_for(request.user, project)
    kind = request.GET.get("kind", "")
    known = {key: prefixes for key, _title, prefixes in words.KINDS}
    if kind in known:
        wanted = Q()
        for prefix in known[kind]:
            wanted |= Q(verb__startswith=prefix)
        rows = rows.filter(wanted)
    page = Paginator(rows.newest_first(), PAGE).get_page(request.GET.get("page"))
    talk = thread(request, project, project)
    context = talk | project_context(project, request.user, "activity") | {
        "heading": _("Activity"), "page": page, "events": words.feed(page, request.user, project),
        "kind": kind, "kinds": [{"key": key, "title": title} for key, title, _prefixes in words.KINDS],
    }  # fmt: skip
    return render(request, "lifecycle/events.html", context)
