"""What becomes of a contract as its project moves on: signed, amended, fulfilled or terminated."""

from typing import Any

from lifecycle import hooks
from lifecycle.amendments import Amendment
from lifecycle.instalments import Plan
from lifecycle.models.users import User
from lifecycle.stages import State
from presales.models import Contract, ContractAmendment

PAID = (State.PAID, State.CLOSED)


def payment_plan(*, project: Any) -> Plan | None:
    """The terms of the contract until it is signed; afterwards they are payments."""
    contract = Contract.current(project)
    if contract is None or contract.state not in Contract.OPEN:
        return None
    return Plan(tuple(contract.instalments()), contract.get_absolute_url())


def amendments(*, project: Any) -> list[Amendment]:
    """As those may know them who change what the contract says."""
    rows = ContractAmendment.objects.filter(project=project).select_related("project")
    signed = ContractAmendment.State.SIGNED
    return [Amendment(row.number, row.label, row.state == signed, row.get_absolute_url(), row) for row in rows]


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
