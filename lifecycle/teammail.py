"""Mail about who works where, who stands in for whom, and which training is due."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle.display import day_full
from lifecycle.mail import absolute, post
from lifecycle.models.events import Event


def tell_proposed(member: Any, *, event: Event) -> None:
    """Whoever is proposed for a place is asked once."""
    post(
        "team_proposed", key=f"proposed:{member.pk}", to=member.user, event=event, project=member.project,
        context={
            "member": member, "project": member.project, "sender": member.proposed_by,
            "link": absolute(reverse("project_people", args=[member.project.number])),
        },
        subject=lambda: _("Will you join the team of “%(project)s”?") % {"project": member.project.label()},
    )  # fmt: skip


def tell_declined(member: Any, *, event: Event) -> None:
    if member.proposed_by is None or member.proposed_by_id == event.actor_id:
        return
    post(
        "team_declined", key=f"declined-place:{member.pk}", to=member.proposed_by, event=event, project=member.project,
        context={
            "member": member, "project": member.project,
            "link": absolute(reverse("project_people", args=[member.project.number])),
        },
        subject=lambda: _("%(name)s does not join the team") % {"name": member.user},
    )  # fmt: skip


def tell_substitute(absence: Any, *, event: Event) -> None:
    days = {"start": day_full(absence.from_date), "end": day_full(absence.to_date)}
    post(
        "standing_in", key=f"stand-in:{absence.pk}:{absence.substitute_id}", to=absence.substitute, event=event,
        project=None, context={"absence": absence, "link": absolute(reverse("today")), **days},
        subject=lambda: _("You stand in for %(name)s") % {"name": absence.user},
    )  # fmt: skip


def remind_of_training(person: Any, kind: Any, due: Any, reader: Any) -> None:
    """A training that nobody has arranged: to the person and to whoever guides them, once each."""
    post(
        "training_due", key=f"training:{person.pk}:{kind.value}:{due.isoformat()}:{reader.pk}", to=reader, event=None,
        project=None,
        context={
            "person": person, "kind": kind.label, "due": due, "own": reader.pk == person.pk,
            "link": absolute(reverse("person_growth", args=[person.pk])),
        },
        subject=lambda: _("A training should be arranged: %(kind)s") % {"kind": kind.label},
    )  # fmt: skip
