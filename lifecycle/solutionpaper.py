"""What the paper of a solution says, whichever stage it is of: its sections with their tables, and what covers what."""

from typing import Any

from lifecycle.documents import customer_signatory
from lifecycle.models.customers import Contact
from lifecycle.models.registers import Register
from lifecycle.models.solution_risks import SECTION
from lifecycle.text import named, twin

Text = dict[str, str]
CUSTOMER_SIGNS: Text = {"zh": "甲方代表", "en": "For the customer"}


def body(solution: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "summary": twin(solution, "summary_plain"),
        "understanding": twin(solution, "business_understanding"),
        "sections": [row for row in sections(solution) if says(row)],
    }
    if found := coverage(solution):
        told["coverage"] = found
    return told


def sections(solution: Any) -> list[dict[str, Any]]:
    """All of them in order, each with the table that belongs into it."""
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
    risks = [_risk(row) for row in solution.risks.all()]
    tables = {"steps": {"steps": steps}, SECTION: {"risks": risks}}
    return [_section(row) | tables.get(row.code, {}) for row in solution.parts()]


def says(section: dict[str, Any]) -> bool:
    return bool(section["steps"] or section.get("risks") or any(section["body"].values()))


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


def _risk(row: Any) -> dict[str, Any]:
    return {
        "risk": twin(row, "risk"),
        "likelihood": row.likelihood,
        "impact": row.impact,
        "response": twin(row, "response"),
        "owner": named(row, "owner"),
    }


def coverage(solution: Any) -> list[dict[str, Any]]:
    """The requirements of the register and where they are answered, then needs that are named in words."""
    register = [
        {
            "number": row.requirement.code,
            "requirement": twin(row.requirement, "title"),
            "section": joined([twin(section, "title") for section in row.sections]) if row.sections else None,
        }
        for row in solution.covered()
    ]
    spoken = [{"requirement": row["need"], "section": twin(row["section"], "title")} for row in solution.coverage()]
    return register + spoken


def joined(titles: list[Text]) -> Text:
    english = [title["en"] for title in titles]
    return {"zh": "、".join(title["zh"] for title in titles), "en": ", ".join(english) if all(english) else ""}


def title(solution: Any, of_kind: Text) -> Text:
    """The revision stands in the title from the second one on, so that two signed ones are never mistaken."""
    if solution.revision == 1:
        return of_kind
    return {
        "zh": f"{of_kind['zh']}（修订 {solution.revision}）",
        "en": f"{of_kind['en']}, revision {solution.revision}",
    }


def signatory(solution: Any) -> Contact | None:
    """Who signs for the customer: the signatory; where there is none, who agreed to it."""
    return customer_signatory(solution.project) or solution.agreed_by or solution.presented_to.first()
