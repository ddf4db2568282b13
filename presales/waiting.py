"""What pre-sales lays before a person on their Today page."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.templatetags.tl import due
from presales.models import ResourceRequest

MOST = 100


def today(user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """People, teams and money that this person was asked for and has not answered; the soonest needed first."""
    rows = ResourceRequest.objects.filter(
        asked_of=user, state=ResourceRequest.State.ASKED, project__in=projects
    ).select_related("project__customer", "created_by")[:MOST]
    found = [
        {
            "title": row.label, "url": row.get_absolute_url(), "end": due(row.needed_by),
            "note": _("asked by %(who)s") % {"who": row.created_by}, "project": row.project.label(),
            "customer": str(row.project.customer),
        }
        for row in rows
    ]  # fmt: skip
    return [("asked", _("Asked of you"), "users", found)]
