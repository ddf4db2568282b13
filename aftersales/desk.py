"""What pages show of customer service: a ticket's own, a project's list, Today, and figures over all projects."""

from typing import Any

from django.db.models import Avg, Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from aftersales.models.acceptances import Acceptance
from aftersales.models.improvements import ImprovementItem
from aftersales.models.items import OutstandingItem
from aftersales.models.service_handovers import ServiceHandover
from aftersales.models.tickets import SupportTicket, narrowed_by
from lifecycle import access, known
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.projects import Project
from lifecycle.models.traces import Trace
from lifecycle.stages import Stage, State
from lifecycle.templatetags.tl import due

MOST = 100  # rows on Today


def facts(ticket: Any, user: Any) -> dict[str, Any]:
    if ticket.pk is None:
        return {}
    project = ticket.project
    works = access.can(user, "E", "service", project) and not ticket.is_at_rest
    visits = list(ticket.visits.select_related("who").order_by("-on"))
    for visit in visits:
        visit.project, visit.ticket = project, ticket
    led = [row for row in Trace.targets(ticket) if row._meta.label_lower != "aftersales.servicevisit"]
    return {
        "visits": visits,
        "visit_url": _new(project, "visits") + f"?ticket={ticket.number}"
        if works and access.can(user, "C", "service", project)
        else "",
        "led": led,
        "works": works,
        "helpers": helpers(project),
    }


def helpers(project: Any) -> list[tuple[str, Any]]:
    """Who helps with problems, whoever answers for it now first: the project manager until the day from which
    customer service is responsible."""
    manager = (_("Project manager"), project.delivery_owner)
    service = (_("Customer service"), project.support_owner)
    begun = Q(responsible_from=None) | Q(responsible_from__lte=timezone.localdate())
    taken = ServiceHandover.objects.filter(begun, project=project, state__in=("accepted", "introduced")).exists()
    both = [service, manager] if taken else [manager, service]
    return [(title, one) for title, one in both if one is not None]


def desk_url(project: Any, user: Any) -> str:
    """Where somebody of the customer is sent their link for reporting problems."""
    works = access.can(user, "E", "service", project) and not SupportTicket.rests_in(project)
    return reverse("service_link", args=[project.number]) if works else ""


def _new(project: Any, slug: str) -> str:
    return reverse("record_new", args=[project.number, Stage.AFTERSALES, slug])


# -- a project's list --------------------------------------------------------------------------------------------------


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """Those that wait first; narrowed by kind, priority and lateness; with who has a private link."""
    filters = []
    for name in ("ticket_kind", "priority"):
        field: Any = SupportTicket._meta.get_field(name)
        filters.append(
            {"name": name, "label": field.verbose_name, "choices": field.choices, "value": query.get(name, "")}
        )
    late = query.get("late", "")
    filters.append({"name": "late", "label": _("promised times"), "choices": [("yes", _("broken"))], "value": late})
    rows = narrowed_by(rows, query).with_due().order_by(F("due").asc(nulls_last=True), "-number")
    return rows, {
        "filters": filters, "filtered": any(row["value"] for row in filters), "counts": counts(project),
        "links": list(open_links(project)), "desk_url": reverse("service_link", args=[project.number]),
        "service_hours": known.site(project),
    }  # fmt: skip


def open_links(project: Any) -> Any:
    rows = PortalLink.objects.filter(
        project=project, purpose=PortalLink.Purpose.SERVICE, revoked_at=None, expires_at__gt=timezone.now()
    )
    return rows.select_related("contact").order_by("contact__name", "-made_at")


def counts(project: Any) -> dict[str, int]:
    rows = SupportTicket.objects.filter(project=project).order_by()
    now = timezone.now()
    return rows.aggregate(
        open=Count("pk", filter=Q(state__in=SupportTicket.OPEN)),
        solved=Count("pk", filter=Q(state="solved")),
        late=Count(
            "pk",
            filter=Q(state__in=SupportTicket.OPEN)
            & (Q(resolve_due__lt=now) | Q(responded_at=None, response_due__lt=now)),
        ),
        n=Count("pk"),
    )


# -- over all projects -------------------------------------------------------------------------------------------------


def figures(rows: Any) -> dict[str, Any]:
    """How customer service does: of the tickets that a list shows, how many in time, and what customers think of it."""
    now = timezone.now()
    n = rows.order_by().aggregate(
        n=Count("pk"), open=Count("pk", filter=Q(state__in=SupportTicket.OPEN)),
        technical=Count("pk", filter=Q(ticket_kind="technical")), usage=Count("pk", filter=Q(ticket_kind="usage")),
        answered=Count("pk", filter=Q(responded_at__isnull=False) | Q(response_due__lt=now)),
        answered_in_time=Count("pk", filter=Q(responded_at__lte=F("response_due"))),
        solved=Count("pk", filter=Q(solved_at__isnull=False) | Q(resolve_due__lt=now)),
        solved_in_time=Count("pk", filter=Q(solved_at__lte=F("resolve_due"))),
        rated=Count("rating"), mark=Avg("rating"),
    )  # fmt: skip
    for what in ("answered", "solved"):
        n[f"{what}_share"] = round(100 * n[f"{what}_in_time"] / n[what]) if n[what] else None
    n["mark_words"] = f"{n['mark']:.1f}" if n["mark"] is not None else ""
    return n


def loyalty(user: Any) -> dict[str, Any]:
    """Customers who came back: of those whose project was accepted, how many have another one, and improvements."""
    seen = Project.objects.visible_to(user)
    accepted = seen.filter(state__in=("payment", "paid", "closed"))
    customers = set(accepted.values_list("customer_id", flat=True))
    again = set(
        seen.filter(customer_id__in=customers)
        .values("customer_id")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
        .values_list("customer_id", flat=True)
    )
    done = ImprovementItem.objects.filter(project__in=seen, state__in=("released", "told")).count()
    return {
        "customers": len(customers), "again": len(again), "phases": seen.filter(parent__isnull=False).count(),
        "share": round(100 * len(again) / len(customers)) if customers else None, "improvements": done,
    }  # fmt: skip


# -- Today -------------------------------------------------------------------------------------------------------------


def today(*, user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Customer service goes on in a closed project, and so do its tickets and improvements."""
    mine = Q(assigned=user) | Q(assigned=None, project__support_owner=user)
    closed = Project.objects.visible_to(user).filter(state=State.CLOSED)
    served = Project.objects.filter(Q(pk__in=projects) | Q(pk__in=closed.values("pk")))
    tickets = (
        SupportTicket.objects.filter(mine, project__in=served, state__in=(*SupportTicket.OPEN, "confirmed"))
        .select_related("project__customer")
        .with_due()
        .order_by(F("due").asc(nulls_last=True), "pk")[:MOST]
    )
    found = [("tickets", _("Tickets"), "tool", [_ticket(row) for row in tickets])]
    found.append(("outstanding", _("Left to do after acceptance"), "clipboard-check", _outstanding(user, projects)))
    if "CS" not in user.roles and "IM" not in user.roles:
        return found
    packed: Any = ServiceHandover.objects.none()
    if "CS" in user.roles:  # only colleagues of customer service take a customer over
        packed = ServiceHandover.objects.filter(project__in=projects, state="submitted")
        packed = packed.select_related("project__customer", "submitted_by")
    handed = [
        _row(row, _("handed over by %(who)s") % {"who": row.submitted_by}, "")
        for row in packed.filter(Q(taker=user) | Q(project__support_owner=user))[:MOST]
    ]
    asked = ImprovementItem.objects.filter(project__in=served, state="proposed").select_related("project__customer")
    decide = [
        _row(row, row.get_area_display(), "")
        for row in asked.order_by("pk")[:MOST]
        if access.can(user, "A", "improvements", row.project)
    ]
    return [
        *found,
        ("service-handovers", _("Customers handed over to service"), "heart-handshake", handed),
        ("improvements", _("Improvements to decide"), "trending-up", decide),
    ]


def _outstanding(user: Any, projects: Any) -> list[dict[str, Any]]:
    """What this person is to settle after an acceptance, or before the next round of one."""
    rows = OutstandingItem.objects.filter(
        user=user, done_on=None, acceptance__project__in=projects,
        acceptance__state__in=(*Acceptance.CONCLUDED, Acceptance.State.PREPARING),
    ).select_related("acceptance__project__customer")  # fmt: skip
    return [
        {**_row(row.acceptance, row.acceptance.label, due(row.due) if row.due else ""), "title": str(row)}
        for row in rows.order_by(F("due").asc(nulls_last=True), "pk")[:MOST]
    ]


def _ticket(ticket: Any) -> dict[str, Any]:
    when = ticket.next_due
    day = timezone.localtime(when).date() if when else None
    words = ticket.promise_words if ticket.state != "confirmed" else _("to be closed")
    return _row(ticket, f"{ticket.get_priority_display()} · {words}", due(day) if day else "")


def _row(record: Any, note: str, end: Any) -> dict[str, Any]:
    return {
        "title": record.label, "url": record.get_absolute_url(), "end": end, "note": note,
        "project": record.project.label(), "customer": str(record.project.customer),
    }  # fmt: skip
