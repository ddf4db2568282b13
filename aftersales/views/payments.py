"""Payments of all projects: what is open, how old it is, who has to do something about it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from aftersales import ageing
from aftersales.filters.milestones import MilestoneFilter, sorted_by
from aftersales.models import PaymentMilestone
from lifecycle import access, exports
from lifecycle.display import NONE, day
from lifecycle.frame import Request
from lifecycle.stages import Stage
from lifecycle.templatetags.tl import badge, due
from lifecycle.views.projects import chips, export_links

PAGE = 50
SHOWN = (
    "number", "order", "name", "name_en", "state", "due_on", "planned_on", "promised_on", "currency", "amount", "received_amount",
    "waived_amount", "collector__name", "collector__name_en", "project__number", "project__name", "project__name_en",
    "project__customer__name", "project__customer__name_en",
)  # fmt: skip


@access.page("payment")
def index(request: Request) -> HttpResponse:
    visible = PaymentMilestone.objects.visible_to(request.user).with_open()
    narrowed = MilestoneFilter(request.GET, visible, user=request.user)
    rows = narrowed.qs if narrowed.form.is_valid() else visible
    rows = sorted_by(rows, request.GET.get("sort", "due")).select_related("project__customer", "collector")
    if (form := request.GET.get("export")) in exports.FORMATS:
        return exports.answer(form, "payments", export_head(), map(export_row, rows[: exports.MAX_ROWS]))
    page = Paginator(rows.only(*SHOWN), PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context = {
        "heading": _("Payments"), "page": page, "rows": [row(milestone) for milestone in page],
        "sums": ageing.sums(rows, timezone.localdate()), "form": narrowed.form,
        "summary": ngettext("%(n)d milestone", "%(n)d milestones", n) % {"n": n},
        "chips": chips(narrowed.form, request.GET), "clear_url": request.path, "exports": export_links(request.GET),
        "may_import": access.can(request.user, "own", "payment"), "default_sort": "due", "keep": [(key, value) for key, value in request.GET.items() if key == "sort"],
    }  # fmt: skip
    return render(request, "aftersales/payments.html", context)


def row(milestone: PaymentMilestone) -> dict[str, Any]:
    """A row as plain, ready values."""
    project = milestone.project
    return {
        "url": reverse("record", args=[project.number, Stage.AFTERSALES, "milestones", milestone.number]),
        "name": milestone.label,
        "project_url": project.get_absolute_url(),
        "project": project.label(),
        "number": project.number,
        "customer": str(project.customer),
        "state": _state(milestone),
        "due": due(milestone.due_on, milestone.is_settled) if milestone.due_on else planned(milestone),
        "amount": milestone.amount_shown,
        "open": milestone.open_shown,
        "collector": milestone.collector.label() if milestone.collector else NONE,
    }


def _state(milestone: PaymentMilestone) -> Any:
    found = badge(milestone.tone, milestone.state_label)
    if milestone.is_promise_broken:
        found = format_html("{} {}", found, badge("late", _("Promise to pay broken")))
    return found


def planned(milestone: PaymentMilestone) -> Any:
    """A day that is only planned is not a deadline and never late."""
    if milestone.planned_on is None:
        return NONE
    return _("planned for %(day)s") % {"day": day(milestone.planned_on)}


def export_head() -> list[str]:
    return [
        _("Project"), _("Name"), _("Customer"), _("Milestone"), _("State"), _("Falls due with"), _("Currency"),
        _("Amount"), pgettext("money", "Received"), pgettext("money", "Waived"), pgettext("money", "Open"),
        _("To be paid by"), _("Days late"), _("Invoice"), _("Promised for"), _("Collects it"),
    ]  # fmt: skip


def export_row(milestone: PaymentMilestone) -> list[Any]:
    project = milestone.project
    return [
        project.number, project.label(), str(project.customer), milestone.label, milestone.get_state_display(),
        milestone.get_trigger_display(), milestone.currency, milestone.amount, milestone.received_amount,
        milestone.waived_amount, milestone.open_amount, milestone.due_on, milestone.overdue_days(), milestone.invoice_no,
        milestone.promised_on, milestone.collector.label() if milestone.collector else "",
    ]  # fmt: skip
