"""What delivery lays before a person on their Today page."""

from typing import Any

from django.utils.translation import gettext as _

from delivery.models import ChangeRequest
from lifecycle import access, managing
from lifecycle.templatetags.tl import due

MOST = 100


def today(user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Changes that this person has to assess, the first due on top, and those that wait for their decision."""
    state = ChangeRequest.State
    rows = (
        ChangeRequest.objects.filter(project__in=projects, state__in=(*ChangeRequest.WAITING, state.ASSESSED))
        .select_related("project__customer", "raised_by", "process")
        .prefetch_related("alternatives")
        .order_by("assess_by", "pk")[:MOST]
    )
    assess, decide = [], []
    for change in rows:
        if change.state == state.ASSESSED:
            if change.may_decide(user):
                decide.append(
                    _row(change, _("costs %(cost)s") % {"cost": change.cost_shown}, due(change.assess_by, done=True))
                )
        elif access.can(user, "A", "changes", change.project):
            assess.append(_row(change, _("raised by %(who)s") % {"who": change.raised_by}, due(change.assess_by)))
    return [
        ("assess", _("Changes to assess"), "git-branch", assess),
        ("decide-changes", _("Changes to decide"), "gavel", decide),
    ]


def concerns(reader: Any, projects: Any) -> list[Any]:
    """At the gate of requirements: changes that nobody has decided on, the first due on top."""
    rows = list(
        ChangeRequest.objects.filter(project__in=projects, state__in=(*ChangeRequest.WAITING, ChangeRequest.State.ASSESSED))
        .select_related("project")
        .order_by("assess_by", "pk")[:MOST]
    )  # fmt: skip
    told = [
        managing.row(change.label, change.get_absolute_url(), str(change.get_state_display()), due(change.assess_by),
                     change.project)
        for change in rows
    ]  # fmt: skip
    return [(managing.REQUIREMENTS, [(_("Changes undecided"), len(rows), "wait" if rows else "")], told)]


def _row(change: ChangeRequest, note: str, end: Any) -> dict[str, Any]:
    return {
        "title": change.label, "url": change.get_absolute_url(), "end": end, "note": note,
        "project": change.project.label(), "customer": str(change.project.customer),
    }  # fmt: skip
