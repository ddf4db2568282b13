"""Moving a project: through its gate, over it with a reason, aside, and back."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lifecycle import access, progress
from lifecycle.errors import Refused
from lifecycle.forms.moves import LoseForm, OverrideForm, ReasonForm, SuspendForm, TerminateForm
from lifecycle.frame import Request, posted, project_context
from lifecycle.gates import GATES
from lifecycle.models.projects import Project
from lifecycle.records.values import add_refusal
from lifecycle.stages import AT_REST, UNSIGNED, State


@dataclass(frozen=True)
class Move:
    """A move aside: the verb of the project, what it must be told, and what it brings with it."""

    verb: str
    form: type[Any]
    title: Any
    text: Any
    done: Any
    icon: str
    executive: bool = False
    danger: bool = False


MOVES = {
    "back": Move(
        "send_back", ReasonForm, lazy("Send it back"),
        lazy("The project goes back one step. What was done stays; approvals are asked for anew."),
        lazy("The project was sent back."), "arrow-back-up",
    ),
    "suspend": Move(
        "suspend", SuspendForm, lazy("Suspend"),
        lazy("The project rests. Nothing counts as late until it is resumed."),
        lazy("The project is suspended."), "player-pause",
    ),
    "resume": Move(
        "resume", ReasonForm, lazy("Resume"), lazy("The project goes on where it was suspended."),
        lazy("The project goes on."), "player-play",
    ),
    "lose": Move(
        "lose", LoseForm, lazy("Mark as lost"),
        lazy("The deal is off. The project can then only be read; an executive can open it again."),
        lazy("The project is marked as lost."), "thumb-down", danger=True,
    ),
    "terminate": Move(
        "terminate", TerminateForm, lazy("Terminate"),
        lazy("The signed project ends before its time. Its documents stay as they are, and nothing can be added."),
        lazy("The project is terminated."), "ban", executive=True, danger=True,
    ),
    "reopen": Move(
        "reopen", ReasonForm, lazy("Open again"), lazy("The project is worked on again."),
        lazy("The project is open again."), "rotate", executive=True,
    ),
}  # fmt: skip


def offered(project: Project, user: Any) -> list[dict[str, str]]:
    """Moves aside that this state and this person's roles allow; the verbs judge again."""
    may, executive = access.can(user, "move", "gates", project), access.can(user, "override", "gates", project)
    running = project.state not in AT_REST
    fits = {
        "back": may and running and project.state != State.LEAD,
        "suspend": may and running,
        "resume": may and project.state == State.SUSPENDED,
        "lose": may and project.state in UNSIGNED and not project.contract_passed_at,
        "terminate": executive and bool(project.contract_passed_at) and not project.read_only,
        "reopen": executive and project.state in (State.CLOSED, State.LOST),
    }
    return [
        {"title": str(MOVES[act].title), "icon": MOVES[act].icon, "url": reverse("project_move", args=[project.number, act])}
        for act, fit in fits.items()
        if fit
    ]  # fmt: skip


@require_POST
@access.project_page("gates", "move")
def advance(request: Request, project: Project) -> HttpResponse:
    """Say yes to the gate named in the form. A second click finds the gate passed and changes nothing."""
    gate = request.POST.get("gate", "")
    if gate not in GATES:
        raise Http404
    try:
        outcome = project.advance(by=request.user, gate=gate)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect(project)
    if outcome.result == "refused":
        n = len(outcome.gate.blockers)
        text = ngettext("Not yet: %(n)d condition is not met.", "Not yet: %(n)d conditions are not met.", n)
        messages.error(request, text % {"n": n})
    elif outcome.result == "approved":
        waiting = access.role_names(outcome.waiting_for)
        messages.success(request, _("Your approval is noted. Still to approve: %(roles)s.") % {"roles": waiting})
    else:
        messages.success(request, _("Done: %(what)s.") % {"what": outcome.gate.gate.title})
    return redirect(project)


@access.project_page("gates", "override")
def override(request: Request, project: Project) -> HttpResponse:
    card = progress.gate_card(project, request.user)
    if card is None or card["ready"]:
        messages.info(request, _("Nothing blocks this gate; it can be passed as it is."))
        return redirect(project)
    form = OverrideForm(posted(request), initial={"gate": card["code"]})
    if request.method == "POST" and form.is_valid():
        try:
            project.override(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.warning(request, _("The gate was overridden. The reason is kept with what was not met."))
            return redirect(project)
    context = project_context(project, request.user, "") | {
        "heading": _("Override: %(gate)s") % {"gate": card["title"]}, "card": card, "form": form,
    }  # fmt: skip
    return render(request, "lifecycle/project_override.html", context, status=422 if form.errors else 200)


@access.project_page("gates", "move", ended=True)
def move(request: Request, project: Project, act: str) -> HttpResponse:
    if act not in MOVES:
        raise Http404
    what = MOVES[act]
    if what.executive:
        access.need(request.user, "override", "gates", project)
    form = what.form(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            getattr(project, what.verb)(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, str(what.done))
            return redirect(project)
    context = project_context(project, request.user, "") | {
        "shell_template": "base_project.html", "heading": what.title, "text": what.text, "form": form,
        "submit": what.title, "danger": what.danger, "cancel_url": project.get_absolute_url(),
    }  # fmt: skip
    return render(request, "lifecycle/parts/confirm_page.html", context, status=422 if form.errors else 200)
