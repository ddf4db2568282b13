"""Training sessions. They may be held from pre-sales on, so the other stages' pages lead here too."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind, Stage

FORMS = "aftersales.forms.trainings"
PEOPLE = "aftersales.forms.training_people"
USAGE = "aftersales.forms.self_ratings"
HELD = ("held", "closed")


def _has_questions(session: Any) -> bool:
    return bool(session.open_notes)


def _has_coaching(session: Any) -> bool:
    return bool(session.open_coaching)


def _lies_ahead(session: Any) -> bool:
    return session.at > timezone.now() and bool(session.attendance.all())


def _usage(session: Any) -> Any:
    from aftersales.selfratings import standing

    return standing(session)


def _has_unasked(session: Any) -> bool:
    return bool(_usage(session).unasked)


def _has_unanswered(session: Any) -> bool:
    return bool(_usage(session).unanswered)


def _has_weak(session: Any) -> bool:
    return bool(_usage(session).weak)


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
                (
                    "plan", "wave", "topic", "training_kind", "mode", "at", "place", "trainer", "trainer_contact", "minutes",
                    "actual_minutes", "opened_by",
                ),
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
                "attendance", _("Who is to come"), ("contact", "name", "department", "exempt"), form=f"{FORMS}.AttendanceForm",
                help=_("The sign-in sheet lists them and has empty rows for others. Who knows it already need not come: say how we know."), extra=2,
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
            Act("invite", _("Tell participants"), "invite", ("planned",), form=f"{PEOPLE}.InviteForm", when=_lies_ahead),
            Act(
                "answers", _("Note who comes"), "note_answers", ("planned",), form=f"{PEOPLE}.AnswersForm",
                when=lambda session: bool(session.attendance.all()),
            ),
            Act("sign-in", _("Sign-in by phone"), "open_sign_in", ("planned",), form=f"{PEOPLE}.SignInForm"),
            Act("hold", _("It took place"), "hold", ("planned",), form=f"{FORMS}.HoldForm", style="primary"),
            Act("feedback", _("Enter a feedback sheet"), "enter_feedback", HELD, form=f"{PEOPLE}.SheetForm"),
            Act("answer", _("Answer a question"), "answer", ("held",), form=f"{FORMS}.AnswerForm", when=_has_questions),
            Act(
                "wishes", _("Take the wishes over as requirements"), "register_wishes", HELD, form=f"{FORMS}.WishesForm",
                when=_has_wishes,
            ),
            Act("coach", _("Note a coaching"), "coach", HELD, form=f"{FORMS}.CoachForm", when=_has_coaching),
            Act("ask-usage", _("Ask how they get on"), "ask_ratings", HELD, when=_has_unasked),
            Act("usage", _("Enter how somebody gets on"), "enter_rating", HELD, form=f"{USAGE}.EnterForm", when=_has_unanswered),
            Act("coach-weak", _("Coach those who do not get on"), "coach_weak", HELD, form=f"{USAGE}.CoachWeakForm", when=_has_weak),
            Act("close", pgettext_lazy("training", "Close"), "close", ("held",), form=f"{FORMS}.CloseForm", style="primary"),
            Act("reopen", _("Open again"), "reopen", ("closed",), form=f"{FORMS}.ReopenForm"),
        ),
        detail_template="aftersales/training_detail.html",
    )  # fmt: skip
