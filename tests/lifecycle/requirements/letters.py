"""Answers in writing for tests: a requirement that is done, one that waits, one that is refused, and their letter."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.models import Requirement, RequirementType, ResponseLetter
from tests.presales.requirements import ANALYSIS, REQUIREMENT

LATER: dict[str, Any] = {"workaround": "先导出表格", "workaround_en": "Export a sheet", "constraint": "resource"}
NO: dict[str, Any] = {"reason": "属于院感系统的职责，重复建设会冲突", "reason_en": "The infection system does that"}
PROOF = "院感系统合同第 3 条"


@transaction.atomic
def answered(cast: SimpleNamespace, response: str = "now", **facts: Any) -> Requirement:
    """Analysed by the implementation manager, and answered in that way."""
    row = Requirement(project=cast.project, raised_by=cast.owner, **REQUIREMENT)
    row.put(by=cast.implementation, read_version=None)
    kind = {"now": "unavoidable", "alternative": "tolerable", "decline": "whim"}[response]
    told = ANALYSIS | {"type": RequirementType.objects.get(code=kind), "response": response}
    if response == "alternative":
        told |= LATER | {"tolerated_until": timezone.localdate() + timedelta(days=90), "planned_release": "V5.2"}
    if response == "decline":
        told |= NO
    row.analyse(by=cast.implementation, **(told | facts))
    return row


def with_task(cast: SimpleNamespace, requirement: Requirement, days: int = 10) -> Any:
    due = timezone.localdate() + timedelta(days=days)
    return requirement.assign(by=cast.pm, what="配置床旁终端", owner=cast.consultant, due=due)


@transaction.atomic
def a_letter(cast: SimpleNamespace, *, refused: bool = True) -> ResponseLetter:
    """One that can be issued: a yes with a day, and a no with its evidence."""
    yes = answered(cast)
    with_task(cast, yes)
    rows = [yes]
    if refused:
        no = answered(cast, "decline")
        no.decline(by=cast.implementation, proof=PROOF, **NO)
        rows.append(no)
    letter = ResponseLetter.begin(rows, by=cast.implementation, addressee=cast.owner)
    letter.answers.filter(response="decline").update(evidence_en="Their contract, clause 3")
    return letter
