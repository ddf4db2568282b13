"""Mail about training: to those who are to come, and to those who should plan it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.stages import Stage
from lifecycle.text import pick


def invite(session: Any, row: Any, link: Any, token: str, *, again: bool = False) -> None:
    """A participant's private link; it exists nowhere else than in this mail. `again`: a reminder the day before."""
    project = session.project
    post(
        "training_invitation", key=f"portal:{link.pk}", to=row.contact, event=None, project=project,
        context={
            "link": absolute(reverse("portal", args=[token])), "sender": link.made_by, "message": link.message,
            "project": project, "session": session, "again": again, "expires_at": link.expires_at,
        },
        subject=lambda: (_("Reminder: training “%(topic)s”") if again else _("Training: %(topic)s")) % {"topic": pick(session, "topic")},
    )  # fmt: skip


def ask_usage(session: Any, row: Any, link: Any, token: str, *, again: bool = False) -> None:
    """Some days after the training: how they get on. `again`: the one reminder, with a fresh link."""
    project = session.project
    post(
        "training_usage", key=f"portal:{link.pk}", to=row.contact, event=None, project=project,
        context={
            "link": absolute(reverse("portal", args=[token])), "sender": link.made_by, "message": link.message,
            "project": project, "session": session, "again": again, "expires_at": link.expires_at,
        },
        subject=lambda: (_("A reminder: how do you get on with “%(topic)s”?") if again else _("How do you get on with “%(topic)s”?"))
        % {"topic": pick(session, "topic")},
    )  # fmt: skip


def remind_to_plan(project: Any, to: Any) -> None:
    """The trial run began and no training is planned: once a project and person."""
    url = reverse("record_new", args=[project.number, Stage.AFTERSALES, "training-plans"])
    post(
        "plan_training", key=f"plan-training:{project.pk}:{to.pk}", to=to, event=None, project=project,
        context={"project": project, "link": absolute(url)},
        subject=lambda: _("Plan the training of users: %(project)s") % {"project": project.label()},
    )  # fmt: skip
