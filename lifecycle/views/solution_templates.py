"""Templates of solutions: which sections they have, and which of them must be filled."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.forms.solution_templates import SectionSet, TemplateForm, rows
from lifecycle.frame import Request
from lifecycle.models.solution_templates import SolutionTemplate
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none
from lifecycle.views.settings import crumbs


@access.page("settings", "E")
def index(request: Request) -> HttpResponse:
    context = {"heading": _("Solution templates"), "crumbs": crumbs(), "templates": SolutionTemplate.objects.all()}
    return render(request, "lifecycle/solution_templates.html", context)


@access.page("settings", "C")
def new(request: Request) -> HttpResponse:
    return _form(request, SolutionTemplate(version=0))


@access.page("settings", "E")
def edit(request: Request, pk: int) -> HttpResponse:
    return _form(request, get_object_or_404(SolutionTemplate, pk=pk))


def _form(request: Request, template: SolutionTemplate) -> HttpResponse:
    data = request.POST or None
    read = int_or_none(request.POST.get("version")) if data else template.version
    form, sections = (
        TemplateForm(data, instance=template),
        SectionSet(data, initial=template.sections, prefix="sections"),
    )
    status = 200
    if data:
        status = 422
        if form.is_valid() and sections.is_valid():
            try:
                template.revise(by=request.user, version=read or 0, sections=rows(sections), **form.cleaned_data)
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, read = 409, SolutionTemplate.objects.get(pk=template.pk).version
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": template})
                return redirect("solution_templates")
    context = {
        "heading": str(template) if template.pk else _("New template"),
        "crumbs": [*crumbs(), (_("Solution templates"), reverse("solution_templates"))],
        "intro": _("Solutions written from now on begin with these sections; those that exist keep theirs."),
        "form": form,
        "formsets": [{"formset": sections, "title": _("Sections"), "add": _("Add a section"), "stacked": True}],
        "hidden": {"version": read or 0},
        "cancel_url": reverse("solution_templates"),
    }
    return render(request, "lifecycle/parts/form_page.html", context, status=status)
