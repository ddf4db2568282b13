"""What the three responses to a requirement are called in this company."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.errors import Stale
from lifecycle.forms.response_labels import ResponseLabelsForm
from lifecycle.frame import Request, posted
from lifecycle.models.settings import SiteSettings
from lifecycle.records.writing import int_or_none


@access.page("settings", "E")
def edit(request: Request) -> HttpResponse:
    site = SiteSettings.load()
    form, status, read = ResponseLabelsForm(posted(request), site=site), 200, site.version
    if request.method == "POST":
        status, read = 422, int_or_none(request.POST.get("version")) or 0
        if form.is_valid():
            try:
                site.revise(by=request.user, version=read, response_labels=form.facts())
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, read = 409, SiteSettings.load().version
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": _("Responses to requirements")})
                return redirect("settings")
    context = {
        "heading": _("Responses to requirements"),
        "crumbs": [(_("Settings"), reverse("settings"))],
        "intro": _(
            "Every requirement is answered in one of three ways. Call them as your company does; what is left empty is called as we call it."
        ),
        "form": form,
        "hidden": {"version": read},
        "cancel_url": reverse("settings"),
    }
    return render(request, "lifecycle/parts/form_page.html", context, status=status)
