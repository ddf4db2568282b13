"""A project manager's own page over all their projects; executives and colleagues of the team open it as well."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lifecycle import access, managing
from lifecycle.frame import Request
from lifecycle.models.users import User


@require_safe
@access.page("team")
def page(request: Request, pk: int) -> HttpResponse:
    manager = get_object_or_404(User, pk=pk)
    n = managing.run_by(manager, reader=request.user).count()
    own = manager == request.user
    context = {
        "heading": _("My four concerns") if own else _("The four concerns of %(name)s") % {"name": manager.label()},
        "crumbs": [(_("Team"), reverse("team")), (manager.label(), reverse("person", args=[pk]))],
        "own": own, "n": n, "panels": managing.panels(manager, reader=request.user) if n else [],
        "summary": ngettext("%(n)d project", "%(n)d projects", n) % {"n": n},
    }  # fmt: skip
    return render(request, "lifecycle/concerns.html", context)
