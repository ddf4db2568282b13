"""Closing a project: the report, and the edition of it that the customer gets."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle import access
from lifecycle.models.users import Role
from lifecycle.stages import Act, Lines, RecordKind

FORMS = "aftersales.forms.closures"
ALL = ("draft", "reviewed", "approved")


def _complete(closure: Any) -> bool:
    return not closure.lacks()


def _other(closure: Any, user: Any) -> bool:
    return not closure.is_author(user)


def _executive(closure: Any, user: Any) -> bool:
    mine = Role.EX in access.roles_in(user, closure.project)
    return mine and user.pk not in (closure.created_by_id, closure.reviewed_by_id)


def _asked(closure: Any, user: Any) -> bool:
    return closure.own_answer(user) is not None


def _unasked(closure: Any) -> bool:
    return bool(closure.unasked())


def closures() -> RecordKind:
    return RecordKind(
        slug="closures",
        model="aftersales.ProjectClosure",
        area="closure",
        title=_("Closing report"),
        title_plural=_("Closing reports"),
        purpose=_("Objectives against results, time, quality and cost, where delays came from, payments, documents, and what others learn from it. Its figures are drawn from the project; an executive approves it."),
        form=f"{FORMS}.ClosureForm",
        document="D38",
        icon="file-certificate",
        columns=(("approved_by", _("Approved by")), ("signed_on", _("Signed"))),
        sections=(
            (_("Summary"), ("summary", "time_note", "quality_note", "delays_note", "documents_note")),
            (
                _("How it was approved"),
                ("meeting", "waiver", "reviewed_by", "reviewed_at", "approved_by", "approved_at", "signed_on"),
            ),
        ),
        lines=(
            Lines(
                "objectives", _("Objectives and what came of them"),
                ("objective", "text", "text_en", "target", "target_en", "result", "outcome", "outcome_en"),
                form=f"{FORMS}.ObjectiveForm", stacked=True, extra=1,
                help=_("Those of the project stand here already. Judge each, and say by what it is seen."),
            ),
            Lines(
                "lessons", _("Lessons"),
                ("kind", "about", "text", "text_en", "advice", "advice_en", "shared", "for_customer"),
                form=f"{FORMS}.LessonForm", stacked=True, extra=1,
                help=_("What went well, what went badly, and what you advise. Shared ones are shown where later projects plan."),
            ),
        ),
        acts=(
            Act("answer", _("Say how the project was for you"), "answer_for", ALL, need="R", form=f"{FORMS}.TeamAnswerForm", style="primary", who=_asked),
            Act("review", _("I have read it: hand it to an executive"), "review", ("draft",), style="primary", when=_complete, who=_other),
            Act("approve", _("Approve"), "approve", ("reviewed",), need="A", style="primary", who=_executive,
                confirm=_("Approve? Its figures are frozen, its lessons are shared, and its durations become a reference for later projects.")),
            Act("give-back", _("Give it back"), "give_back", ("reviewed", "approved"), need="A", form=f"{FORMS}.GiveBackForm"),
            Act("ask-team", _("Ask our team"), "ask_team", ALL, when=_unasked,
                confirm=_("Everybody of ours on the project is asked how it was for them. It waits on their page Today.")),
            Act("draw", _("Take over new objectives"), "draw", ("draft",)),
        ),
        detail_template="aftersales/closure.html",
        single=True,
        single_reason=_("This project has its closing report already."),
    )  # fmt: skip


def customer_closures() -> RecordKind:
    return RecordKind(
        slug="customer-closures",
        model="aftersales.CustomerClosure",
        area="closure",
        title=_("Closing report for the customer"),
        title_plural=_("Closing reports for the customer"),
        purpose=_("The customer's edition of the closing report: the same figures without cost and without what only our own people said, in words for the customer."),
        form=f"{FORMS}.CustomerClosureForm",
        document="D38",
        icon="file-check",
        columns=(("signed_on", _("Signed")), ("given_on", _("Given to the customer on"))),
        sections=(
            (_("What we say"), ("opening", "outlook")),
            (_("How it reached the customer"), ("signed_on", "given_on", "given_to", "given_how", "refused_reason")),
        ),
        acts=(Act("give", _("The customer has it"), "give", ("signed",), form=f"{FORMS}.GiveForm", style="primary"),),
        single=True,
        single_reason=_("The customer's edition exists already."),
    )  # fmt: skip
