"""What hangs on one person of the customer: requests that wait for them, their parts in projects, the gates ahead.

A stage tells of its own places through the hook `places_of`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, hooks, ways
from lifecycle.evidence import SIGNED_FORMS
from lifecycle.gates import GATES, Gate
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.customers import Contact, ContactKind
from lifecycle.models.key_users import KeyUser
from lifecycle.models.members import ProjectContact
from lifecycle.models.projects import Project
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import SignatureRequest
from lifecycle.models.users import User
from lifecycle.stages import AT_REST, Condition, registry


@dataclass(frozen=True)
class Place:
    """One part that a person has in a project, and the page where somebody else takes it."""

    project: Project
    text: Any
    url: str


def open_requests(contact: Contact) -> Any:
    """Their places in requests that are out: asked, or to be asked later."""
    rows = Signatory.objects.filter(
        contact=contact, state__in=(*Signatory.ASKED, Signatory.State.WAITING),
        request__state=SignatureRequest.State.OPEN,
    ).exclude(role=Signatory.Role.COPY)  # fmt: skip
    return rows.select_related("request__document__project__customer").order_by("request__expires_at", "pk")


def places(contact: Contact) -> list[Place]:
    """Every part that they have in a project that runs."""
    found = []
    links = list(ProjectContact.objects.filter(contact=contact).select_related("project__customer"))
    for link in links:
        url = reverse("project_people", args=[link.project.number])
        found.append(Place(link.project, link.get_role_display(), url))
    named = {link.project_id for link in links if link.role == ContactKind.SPONSOR}
    for project in Project.objects.filter(sponsor=contact).exclude(pk__in=named).select_related("customer"):
        found.append(Place(project, _("Sponsor"), reverse("project_edit", args=[project.number])))
    for row in KeyUser.objects.filter(contact=contact, state__in=KeyUser.LADDER).select_related("project__customer"):
        found.append(Place(row.project, _("Key user"), row.get_absolute_url()))
    waiting = ChecklistItem.objects.filter(waiting_contact=contact, state=ChecklistItem.State.WAITING)
    for item in waiting.select_related("project__customer", "template_item"):
        text = _("we wait for them with “%(title)s”") % {"title": item.title}
        found.append(Place(item.project, text, item.get_absolute_url()))
    for function in hooks.HOOKS["places_of"]:
        found += function(contact=contact)
    return [place for place in found if place.project.state not in AT_REST]


def holds_anything(contact: Contact) -> bool:
    return open_requests(contact).exists() or bool(places(contact))


def by_project(contact: Contact, user: User) -> tuple[list[dict[str, Any]], int]:
    """(a row for each project that the user sees, how many projects they don't), the gate ahead with each."""
    grouped: dict[int, list[Place]] = {}
    for place in places(contact):
        grouped.setdefault(place.project.pk, []).append(place)
    seen = set(Project.objects.visible_to(user).filter(pk__in=grouped).values_list("pk", flat=True))
    rows = []
    for pk, parts in sorted(grouped.items()):
        if pk not in seen:
            continue
        project = parts[0].project
        gate = signature_gate(project)
        rows.append({
            "project": project, "url": project.get_absolute_url(),
            "parts": [part if ways.is_open(user, part.url, project) else replace(part, url="") for part in parts],
            "gate": gate[0].title if gate else "", "conditions": gate[1] if gate else [],
        })  # fmt: skip
    return rows, len(grouped) - len(rows)


def request_rows(contact: Contact, user: User) -> tuple[list[dict[str, Any]], int]:
    """(a row for each request that the user may see, how many they may not)."""
    asked = list(open_requests(contact))
    numbers = {row.request.document.project_id for row in asked}
    seen = set(Project.objects.visible_to(user).filter(pk__in=numbers).values_list("pk", flat=True))
    rows = []
    for row in asked:
        document = row.request.document
        project = document.project
        if project.pk not in seen or not access.can(user, "R", document.kind_of.area, project):
            continue
        may = access.can(user, "request", "documents", project) and not document.is_at_rest
        rows.append({
            "title": document.label, "number": document.number, "url": document.get_absolute_url(),
            "project": project.label(), "until": row.request.expires_at,
            "replace_url": reverse("signatory_replace", args=[document.number, row.pk]) if may else "",
        })  # fmt: skip
    return rows, len(asked) - len(rows)


def signature_gate(project: Project) -> tuple[Gate, list[str]] | None:
    """The first gate ahead that needs the customer's signature, with the conditions that ask for it."""
    following = list(GATES)
    code = project.next_gate
    if code is None:
        return None
    wanted = _unsigned_items(project)
    site = SiteSettings.load()
    for gate in following[following.index(code) :]:
        conditions = [c for c in registry.conditions_of(gate) if site.mode_of(c) != SiteSettings.GateMode.OFF]
        if found := [str(c.text) for c in conditions if _needs_signature(c, project, wanted)]:
            return GATES[gate], found
    return None


def _unsigned_items(project: Project) -> set[str]:
    """Codes of open items that demand a document signed by the customer."""
    items = ChecklistItem.objects.filter(project=project).open().select_related("template_item")
    return {item.code for item in items if any(_by_customer(demand) for demand in item.demanded)}


def _by_customer(demand: dict[str, Any]) -> bool:
    return demand["form"] in SIGNED_FORMS and bool({"CC", "CU"} & set(demand.get("signed_by", ())))


def _needs_signature(condition: Condition, project: Project, wanted: Iterable[str]) -> bool:
    if condition.customer_signs:
        return not condition.check(project).met
    return bool(set(getattr(condition.check, "items", ())) & set(wanted))
