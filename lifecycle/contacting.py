"""Who was spoken to when, whom nobody has spoken to for too long, and whether leaders, customers and team get their share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.hooks import HOOKS
from lifecycle.models.communications import CommunicationLog
from lifecycle.models.customers import Contact
from lifecycle.models.meeting_lines import MeetingAttendee
from lifecycle.models.meetings import Meeting
from lifecycle.models.settings import SiteSettings

FEW = 10  # entries below which a proportion says little


def last_contacts(contacts: Iterable[int]) -> dict[int, datetime]:
    """The last time that anybody spoke with each of these people, in whichever project of their customer."""
    wanted = list(contacts)
    if not wanted:
        return {}
    through = CommunicationLog.contacts.through
    rows = through.objects.filter(contact_id__in=wanted).values("contact_id").annotate(at=Max("communicationlog__at"))
    found: dict[int, datetime] = {row["contact_id"]: row["at"] for row in rows}
    for contact, at in _met_in_meetings(wanted):
        found[contact] = max(at, found.get(contact, at))
    for met in HOOKS["met"]:
        for contact, at in met(contacts=wanted):
            if at is not None and (contact not in found or at > found[contact]):
                found[contact] = at
    return found


def _met_in_meetings(contacts: list[int]) -> Any:
    rows = MeetingAttendee.objects.filter(
        contact_id__in=contacts, attended=True, meeting__state__in=Meeting.TOOK_PLACE
    )
    return rows.order_by().values("contact_id").annotate(last=Max("meeting__at")).values_list("contact_id", "last")


@dataclass(frozen=True)
class Silence:
    """A person of the customer with whom nobody has been in touch for longer than their rhythm allows."""

    contact: Contact
    days: int
    never: bool

    @property
    def words(self) -> str:
        if self.never:
            return _("never yet; every %(n)d days agreed") % {"n": self.contact.cadence_days}
        return _("%(days)d days ago; every %(n)d days agreed") % {"days": self.days, "n": self.contact.cadence_days}


def silent(customers: Any) -> list[Silence]:
    """The people of the customers of these keys who have waited longer than agreed, the longest beyond it first."""
    there = Q(left_on__isnull=True) | Q(left_on__gt=timezone.localdate())
    rows = Contact.objects.filter(there, customer_id__in=customers, cadence_days__gt=0)
    people = list(rows.select_related("customer").order_by("pk")[:500])
    last = last_contacts(person.pk for person in people)
    found = []
    for person in people:
        since = last.get(person.pk) or person.created_at
        days = (timezone.localdate() - timezone.localtime(since).date()).days
        if days > (person.cadence_days or 0):
            found.append(Silence(person, days, person.pk not in last))
    return sorted(found, key=lambda row: (row.contact.cadence_days or 0) - row.days)


def owned(projects: Any, user: Any) -> Any:
    """Of these projects, those whose customers this person keeps in touch with: the owner of the stage they are in."""
    ahead = ("lead", "presales", "contract")
    later = ("aftersales", "acceptance", "payment", "paid")
    return projects.filter(
        Q(presales_owner=user, state__in=ahead)
        | Q(delivery_owner=user, state__in=("delivery", "trial_run"))
        | Q(support_owner=user, state__in=later)
    )


def last_with_customer(project: Any) -> datetime | None:
    """The last contact with somebody of the customer that was noted in this project, or meeting at which one was."""
    rows = CommunicationLog.objects.filter(project=project, audience__in=CommunicationLog.OUTSIDE)
    attended = MeetingAttendee.objects.filter(
        meeting__project=project, attended=True, contact__isnull=False, meeting__state__in=Meeting.TOOK_PLACE
    )
    moments = (rows.aggregate(at=Max("at"))["at"], attended.aggregate(at=Max("meeting__at"))["at"])
    return max((moment for moment in moments if moment), default=None)


def balance(project: Any) -> dict[str, Any]:
    """How the contacts of a project are divided between leaders, customers and team, beside the company's proportion."""
    rows = CommunicationLog.objects.filter(project=project).order_by().values_list("audience").annotate(n=Count("pk"))
    counts = dict(rows)
    wanted = dict(zip(CommunicationLog.GROUPS, _parts(SiteSettings.load().comm_ratio), strict=True))
    total = sum(counts.values())
    names = {"leaders": _("Leaders"), "customers": _("Customers and users"), "team": _("Our team")}
    groups = []
    for key, audiences in CommunicationLog.GROUPS.items():
        n = sum(counts.get(audience, 0) for audience in audiences)
        share = round(100 * n / total) if total else 0
        target = round(100 * wanted[key] / sum(wanted.values()))
        groups.append(
            {
                "key": key, "title": names[key], "n": n, "share": share, "target": target,
                "words": _("%(share)d %% (%(n)d), aim %(target)d %%") % {"share": share, "n": n, "target": target},
                "apart": share - target,
            }
        )  # fmt: skip
    return {"groups": groups, "total": total, "few": total < FEW, "ratio": ":".join(map(str, wanted.values())),
            "advice": _advice(groups) if total >= FEW else ""}  # fmt: skip


def _parts(ratio: str) -> list[int]:
    found = [int(part) for part in ratio.split(":") if part.strip().isdecimal()]
    return found if len(found) == 3 and all(found) else [3, 4, 3]


def _advice(groups: list[dict[str, Any]]) -> str:
    least = min(groups, key=lambda group: group["apart"])
    if least["apart"] > -10:
        return _("The proportion is kept.")
    return _("%(who)s hear too little from us.") % {"who": least["title"]}
