"""Plans of user training."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "aftersales.forms.training_plans"


def training_plans() -> RecordKind:
    return RecordKind(
        slug="training-plans",
        model="aftersales.TrainingPlan",
        area="training",
        title=_("Training plan"),
        title_plural=_("Training plans"),
        purpose=_(
            "Plan what each audience learns, have the customer confirm it, tell people in time, hold it, test it and give back what they said of it."
        ),
        form=f"{FORMS}.PlanForm",
        document="D29",
        icon="calendar-event",
        columns=(
            ("people", _("People")), ("confirmed_on", _("Confirmed on")),
        ),
        sections=(
            (_("Goal and time"), ("goal", "time_breakdown", "expected_hours", "venue", "sign_in", "assessment")),
            (_("How seriously it is taken"), ("leader", "usage_check_on", "before_note")),
            (_("Confirmation"), ("confirmed_on", "confirmed_by", "confirmed_how", "refused_reason")),
            (_("What came of it"), ("assessed_people", "passed_people", "result")),
        ),
        lines=(
            Lines(
                "content", _("Content by audience"), ("level", "kind", "what", "what_en"), form=f"{FORMS}.ContentForm",
                help=_(
                    "Begins with a common division by three levels (external default). Change it as this customer needs; "
                    "the thinking comes before the operation."
                ),
            ),
            Lines(
                "trainers", _("Trainers"), ("user", "contact", "topic", "topic_en"), form=f"{FORMS}.TrainerForm",
                help=_("The implementation manager or the project manager may train; both know the requirements."),
            ),
            Lines(
                "waves", _("Waves"), ("audience", "people", "who", "who_en", "start", "end"), form=f"{FORMS}.WaveForm",
                stacked=True, help=_("Key users first; they coach the others afterwards."),
            ),
        ),
        acts=(
            Act("confirm", _("Confirmed on paper"), "confirm", ("planned",), form=f"{FORMS}.ConfirmForm"),
            Act("revise", _("Change it"), "revise", ("confirmed",), form=f"{FORMS}.ReasonForm"),
            Act("hold", _("Everything was held"), "hold", ("confirmed",), style="primary"),
            Act("assess", _("Assessed and fed back"), "assess", ("held",), form=f"{FORMS}.AssessForm", style="primary"),
            Act("go-on", pgettext_lazy("training plan", "Open again"), "go_on", ("held", "assessed"), form=f"{FORMS}.ReasonForm"),
        ),
        detail_template="aftersales/training_plan.html",
    )  # fmt: skip
