"""What the answers to a questionnaire add up to: how often each choice, which mark on average, who said what."""

from typing import Any

from lifecycle.models.questionnaires import SCALE, Questionnaire, QuestionnaireQuestion
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace

Form = QuestionnaireQuestion.Form


def summed_up(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    """By question, in their order. Three queries, however many answered."""
    rows: list[Any] = list(questionnaire.answers.select_related("question", "link__contact"))  # type: ignore[attr-defined]
    made = _requirements(rows)
    found = []
    for question in questionnaire.questions.all():  # type: ignore[attr-defined]
        mine = [row for row in rows if row.question_id == question.pk]
        for row in mine:
            row.requirement = made.get(row.pk)
        values = [row.value for row in mine if row.value is not None]
        found.append({
            "question": question, "n": len(mine), "answers": mine, "bars": _bars(question, values),
            "mean": round(sum(values) / len(values), 1) if values and question.form == Form.SCALE else None,
        })  # fmt: skip
    return found


def _bars(question: Any, values: list[int]) -> list[dict[str, Any]]:
    """How often each choice or mark was given."""
    if question.form == Form.TEXT:
        return []
    labels = question.choices if question.form == Form.CHOICE else [str(mark) for mark in SCALE]
    return [{"label": label, "n": values.count(place), "all": len(values)} for place, label in enumerate(labels, 1)]


def _requirements(answers: list[Any]) -> dict[int, Requirement]:
    """The requirements that were made of answers, by the answer."""
    traces = Trace.objects.filter(
        source_kind="lifecycle.questionnaireanswer", source_id__in=[row.pk for row in answers],
        target_kind="lifecycle.requirement",
    )  # fmt: skip
    pairs = dict(traces.values_list("source_id", "target_id"))
    rows = Requirement.objects.select_related("project").in_bulk(pairs.values())
    return {answer: rows[target] for answer, target in pairs.items() if target in rows}
