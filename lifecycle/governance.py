"""What follows from how a project is driven at the customer: from the top, or by process (C-17). Advice, no rule."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle.fields import holds
from lifecycle.models.customers import Contact, ContactKind
from lifecycle.models.members import ProjectContact
from lifecycle.models.project_terms import Governance


@dataclass(frozen=True)
class Advice:
    """`met`: True or False where a fact tells, None for what only a person can heed."""

    text: str
    why: str = ""
    met: bool | None = None
    url: str = ""
    label: str = ""


def advice(project: Any) -> list[Advice]:
    """Nothing until somebody has said how the project is driven."""
    if project.governance_mode == Governance.TOP_DOWN:
        return _top_down(project)
    if project.governance_mode == Governance.PROCESS:
        return _by_process(project)
    return []


def _edit(project: Any, field: str) -> str:
    return f"{reverse('project_edit', args=[project.number])}#id_{field}"


def _kickoffs(project: Any) -> str:
    return reverse("record_list", args=[project.number, "delivery", "kickoffs"])


def _top_down(project: Any) -> list[Advice]:
    return [
        Advice(
            _("The sponsor at the customer is named"), _("What their top leader wants is done fastest and best."),
            project.sponsor_id is not None, _edit(project, "sponsor"), _("name the sponsor"),
        ),
        Advice(
            _("It is written down who is asked when something is stuck"),
            _("Step by step up to the sponsor, with days; agreed before it is needed."),
            bool(project.escalation_route.strip()), _edit(project, "escalation_route"), _("write it down"),
        ),
        Advice(
            _("Hold the kickoff, and let the sponsor open it"), _("Everybody sees who stands behind the project."),
            None, _kickoffs(project), _("open the kickoffs"),
        ),
        Advice(_("Report to the sponsor regularly"), _("Their attention is what carries the project; it paves the way for acceptance.")),
    ]  # fmt: skip


def _by_process(project: Any) -> list[Advice]:
    return [
        Advice(
            _("Owners of the business processes are named"), _("They drive the base business; the executives arrange the execution."),
            has_process_owners(project), reverse("project_people", args=[project.number]), _("add them"),
        ),
        Advice(
            _("Reports to executives say what the project is worth to their strategy"),
            _("They watch strategy; the daily progress is for the process owners."),
        ),
        Advice(
            _("A kickoff is optional"), _("The rules and both teams can be made known in writing, process by process."),
            None, _kickoffs(project), _("open the kickoffs"),
        ),
    ]  # fmt: skip


def has_process_owners(project: Any) -> bool:
    """With a part in the project, or known as such at the customer."""
    if ProjectContact.objects.filter(project=project, role=ContactKind.PROCESS).exists():
        return True
    known = Contact.objects.filter(customer=project.customer_id, left_on=None)
    return known.filter(kinds__contains=holds(ContactKind.PROCESS)).exists()
