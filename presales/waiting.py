"""What pre-sales lays before a person on their Today page."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.models.calendar import add_workdays
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.settings import SiteSettings
from lifecycle.templatetags.tl import due
from presales.models import ContractReading, HandoverPackage, ResourceRequest
from presales.models.handovers import ITEM

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
    return [
        ("asked", _("Asked of you"), "users", found),
        ("contracts", _("Contracts to read"), "checklist", to_read(user, projects)),
    ]


def to_read(user: Any, projects: Any) -> list[dict[str, Any]]:
    """Projects that were handed over to this person and whose contract they have not read through."""
    packages = HandoverPackage.objects.filter(
        project__in=projects, project__delivery_owner=user, submitted_at__isnull=False
    )
    read = ContractReading.objects.filter(state=ContractReading.State.READ).values("project")
    waived = ChecklistItem.objects.filter(code=ITEM, state__in=ChecklistItem.ENDED).values("project")
    packages = (
        packages.exclude(project__in=read).exclude(project__in=waived).exclude(state=HandoverPackage.State.PREPARING)
    )
    waiting = list(packages.select_related("project__customer").order_by("submitted_at")[:MOST])
    if not waiting:
        return []
    ids = [package.project_id for package in waiting]
    begun = {row.project_id: row for row in ContractReading.objects.filter(project__in=ids)}
    days = SiteSettings.load().days("contract_reading")
    rows = []
    for package in waiting:
        project, reading = package.project, begun.get(package.project_id)
        new = reverse("record_new", args=[project.number, "presales", "contract-readings"])
        rows.append({
            "title": _("Read the contract clause by clause"),
            "url": reverse("record", args=[project.number, "presales", "contract-readings", reading.number]) if reading else new,
            "end": due(add_workdays(timezone.localtime(package.submitted_at).date(), days)), "note": "",
            "project": project.label(), "customer": str(project.customer),
        })  # fmt: skip
    return rows
