"""A satisfaction survey with its answers (D40)."""

from typing import Any

from aftersales.documents.service_handovers import FOR_CUSTOMER
from aftersales.documents.texts import iso
from aftersales.models.surveys import QUESTIONS, SatisfactionSurvey
from lifecycle.documents import person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, same, twin


def build_survey(survey: SatisfactionSurvey) -> dict[str, Any]:
    comment = twin(survey, "comment")
    body = {
        "point": survey.point,
        "asked": named(survey.contact),
        "title": twin(survey.contact, "title"),
        "answered_on": iso(survey.answered_on),
        "questions": [
            {"text": {"zh": zh, "en": en}, "mark": survey.scores.get(key)} for key, (zh, en) in QUESTIONS.items()
        ],
        "mean": survey.mean_words,
        # What somebody of the customer wrote stays in their words, whichever language that was.
        "comment": comment if comment["en"] else same(comment["zh"]),
    }
    return {"body": body, "slots": [person(survey.contact, key="customer-1", party="customer", role=FOR_CUSTOMER)]}


SURVEY = DocumentKind(
    code="D40",
    title={"zh": "满意度调查", "en": "Satisfaction survey"},
    build=build_survey,
    template="satisfaction_survey",
    area="surveys",
    signs=("CC",),
)
