"""What payment lays before a person on their Today page."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales.models import Concession, PaymentMilestone, SupportTask
from lifecycle import access, display, managing
from lifecycle.models.projects import Project
from lifecycle.stages import State
from lifecycle.templatetags.tl import due

MOST = 100
SOON = timedelta(days=30)


def today(user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """What I collect, or support as project manager, and what has to be done about it; decisions that wait
    for me, and help that I was asked for. Money that was kept back comes in after the project is closed."""
    closed = Project.objects.visible_to(user).filter(state=State.CLOSED, open_amount__gt=0)
    projects = Project.objects.filter(Q(pk__in=projects) | Q(pk__in=closed.values("pk")))
    return [
        *_mine(user, projects),
        ("concessions", _("Requests about payments to decide"), "gavel", _decisions(user, projects)),
        ("support", _("Support for collecting"), "users", _support(user, projects)),
    ]


def concerns(reader: Any, projects: Any) -> list[Any]:
    """Of the projects of a manager: money that is late, what was accepted and is unpaid, and what comes within a month;
    of those projects alone in which the reader is told of money."""
    access.know_roles(reader, projects)
    projects = [one for one in projects if access.can(reader, "R", "payment", one)]
    if not projects:
        return []
    day = timezone.localdate()
    live = PaymentMilestone.objects.filter(project__in=projects, state__in=PaymentMilestone.LIVE)
    late = Q(due_on__lt=day) | Q(promised_on__lt=day)
    rows = list(
        live.filter(late).select_related("project__collection_owner", "collector").order_by("due_on", "pk")[:MOST]
    )
    told = [
        managing.row(row.label, row.get_absolute_url(), _lateness(row), row.open_shown, row.project) for row in rows
    ]
    soon = PaymentMilestone.objects.filter(project__in=projects).exclude(state__in=PaymentMilestone.SETTLED)
    soon = soon.filter(Q(due_on__range=(day, day + SOON)) | Q(due_on=None, planned_on__range=(day, day + SOON)))
    unpaid = sum(project.accepted_unpaid for project in projects)
    numbers = [
        (_("Overdue"), _sums(live.filter(due_on__lt=day)), "late" if rows else ""),
        (_("Accepted, unpaid"), unpaid, "wait" if unpaid else ""), (_("Within 30 days"), _sums(soon), ""),
    ]  # fmt: skip
    return [(managing.PAYMENTS, numbers, told)]


def _sums(rows: Any) -> str:
    """What is open of these, by currency."""
    sums = rows.order_by("currency").values_list("currency").annotate(
        open=Sum(F("amount") - F("received_amount") - F("waived_amount"))
    )  # fmt: skip
    return " · ".join(display.money_short(amount, currency) for currency, amount in sums) or "—"


def _lateness(row: PaymentMilestone) -> str:
    parts = [_("promise broken")] if row.is_promise_broken else []
    if days := row.overdue_days():
        parts.append(ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days})
    if row.responsible:
        parts.append(_("%(who)s collects it") % {"who": row.responsible})
    return " · ".join(parts)


def _mine(user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    day = timezone.localdate()
    urgent = Q(invoice_no="") | Q(due_on__lt=day) | Q(promised_on__lt=day)
    rows = (
        PaymentMilestone.objects.filter(
            Q(collector=user) | Q(collector=None, project__collection_owner=user) | Q(project__delivery_owner=user),
            urgent,
        )
        .filter(project__in=projects, state__in=PaymentMilestone.LIVE)
        .select_related("project__customer", "project__collection_owner", "collector")
        .order_by("due_on", "pk")[:MOST]
    )
    ask, late, unpaid = [], [], {}
    for row in rows:
        if row.project.accepted_unpaid:
            unpaid.setdefault(
                row.project_id, _row(row, _("open: %(amount)s") % {"amount": row.open_shown}, row.due_on)
            )
        if row.is_promise_broken:
            late.append(_row(row, _("promise broken"), row.due_on))
        elif row.is_overdue:
            days = row.overdue_days()
            words = ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days}
            if row.responsible and row.responsible != user:
                words += " · " + _("%(who)s collects it") % {"who": row.responsible}
            late.append(_row(row, words, row.due_on))
        elif not row.invoice_no and row.responsible == user:
            ask.append(_row(row, _("the invoice is missing"), row.due_on))
    return [
        ("unpaid", _("Accepted, unpaid"), "cash", list(unpaid.values())),
        ("payments-late", _("Payments overdue"), "cash", late),
        ("payments-ask", _("Money to be asked for"), "cash", ask),
    ]


def _decisions(user: Any, projects: Any) -> list[dict[str, Any]]:
    if not user.has_role("EX"):
        return []
    rows = Concession.objects.filter(state=Concession.State.ASKED, milestone__project__in=projects)
    rows = rows.exclude(
        Q(asked_by=user) | Q(milestone__collector=user) | Q(milestone__project__collection_owner=user)
    ).select_related("milestone__project__customer", "asked_by")
    return [_row(row.milestone, row.told, row.milestone.due_on) for row in rows.order_by("asked_at")[:MOST]]


def _support(user: Any, projects: Any) -> list[dict[str, Any]]:
    rows = SupportTask.objects.filter(owner=user, done_at=None, milestone__project__in=projects)
    rows = rows.select_related("milestone__project__customer").order_by("due", "pk")[:MOST]
    return [_row(row.milestone, str(row), row.due) for row in rows]


def _row(milestone: PaymentMilestone, note: str, end: Any) -> dict[str, Any]:
    return {
        "title": milestone.label, "url": milestone.get_absolute_url(), "end": due(end), "note": note,
        "project": milestone.project.label(), "customer": str(milestone.project.customer),
    }  # fmt: skip
