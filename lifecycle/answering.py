"""What the page Today shows of talks and questions: what is to be answered, what was agreed, whom nobody has called."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import contacting
from lifecycle.models.communications import CommunicationLog
from lifecycle.models.questions import Question
from lifecycle.templatetags.tl import due
from lifecycle.text import pick

MOST = 100


def _place(project: Any) -> dict[str, str]:
    return {"project": project.label(), "customer": str(project.customer)}


def question_rows(user: Any, projects: Any) -> list[dict[str, Any]]:
    """Open questions of mine whose day has come or passed, the longest late first."""
    rows = Question.objects.filter(
        owner=user, project__in=projects, state=Question.State.OPEN, due__lte=timezone.localdate()
    )
    return [
        {
            "title": row.label, "url": reverse("record", args=[row.project.number, "lifecycle", "questions", row.number]),
            "end": due(row.due), "note": _("raised by %(who)s") % {"who": row.raiser}, **_place(row.project),
        }
        for row in rows.select_related("project__customer", "raised_by", "raised_by_us", "created_by").order_by("due", "pk")[:MOST]
    ]  # fmt: skip


def step_rows(user: Any, projects: Any) -> list[dict[str, Any]]:
    """Next steps of mine that were agreed in a talk, until they are done."""
    rows = CommunicationLog.objects.filter(next_owner=user, project__in=projects, state=CommunicationLog.State.OPEN)
    return [
        {
            "title": pick(row, "next_step"),
            "url": reverse("record", args=[row.project.number, "lifecycle", "communications", row.number]),
            "end": due(row.next_on), "note": row.label, **_place(row.project),
        }
        for row in rows.select_related("project__customer").order_by("next_on", "pk")[:MOST]
    ]  # fmt: skip


def silent_rows(user: Any, projects: Any) -> list[dict[str, Any]]:
    """People of the customers for whom I am the one to keep in touch, and with whom nobody was for too long."""
    mine = contacting.owned(projects, user)
    silent = contacting.silent(mine.order_by().values("customer_id"))[:MOST]
    if not silent:
        return []
    theirs = {project.customer_id: project for project in mine.select_related("customer").order_by("pk")}
    return [
        {
            "title": row.contact.label(),
            "url": reverse("record_new", args=[theirs[row.contact.customer_id].number, "lifecycle", "communications"])
            + f"?contact={row.contact.pk}",
            "end": "", "note": row.words, **_place(theirs[row.contact.customer_id]),
        }
        for row in silent
    ]  # fmt: skip
