"""The register beside its records: as a table to take away, and the common needs of the field."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import access, commonneeds, exports, requirementtable
from lifecycle.errors import Refused
from lifecycle.frame import Request, project_context
from lifecycle.models.projects import Project


@access.project_page("research")
def export(request: Request, project: Project) -> HttpResponse:
    rows = requirementtable.export_rows(project)
    return exports.answer("xlsx", f"{project.number}-requirements", requirementtable.export_head(), rows)


@access.project_page("research", "C")
def common(request: Request, project: Project) -> HttpResponse:
    """Choose needs of other projects of the field; each chosen one becomes a requirement to be analysed."""
    offered = commonneeds.offered(project)
    back = reverse("record_list", args=[project.number, "lifecycle", "requirements"])
    if request.method == "POST":
        wanted = set(request.POST.getlist("need"))
        chosen = [row for row in offered if str(row.pk) in wanted]
        if not chosen:
            messages.error(request, _("Choose at least one need."))
            return redirect("requirements_common", project.number)
        try:
            n = commonneeds.copy(chosen, project=project, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("requirements_common", project.number)
        messages.success(request, ngettext("%(n)d need taken over", "%(n)d needs taken over", n) % {"n": n})
        return redirect(back)
    context = project_context(project, request.user, "presales") | {
        "heading": _("Common needs of this field"),
        "crumbs": [(_("Requirements"), back)],
        "offered": offered,
        "back": back,
    }
    return render(request, "lifecycle/requirements_common.html", context)
