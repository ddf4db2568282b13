"""Mail that is to leave or has left: its state always, its text only where the outbox page is switched on."""

import re

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lifecycle import access, anchors, mail
from lifecycle.frame import Request
from lifecycle.models.outbox import Outbox

PAGE = 50
TONES = {Outbox.State.QUEUED: "wait", Outbox.State.SENT: "ok", Outbox.State.FAILED: "bad"}


def _need(request: Request) -> bool:
    """May this person see the list at all? With the page switched on, as in the demo, everybody follows its links.

    Without it there is no page but for those who look after mail. Returns whether texts may be shown.
    """
    if settings.OUTBOX_PAGE:
        return True
    if access.can(request.user, "R", "mail"):
        return False
    raise Http404


@require_safe
@access.signed_in
def index(request: Request) -> HttpResponse:
    shown = _need(request)
    rows = Outbox.objects.defer("sealed_text", "sealed_html")
    counts = dict(Outbox.objects.order_by().values_list("state").annotate(n=Count("pk")))
    state = request.GET.get("state", "")
    if state in Outbox.State.values:
        rows = rows.filter(state=state)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context = {
        "heading": _("Outgoing mail"), "page": page, "shown": shown,
        "rows": [{"mail": row, "tone": TONES[Outbox.State(row.state)]} for row in page],
        "summary": ngettext("%(n)d mail", "%(n)d mails", n) % {"n": n},
        "chips": [
            {"title": _("All"), "url": request.path, "current": not state, "n": sum(counts.values())},
            *({"title": choice.label, "url": f"?state={choice.value}", "current": state == choice.value,
               "n": counts.get(choice.value, 0)} for choice in Outbox.State),
        ],
        "anchors_failed": anchors.problem() if access.can(request.user, "R", "mail") else "",
    }  # fmt: skip
    return render(request, "lifecycle/outbox.html", context)


@require_safe
@access.signed_in
def detail(request: Request, pk: int) -> HttpResponse:
    if not _need(request):
        raise PermissionDenied
    row = get_object_or_404(Outbox.objects.select_related("project"), pk=pk)
    context = {
        "heading": row.subject, "mail": row, "tone": TONES[Outbox.State(row.state)], "text": linked(row.text),
        "crumbs": [(_("Outgoing mail"), reverse("outbox"))], "may_retry": row.state != Outbox.State.SENT,
    }  # fmt: skip
    return render(request, "lifecycle/outbox_mail.html", context)


@require_POST
@access.signed_in
def again(request: Request, pk: int) -> HttpResponse:
    """Try to send a mail now that waits or was given up."""
    _need(request)
    row = get_object_or_404(Outbox, pk=pk)
    if row.send_again():
        mail.deliver(patient=True)
        row.refresh_from_db()
        if row.state == Outbox.State.SENT:
            messages.success(request, _("Sent."))
        else:
            messages.warning(request, _("Not sent yet: %(why)s") % {"why": row.last_error or _("it is queued")})
    else:
        messages.info(request, _("This mail has left already."))
    return redirect("outbox")


def linked(text: str) -> SafeString:
    """Plain text as HTML in which our own addresses can be followed; everything else is escaped."""
    own = re.escape(settings.SITE_URL.rstrip("/"))
    parts = re.split(rf"({own}/[^\s<>\"']*)", text)
    shown = ((format_html('<a href="{0}">{0}</a>', part) if n % 2 else part,) for n, part in enumerate(parts))
    return format_html_join("", "{}", shown)
