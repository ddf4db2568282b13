"""Mail about kickoffs: the project manager learns that the day has come to which one was put off."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post


def tell_trigger(kickoff: Any, *, event: Any) -> None:
    """Once for each time it is put off."""
    project = kickoff.project
    to = project.delivery_owner
    if to is None or not to.is_active:
        return
    post(
        "kickoff_due", key=f"kickoff-due:{kickoff.pk}:{kickoff.trigger_on}", to=to, event=event, project=project,
        context={"kickoff": kickoff, "project": project, "link": absolute(kickoff.get_absolute_url())},
        subject=lambda: _("Decide on the kickoff: %(project)s") % {"project": project.label()},
    )  # fmt: skip
