"""A project manager who takes part before signing: what they are to have done by then."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, IntegerField, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.models.events import Event, subject_key
from lifecycle.models.project_terms import Involvement
from lifecycle.stages import UNSIGNED
from lifecycle.templatetags.tl import due
from presales.coverage import AHEAD, MEETINGS

CONTACTS_WANTED = 2
SHOWN = 25
READ = "project.requirements_read"


def panel(project: Any, user: Any) -> dict[str, Any]:
    """How it was decided; for one who takes part, what is still to be done."""
    decided = bool(project.pm_involvement)
    manager = project.delivery_owner
    takes_part = project.pm_involvement in (Involvement.ADVISORY, Involvement.FULL) and manager is not None
    return {
        "decided": decided,
        "label": project.get_pm_involvement_display() if decided else "",
        "reason": project.pm_involvement_reason,
        "by": project.pm_involvement_by,
        "on": project.pm_involvement_on,
        "due": project.pm_involvement_due,
        "unsigned": project.state in UNSIGNED,
        "manager": manager if takes_part else None,
        "steps": steps(project) if takes_part else [],
        "read_url": reverse("requirements_read", args=[project.number]) if takes_part and _may_note(project, user) else "",
        "edit_url": reverse("project_edit", args=[project.number])
        if access.can(user, "E", "projects", project) and not project.read_only
        else "",
    }  # fmt: skip


def _may_note(project: Any, user: Any) -> bool:
    return user.pk == project.delivery_owner_id and not project.read_only


def steps(project: Any) -> list[dict[str, Any]]:
    """Three steps into the project, read off the records; two queries for the meetings, one for the reading."""
    manager = project.delivery_owner
    attended = [
        model.objects.filter(project=project, our_people=manager).exclude(state__in=AHEAD).order_by() for model in MEETINGS
    ]  # fmt: skip
    counts = [
        rows.values("project_id").annotate(n=Count("pk"), place=Value(i, output_field=IntegerField())).values_list("n", "place")
        for i, rows in enumerate(attended)
    ]  # fmt: skip
    talks = sum(n for n, _place in counts[0].union(*counts[1:], all=True))
    known = [rows.filter(contacts__isnull=False).values_list("contacts", flat=True) for rows in attended]
    contacts = len(set(known[0].union(*known[1:])))
    return [
        {"key": "session", "text": _("Was at a meeting with the customer"), "n": talks, "wanted": 1, "done": talks >= 1},
        {
            "key": "contacts", "text": _("Knows people of the customer"), "n": contacts, "wanted": CONTACTS_WANTED,
            "done": contacts >= CONTACTS_WANTED,
        },
        {"key": "read", "text": _("Has read the requirements"), "n": None, "wanted": None, "done": has_read(project)},
    ]  # fmt: skip


def has_read(project: Any) -> bool:
    rows = Event.objects.filter(
        Q(actor=project.delivery_owner_id), subject_kind=subject_key(project), subject_id=project.pk
    )
    return rows.filter(verb=READ).exists()


def undecided(*, user: Any, projects: Any) -> Iterator[tuple[str, Any, str, list[dict[str, Any]]]]:
    """For Today: projects of this seller for which the day to decide has come."""
    if not user.has_role("SM", "IM"):
        return
    rows = projects.filter(
        presales_owner=user, pm_involvement="", pm_involvement_due__lte=timezone.localdate(), state__in=UNSIGNED
    )
    shown = ("number", "name", "name_en", "pm_involvement_due", "customer__name", "customer__name_en")
    found = [
        {
            "title": _("Decide on the project manager's part"), "url": reverse("project_edit", args=[row.number]),
            "end": due(row.pm_involvement_due), "note": "", "project": row.label(), "customer": str(row.customer),
        }
        for row in rows.select_related("customer").only(*shown).order_by("pm_involvement_due")[:SHOWN]
    ]  # fmt: skip
    yield "involvement", _("Project managers to decide on"), "user", found
