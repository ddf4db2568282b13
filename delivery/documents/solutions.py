"""The implementation solution on paper, with the table of differences that both sides sign."""

from typing import Any

from delivery.models import ImplementationSolution
from delivery.models.solutions import MADE
from lifecycle import solutionpaper
from lifecycle.documents import person
from lifecycle.stages import DocumentKind
from lifecycle.text import EN, ZH, twin

PRESALES = {ZH: "售前解决方案", EN: "Pre-sales solution"}


def implementation_solution(solution: ImplementationSolution) -> dict[str, Any]:
    parts = {row.code: row for row in solution.shown_parts()}
    aims = solution.aims(list(parts.values()))
    sections = []
    for section in solutionpaper.sections(solution):
        row = parts.get(section["code"])
        if row is None:  # left out
            continue
        section["objectives"] = [objective.code for objective in row.objectives.all()]
        if section["code"] in MADE or solutionpaper.says(section):
            sections.append(section)
    codes = {section["code"] for section in sections}
    body: dict[str, Any] = {
        "summary": twin(solution, "summary_plain"),
        "understanding": twin(solution, "business_understanding"),
        "understood": _understood(solution),
        "research": [_report(row) for row in solution.linked_reports()],
        "objectives": [_aim(row) for row in aims],
        "blueprint": _blueprint(solution),
        "differences": [_difference(line) for line in solution.table()],
        "sections": sections,
        "loose": [code for code in MADE if code not in codes],  # a template of one's own may not name them
    }
    if found := solutionpaper.coverage(solution):
        body["coverage"] = found
    project, role = solution.project, solutionpaper.CUSTOMER_SIGNS
    slots = [
        person(solutionpaper.signatory(solution), key="customer-1", party="customer", role=role, seal=True),
        person(project.delivery_owner, key="vendor-1", party="vendor", role={ZH: "乙方项目经理", EN: "Project manager"}, seal=True),
    ]  # fmt: skip
    return {"body": body, "slots": slots, "title": solutionpaper.title(solution, IMPLEMENTATION_SOLUTION.title)}


def _aim(row: dict[str, Any]) -> dict[str, Any]:
    objective = row["objective"]
    return {
        "number": objective.code,
        "text": twin(objective, "statement"),
        "due": objective.due.isoformat() if objective.due else None,
        "sections": solutionpaper.joined([twin(part, "title") for part in row["sections"]])
        if row["sections"]
        else None,
    }


def _difference(line: Any) -> dict[str, Any]:
    subject = line.subject
    return {
        "kind": subject.kind,
        "number": subject.code if subject.kind == "requirement" else None,
        "what": subject.title,
        "verdict": line.verdict or None,
        "reason": line.reason if any(line.reason.values()) else None,
    }


def _understood(solution: ImplementationSolution) -> dict[str, Any] | None:
    contact = solution.understood_by
    if contact is None or solution.understood_on is None:
        return None
    return {"name": {ZH: contact.name, EN: contact.name_en or contact.name}, "on": solution.understood_on.isoformat()}


def _report(row: Any) -> dict[str, Any]:
    document = row.document
    return {"title": twin(row, "title"), "number": document.number if document else None}


def _blueprint(solution: ImplementationSolution) -> dict[str, Any] | None:
    found = solution.blueprint
    if not found:
        return None
    title = {ZH: found["title"][ZH], EN: found["title"][EN] or PRESALES[EN]}
    return {"title": title, "number": found["document"], "revision": found["revision"]}


IMPLEMENTATION_SOLUTION = DocumentKind(
    code="D22",
    title={ZH: "实施解决方案", EN: "Implementation solution"},
    build=implementation_solution,
    template="implementation_solution",
    area="solution",
    signs=("CC", "PM"),
)
