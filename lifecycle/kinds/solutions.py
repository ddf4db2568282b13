"""What the kinds of solution share: their sections, tables and acts. A stage names its forms and what it has besides."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

SECTION = (
    "title", "title_en", "objective", "objective_en", "body", "body_en", "requirements", "answers", "answers_en",
)  # fmt: skip
REVIEW = ("reviewer", "reviewed_at", "review_score", "review_note")
AGREED = ("presented_on", "presented_to", "agreed_on", "agreed_by")


def _in_review(solution: Any) -> bool:
    return solution.reviewed_at is None


def _passed_review(solution: Any) -> bool:
    return solution.reviewed_at is not None


def _register_moved(solution: Any) -> bool:
    return bool(solution.risks_to_refresh())


def _underived(solution: Any) -> bool:
    return solution.derived is None


def solution_kind(
    *, forms: str, section: tuple[str, ...] = SECTION, review: tuple[str, ...] = REVIEW, agreed: tuple[str, ...] = AGREED,
    lines: tuple[Lines, ...] = (), acts: tuple[Act, ...] = (), detail_template: str = "lifecycle/solution.html", **told: Any,
) -> RecordKind:  # fmt: skip
    """`forms`: the module of its forms. `lines` come before the shared ones, `acts` after the review's."""
    shared = "lifecycle.forms.solutions"
    return RecordKind(
        **told,
        area="solution",
        form=f"{forms}.SolutionForm",
        icon="bulb",
        columns=(("revision", _("Revision")), ("presented_on", _("Presented")), ("agreed_on", _("Agreed"))),
        sections=((_("Review"), review), (_("Presented and agreed"), agreed)),
        lines=(
            *lines,
            Lines("sections", _("Sections"), section, form=f"{forms}.SectionForm", extra=0, stacked=True),
            Lines(
                "steps", _("Table of steps"),
                ("step", "step_en", "start", "end", "resource", "resource_en", "side"), form=f"{forms}.StepForm",
                help=_("Delivery will start from this table."),
            ),
            Lines(
                "risks", _("Table of risks"),
                ("risk", "risk_en", "likelihood", "impact", "response", "response_en", "owner", "owner_en"),
                form=f"{forms}.RiskRowForm", stacked=True, extra=0,
                help=_("The customer reads it. “Fill from the register” writes what stands there; other rows are yours."),
            ),
        ),
        acts=(
            Act(
                "submit", _("Ask for review"), "submit", ("draft", "review"), form=f"{shared}.SubmitForm",
                style="primary", when=_in_review,
            ),
            Act("risks", _("Fill the risks from the register"), "fill_risks", ("draft",), when=_register_moved),
            Act(
                "pass", _("Pass the review"), "pass_review", ("review",), need="A", form=f"{forms}.PassForm",
                style="primary", when=_in_review,
            ),
            Act("return", _("Return to the author"), "return_review", ("review",), need="A", form=f"{shared}.ReturnForm"),
            Act(
                "present", _("Note the presentation"), "present", ("review",), form=f"{shared}.PresentForm",
                style="primary", when=_passed_review,
            ),
            *acts,
            Act("agree", _("Note the agreement"), "agree", ("presented",), form=f"{shared}.AgreeForm", style="primary"),
            Act("rework", _("Take back to the draft"), "rework", ("presented", "agreed"), form=f"{shared}.ReworkForm"),
            Act(
                "derive", _("Derive a new revision"), "derive", ("presented", "agreed", "signed"), when=_underived,
                confirm=_("Make a new revision as a copy of this one? This one stays valid until the new one is signed."),
            ),
        ),
        detail_template=detail_template,
    )  # fmt: skip
