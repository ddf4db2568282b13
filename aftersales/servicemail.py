"""Mail to sales: a second phase that customer and project ask for."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.models.events import Event
from lifecycle.models.projects import Project
from lifecycle.models.users import User


def tell_lead(wishes: Any, made: Project, *, to: User) -> None:
    post(
        "phase_two_passed", key=f"phase-two:{wishes.pk}", to=to, project=made,
        event=Event.objects.about(wishes).order_by("-pk").first(),
        context={"wishes": wishes, "project": wishes.project, "made": made, "link": absolute(made.get_absolute_url())},
        subject=lambda: _("A lead for you: %(project)s") % {"project": made.label()},
    )  # fmt: skip
