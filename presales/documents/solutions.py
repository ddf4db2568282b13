"""The solution that both sides sign; what is private never gets in."""

from typing import Any

from lifecycle import solutionpaper
from lifecycle.documents import person
from lifecycle.stages import DocumentKind

VENDOR_SIGNS = {"zh": "乙方实施经理", "en": "Implementation manager"}


def presales_solution(solution: Any) -> dict[str, Any]:
    role = solutionpaper.CUSTOMER_SIGNS
    slots = [
        person(solutionpaper.signatory(solution), key="customer-1", party="customer", role=role, seal=True),
        person(
            solution.project.people_by_role().get("IM") or solution.created_by,
            key="vendor-1", party="vendor", role=VENDOR_SIGNS, seal=True,
        ),
    ]  # fmt: skip
    title = solutionpaper.title(solution, PRESALES_SOLUTION.title)
    return {"body": solutionpaper.body(solution), "slots": slots, "title": title}


PRESALES_SOLUTION = DocumentKind(
    code="D06",
    title={"zh": "售前解决方案", "en": "Pre-sales solution"},
    build=presales_solution,
    template="presales_solution",
    area="solution",
    signs=("CC", "IM"),
)
