"""A checklist item: its steps, what it must show, and who works on it until when."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from lifecycle import access, evidence, pastdurations, silence, words
from lifecycle.errors import Refused
from lifecycle.forms.items import AssignForm, FinishForm, ItemForm, NewItemForm, ReopenForm, SkipForm, WaitForm
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.documents import Document
from lifecycle.models.projects import Project
from lifecycle.progress import waiting_words
from lifecycle.records.values import add_refusal
from lifecycle.stages import Stage
from lifecycle.templatetags.tl import due
from lifecycle.text import choose, listed
from lifecycle.thread import thread

TONES = {"todo": "draft", "doing": "now", "waiting_customer": "wait", "done": "ok", "skipped": "off"}


@dataclass(frozen=True)
class ItemAct:
    """A verb of the item: what it must be told, and whether it is the approver's."""

    method: str
    title: Any
    done: Any
    form: type[ItemForm] | None = None
    text: Any = ""
    approver: bool = False


ACTS = {
    "start": ItemAct("start", lazy("Start"), lazy("Started.")),
    "wait": ItemAct(
        "wait", lazy("Waiting for the customer"), lazy("The ball is with the customer now."), WaitForm,
        lazy("From today on this item waits for a person of the customer. Start it again when they have answered."),
    ),
    "finish": ItemAct("finish", lazy("Finish"), lazy("Finished."), FinishForm),
    "skip": ItemAct(
        "skip", lazy("Skip"), lazy("Skipped."), SkipForm,
        lazy("What is skipped stays on the list with its reason. A required item waits for somebody's approval."),
    ),
    "approve-skip": ItemAct("approve_skip", lazy("Approve skipping"), lazy("Skipped with your approval."), approver=True),
    "refuse-skip": ItemAct("refuse_skip", lazy("Refuse"), lazy("It stays on the list."), approver=True),
    "reopen": ItemAct("reopen", lazy("Open again"), lazy("Open again."), ReopenForm),
}  # fmt: skip


def find(project: Project, pk: int) -> ChecklistItem:
    rows = ChecklistItem.objects.for_list().select_related("done_by", "skip_asked_by").prefetch_related("support")
    item: ChecklistItem = get_object_or_404(rows, project=project, pk=pk)
    item.project = project
    return item


@access.project_page("checklist")
def detail(request: Request, project: Project, pk: int) -> HttpResponse:
    item = find(project, pk)
    return page(request, project, item, FinishForm(item=item))


def page(request: Request, project: Project, item: ChecklistItem, form: Any, status: int = 200) -> HttpResponse:
    user = request.user
    edits = not project.read_only and access.can_edit_item(user, item)
    approves = (
        not project.read_only and item.is_open and item.skip_asked_by_id is not None
        and item.skip_asked_by_id != user.pk and access.can(user, "skip", "checklist", project)
    )  # fmt: skip
    context = project_context(project, user, item.stage) | {
        "item": item,
        "item_tone": TONES[item.state],
        "standard": item.template_item.duration_workdays if item.template_item else None,
        "past": pastdurations.past(project=project, codes=[item.code]).get(item.code),
        "past_lessons": pastdurations.lessons(project, item.code),
        "due": due(item.due, done=not item.is_open or not project.is_running),
        "waiting": waiting_words(item) if item.state == ChecklistItem.State.WAITING else "",
        "support": listed(person.label() for person in item.support.all()),
        "steps": steps(item),
        "demands": demands(item, project, user),
        "edits": edits,
        "approves": approves,
        "may_assign": not project.read_only and access.can(user, "E", "checklist", project),
        "may_start": item.state in (ChecklistItem.State.TODO, ChecklistItem.State.WAITING),
        "finish_form": form if edits and item.is_open else None,
        "urls": {name.replace("-", "_"): reverse("item_act", args=[project.number, item.pk, name]) for name in ACTS},
        "assign_url": reverse("item_assign", args=[project.number, item.pk]),
        "tick_url": reverse("item_tick", args=[project.number, item.pk]),
        **thread(request, project, item),
    }
    return render(request, "lifecycle/item.html", context, status=status)


def steps(item: ChecklistItem) -> list[dict[str, Any]]:
    ticks = {tick.step: tick for tick in item.ticks.select_related("by")}
    return [
        {"n": n, "title": choose(step), "tick": ticks.get(n), "by": ticks[n].by.label() if n in ticks else ""}
        for n, step in enumerate(item.template_item.steps if item.template_item else [])
    ]


def demands(item: ChecklistItem, project: Project, user: Any) -> list[dict[str, Any]]:
    """What must be there, what was found for it, and for what is missing the page that makes it."""
    lines = evidence.lines(item)
    hidden = words.hidden_kinds(user, project)
    for line in lines:
        line["found"] = [piece for piece in line["found"] if piece.subject_kind not in hidden]
    _leave_out_closed(lines, project, user)
    things = words.things_of([piece for line in lines for piece in line["found"]], project)
    silent = silence.deemed_in(project)
    rows = []
    for line in lines:
        found = [
            {
                "text": silence.marked(
                    piece.label, piece.subject_kind == words.DOCUMENT and piece.subject_id in silent
                ),
                "url": thing.url if (thing := things.get((piece.subject_kind, piece.subject_id))) else "",
            }
            for piece in line["found"]
        ]
        url, mend = ("", "") if found else source(line, item, project, user)
        rows.append({"label": line["label"], "found": found, "provable": line["provable"], "url": url, "mend": mend})
    return rows


def _leave_out_closed(lines: list[dict[str, Any]], project: Project, user: Any) -> None:
    """Documents that the person may not read in the project; one query, where any stand there."""
    papers = {piece.subject_id for line in lines for piece in line["found"] if piece.subject_kind == words.DOCUMENT}
    if not papers:
        return
    closed = set(Document.objects.closed_to(user, project).filter(pk__in=papers).values_list("pk", flat=True))
    for line in lines:
        line["found"] = [
            piece for piece in line["found"] if piece.subject_kind != words.DOCUMENT or piece.subject_id not in closed
        ]


def source(line: dict[str, Any], item: ChecklistItem, project: Project, user: Any) -> tuple[str, str]:
    """The page that makes a piece of evidence: the list of its records, or the form for a first one."""
    if line["form"] == "attachment":
        return "#files", _("attach it")
    kind = evidence.maker(line["code"], item)
    if kind is None or not access.can(user, "R", kind.area, project):
        return "", ""
    args = [project.number, kind.stage, kind.slug]
    some = kind.model_class.objects.filter(project=project).exists()
    if some or not access.can(user, "C", kind.area, project) or project.read_only:
        return reverse("record_list", args=args), _("open")
    return reverse("record_new", args=args), _("write it")


@require_POST
@access.project_page("checklist")
def tick(request: Request, project: Project, pk: int) -> HttpResponse:
    item = editable(request, project, pk)
    step = request.POST.get("step", "")
    if not step.isdecimal() or len(step) > 3:
        raise Http404
    try:
        item.tick(by=request.user, step=int(step), done=request.POST.get("done") == "1")
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect(item)


@access.project_page("checklist")
def act(request: Request, project: Project, pk: int, act: str) -> HttpResponse:
    if act not in ACTS:
        raise Http404
    what = ACTS[act]
    item = find(project, pk)
    if what.approver:
        access.need(request.user, "skip", "checklist", project)
    elif not access.can_edit_item(request.user, item):
        raise PermissionDenied
    if what.form is None and request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = what.form(posted(request), item=item) if what.form else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            done = getattr(item, what.method)(by=request.user, **(form.cleaned_data if form else {}))
        except Refused as refusal:
            if form is None:
                messages.error(request, str(refusal.message))
                return redirect(item)
            add_refusal(form, refusal)
        else:
            asked = act == "skip" and done is False
            messages.success(
                request, _("Somebody must approve it; it waits on their page.") if asked else str(what.done)
            )
            return redirect(item)
    if act == "finish" and request.method == "POST":
        return page(request, project, item, form, 422)
    return form_page(request, project, item, what.title, form, text=what.text)


@access.project_page("checklist", "E")
def assign(request: Request, project: Project, pk: int) -> HttpResponse:
    item = find(project, pk)
    now = {"owner": item.owner_id, "due": item.due, "support": [person.pk for person in item.support.all()]}
    form = AssignForm(posted(request), item=item, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            item.assign(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Assigned."))
            return redirect(item)
    return form_page(request, project, item, _("Assign"), form)


@access.project_page("checklist", "C")
def add(request: Request, project: Project) -> HttpResponse:
    if project.read_only:
        raise PermissionDenied
    wanted = request.GET.get("stage", project.stage)
    form = NewItemForm(posted(request), project=project, initial={"stage": wanted, "owner": request.user.pk})
    if request.method == "POST" and form.is_valid():
        item = ChecklistItem.add(by=request.user, project=project, **form.cleaned_data)
        messages.success(request, _("The item is on the list."))
        return redirect(item)
    context = project_context(project, request.user, wanted) | {
        "shell_template": "base_project.html", "heading": _("New item"), "form": form, "submit": _("Add the item"),
        "cancel_url": reverse("project_stage", args=[project.number, wanted if wanted in Stage.values else project.stage]),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


def editable(request: Request, project: Project, pk: int) -> ChecklistItem:
    item = find(project, pk)
    if not access.can_edit_item(request.user, item):
        raise PermissionDenied
    return item


def form_page(
    request: Request, project: Project, item: ChecklistItem, title: Any, form: Any, *, text: Any = ""
) -> HttpResponse:
    context = project_context(project, request.user, item.stage) | {
        "shell_template": "base_project.html", "heading": _("%(title)s: %(item)s") % {"title": title, "item": item.title},
        "intro": text, "form": form, "submit": title, "cancel_url": item.get_absolute_url(),
        "crumbs": [(item.title, item.get_absolute_url())],
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)
