"""Questions and doubts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind

FORMS = "lifecycle.forms.questions"
FILTERS = ("question_kind", "severity", "area")


def may_confirm(record: Any, user: Any) -> bool:
    """What one of ours asked, only they themselves can call settled."""
    return record.raised_by_us_id in (None, user.pk)


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """Narrowed by kind, severity and field; with how many there are and how long answers take."""
    fields, filters = rows.model._meta, []
    for name in FILTERS:
        field, value = fields.get_field(name), query.get(name, "")
        if value in dict(field.choices):
            rows = rows.filter(**{name: value})
        filters.append({"name": name, "label": field.verbose_name, "choices": field.choices, "value": value})
    return rows.select_related("owner", "raised_by", "raised_by_us", "created_by"), {
        "filters": filters, "filtered": any(row["value"] in dict(row["choices"]) for row in filters),
        "counts": rows.model.counts(project),
    }  # fmt: skip


def questions() -> RecordKind:
    return RecordKind(
        slug="questions",
        model="lifecycle.Question",
        area="questions",
        title=_("Question or doubt"),
        title_plural=_("Questions and doubts"),
        purpose=_("What somebody asks, doubts or finds wrong, in whichever stage: who answers it, by when, and whether it was settled."),
        form=f"{FORMS}.QuestionForm",
        icon="help-circle",
        columns=(
            ("question_kind", _("Kind")), ("severity", _("Severity")), ("raiser", _("Raised by")), ("owner", _("Who answers")),
            ("due_day", _("Answer due")), ("response_words", _("Answered within")),
        ),
        sections=(
            (_("What was asked"), ("text", "question_kind", "severity", "area", "stage")),
            (_("Who asked, and who answers"), ("raised_by", "raised_by_us", "owner", "due")),
            (_("The answer"), ("answer", "answered_by", "answered_at")),
            (_("Found settled"), ("confirmed_on", "confirmed_how")),
        ),
        acts=(
            Act("answer", _("Answer"), "give_answer", ("open",), form=f"{FORMS}.AnswerForm", style="primary"),
            Act(
                "confirm", _("It is settled"), "confirm", ("answered",), form=f"{FORMS}.SettledForm", style="primary",
                who=may_confirm,
            ),
            Act("close", _("Close"), "close", ("confirmed",), style="primary"),
            Act("reopen", _("Open again"), "reopen", ("answered", "confirmed", "closed"), form=f"{FORMS}.ReopenForm"),
        ),
        detail_template="lifecycle/question.html",
        list_template="lifecycle/questions.html",
        listing=listing,
    )  # fmt: skip
