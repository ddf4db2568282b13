"""The pre-sales solution."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.solutions"


def _in_review(solution: Any) -> bool:
    return solution.reviewed_at is None


def _passed_review(solution: Any) -> bool:
    return solution.reviewed_at is not None


def _register_moved(solution: Any) -> bool:
    return bool(solution.risks_to_refresh())


def _underived(solution: Any) -> bool:
    return solution.derived is None


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
        form=f"{FORMS}.SolutionForm",
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
                (
                    "title", "title_en", "objective", "objective_en", "body", "body_en", "requirements", "answers",
                    "answers_en",
                ),
                form=f"{FORMS}.SectionForm", extra=0, stacked=True,
            ),
            Lines(
                "steps", _("Table of steps"),
                ("step", "step_en", "start", "end", "resource", "resource_en", "side"), form=f"{FORMS}.StepForm",
                help=_("Delivery will start from this table."),
            ),
            Lines(
                "risks", _("Table of risks"),
                ("risk", "risk_en", "likelihood", "impact", "response", "response_en", "owner", "owner_en"),
                form=f"{FORMS}.RiskRowForm", stacked=True, extra=0,
                help=_("The customer reads it. “Fill from the register” writes what stands there; other rows are yours."),
            ),
        ),
        acts=(
            Act(
                "submit", _("Ask for review"), "submit", ("draft", "review"), form=f"{FORMS}.SubmitForm",
                style="primary", when=_in_review,
            ),
            Act("risks", _("Fill the risks from the register"), "fill_risks", ("draft",), when=_register_moved),
            Act(
                "pass", _("Pass the review"), "pass_review", ("review",), need="A", form=f"{FORMS}.PassForm",
                style="primary", when=_in_review,
            ),
            Act("return", _("Return to the author"), "return_review", ("review",), need="A", form=f"{FORMS}.ReturnForm"),
            Act(
                "present", _("Note the presentation"), "present", ("review",), form=f"{FORMS}.PresentForm",
                style="primary", when=_passed_review,
            ),
            Act("agree", _("Note the agreement"), "agree", ("presented",), form=f"{FORMS}.AgreeForm", style="primary"),
            Act("rework", _("Take back to the draft"), "rework", ("presented", "agreed"), form=f"{FORMS}.ReworkForm"),
            Act(
                "derive", _("Derive a new revision"), "derive", ("presented", "agreed", "signed"), when=_underived,
                confirm=_("Make a new revision as a copy of this one? This one stays valid until the new one is signed."),
            ),
        ),
        detail_template="presales/solution.html",
    )  # fmt: skip
