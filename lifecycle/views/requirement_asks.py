"""Asking somebody of the customer to confirm requirements by a private link."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.forms.requirement_asks import AskForm
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.projects import Project
from lifecycle.models.requirement_asks import RequirementAsk
from lifecycle.records.values import add_refusal


@access.project_page("research", "E")
def ask(request: Request, project: Project) -> HttpResponse:
    chosen = [key for key in request.GET.getlist("requirement") if key.isdecimal()]
    form = AskForm(posted(request), project=project, initial={"requirements": chosen})
    back = reverse("record_list", args=[project.number, "lifecycle", "requirements"])
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            RequirementAsk.send(
                by=request.user, project=project, **data | {"requirements": list(data["requirements"])}
            )
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("%(name)s is asked by mail.") % {"name": data["contact"]})
            return redirect(back)
    context = project_context(project, request.user, "requirements") | {
        "shell_template": "base_project.html", "heading": _("Ask for confirmation by link"), "form": form,
        "submit": _("Send it"), "cancel_url": back, "crumbs": [(_("Requirements"), back)],
        "intro": _("They read the requirements on a page of their own, say yes or no to each, and need no account."),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)
