"""The research report that the users approve: tables first, then the business in its order."""

from itertools import zip_longest
from typing import Any

from lifecycle.documents import person
from lifecycle.paperwords import Text, said, titled
from lifecycle.researchlogpaper import AUTHOR, FOR_CUSTOMER
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin

# A column's bar, as it is typed in either language.
BARS = str.maketrans({"｜": "|"})


def research_report(report: Any) -> dict[str, Any]:
    logs = report.logs()
    unclear = [(log, entry) for log in logs for entry in log.unclear if entry.kind != "idea"]
    body: dict[str, Any] = {
        "subject": twin(report, "title"),
        "round": report.round,
        "tables": {name: table(twin(report, name)) for name in report.TABLES},
        "sections": [
            {
                "n": section.order, "name": twin(section, "name"), "department": said(twin(section, "department")),
                "flow": said(twin(section, "flow")), "problems": said(twin(section, "problems")),
                "needs": said(twin(section, "needs")),
            }
            for section in report.sections.all()
        ],
        "forms": [collected(form) for form in report.collected_forms()],
        "unclear": [
            {
                "text": twin(entry, "text"), "topic": twin(entry, "topic"),
                "owner": named(entry.follow_up_owner) if entry.follow_up_owner else {"zh": "", "en": ""},
                "due": entry.follow_up_on.isoformat() if entry.follow_up_on else None, "method": twin(entry, "follow_up_method"),
            }
            for _log, entry in unclear
        ],
        "talks": [{"subject": twin(log, "title"), "at": log.at.date().isoformat()} for log in logs],
        "conclusion": said(twin(report, "conclusions")),
    }  # fmt: skip
    slots = [
        person(_users(logs), key="customer-1", party="customer", role=FOR_CUSTOMER),
        person(report.created_by, key="vendor-1", party="vendor", role=AUTHOR),
    ]
    return {"body": body, "slots": slots, "title": titled(RESEARCH_REPORT, report)}


def table(texts: Text) -> list[list[Text]]:
    """Rows of cells in both languages: one row a line, columns divided by a bar."""
    chinese, english = (_rows(texts[language]) for language in ("zh", "en"))
    found = []
    for zh, en in zip_longest(chinese, english, fillvalue=[]):
        found.append([{"zh": a, "en": b} for a, b in zip_longest(zh, en, fillvalue="")])
    wide = max(map(len, found), default=0)
    return [row + [{"zh": "", "en": ""}] * (wide - len(row)) for row in found]


def _rows(text: str) -> list[list[str]]:
    lines = [line.translate(BARS) for line in text.splitlines() if line.strip()]
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]


def collected(form: Any) -> dict[str, Any]:
    """A form or report of the customer's, as documents list it."""
    return {
        "name": twin(form, "name"), "kind": form.form_kind, "department": twin(form, "department"),
        "frequency": twin(form, "frequency"), "there": form.state == "collected",
    }  # fmt: skip


def _users(logs: list[Any]) -> Any:
    """Who was asked, and answers for the business."""
    people = [contact for log in logs for contact in log.contacts.all()]
    return next((c for c in people if c.is_a("owner", "signatory")), people[0] if people else None)


RESEARCH_REPORT = DocumentKind(
    code="D04",
    title={"zh": "业务调研报告", "en": "Business research report"},
    build=research_report,
    template="research_report",
    area="research",
    signs=("CC", "IM"),
)
