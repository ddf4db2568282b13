"""Mail about surveys: one link for one person, and one reminder."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.models.portal_links import PortalLink
from lifecycle.text import pick


def ask(survey: Any, link: PortalLink, token: str, *, again: bool) -> None:
    project = survey.project
    post(
        "survey_ask", key=f"portal:{link.pk}", to=survey.contact, event=None, project=project,
        context={
            "link": absolute(reverse("portal", args=[token])), "sender": link.made_by, "message": link.message,
            "project": project, "expires_at": link.expires_at, "again": again,
        },
        subject=lambda: (_("A reminder: how satisfied are you? %(project)s") if again else _("How satisfied are you? %(project)s"))
        % {"project": pick(project, "name")},
    )  # fmt: skip


@transaction.atomic
def remind(survey: Any) -> bool:
    """With a fresh link, since nobody knows the old one; False where it was answered meanwhile."""
    now = type(survey).objects.select_for_update().get(pk=survey.pk)
    if now.state != now.State.SENT or now.reminded_on is not None or now.link is None or now.link.standing != "open":
        return False
    before = now.link
    link, token = now._fresh_link(by=before.made_by, message=before.message)
    now.shift(
        now.State.SENT, by=None, verb="survey.sent_again", data={"name": now.contact.name}, link=link,
        reminded_on=timezone.localdate(),
    )  # fmt: skip
    ask(now, link, token, again=True)
    return True
