"""Needs that were heard, to be taken over into the register of requirements."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.frame import Request, project_context
from lifecycle.models import Project, Requirement
from presales import needs


@access.project_page("research", "R", post="C")
def heard(request: Request, project: Project) -> HttpResponse:
    """What is not in the register yet; the chosen ones become requirements to be analysed."""
    back = reverse("record_list", args=[project.number, "lifecycle", "requirements"])
    waiting = needs.waiting(project)
    if request.method == "POST":
        wanted = set(request.POST.getlist("need"))
        chosen = {
            need.key: category
            for need in waiting
            if str(need.key) in wanted
            and (category := request.POST.get(f"category-{need.key}", "")) in Requirement.Category.values
        }
        try:
            made = needs.take_over(chosen, project=project, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("needs_heard", project.number)
        if not made:
            messages.error(request, _("Choose at least one need that is not in the register yet."))
            return redirect("needs_heard", project.number)
        n = len(made)
        messages.success(request, ngettext("%(n)d need taken over", "%(n)d needs taken over", n) % {"n": n})
        return redirect(back if n > 1 else made[0].get_absolute_url())
    context = project_context(project, request.user, "presales") | {
        "heading": _("Needs that were heard"),
        "crumbs": [(_("Requirements"), back)],
        "needs": waiting,
        "categories": Requirement.Category.choices,
        "sources": dict(Requirement.Source.choices),
        "may_take": access.can(request.user, "C", "research", project) and not project.read_only,
        "back": back,
    }
    return render(request, "presales/needs.html", context)
