"""What becomes of a contract as its project moves on: signed, amended, fulfilled or terminated."""

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lifecycle import access, hooks
from lifecycle.amendments import Amendment
from lifecycle.differences import Text, compare
from lifecycle.instalments import Plan, payments
from lifecycle.models.events import Event
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.stages import State
from lifecycle.text import paired
from lifecycle.unsigned import Difference
from presales.models import Contract, ContractAmendment

PAID = (State.PAID, State.CLOSED)


def payment_plan(*, project: Any) -> Plan | None:
    """The terms of the contract until it is signed; afterwards they are payments."""
    contract = Contract.current(project)
    if contract is None or contract.state not in Contract.OPEN:
        return None
    return Plan(tuple(contract.instalments()), contract.get_absolute_url())


def deliverables(*, project: Any) -> list[dict[str, str]]:
    """What the contract says is delivered, one a line."""
    contract = Contract.current(project)
    return paired(contract, "deliverables") if contract is not None else []


def acceptance_criteria(*, project: Any) -> list[dict[str, Any]]:
    """By what the contract says that the customer accepts, one a line, and where it stands."""
    contract = Contract.current(project)
    if contract is None:
        return []
    number = project.contract_number
    return [
        {**line, "ref": f"{number} · {n}" if number else str(n), "record": contract}
        for n, line in enumerate(paired(contract, "acceptance_criteria"), 1)
    ]


def amendments(*, project: Any) -> list[Amendment]:
    """As those may know them who change what the contract says."""
    rows = ContractAmendment.objects.filter(project=project).select_related("project")
    signed = ContractAmendment.State.SIGNED
    return [Amendment(row.number, row.label, row.state == signed, row.get_absolute_url(), row) for row in rows]


def unsigned(*, project: Any, user: User) -> list[Difference]:
    """Amount and date that were changed without anybody's signature, and payments that no longer make the amount.

    What was signed: the summary of the contract, and what signed amendments and changes made of it since.
    """
    if project.contract_passed_at is None or not access.can(user, "R", "contract", project):
        return []
    contract = Contract.current(project)
    if contract is None:
        return []
    paper = contract.document
    told = paper.current.facts["body"]["contract"] if paper and paper.current else {}
    signed = {"contract_amount": (told.get("amount") or {}).get("amount"), "contract_due_on": told.get("due_on")}
    at = paper.current.rendered_at if paper and paper.current else None
    events = Event.objects.about(project).filter(verb="project.amended")
    for event in (events.filter(at__gt=at) if at else events).order_by("seq"):
        signed |= {name: after for name, (_before, after) in event.data.get("changes", {}).items() if name in signed}
    now = {name: getattr(project, name) for name in signed}
    rows = compare(
        {name: Text(_name(name), str(text)) for name, text in signed.items() if text},
        {name: Text(_name(name), _plain(now[name])) for name, text in signed.items() if text},
    )
    planned = payments(project)
    if (
        planned
        and project.contract_amount
        and (total := sum(row.amount for row in planned)) != project.contract_amount
    ):
        rows += compare(
            {"payments": Text(_("Payments together"), f"{project.contract_amount:.2f}")},
            {"payments": Text(_("Payments together"), f"{total:.2f}")},
        )
    number = project.contract_number or (paper.number if paper else "")
    mends = ((reverse("record_new", args=[project.number, "presales", "amendments"]), _("Write the amendment")),)
    page = reverse("project_contract", args=[project.number])
    return [Difference(_("Contract"), number, project.contract_passed_at, page, tuple(rows), mends)]


def _name(field: str) -> str:
    return str(Project._meta.get_field(field).verbose_name)  # type: ignore[union-attr]


def _plain(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value or "")


def contract_signed(*, project: Any, by: User) -> None:
    """The gate is passed: the contract is in force, and its terms become payments where none are planned yet."""
    contract = Contract.current(project)
    if contract is None or contract.state not in Contract.OPEN:
        return
    contract.shift(Contract.State.SIGNED, by=by, verb="contract.signed")
    if contract.is_whole:
        hooks.call("payment_terms", project=project, instalments=contract.instalments(), by=by)


def project_moved(*, project: Any, old: str, new: str, by: User) -> None:
    contract = Contract.current(project)
    if contract is None:
        return
    if new == State.TERMINATED and contract.state in Contract.IN_FORCE:
        contract.shift(Contract.State.TERMINATED, by=by, verb="contract.terminated")
    elif new in PAID and contract.state in Contract.IN_FORCE:
        contract.shift(Contract.State.FULFILLED, by=by, verb="contract.fulfilled")
    elif old in PAID and new not in PAID and contract.state == Contract.State.FULFILLED:
        contract.shift(in_force(project), by=by, verb="contract.reopened")


def in_force(project: Any) -> str:
    """The state of a contract that is in force."""
    signed = ContractAmendment.objects.filter(project=project, state=ContractAmendment.State.SIGNED)
    return Contract.State.AMENDED if signed.exists() else Contract.State.SIGNED
