"""The bank of exam questions, exams, and what people had in them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "aftersales.forms.exams"
PEOPLE = "aftersales.forms.sittings"
MARKED = ("passed", "failed")


def _listed(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """Narrowed by process, kind and difficulty."""
    from lifecycle.models.processes import BusinessProcess

    fields, filters = rows.model._meta, []
    flows = [(str(flow.pk), flow.label) for flow in BusinessProcess.of(project)]
    for name, choices in (
        ("process", flows), ("question_kind", fields.get_field("question_kind").choices),
        ("difficulty", [(str(value), label) for value, label in fields.get_field("difficulty").choices]),
    ):  # fmt: skip
        value = query.get(name, "")
        if value in dict(choices):
            rows = rows.filter(**{name: value})
        filters.append(
            {"name": name, "label": fields.get_field(name).verbose_name, "choices": choices, "value": value}
        )
    return rows.select_related("process"), {
        "filters": filters, "filtered": any(row["value"] in dict(row["choices"]) for row in filters),
    }  # fmt: skip


def _needs_coaching(sitting: Any) -> bool:
    """Not passed, or weak in a process all the same; and there is a training session to note it on."""
    from aftersales import weakspots
    from aftersales.models import TrainingSession

    weak = sitting.state == "failed" or bool(weakspots.of_sitting(sitting))
    return weak and (
        sitting.exam.session_id is not None
        or TrainingSession.objects.filter(project=sitting.project_id, state__in=("held", "closed")).exists()
    )


def questions() -> RecordKind:
    return RecordKind(
        slug="exam-questions",
        model="aftersales.ExamQuestion",
        area="exams",
        title=_("Exam question"),
        title_plural=_("Question bank"),
        purpose=_("Write questions out of the customer's own work, by business process and neither too easy nor too hard: a case they know, and what they would do."),
        form=f"{FORMS}.QuestionForm",
        icon="help-circle",
        columns=(
            ("process", _("Business process")), ("get_question_kind_display", _("Kind")),
            ("get_difficulty_display", _("Difficulty")), ("points", _("Points")),
        ),
        sections=(
            (_("The question"), ("process", "question_kind", "difficulty", "points", "scenario", "text")),
            (_("What is right"), ("holds", "answer")),
        ),
        lines=(
            Lines(
                "options", _("Answers to choose from"), ("text", "text_en", "right"), form=f"{FORMS}.OptionForm",
                help=_("For questions with one or several answers: two to eight, with the right ones ticked."), extra=2,
            ),
        ),
        acts=(
            Act("retire", _("Retire it"), "retire", ("in_use",), form="lifecycle.forms.reasons.ReasonForm"),
            Act("use", _("Use it again"), "use_again", ("retired",)),
        ),
        listing=_listed,
        list_template="aftersales/question_list.html",
        detail_template="aftersales/exam_question.html",
    )  # fmt: skip


def exams() -> RecordKind:
    return RecordKind(
        slug="exams",
        model="aftersales.Exam",
        area="exams",
        document="D31",
        title=_("Exam"),
        title_plural=_("Exams"),
        purpose=_("Test what users can do with questions from their own work: draw a paper from the bank, have it taken on a phone or on paper, give the results back and praise the best."),
        form=f"{FORMS}.ExamForm",
        icon="clipboard-check",
        columns=(("session", _("Training session")), ("on", _("Taken on")), ("total", _("Points")), ("passes_from", _("Passed from"))),
        sections=(
            (_("The exam"), ("title", "session", "on", "minutes", "total", "pass_percent", "proves_level")),
            (_("Before they begin"), ("instructions",)),
        ),
        lines=(
            Lines(
                "items", _("Questions chosen by hand"), ("question", "points"), form=f"{FORMS}.ItemForm",
                help=_("Or save, and draw them from the bank by process and difficulty. Without points of their own they count what the bank says."),
            ),
        ),
        acts=(
            Act("draw", _("Draw questions"), "draw", ("draft",), form=f"{FORMS}.DrawForm", style="primary"),
            Act("ready", _("The paper is finished"), "ready", ("draft",), confirm=_("From then on its questions stand still. Go on?"), when=lambda exam: exam.total > 0),
            Act("admit", _("Choose who takes it"), "admit", ("ready",), form=f"{FORMS}.AdmitForm", style="primary"),
            Act("rework", _("Change the paper"), "rework", ("ready",), when=lambda exam: not exam.sittings.exclude(state__in=("invited", "withdrawn")).exists()),
            Act("tell", _("Send a department its summary"), "tell_department", ("ready", "closed"), form=f"{FORMS}.DepartmentForm", when=lambda exam: exam.sittings.filter(state__in=MARKED).exists()),
            Act("close", pgettext_lazy("exam", "Close"), "close", ("ready",)),
            Act("reopen", _("Open again"), "reopen", ("closed",), form="lifecycle.forms.reasons.ReasonForm"),
        ),
        detail_template="aftersales/exam.html",
    )  # fmt: skip


def results() -> RecordKind:
    return RecordKind(
        slug="exam-results",
        model="aftersales.ExamSitting",
        area="exams",
        title=_("Exam result"),
        title_plural=_("Exam results"),
        purpose=_("Who takes which exam, what they had, and who takes it again. Admit people on the page of the exam."),
        form=f"{PEOPLE}.SittingForm",
        icon="file-certificate",
        columns=(("exam_label", _("Exam")), ("department", _("Department")), ("result", _("Result")), ("marked_on", _("Marked on"))),
        sections=(
            (_("Who and what"), ("exam", "contact", "name", "department", "retake_of", "how")),
            (_("Result"), ("started_at", "ended_at", "score", "marked_by", "marked_on", "told_at", "withdrawn_reason")),
        ),
        acts=(
            Act("invite", _("Send the link"), "invite", ("invited", "writing"), form=f"{PEOPLE}.InviteForm", style="primary", when=lambda row: bool(row.contact and row.contact.email)),
            Act("collect", _("Collect what is saved"), "collect", ("writing",), confirm=_("They cannot go on afterwards. Collect it?")),
            Act("enter", _("Enter a printed paper"), "enter", ("invited",), form=f"{PEOPLE}.EnterForm"),
            Act("mark", _("Mark the open questions"), "mark", ("handed_in",), form=f"{PEOPLE}.MarkForm", style="primary"),
            Act("send", _("Give the result"), "send", MARKED, form=f"{PEOPLE}.SendForm", style="primary"),
            Act("again", _("Take it again"), "take_again", ("failed",), form=f"{PEOPLE}.AgainForm", when=lambda row: not row.is_retaken),
            Act("coach", _("Arrange coaching"), "coach", MARKED, form=f"{PEOPLE}.CoachingForm", when=_needs_coaching),
            Act("correct", _("Correct a mark"), "correct", MARKED, form=f"{PEOPLE}.CorrectForm", when=lambda row: not row.is_retaken),
            Act("withdraw", _("They do not take it"), "withdraw", ("invited", "writing"), form="lifecycle.forms.reasons.ReasonForm"),
        ),
        detail_template="aftersales/exam_sitting.html",
    )  # fmt: skip
