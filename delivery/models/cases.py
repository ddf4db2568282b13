"""When a kickoff is better put off or left out: six cases, five of which show in facts."""

from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle.display import money
from lifecycle.models.customers import Maturity
from lifecycle.models.project_terms import Governance
from lifecycle.models.projects import ProjectType
from lifecycle.models.settings import SiteSettings
from lifecycle.stages import State


class Reason(models.TextChoices):
    """The codes are those of the playbook, so that a skipped checklist item can carry the same reason."""

    OVERCOMMITTED = "OVERCOMMITTED", gettext_lazy("The contract promises more than we can keep")
    SMALL_AMOUNT = "SMALL_AMOUNT", gettext_lazy("The contract is very small")
    PRODUCTISED = "PRODUCTISED", gettext_lazy("A tool or ready-made product")
    MATURE_CUSTOMER = "MATURE_CUSTOMER", gettext_lazy("The customer has run many IT projects and is well organised")
    RUN_IN = "RUN_IN", gettext_lazy("Both sides already work well together")
    INTERNAL_CONFLICT = "INTERNAL_CONFLICT", gettext_lazy("Relations inside the customer are not settled yet")


# These say something about the customer or about ourselves that must never leave the company.
PRIVATE_REASONS = (Reason.OVERCOMMITTED, Reason.INTERNAL_CONFLICT)


@dataclass(frozen=True)
class Suggestion:
    """A case that the facts of the product point to; a person decides."""

    reason: Reason
    fact: str
    advice: str = ""


def suggestions(project: Any) -> list[Suggestion]:
    """Five of the six cases show in the facts; relations inside the customer only a person can judge."""
    from lifecycle.models import Commitment, Project

    found = []
    red = Commitment.objects.filter(Commitment.red(), project=project).count()
    if red:
        fact = ngettext("%(n)d promise is not feasible", "%(n)d promises are not feasible", red) % {"n": red}
        found.append(Suggestion(Reason.OVERCOMMITTED, fact, _("Amend the contract first.")))
    limit = SiteSettings.load().threshold("small_contract_amount")
    if project.amount is not None and project.amount < limit:
        words = {"amount": money(project.amount, project.currency), "limit": money(limit, project.currency)}
        fact = _("%(amount)s is below the limit of %(limit)s") % words
        found.append(Suggestion(Reason.SMALL_AMOUNT, fact))
    if project.type == ProjectType.TOOL:
        found.append(
            Suggestion(
                Reason.PRODUCTISED, _("The project's type is “%(type)s”") % {"type": project.get_type_display()}
            )
        )
    if project.customer.it_maturity == Maturity.HIGH:
        found.append(Suggestion(Reason.MATURE_CUSTOMER, _("The customer's experience with IT projects is high")))
    earlier = Project.objects.filter(customer=project.customer_id, state__in=(State.PAID, State.CLOSED))
    n = earlier.exclude(pk=project.pk).count()
    if n:
        fact = ngettext("%(n)d earlier project is finished", "%(n)d earlier projects are finished", n) % {"n": n}
        found.append(Suggestion(Reason.RUN_IN, fact))
    return governed(project, found)


def governed(project: Any, found: list[Suggestion]) -> list[Suggestion]:
    """How the customer drives the project weighs too: from the top it is wanted, by process it is optional."""
    if project.governance_mode == Governance.TOP_DOWN:
        words = _("The project is driven from the top, so hold it all the same: the leader takes command.")
        kept = (Reason.OVERCOMMITTED,)  # whatever drives it, a contract that cannot be kept is mended first
        return [one if one.reason in kept else replace(one, advice=words) for one in found]
    if project.governance_mode == Governance.PROCESS and Reason.MATURE_CUSTOMER not in {one.reason for one in found}:
        fact = _("The project is driven by process: a kickoff is optional")
        advice = _("Tell the owners of the processes and the rules in writing instead.")
        return [*found, Suggestion(Reason.MATURE_CUSTOMER, fact, advice)]
    return found
