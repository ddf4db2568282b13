"""Mail about people, teams and money that are asked for: to whoever is asked, and with the answer to whoever asked."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.models.events import Event


def _context(request: Any) -> dict[str, Any]:
    return {"request_": request, "project": request.project, "link": absolute(request.get_absolute_url())}


def tell_asked(request: Any, *, event: Event | None) -> None:
    project = request.project
    if event is None or not request.asked_of.is_active:
        return
    post(
        "resource_asked", key=f"resource:{request.pk}:{request.asked_of_id}:{event.pk}", to=request.asked_of, event=event,
        project=project, context=_context(request),
        subject=lambda: _("Asked of you: %(what)s (%(project)s)") % {"what": request.what, "project": project.label()},
    )  # fmt: skip


def tell_answered(request: Any, *, event: Event | None) -> None:
    project = request.project
    if event is None or request.answered_by_id == request.created_by_id or not request.created_by.is_active:
        return
    confirmed = request.state == request.State.CONFIRMED
    post(
        "resource_answered", key=f"resource-answer:{request.pk}:{event.pk}", to=request.created_by, event=event,
        project=project, context=_context(request) | {"confirmed": confirmed},
        subject=lambda: (_("Confirmed: %(what)s (%(project)s)") if confirmed else _("Refused: %(what)s (%(project)s)"))
        % {"what": request.what, "project": project.label()},
    )  # fmt: skip
