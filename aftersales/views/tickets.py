"""Tickets of all projects, for customer service; and the private links by which customers report problems."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from aftersales import desk, ticketmail
from aftersales.filters.tickets import TicketFilter, sorted_by
from aftersales.forms.tickets import DeskForm
from aftersales.models.tickets import SupportTicket
from lifecycle import access, exports
from lifecycle.display import NONE, moment
from lifecycle.errors import Refused
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.projects import Project
from lifecycle.records.values import add_refusal
from lifecycle.stages import Stage
from lifecycle.templatetags.tl import badge
from lifecycle.views.projects import chips, export_links

PAGE = 50
SHOWN = (
    "number", "title", "title_en", "state", "priority", "ticket_kind", "reported_at", "response_due", "responded_at",
    "resolve_due", "solved_at", "rating", "assigned__name", "assigned__name_en", "project__number", "project__name",
    "project__name_en", "project__customer__name", "project__customer__name_en",
)  # fmt: skip


@access.page("service")
def index(request: Request) -> HttpResponse:
    visible = SupportTicket.objects.visible_to(request.user).with_due()
    narrowed = TicketFilter(request.GET, visible, user=request.user)
    rows = narrowed.qs if narrowed.form.is_valid() else visible
    rows = sorted_by(rows, request.GET.get("sort", "due")).select_related("project__customer", "assigned")
    if (form := request.GET.get("export")) in exports.FORMATS:
        full = rows.select_related("contact")
        return exports.answer(form, "tickets", export_head(), map(export_row, full[: exports.MAX_ROWS]))
    page = Paginator(rows.only(*SHOWN), PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context = {
        "heading": _("Customer service"), "page": page, "rows": [row(ticket) for ticket in page],
        "figures": desk.figures(rows), "loyalty": desk.loyalty(request.user), "form": narrowed.form,
        "summary": ngettext("%(n)d ticket", "%(n)d tickets", n) % {"n": n},
        "chips": chips(narrowed.form, request.GET), "clear_url": request.path, "exports": export_links(request.GET),
        "default_sort": "due", "keep": [(key, value) for key, value in request.GET.items() if key == "sort"],
    }  # fmt: skip
    return render(request, "aftersales/tickets.html", context)


def row(ticket: SupportTicket) -> dict[str, Any]:
    """A row as plain, ready values."""
    project = ticket.project
    return {
        "url": reverse("record", args=[project.number, Stage.AFTERSALES, "tickets", ticket.number]),
        "title": ticket.label,
        "kind": str(ticket.get_ticket_kind_display()),
        "project_url": project.get_absolute_url(),
        "project": project.label(),
        "number": project.number,
        "customer": str(project.customer),
        "priority": str(ticket.get_priority_display()),
        "state": badge(ticket.tone, ticket.state_label),
        "times": ticket.promise_words,
        "assigned": ticket.assigned.label() if ticket.assigned else NONE,
        "mark": str(ticket.rating) if ticket.rating else NONE,
    }


def export_head() -> list[str]:
    return [
        _("Project"), _("Name"), _("Customer"), _("Number"), _("Ticket"), _("Kind"), _("Priority"), _("How it reached us"),
        _("Who reported it"), _("State"), _("Who helps"), _("Reported"), _("To be answered by"), _("Answered"),
        _("To be solved by"), _("Solved"), _("In time?"), _("Opened again"), _("Mark"), _("Solution"),
    ]  # fmt: skip


def export_row(ticket: SupportTicket) -> list[Any]:
    project = ticket.project
    times = [ticket.reported_at, ticket.response_due, ticket.responded_at, ticket.resolve_due, ticket.solved_at]
    told = [moment(at) if at else "" for at in times]
    return [
        project.number, project.label(), str(project.customer), ticket.number, ticket.label,
        str(ticket.get_ticket_kind_display()), str(ticket.get_priority_display()), str(ticket.get_channel_display()),
        ticket.reporter, ticket.state_label, ticket.assigned.label() if ticket.assigned else "", *told,
        _("no") if ticket.is_breached else _("yes"), ticket.times_reopened, ticket.rating, ticket.solution,
    ]  # fmt: skip


@access.project_page("service", "E", ended=True)
def link(request: Request, project: Project) -> HttpResponse:
    """Send somebody of the customer their private link to customer service."""
    back = reverse("record_list", args=[project.number, Stage.AFTERSALES, "tickets"])
    if SupportTicket.rests_in(project):
        messages.error(request, _("The project has ended and can only be read."))
        return redirect(back)
    form = DeskForm(posted(request), project=project)
    if request.method == "POST" and form.is_valid():
        try:
            made = ticketmail.open_desk(project, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("%(name)s gets a private link by mail.") % {"name": made.contact})
            return redirect(back)
    context = project_context(project, request.user, Stage.AFTERSALES) | {
        "form": form, "heading": _("Send a link to customer service"), "submit": _("Send the link"), "cancel_url": back,
        "shell_template": "base_project.html", "crumbs": [(_("Service tickets"), back)],
        "text": _("By it they report problems, follow them and say whether they are solved; an earlier link ends."),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=422 if form.errors else 200)


@require_POST
@access.project_page("service", "E", ended=True)
def end(request: Request, project: Project, pk: int) -> HttpResponse:
    """Dead at once."""
    rows = PortalLink.objects.filter(project=project, purpose=PortalLink.Purpose.SERVICE).select_related("contact")
    found = get_object_or_404(rows, pk=pk)
    if found.revoke(by=request.user):
        messages.success(request, _("The link of %(name)s has ended.") % {"name": found.contact})
    return redirect("record_list", project.number, Stage.AFTERSALES, "tickets")
