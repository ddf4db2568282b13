"""Demonstrations of a product or proposal."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind
from presales.kinds.introductions import has_people

FORMS = "presales.forms.demonstrations"
HEAD = ("at", "place", "contacts", "other_people", "our_people")


def demonstrations() -> RecordKind:
    return RecordKind(
        slug="demonstrations",
        model="presales.DemoSession",
        area="demonstrations",
        title=_("Demonstration"),
        title_plural=_("Demonstrations"),
        purpose=_(
            "Show a mature product in the shortest time, and find out with the customer how well it fits their work, function by function."
        ),
        form=f"{FORMS}.DemoForm",
        document="D07",
        icon="presentation",
        columns=(("at", _("When")), ("product", _("Product")), ("maturity", _("Maturity")), ("satisfaction", _("Satisfaction"))),
        sections=(
            (_("The demonstration"), ("demo_kind", *HEAD)),
            (_("Product"), ("product", "maturity", "exception_reason", "counts_as_training")),
            (
                _("Preparation"),
                (
                    "ready_functions", "ready_advantages", "ready_plan", "ready_rehearsed", "planned_minutes",
                    "actual_minutes", "unprepared_reason",
                ),
            ),
            (_("What they made of it"), ("satisfaction", "interest", "objections", "next_step")),
        ),
        lines=(
            Lines(
                "functions", _("Functions shown"), ("feature", "feature_en", "fit", "comment", "comment_en"),
                form=f"{FORMS}.FunctionForm", stacked=True,
                help=_("Write down beforehand what you will show, and judge it afterwards. A gap is a need to note."),
            ),
        ),
        acts=(
            Act("prepare", _("It is prepared"), "prepare", ("planned",), style="primary"),
            Act("hold", _("It took place"), "hold", ("planned", "prepared"), form=f"{FORMS}.HoldForm"),
            Act("evaluate", _("Evaluate"), "evaluate", ("held",), form=f"{FORMS}.EvaluateForm", style="primary"),
            Act(
                "confidence", _("Note their confidence"), "judge", ("held", "evaluated"),
                form="presales.forms.occasions.ConfidenceForm", when=has_people,
            ),
            Act("reopen", _("Open again"), "reopen", ("evaluated",), form="presales.forms.occasions.ReopenForm"),
        ),
        detail_template="presales/demonstration.html",
    )  # fmt: skip
