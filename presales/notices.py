"""Mail about the hand-over: to the project manager when it comes, to sales what became of it."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.models.events import Event


def tell_handed_over(package: Any) -> None:
    _tell(package, "hand_over", package.manager, lambda: _("A project is handed over to you: %(project)s"))


def tell_decided(package: Any) -> None:
    """Whoever handed it over, and the owner of pre-sales where that is somebody else."""
    returned = package.state == package.State.RETURNED
    people = {user.pk: user for user in (package.submitted_by, package.project.presales_owner) if user is not None}
    for user in people.values():
        _tell(
            package, "hand_over_decided", user,
            lambda: _("Your hand-over was returned: %(project)s") if returned else _("Your hand-over was accepted: %(project)s"),
        )  # fmt: skip


def _tell(package: Any, kind: str, to: Any, subject: Any) -> None:
    project = package.project
    if to is None or not to.is_active:
        return
    post(
        kind, key=f"{kind}:{package.pk}:{package.version}:{to.pk}", to=to, project=project,
        event=Event.objects.about(package).order_by("-pk").first(),
        context={"package": package, "project": project, "link": absolute(package.get_absolute_url())},
        subject=lambda: subject() % {"project": project.label()},
    )  # fmt: skip
