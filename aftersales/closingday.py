"""What closing a project lays before a person on their Today page."""

from typing import Any

from django.utils.translation import gettext as _

from aftersales.models.closure_parts import TeamAnswer
from aftersales.models.closures import ProjectClosure
from lifecycle import access
from lifecycle.models.users import Role
from lifecycle.stages import FINAL

MOST = 50


def today(*, user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Who was asked how the project was for them; for executives, the reports that wait for their approval."""
    asked = TeamAnswer.objects.filter(user=user, answered_on=None, closure__project__in=projects)
    rows = asked.exclude(closure__project__state__in=FINAL).select_related("closure__project__customer")
    found = [
        (
            "team-answers", _("How was the project for you?"), "star",
            [_row(row.closure, "answer", _("six questions")) for row in rows.order_by("pk")[:MOST]],
        )
    ]  # fmt: skip
    if Role.EX in user.roles:
        waiting = ProjectClosure.objects.filter(project__in=projects, state=ProjectClosure.State.REVIEWED)
        told = waiting.exclude(project__state__in=FINAL).exclude(reviewed_by=user).exclude(created_by=user)
        rows_ = [
            _row(row, "", _("read by %(who)s") % {"who": row.reviewed_by})
            for row in told.select_related("project__customer", "reviewed_by").order_by("pk")[:MOST]
            if access.can(user, "A", "closure", row.project)
        ]
        found.append(("closures", _("Closing reports to approve"), "gavel", rows_))
    return found


def _row(closure: ProjectClosure, act: str, note: str) -> dict[str, Any]:
    return {
        "title": closure.label, "url": closure.act_url(act) if act else closure.get_absolute_url(), "end": "", "note": note,
        "project": closure.project.label(), "customer": str(closure.project.customer),
    }  # fmt: skip
