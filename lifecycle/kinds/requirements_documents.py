"""Requirements documents."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind

FORMS = "lifecycle.forms.requirements_documents"


def requirements_documents() -> RecordKind:
    return RecordKind(
        slug="requirements-documents",
        model="lifecycle.RequirementsDocument",
        area="research",
        title=_("Requirements document"),
        title_plural=_("Requirements documents"),
        purpose=_(
            "What the customer wants and needs, put before them in one document: background, objectives, requirements, and what is not included. A colleague reviews it, it is baselined, and the customer signs it."
        ),
        form=f"{FORMS}.RequirementsDocumentForm",
        document="D05",
        icon="file-text",
        columns=(("reviewer", _("Reviewer")), ("baselined_at", _("Baselined"))),
        sections=(
            (_("The text"), ("background", "exclusions")),
            (_("Review"), ("reviewer", "reviewed_at", "review_note", "baselined_at")),
        ),
        acts=(
            Act("submit", _("Ask for review"), "submit", ("draft", "review"), form=f"{FORMS}.SubmitForm", style="primary"),
            Act("pass", _("Pass the review"), "pass_review", ("review",), form=f"{FORMS}.PassForm", style="primary"),
            Act("return", _("Return to the author"), "return_review", ("review",), form=f"{FORMS}.ReturnForm"),
            Act("baseline", _("Baseline"), "baseline", ("reviewed",), form=f"{FORMS}.BaselineForm", style="primary"),
            Act(
                "rework", _("Take back to the draft"), "rework", ("reviewed", "baselined"), form=f"{FORMS}.ReworkForm"
            ),
        ),
        detail_template="lifecycle/requirements_document.html",
    )  # fmt: skip
