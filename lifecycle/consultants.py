"""The four kinds of consultants, which are stages of growth too: how each works, and where each is needed."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lifecycle.models.knowledge import KnowledgeNote
from lifecycle.models.requirement_choices import Cause
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import ConsultantType, User


@dataclass(frozen=True)
class Kind:
    """`limits`: what this kind does not do yet, which is the step to the next one."""

    type: ConsultantType
    behaviour: Any
    staffing: Any
    limits: Any


KINDS = (
    Kind(
        ConsultantType.TECH_SERVICE,
        _("Hears of a problem and looks for the function of the product that answers it; where there is none, asks for development."),
        _("For installation, interfaces, data and functions that are agreed on. Put somebody beside them who asks what the wish is good for."),
        _("Answers what was asked. The next step is to solve it with what exists before asking for development."),
    ),
    Kind(
        ConsultantType.PRODUCT_APP,
        _("Uses the functions that exist flexibly, finds ways around, and gathers solutions of an industry."),
        _("For business processes, settings, training and the trial run; keeps development small."),
        _("Solves problems that others name. The next step is to ask why the problem is there."),
    ),
    Kind(
        ConsultantType.MGMT_CONSULT,
        _("Asks why, leads the customer from the wish to the need, and advises on how the business is run."),
        _("For research with leaders, for wishes whose cause is a gap in management, and for phase two."),
        _("Advises. The next step is to lead a team and to answer for the result."),
    ),
    Kind(
        ConsultantType.PROJECT_MANAGER,
        _("Leads project and team, guides the customer, sets the strategy, communicates; does more than they say."),
        _("For the whole: coordinates resources, guards the business requirements, sees to payment and to the growth of the team."),
        _("Grows by the people whom they make able."),
    ),
)  # fmt: skip
ORDER = tuple(kind.type for kind in KINDS)


def kind_of(value: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.type == value), None)


def next_kind(value: str) -> Kind | None:
    """The stage of growth after this one; the first one for who has none, None after the last."""
    place = ORDER.index(ConsultantType(value)) + 1 if value in ORDER else 0
    return KINDS[place] if place < len(KINDS) else None


def contributions(people: list[User]) -> dict[int, dict[str, int]]:
    """What people gave to the company's knowledge, by person: all notes, and ways around among them. One query."""
    rows = KnowledgeNote.objects.in_use().filter(created_by__in=[one.pk for one in people]).order_by()
    found = rows.values("created_by").annotate(
        notes=Count("pk"), ways=Count("pk", filter=Q(kind=KnowledgeNote.Kind.WORKAROUND)),
        checked=Count("pk", filter=Q(checked_at__isnull=False)),
    )  # fmt: skip
    return {
        row["created_by"]: {"notes": row["notes"], "ways": row["ways"], "checked": row["checked"]} for row in found
    }


def hint(project: Any, team: list[User]) -> str:
    """A management consultant is wanted where wishes go back to a gap in management, and nobody of the team is one."""
    if any(one.consultant_type == ConsultantType.MGMT_CONSULT for one in team):
        return ""
    n = Requirement.objects.filter(project=project, root_cause=Cause.MANAGEMENT).count()
    if not n:
        return ""
    text = ngettext(
        "%(n)d requirement goes back to a gap in management. A management consultant asks why and advises on it; there "
        "is none in the team.",
        "%(n)d requirements go back to a gap in management. A management consultant asks why and advises on it; there "
        "is none in the team.",
        n,
    )
    return text % {"n": n}
