"""The settings page about the times of customer service."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.errors import Stale
from lifecycle.forms.service_settings import ServiceTimesForm
from lifecycle.frame import Request, posted
from lifecycle.models.settings import SiteSettings
from lifecycle.records.writing import int_or_none
from lifecycle.views.settings import crumbs


@access.page("settings", "E")
def times(request: Request) -> HttpResponse:
    form = ServiceTimesForm(posted(request), instance=SiteSettings.load())
    site, status = SiteSettings.load(), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            read = int_or_none(request.POST.get("version"))
            try:
                site.revise(by=request.user, version=read or 0, **form.facts())
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                site, status = SiteSettings.load(), 409
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": _("Times of customer service")})
                return redirect("settings_service")
    context = {
        "heading": _("Times of customer service"), "crumbs": crumbs(), "form": form, "cancel_url": reverse("settings"),
        "hidden": {"version": site.version},
        "intro": _("New tickets get these times. Tickets that are there already keep theirs until their priority changes."),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=status)
