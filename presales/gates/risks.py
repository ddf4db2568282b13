"""What pre-sales asks before signing about what could go wrong, and about what the customer has to have ready."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from lifecycle import access, known
from lifecycle.gates import Answer
from lifecycle.models import Event, ReadinessItem, Risk
from lifecycle.stages import Condition

# Whoever has to deliver it must have looked at what could go wrong.
ASSESSORS = {"IM", "PM"}


def assessed_risks(project: Any) -> list[Risk]:
    """Risks of the project that its implementation or project manager has assessed."""
    events = Event.objects.filter(project=project, verb="risk.assessed", subject_kind=Risk._meta.label_lower)
    known = {
        event.subject_id
        for event in events.select_related("actor")
        if event.actor and access.roles_in(event.actor, project) & ASSESSORS
    }
    rows = Risk.objects.filter(project=project, pk__in=known).exclude(state=Risk.State.IDENTIFIED)
    return list(rows.order_by("number"))


def site_listed(project: Any) -> Answer:
    """Met once conditions are listed, each with a responsible person of the customer and a day."""
    rows = list(ReadinessItem.objects.filter(project=project).select_related("project"))
    if not rows:
        url = reverse("record_new", args=[project.number, "lifecycle", "readiness"])
        return Answer(False, _("No condition at the site is listed."), url, _("list the first"))
    loose = [row for row in rows if row.state in ReadinessItem.OPEN and not (row.responsible_id and row.needed_by)]
    if loose:
        text = ngettext(
            "“%(what)s” has no responsible person or no day", "%(n)d conditions have no responsible person or no day, the first is “%(what)s”",
            len(loose),
        )  # fmt: skip
        return Answer(
            False, text % {"n": len(loose), "what": loose[0].label}, loose[0].get_absolute_url(), _("fill in")
        )
    return Answer(True)


def risks_answered(project: Any) -> Answer:
    """Met when every open risk from the company's threshold on has prevention and contingency."""
    serious = [
        risk
        for risk in known.risks(project)
        if risk.state in Risk.OPEN and risk.is_serious and not (risk.prevention.strip() and risk.contingency.strip())
    ]
    if serious:
        text = ngettext(
            "“%(what)s” has no prevention or no contingency", "%(n)d serious risks have no prevention or no contingency, the first is “%(what)s”",
            len(serious),
        )  # fmt: skip
        detail = text % {"n": len(serious), "what": serious[0].label}
        return Answer(False, detail, serious[0].get_absolute_url(), _("answer it"))
    return Answer(True)


CONDITIONS = [
    Condition(
        "G3-d", "G3", t("What the customer has to have ready at the site is listed, with a person and a day"),
        t("Most delays begin with a room, a line or an account that was not there."), site_listed, "soft", ("PRE-65",),
    ),
    Condition(
        "G3-e", "G3", t("Serious risks have prevention and contingency"),
        t("What was foreseen and not provided for is the dearest surprise."), risks_answered, "soft",
        ("PRE-44", "PRE-45"),
    ),
]  # fmt: skip
