"""Whether the project manager takes part before signing, and what that means for the checklist of pre-sales."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.project_terms import Involvement
from lifecycle.stages import Stage

TAKES_PART = (Involvement.ADVISORY, Involvement.FULL)


def decide(project: Any, fields: dict[str, Any], *, by: Any) -> dict[str, Any]:
    """What a decision adds to the changed fields. Refused without its reason, or without anybody who takes part."""
    chosen = fields["pm_involvement"]
    if chosen and not fields.get("pm_involvement_reason", project.pm_involvement_reason).strip():
        raise Refused(_("Give the reason: how new, how important, how risky is it?"), "pm_involvement_reason")
    if chosen in TAKES_PART and fields.get("delivery_owner", project.delivery_owner) is None:
        raise Refused(_("Name the project manager who takes part."), "delivery_owner")
    return {"pm_involvement_by": by, "pm_involvement_on": timezone.localdate()} if chosen else {
        "pm_involvement_by": None, "pm_involvement_on": None,
    }  # fmt: skip


def share_out(project: Any) -> None:
    """Items of pre-sales that the playbook gives to the project manager: theirs if they take full part; otherwise of
    whoever supports them, the project manager helping if they advise."""
    manager, chosen = project.delivery_owner, project.pm_involvement
    if not chosen:
        return
    people = project.people_by_role()
    rows = ChecklistItem.objects.open().filter(project=project, stage=Stage.PRESALES, template_item__owner_role="PM")
    for item in rows.select_related("template_item"):
        owner = manager
        if chosen != Involvement.FULL:
            helpers = item.template_item.support_roles if item.template_item else []
            stand_in = (people[role] for role in helpers if role in people and role != "PM")
            owner = next(stand_in, project.presales_owner)
        if owner is not None and item.owner_id != owner.pk:
            ChecklistItem.objects.filter(pk=item.pk).update(owner=owner)
        if manager is None:
            continue
        if chosen == Involvement.ADVISORY:
            item.support.add(manager)
        elif owner is not None and owner.pk != manager.pk:
            item.support.remove(manager)
