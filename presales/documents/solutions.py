"""The solution that both sides sign; what is private never gets in."""

from typing import Any

from lifecycle.documents import customer_signatory, person
from lifecycle.models.customers import Contact
from lifecycle.models.registers import Register
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin
from presales.models.solution_risks import SECTION

Text = dict[str, str]
CUSTOMER_SIGNS: Text = {"zh": "甲方代表", "en": "For the customer"}
VENDOR_SIGNS: Text = {"zh": "乙方实施经理", "en": "Implementation manager"}


def presales_solution(solution: Any) -> dict[str, Any]:
    steps = [
        {
            "step": twin(row, "step"),
            "start": row.start.isoformat() if row.start else None,
            "end": row.end.isoformat() if row.end else None,
            "resource": twin(row, "resource"),
            "side": row.side,
        }
        for row in solution.steps.all()
    ]
    parts = solution.sections.prefetch_related("requirements")
    risks = [_risk(row) for row in solution.risks.all()]
    tables = {"steps": {"steps": steps}, SECTION: {"risks": risks}}
    sections = [_section(row) | tables.get(row.code, {}) for row in parts]
    body: dict[str, Any] = {
        "summary": twin(solution, "summary_plain"),
        "understanding": twin(solution, "business_understanding"),
        "sections": [row for row in sections if row["steps"] or row.get("risks") or any(row["body"].values())],
    }
    if coverage := _coverage(solution):
        body["coverage"] = coverage
    slots = [
        person(_customer_signatory(solution), key="customer-1", party="customer", role=CUSTOMER_SIGNS, seal=True),
        person(
            solution.project.people_by_role().get("IM") or solution.created_by,
            key="vendor-1", party="vendor", role=VENDOR_SIGNS, seal=True,
        ),
    ]  # fmt: skip
    return {"body": body, "slots": slots, "title": _title(solution)}


def _risk(row: Any) -> dict[str, Any]:
    return {
        "risk": twin(row, "risk"),
        "likelihood": row.likelihood,
        "impact": row.impact,
        "response": twin(row, "response"),
        "owner": named(row, "owner"),
    }


def _coverage(solution: Any) -> list[dict[str, Any]]:
    """The requirements of the register and where they are answered, then needs that are named in words."""
    register = [
        {
            "number": row.requirement.code,
            "requirement": twin(row.requirement, "title"),
            "section": _joined([twin(section, "title") for section in row.sections]) if row.sections else None,
        }
        for row in solution.covered()
    ]
    spoken = [{"requirement": row["need"], "section": twin(row["section"], "title")} for row in solution.coverage()]
    return register + spoken


def _joined(titles: list[Text]) -> Text:
    english = [title["en"] for title in titles]
    return {"zh": "、".join(title["zh"] for title in titles), "en": ", ".join(english) if all(english) else ""}


def _title(solution: Any) -> Text:
    """The revision stands in the title from the second one on, so that two signed ones are never mistaken."""
    if solution.revision == 1:
        return PRESALES_SOLUTION.title
    zh, en = PRESALES_SOLUTION.title["zh"], PRESALES_SOLUTION.title["en"]
    return {"zh": f"{zh}（修订 {solution.revision}）", "en": f"{en}, revision {solution.revision}"}


def _section(row: Any) -> dict[str, Any]:
    objective = twin(row, "objective")
    return {
        "code": row.code,
        "title": twin(row, "title"),
        "objective": objective if any(objective.values()) else None,
        "body": twin(row, "body"),
        "requirements": [r.code for r in row.requirements.all() if r.state not in Register.ENDED],
        "steps": [],
    }


def _customer_signatory(solution: Any) -> Contact | None:
    """Who signs for the customer: the signatory; where there is none, who agreed to it."""
    return customer_signatory(solution.project) or solution.agreed_by or solution.presented_to.first()


PRESALES_SOLUTION = DocumentKind(
    code="D06",
    title={"zh": "售前解决方案", "en": "Pre-sales solution"},
    build=presales_solution,
    template="presales_solution",
    area="solution",
    signs=("CC", "IM"),
)
