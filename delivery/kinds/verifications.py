"""Function verification: the functions of the basic flows, run with the customer."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "delivery.forms.verifications"
OPEN = ("planned", "run", "rerun")


def verifications() -> RecordKind:
    return RecordKind(
        slug="verifications",
        model="delivery.FunctionVerification",
        area="verification",
        title=pgettext_lazy("record", "Function verification"),
        title_plural=_("Function verifications"),
        purpose=_(
            "Run the functions of the basic business flows with the customer, with real data, and write down what each showed; both sides sign it once all of them run. Save it without functions, then have those of the key processes put in."
        ),
        form=f"{FORMS}.VerificationForm",
        document="D27",
        icon="list-check",
        columns=(("on", _("Day")), ("progress", _("Run"))),
        sections=((_("What was verified"), ("on", "place", "conclusion", "refused_reason")),),
        lines=(
            Lines(
                "lines", _("Functions"),
                (
                    "flow", "flow_name", "flow_name_en", "function", "function_en", "requirement", "test_data",
                    "test_data_en", "result", "remark", "remark_en", "retest_on", "ran_by", "seen_by",
                ),
                form=f"{FORMS}.FunctionForm", stacked=True,
            ),
        ),
        acts=(
            Act("fill", _("Put in the key processes"), "fill", OPEN),
            Act("conclude", _("Draw the conclusion"), "conclude", ("run",), form=f"{FORMS}.ConcludeForm", style="primary"),
            Act("run-again", _("Run it again"), "run_again", ("failed",), style="primary"),
            Act(
                "raise", _("Raise a problem"), "raise_problem", ("run", "failed", "passed"), form=f"{FORMS}.RaiseForm",
                when=lambda record: bool(record.to_raise),
            ),
            Act("take-back", _("Take the conclusion back"), "take_back", ("passed",)),
        ),
        detail_template="delivery/verification.html",
    )  # fmt: skip
