"""Mail of customer service: to the colleague who helps, and to the customer with a private link of their own."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.mail import absolute, post
from lifecycle.models.customers import Contact
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.text import pick

LINK_DAYS = 365


def tell_assigned(ticket: Any) -> None:
    to = ticket.assigned
    if to is None or not to.is_active:
        return
    project = ticket.project
    post(
        "ticket_assigned", key=f"ticket:{ticket.pk}:{ticket.version}:{to.pk}", to=to, project=project,
        event=Event.objects.about(ticket).order_by("-pk").first(),
        context={"ticket": ticket, "project": project, "link": absolute(ticket.get_absolute_url())},
        subject=lambda: _("Ticket for you: %(what)s (%(project)s)") % {"what": ticket.label, "project": project.label()},
    )  # fmt: skip


def tell_reporter(ticket: Any, kind: str) -> None:
    """`kind`: answered or solved. Whoever has no address is told by the colleague who helps."""
    contact = ticket.contact
    if contact is None or not contact.email or (contact.left_on and contact.left_on <= timezone.localdate()):
        return
    by = ticket.updated_by
    link, token = fresh_link(ticket.project, contact, by=by)
    post(
        f"ticket_{kind}", key=f"portal:{link.pk}", to=contact, event=None, project=ticket.project,
        context=_context(ticket.project, link, token, by) | {"ticket": ticket},
        subject=lambda: (_("Solved: %(what)s") if kind == "solved" else _("We are on it: %(what)s")) % {"what": ticket.label},
    )  # fmt: skip


def open_desk(project: Project, contact: Contact, *, by: User, message: str = "") -> PortalLink:
    """The private link by which somebody of the customer reports problems and follows them; a fresh one ends the old."""
    if contact.customer_id != project.customer_id:
        raise Refused(_("This person belongs to another customer."), "contact")
    if not contact.email:
        raise Refused(_("%(name)s has no e-mail address.") % {"name": contact}, "contact")
    link, token = fresh_link(project, contact, by=by, message=message)
    post(
        "service_desk", key=f"portal:{link.pk}", to=contact, event=None, project=project,
        context=_context(project, link, token, by),
        subject=lambda: _("Your link to our customer service: %(project)s") % {"project": pick(project, "name")},
    )  # fmt: skip
    Event.record("service.link_sent", by=by, subject=project, data={"name": contact.name})
    return link


def fresh_link(project: Project, contact: Contact, *, by: User, message: str = "") -> tuple[PortalLink, str]:
    old = PortalLink.objects.filter(
        project=project, contact=contact, purpose=PortalLink.Purpose.SERVICE, revoked_at=None
    )
    old.update(revoked_at=timezone.now())
    return PortalLink.make(
        by=by, contact=contact, until=timezone.now() + timedelta(days=LINK_DAYS), project=project,
        purpose=PortalLink.Purpose.SERVICE, message=message.strip(),
    )  # fmt: skip


def tell_improvement(item: Any, *, by: User) -> None:
    """That it is released; or, where it is not done or not now, why."""
    refused = item.state in item.REFUSED
    post(
        "improvement_refused" if refused else "improvement_told", key=f"improvement:{item.pk}:{item.version}", to=item.contact, event=None, project=item.project,
        context={"item": item, "project": item.project, "sender": by, "link": ""},
        subject=lambda: (_("What you suggested: %(what)s") if refused else _("What you told us made a difference: %(what)s"))
        % {"what": item.label},
    )  # fmt: skip


def _context(project: Project, link: PortalLink, token: str, sender: User) -> dict[str, Any]:
    return {
        "link": absolute(reverse("portal", args=[token])), "sender": sender, "message": link.message, "project": project,
        "expires_at": link.expires_at,
    }  # fmt: skip
