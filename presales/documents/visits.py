"""The plan of a visit to our company, for the visitors and their hosts."""

from typing import Any

from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin
from presales.documents.people import moment, people, said, titled


def visit_plan(visit: Any) -> dict[str, Any]:
    body = {
        "at": moment(visit.at),
        "until": moment(visit.until),
        "place": twin(visit, "place"),
        "purpose": twin(visit, "purpose"),
        "logistics": said(twin(visit, "logistics")),
        "people": people(visit),
        "stops": [
            {
                "time": f"{row.start:%H:%M}",
                "topic": twin(row, "topic"),
                "where": said(twin(row, "where")),
                "host": named(row.host) if row.host else None,
            }
            for row in visit.stops.select_related("host")
        ],
    }
    return {"body": body, "slots": [], "title": titled(VISIT_PLAN, visit)}


VISIT_PLAN = DocumentKind(
    code="D08",
    title={"zh": "公司考察计划", "en": "Company visit plan"},
    build=visit_plan,
    template="visit_plan",
    area="visits",
)
