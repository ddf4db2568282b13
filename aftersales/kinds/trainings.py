"""Training sessions. They may be held from pre-sales on, so the other stages' pages lead here too."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind, Stage

FORMS = "aftersales.forms.trainings"
HELD = ("held", "closed")


def _has_questions(session: Any) -> bool:
    return bool(session.open_notes)


def _has_coaching(session: Any) -> bool:
    return bool(session.open_coaching)


def _has_wishes(session: Any) -> bool:
    return bool(session.unregistered)


def trainings() -> RecordKind:
    return RecordKind(
        slug="training-sessions",
        model="aftersales.TrainingSession",
        area="training",
        also=(Stage.PRESALES, Stage.DELIVERY),
        title=_("Training session"),
        title_plural=_("Training sessions"),
        purpose=_(
            "Explain the thinking first, then practise. Note who came, what they wished and what went wrong, and coach those who need more."
        ),
        form=f"{FORMS}.TrainingForm",
        document="D30",
        icon="school",
        columns=(
            ("at", _("When")), ("get_training_kind_display", _("Kind")), ("who_trains", _("Trainer")),
            ("turnout", _("Came")),
        ),
        sections=(
            (
                _("The session"),
                ("topic", "training_kind", "mode", "at", "place", "trainer", "trainer_contact", "minutes", "actual_minutes"),
            ),
            (_("What it is for"), ("goal", "tools")),
            (_("What we learned"), ("lessons",)),
        ),
        lines=(
            Lines(
                "outline", _("Outline"), ("kind", "title", "title_en", "minutes"), form=f"{FORMS}.TopicForm",
                help=_("In the order in which it is taught: the thinking behind it before the operation."),
            ),
            Lines(
                "attendance", _("Who is to come"), ("contact", "name", "department"), form=f"{FORMS}.AttendanceForm",
                help=_("The sign-in sheet lists them and has empty rows for others."), extra=2,
            ),
            Lines(
                "notes", _("Wishes, questions and problems heard"), ("kind", "text", "text_en", "contact", "name"),
                form=f"{FORMS}.NoteForm", stacked=True,
                help=_("Write them down at once. Wishes become requirements; questions and problems get an answer."),
            ),
            Lines(
                "coaching", _("Coaching afterwards"), ("contact", "name", "topic", "due"), form=f"{FORMS}.CoachingForm",
                help=_("Who needs more than the session, on what, by when."),
            ),
        ),
        acts=(
            Act("hold", _("It took place"), "hold", ("planned",), form=f"{FORMS}.HoldForm", style="primary"),
            Act("answer", _("Answer a question"), "answer", ("held",), form=f"{FORMS}.AnswerForm", when=_has_questions),
            Act(
                "wishes", _("Take the wishes over as requirements"), "register_wishes", HELD, form=f"{FORMS}.WishesForm",
                when=_has_wishes,
            ),
            Act("coach", _("Note a coaching"), "coach", HELD, form=f"{FORMS}.CoachForm", when=_has_coaching),
            Act("close", pgettext_lazy("training", "Close"), "close", ("held",), form=f"{FORMS}.CloseForm", style="primary"),
            Act("reopen", _("Open again"), "reopen", ("closed",), form=f"{FORMS}.ReopenForm"),
        ),
        detail_template="aftersales/training_detail.html",
    )  # fmt: skip
