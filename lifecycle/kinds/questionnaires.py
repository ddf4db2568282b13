"""Questionnaires."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "lifecycle.forms.questionnaires"


def has_questions(record: Any) -> bool:
    return bool(record.questions.exists())


def questionnaires() -> RecordKind:
    return RecordKind(
        slug="questionnaires",
        model="lifecycle.Questionnaire",
        area="questionnaires",
        title=_("Questionnaire"),
        title_plural=_("Questionnaires"),
        purpose=_("Questions that many people answer by themselves: by a link in a mail, or on paper. An answer can become a requirement."),
        form=f"{FORMS}.QuestionnaireForm",
        icon="clipboard-list",
        columns=(("answered_words", _("Answered")),),
        sections=((_("What it is for"), ("intro",)), (_("What came of it"), ("closed_note",))),
        lines=(
            Lines(
                "questions", _("Questions"), ("text", "text_en", "form", "options", "options_en", "required"),
                form=f"{FORMS}.LineForm", min_num=1, stacked=True,
                help=_("Short ones, and few: what takes longer than five minutes is not filled in."),
            ),
        ),
        acts=(
            Act("send", _("Send it"), "send", ("draft", "open"), form=f"{FORMS}.SendForm", style="primary", when=has_questions),
            Act("type", _("Type in a sheet"), "type_in", ("draft", "open"), form=f"{FORMS}.TypedSheet", when=has_questions),
            Act("close", _("Close"), "close", ("open",), form=f"{FORMS}.CloseForm"),
        ),
        detail_template="lifecycle/questionnaire.html",
    )  # fmt: skip
