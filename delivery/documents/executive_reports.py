"""The report to executives on one page: three lights, what was achieved, what comes, what we ask for."""

from typing import Any

from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin


def executive_report(report: Any) -> dict[str, Any]:
    rows = report.readers.select_related("contact", "user")
    body = {
        "from": report.period_from.isoformat(),
        "to": report.period_to.isoformat(),
        "headline": twin(report, "headline"),
        "lights": [
            {"key": key, "colour": getattr(report, f"{key}_light"), "note": twin(report, f"{key}_note")}
            for key in report.TITLES
        ],
        "achievements": twin(report, "achievements"),
        "next_steps": twin(report, "next_steps"),
        "risks": twin(report, "risks"),
        "asks": [
            {"kind": ask.kind, "what": twin(ask, "text"), "due": ask.due.isoformat() if ask.due else None}
            for ask in report.asks.all()
        ],
        "readers": [{"name": named(row.person), "title": twin(row.person, "title")} for row in rows],
        "author": named(report.created_by),
    }
    return {"body": body, "slots": []}


EXECUTIVE_REPORT = DocumentKind(
    code="D26",
    title={"zh": "项目进展报告", "en": "Progress report"},
    build=executive_report,
    template="executive_report",
    area="executive_reports",
)
