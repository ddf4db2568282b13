"""Behind a private link of customer service: report a problem, follow it, say whether it is solved and how we did."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aftersales.forms.tickets import ReportForm, VerdictForm
from aftersales.models.tickets import SupportTicket
from lifecycle import throttle
from lifecycle.errors import Refused
from lifecycle.models.portal_links import PortalLink

PER_HOUR = 20  # problems that one link may report
SHOWN = 50


def page(*, request: HttpRequest, link: PortalLink, words: dict[str, Any]) -> HttpResponse | None:
    """What this person reported, whoever wrote it down, and nobody else's words."""
    if link.purpose != PortalLink.Purpose.SERVICE:
        return None
    project = link.project
    mine = SupportTicket.objects.filter(project=project, contact=link.contact_id)
    open_ = not SupportTicket.rests_in(project)
    form, refused, judged = ReportForm.blank(), "", None
    if open_ and request.method == "POST":
        if throttle.over("service-link", link.token_hash, PER_HOUR, 3600):
            refused = "often"
        elif "verdict" in request.POST or "ticket" in request.POST:
            judged = VerdictForm(request.POST)
            if judged.is_valid() and _judge(judged, mine, link):
                return redirect(f"{request.path}?thanks=verdict")
        else:
            form = ReportForm(request.POST)
            if form.is_valid():
                try:
                    SupportTicket.report(link, **form.cleaned_data)
                except Refused as refusal:
                    form.add_error(None, refusal.message)
                else:
                    return redirect(f"{request.path}?thanks=report")
    rows: list[Any] = list(mine.select_related("assigned").order_by("-reported_at")[:SHOWN])
    wrong = judged.data.get("ticket", "") if judged is not None else ""
    for row in rows:
        row.verdict = None
        if row.state == SupportTicket.State.SOLVED and open_:
            mine_is_wrong = judged is not None and wrong == str(row.pk)
            row.verdict = (
                judged if mine_is_wrong else VerdictForm(initial={"ticket": row.pk}, auto_id=f"id_{row.pk}_%s")
            )
    context = words | {
        "form": form, "mine": rows, "open": open_, "refused": refused, "project": project,
        "thanks": request.GET.get("thanks", "") if request.method == "GET" and rows else "",
    }  # fmt: skip
    status = 429 if refused else 422 if form.errors or (judged is not None and judged.errors) else 200
    return render(request, "aftersales/portal_service.html", context, status=status)


def _judge(form: VerdictForm, mine: Any, link: PortalLink) -> bool:
    data, name = form.cleaned_data, link.contact.name
    ticket = mine.filter(pk=data["ticket"]).select_related("project").first()
    if ticket is None:
        form.add_error(None, _("This ticket is not yours."))
        return False
    if ticket.state != SupportTicket.State.SOLVED:  # said already, as by a second click
        return True
    try:
        if data["verdict"] == "yes":
            ticket.confirm(by=None, rating=data["rating"], words=data["words"], name=name)
        else:
            ticket.reopen(by=None, reason=data["words"], name=name)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return False
    return True
