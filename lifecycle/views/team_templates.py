"""Templates of teams: which places a project of a type needs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.forms.team_templates import PlaceSet, TeamTemplateForm, rows
from lifecycle.frame import Request, posted
from lifecycle.models.team_templates import TeamTemplate
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none


@access.page("team")
def index(request: Request) -> HttpResponse:
    TeamTemplate.usable()
    edits = access.can(request.user, "config", "team")
    context = {
        "heading": _("Team templates"), "crumbs": [(_("Team"), reverse("team"))], "may_edit": edits,
        "templates": TeamTemplate.objects.all(),
    }  # fmt: skip
    return render(request, "lifecycle/team_templates.html", context)


@access.page("team", "config")
def new(request: Request) -> HttpResponse:
    return _form(request, TeamTemplate(version=0))


@access.page("team", "config")
def edit(request: Request, pk: int) -> HttpResponse:
    return _form(request, get_object_or_404(TeamTemplate, pk=pk))


def _form(request: Request, template: TeamTemplate) -> HttpResponse:
    data = posted(request)
    read = template.version if data is None else int_or_none(data.get("version"))
    heading = str(template) if template.pk else _("New template")
    form = TeamTemplateForm(data, instance=template)
    places = PlaceSet(data, initial=template.slots, prefix="places")
    status = 200
    if data is not None:
        status = 422
        if form.is_valid() and places.is_valid():
            try:
                template.revise(by=request.user, version=read or 0, slots=rows(places), **form.cleaned_data)
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, read = 409, TeamTemplate.objects.get(pk=template.pk).version
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": template})
                return redirect("team_templates")
    context = {
        "heading": heading, "crumbs": [(_("Team"), reverse("team")), (_("Team templates"), reverse("team_templates"))],
        "intro": _("Teams laid out from now on begin with these places; those that exist keep theirs."),
        "form": form, "hidden": {"version": read or 0}, "cancel_url": reverse("team_templates"),
        "formsets": [{"formset": places, "title": _("Places"), "add": _("Add a place"), "stacked": True}],
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=status)
