"""Mail of after-sales: money that can be asked for, a panel that is asked to accept, and a customer who is handed over to customer service."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.text import pick


def tell_due(milestone: Any, *, by: User | None) -> None:
    """Once for each milestone; not to the one who noted it themselves."""
    to = milestone.responsible
    if to is None or not to.is_active or (by is not None and to.pk == by.pk):
        return
    project = milestone.project
    post(
        "payment_due", key=f"payment-due:{milestone.pk}", to=to, event=None, project=project,
        context={"milestone": milestone, "project": project, "link": absolute(milestone.get_absolute_url())},
        subject=lambda: _("Payment can be asked for: %(name)s (%(project)s)")
        % {"name": milestone.label, "project": project.label()},
    )  # fmt: skip


def tell_panel(acceptance: Any, *, by: User | None) -> None:
    """Everybody in the panel, once a round: what is to be accepted and for which day we ask. The customer's people get
    no link; the certificate comes to them by a private one when it is to be signed."""
    project = acceptance.project
    event = Event.objects.about(acceptance).order_by("-pk").first()
    for member in acceptance.panel.select_related("contact", "user"):
        person = member.person
        if not person.email or (member.user_id and (not person.is_active or (by and person.pk == by.pk))):
            continue
        post(
            "acceptance_applied", key=f"acceptance-applied:{acceptance.pk}:{acceptance.round}:{member.party}:{person.pk}",
            to=person, event=event, project=project,
            context={
                "acceptance": acceptance, "project": project, "member": member, "sender": by,
                "link": absolute(acceptance.get_absolute_url()) if member.user_id else "",
            },
            subject=lambda: _("Acceptance applied for: %(project)s") % {"project": pick(project, "name")},
        )  # fmt: skip


def tell_service(handover: Any, *, to: User) -> None:
    """The colleague of customer service who is to take a project over."""
    _about_handover(handover, "service_handed_over", to, lambda: _("A customer is handed over to you: %(project)s"))


def tell_service_decided(handover: Any) -> None:
    """Whoever handed it over, and the project manager where that is somebody else."""
    returned = handover.state == handover.State.RETURNED
    people = {user.pk: user for user in (handover.submitted_by, handover.project.delivery_owner) if user is not None}
    for user in people.values():
        if user.pk == handover.decided_by_id:
            continue
        _about_handover(
            handover, "service_decided", user,
            lambda: _("Customer service returned the hand-over: %(project)s")
            if returned
            else _("Customer service has taken over: %(project)s"),
        )  # fmt: skip


def _about_handover(handover: Any, kind: str, to: User, subject: Any) -> None:
    if not to.is_active:
        return
    project = handover.project
    post(
        kind, key=f"{kind}:{handover.pk}:{handover.version}:{to.pk}", to=to, project=project,
        event=Event.objects.about(handover).order_by("-pk").first(),
        context={"handover": handover, "project": project, "link": absolute(handover.get_absolute_url())},
        subject=lambda: subject() % {"project": project.label()},
    )  # fmt: skip
