"""Mail about references: the customer is asked; colleagues learn of an end of the consent, and of a lead."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.text import pick


def ask(promotion: Any, link: PortalLink, token: str) -> None:
    project = promotion.project
    post(
        "reference_ask", key=f"portal:{link.pk}", to=link.contact, event=None, project=project,
        context={
            "link": absolute(reverse("portal", args=[token])), "sender": link.made_by, "message": link.message,
            "project": project, "expires_at": link.expires_at,
        },
        subject=lambda: _("May we tell others of your project? %(project)s") % {"project": pick(project, "name")},
    )  # fmt: skip


def tell_withdrawn(promotion: Any, consent: Any) -> None:
    """Whoever arranges it and whoever asked stop showing it at once."""
    people = {
        person for person in (promotion.keeper, consent.by, promotion.project.presales_owner) if person is not None
    }
    for person in people:
        if person.is_active:
            post(
                "reference_withdrawn", key=f"reference-withdrawn:{consent.pk}:{person.pk}", to=person,
                event=Event.objects.about(promotion).order_by("-pk").first(), project=promotion.project,
                context={
                    "promotion": promotion, "consent": consent, "project": promotion.project,
                    "link": absolute(promotion.get_absolute_url()),
                },
                subject=lambda: _("Show it to nobody any more: %(project)s") % {"project": promotion.project.label()},
            )  # fmt: skip


def tell_lead(presentation: Any, made: Project, *, to: User) -> None:
    promotion = presentation.promotion
    post(
        "reference_led", key=f"reference-lead:{presentation.pk}", to=to, project=made,
        event=Event.objects.about(promotion).order_by("-pk").first(),
        context={
            "presentation": presentation, "project": promotion.project, "made": made,
            "link": absolute(made.get_absolute_url()),
        },
        subject=lambda: _("A lead for you: %(project)s") % {"project": made.label()},
    )  # fmt: skip
