"""Today, as far as the team goes: places one is asked to take, and the work of those for whom one stands in."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import display
from lifecycle.models.absences import Absence
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.members import ProjectMember
from lifecycle.models.risks import Risk
from lifecycle.models.users import User
from lifecycle.templatetags.tl import due

SHOWN = 25


def sections(user: User, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """(key, title, icon, rows) of views/today. Two queries, and two for each colleague who is away."""
    asked = ProjectMember.objects.filter(user=user, state=ProjectMember.State.PROPOSED, project__in=projects)
    found = [("team-asked", _("Asked to join a team"), "users", [_ask(row) for row in _with_place(asked)])]
    for absence in Absence.objects.covered_by(user).select_related("user"):
        title = _("For %(name)s, who is away until %(day)s") % {
            "name": absence.user, "day": display.day(absence.to_date),
        }  # fmt: skip
        found.append((f"instead-{absence.user_id}", title, "user", _work(absence.user, projects)))
    return found


def _with_place(rows: Any) -> Any:
    return rows.select_related("project__customer", "proposed_by")[:SHOWN]


def _ask(row: ProjectMember) -> dict[str, Any]:
    note = f"{row.slot or row.get_role_display()} · {row.allocation_pct}%"
    return {
        "title": _("Join the team of “%(project)s”") % {"project": row.project.label()},
        "url": reverse("project_people", args=[row.project.number]), "note": note, "end": display.day(row.from_date),
        "project": row.project.label(), "customer": str(row.project.customer),
    }  # fmt: skip


def _work(person: User, projects: Any) -> list[dict[str, Any]]:
    """Their open items and the risks they own, in projects that the substitute sees: what is due first comes first."""
    from lifecycle.views.today import opened

    items = ChecklistItem.objects.filter(owner=person, project__in=projects).filter(opened()).open()
    risks = Risk.objects.filter(owner=person, project__in=projects, state__in=Risk.OPEN)
    rows = [
        (item.due, item.title, reverse("item", args=[item.project.number, item.pk]), item.project)
        for item in items.select_related("template_item", "project__customer").order_by("due", "order")[:SHOWN]
    ]
    rows += [
        (risk.due, risk.label, risk.get_absolute_url(), risk.project)
        for risk in risks.select_related("project__customer").order_by("due", "pk")[:SHOWN]
    ]
    rows.sort(key=lambda row: (row[0] is None, row[0] or 0))
    return [
        {"title": title, "url": url, "note": "", "end": due(day), "project": project.label(), "customer": str(project.customer)}
        for day, title, url, project in rows
    ]  # fmt: skip
