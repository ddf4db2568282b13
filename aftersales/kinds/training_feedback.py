"""Summaries of what trainees said."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, RecordKind

FORMS = "aftersales.forms.training_feedback"


def training_feedback() -> RecordKind:
    return RecordKind(
        slug="training-feedback",
        model="aftersales.FeedbackSummary",
        area="training",
        title=_("Summary of feedback"),
        title_plural=_("Feedback to trainings"),
        purpose=_("What trainees said of content, trainer, pace and material, what we change because of it, and that they heard of it."),
        form=f"{FORMS}.SummaryForm",
        document="D32",
        icon="message-circle",
        columns=(("shared_on", _("Given back on")),),
        sections=((_("What we take from it"), ("plan", "good", "better", "shared_on", "shared_with")),),
        acts=(
            Act("share", _("Given back"), "share", ("collecting",), form=f"{FORMS}.ShareForm", style="primary"),
            Act("reopen", pgettext_lazy("feedback", "Open again"), "reopen", ("shared",), form=f"{FORMS}.ReasonForm"),
        ),
        detail_template="aftersales/training_feedback.html",
    )  # fmt: skip
