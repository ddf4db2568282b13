"""Feasibility: four dimensions with evidence, the competitors, a reviewer, and a decision."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.feasibility"


def feasibility() -> RecordKind:
    return RecordKind(
        slug="feasibility",
        model="presales.FeasibilityAssessment",
        area="feasibility",
        title=_("Feasibility assessment"),
        title_plural=_("Feasibility assessments"),
        purpose=_(
            "Can it be done, is it wanted, does it pay, and do we have the people? Judged with evidence before anything is promised."
        ),
        form=f"{FORMS}.AssessmentForm",
        document="D10",
        icon="gavel",
        columns=(
            ("get_overall_display", _("Conclusion")), ("reviewer", _("Reviewed by")), ("decided_by", _("Decided by")),
        ),
        lines=(
            Lines(
                "dimensions", _("Four dimensions"), ("dimension", "score", "verdict", "evidence"),
                form=f"{FORMS}.DimensionForm", extra=0, stacked=True,
                help=_("Whoever fills a dimension in is noted as its judge. The technical one is not for the author."),
            ),
            Lines(
                "competitors", _("Competitors"), ("name", "price_hint", "strengths", "weaknesses"),
                form=f"{FORMS}.CompetitorForm", stacked=True, help=_("They stay with us; no document for the customer names them."),
            ),
        ),
        acts=(
            Act(
                "review", _("Confirm the review"), "review", ("draft",), need="assess", style="primary",
                confirm=_("Confirm that you have read it and agree with the marks and their evidence?"),
            ),
            Act("return", _("Return to the author"), "send_back", ("reviewed",), need="assess", form=f"{FORMS}.BackForm"),
            Act("decide", _("Decide"), "decide", ("reviewed",), need="A", form=f"{FORMS}.DecideForm", style="primary"),
            Act(
                "reopen", _("Judge anew"), "reopen", ("decided",), need="assess", form="presales.forms.occasions.ReasonForm"
            ),
        ),
        detail_template="presales/feasibility.html",
    )  # fmt: skip
