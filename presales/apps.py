"""What pre-sales brings: research logs and the pre-sales solution, with their documents and gate conditions."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Condition, DocumentKind, Lines, RecordKind, Stage, StageConfig

RESEARCH = "presales.forms.research"
SOLUTIONS = "presales.forms.solutions"


def _has_unclear(log: Any) -> bool:
    return bool(log.unclear)


def _in_review(solution: Any) -> bool:
    return solution.reviewed_at is None


def _passed_review(solution: Any) -> bool:
    return solution.reviewed_at is not None


def _underived(solution: Any) -> bool:
    return solution.derived is None


class PresalesConfig(StageConfig):
    name = "presales"
    stage = Stage.PRESALES
    verbose_name = _("Pre-sales")

    def ready(self) -> None:
        super().ready()
        from lifecycle import hooks

        hooks.register("demo", _demo)
        hooks.register("mass", _mass)

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        from presales.documents import DOCUMENTS
        from presales.gates import CONDITIONS

        return [research_logs(), solutions()], DOCUMENTS, CONDITIONS


def _demo(**facts: Any) -> None:
    """Imported when a demo is made, not when the product starts."""
    from presales.demo import load

    load(**facts)


def _mass(**facts: Any) -> None:
    from presales.demo.mass import load

    load(**facts)


def research_logs() -> RecordKind:
    ahead, written = ("planned", "appointed"), ("held", "drafted", "final", "confirmed")
    return RecordKind(
        slug="research-logs",
        model="presales.ResearchLog",
        area="research",
        title=_("Research log"),
        title_plural=_("Research logs"),
        purpose=_("What the customer's people told us about their work. Write it the same day, while you still hear them."),
        form=f"{RESEARCH}.ResearchLogForm",
        document="D03",
        icon="notes",
        columns=(("at", _("When")), ("place", _("Where")), ("hours", _("Hours"))),
        sections=(
            # The facts of the talk stand in the template, in the reader's language.
            (_("Preparation"), ("precondition", "expert", "precondition_reason", "opening_remarks")),
        ),
        lines=(
            Lines(
                "entries", _("What was heard"),
                (
                    "kind", "topic", "topic_en", "text", "text_en", "need_behind", "need_behind_en", "is_unclear",
                    "follow_up_owner", "follow_up_on", "follow_up_method", "follow_up_method_en",
                ),
                form=f"{RESEARCH}.EntryForm", stacked=True,
                help=_("Facts first, in the words of those who told them. Ideas of ours never reach the document."),
            ),
            Lines(
                "questions", _("Prepared questions"), ("text", "text_en", "asked", "reason", "reason_en"),
                form=f"{RESEARCH}.QuestionForm",
                help=_("Write them down before the talk and tick them off. What stays unasked goes into the next one."),
            ),
        ),
        acts=(
            Act("appoint", _("Note the appointment"), "appoint", ahead, form=f"{RESEARCH}.AppointForm"),
            Act("hold", _("It took place"), "hold", ahead, form=f"{RESEARCH}.HoldForm", style="primary"),
            Act(
                "finish", _("Finish the log"), "finish", ("held", "drafted"), style="primary",
                confirm=_("Finish the log? Afterwards it can go to the customer for confirmation."),
            ),
            Act("clarify", _("Clarify a point"), "clarify", written, form=f"{RESEARCH}.ClarifyForm", when=_has_unclear),
            Act("reflect", _("Look back"), "reflect", written, form=f"{RESEARCH}.ReflectForm"),
            Act("reopen", _("Open again"), "reopen", ("final",), form=f"{RESEARCH}.ReopenForm"),
        ),
        detail_template="presales/research_log.html",
    )  # fmt: skip


def solutions() -> RecordKind:
    return RecordKind(
        slug="solutions",
        model="presales.Solution",
        area="solution",
        title=_("Pre-sales solution"),
        title_plural=_("Pre-sales solutions"),
        purpose=_(
            "What the customer needs, well described, and how we bring it about. Both sides must understand it, agree and sign."
        ),
        form=f"{SOLUTIONS}.SolutionForm",
        document="D06",
        icon="bulb",
        columns=(("revision", _("Revision")), ("presented_on", _("Presented")), ("agreed_on", _("Agreed"))),
        sections=(
            (_("Review"), ("reviewer", "reviewed_at", "review_score", "review_note")),
            (_("Presented and agreed"), ("presented_on", "presented_to", "agreed_on", "agreed_by")),
        ),
        lines=(
            Lines(
                "sections", _("Sections"),
                ("title", "title_en", "objective", "objective_en", "body", "body_en", "answers", "answers_en"),
                form=f"{SOLUTIONS}.SectionForm", extra=0, stacked=True,
            ),
            Lines(
                "steps", _("Table of steps"),
                ("step", "step_en", "start", "end", "resource", "resource_en", "side"), form=f"{SOLUTIONS}.StepForm",
                help=_("Delivery will start from this table."),
            ),
        ),
        acts=(
            Act(
                "submit", _("Ask for review"), "submit", ("draft", "review"), form=f"{SOLUTIONS}.SubmitForm",
                style="primary", when=_in_review,
            ),
            Act(
                "pass", _("Pass the review"), "pass_review", ("review",), need="A", form=f"{SOLUTIONS}.PassForm",
                style="primary", when=_in_review,
            ),
            Act("return", _("Return to the author"), "return_review", ("review",), need="A", form=f"{SOLUTIONS}.ReturnForm"),
            Act(
                "present", _("Note the presentation"), "present", ("review",), form=f"{SOLUTIONS}.PresentForm",
                style="primary", when=_passed_review,
            ),
            Act("agree", _("Note the agreement"), "agree", ("presented",), form=f"{SOLUTIONS}.AgreeForm", style="primary"),
            Act("rework", _("Take back to the draft"), "rework", ("presented", "agreed"), form=f"{SOLUTIONS}.ReworkForm"),
            Act(
                "derive", _("Derive a new revision"), "derive", ("presented", "agreed", "signed"), when=_underived,
                confirm=_("Make a new revision as a copy of this one? This one stays valid until the new one is signed."),
            ),
        ),
        detail_template="presales/solution.html",
    )  # fmt: skip
