"""User site surveys."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.surveys"


def surveys() -> RecordKind:
    return RecordKind(
        slug="surveys",
        model="presales.UserSurvey",
        area="research",
        title=_("User site survey"),
        title_plural=_("User site surveys"),
        purpose=_(
            "Go to those who will operate the software, watch their work and ask for their problems. Users are not the customer who is in charge."
        ),
        form=f"{FORMS}.SurveyForm",
        document="D09",
        icon="eye",
        columns=(("at", _("When")), ("department", _("Department")), ("users_met", _("Users met"))),
        sections=(
            (
                _("The survey"),
                ("at", "place", "department", "contacts", "other_people", "our_people", "observed_work"),
            ),
        ),
        lines=(
            Lines(
                "problems", _("Problems of the users"),
                (
                    "problem", "problem_en", "frequency", "impact", "contact", "workaround", "workaround_en", "need", "need_en",
                ),
                form=f"{FORMS}.ProblemForm", stacked=True,
                help=_("In their words: how often, how bad, what they do about it today."),
            ),
        ),
        acts=(
            Act("finish", _("It took place"), "finish", ("planned",), style="primary"),
            Act("reopen", _("Open again"), "reopen", ("reported",), form="presales.forms.occasions.ReopenForm"),
        ),
        detail_template="presales/survey.html",
    )  # fmt: skip
