"""What was seen and heard at the users' places of work."""

from typing import Any

from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin
from presales.documents.people import moment, people, said, titled


def survey_report(survey: Any) -> dict[str, Any]:
    body = {
        "at": moment(survey.at),
        "place": twin(survey, "place"),
        "department": twin(survey, "department"),
        "people": people(survey),
        "observed": said(twin(survey, "observed_work")),
        "problems": [
            {
                "problem": twin(row, "problem"),
                "frequency": row.frequency,
                "impact": row.impact,
                "workaround": said(twin(row, "workaround")),
                "need": said(twin(row, "need")),
                "speaker": named(row.contact) if row.contact else None,
            }
            for row in survey.problems.select_related("contact")
        ],
    }
    return {"body": body, "slots": [], "title": titled(SURVEY_REPORT, survey)}


SURVEY_REPORT = DocumentKind(
    code="D09",
    title={"zh": "用户考察报告", "en": "User site survey report"},
    build=survey_report,
    template="survey_report",
    area="research",
)
