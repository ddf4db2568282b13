"""What leads to what in pre-sales besides traces: expectations, amendments, the contract, the hand-over."""

from collections.abc import Iterator
from typing import Any

from lifecycle.models.commitments import Commitment
from lifecycle.models.requirements import Requirement
from lifecycle.models.risks import Risk
from presales.models import (
    CompanyIntroduction,
    Contract,
    ContractAmendment,
    HandoverPackage,
    Solution,
    SolutionSection,
)

SOLD = (Commitment, Solution, SolutionSection, Requirement)


def links(*, project: Any, things: list[Any], side: str) -> Iterator[Any]:
    """What led to these things if `side` is source, else what came of them."""
    yield from _back(things) if side == "source" else _on(project, things)


def _of(things: list[Any], *kinds: Any) -> list[Any]:
    return [thing for thing in things if isinstance(thing, kinds)]


def _back(things: list[Any]) -> Iterator[Any]:
    promises = _of(things, Commitment)
    rows = CompanyIntroduction.objects.filter(expectations__commitment__in=promises).select_related("project")
    if promises:
        yield from rows.distinct()
    amendments = _of(things, ContractAmendment)
    if amendments:
        yield from Commitment.objects.filter(amendments__in=amendments).select_related("project").distinct()


def _on(project: Any, things: list[Any]) -> Iterator[Any]:
    promises = _of(things, Commitment)
    if promises:
        yield from ContractAmendment.objects.filter(commitments__in=promises).select_related("project").distinct()
    if sold := _of(things, *SOLD):
        contract = (
            Contract.objects.filter(project=project, state__in=Contract.PASSED).select_related("project").first()
        )
        if contract is not None and min(_made(thing) for thing in sold) <= contract.created_at:
            yield contract
    if told := _of(things, Commitment, Risk, Contract):
        packages = HandoverPackage.objects.filter(project=project, submitted_at__isnull=False).select_related(
            "project"
        )
        for package in packages:
            if min(_made(thing) for thing in told) <= package.submitted_at:
                yield package


def _made(thing: Any) -> Any:
    return thing.solution.created_at if isinstance(thing, SolutionSection) else thing.created_at
