"""Satisfaction surveys."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, RecordKind, Stage

FORMS = "aftersales.forms.surveys"
WAITING = ("planned", "sent")


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    from aftersales.satisfaction import listing as told

    return told(project, rows, query)


def _has_address(survey: Any) -> bool:
    return bool(survey.contact.email)


def surveys() -> RecordKind:
    return RecordKind(
        slug="surveys",
        model="aftersales.SatisfactionSurvey",
        area="surveys",
        also=(Stage.PRESALES, Stage.DELIVERY),
        title=_("Satisfaction survey"),
        title_plural=_("Satisfaction surveys"),
        purpose=_("The same questions after the demonstration, the kickoff, the training, acceptance and six months later: by private link, or from paper."),
        form=f"{FORMS}.SurveyForm",
        document="D40",
        icon="star",
        columns=(
            ("get_point_display", _("When")), ("contact", _("Who is asked")), ("mean_words", _("Mean, of 5")),
            ("answered_on", _("Answered on")),
        ),
        sections=((pgettext_lazy("satisfaction", "The survey"), ("point", "contact", "sent_on", "reminded_on", "answered_on", "how", "given_up_reason")),),
        acts=(
            Act("send", _("Send by private link"), "send", ("planned",), form=f"{FORMS}.SendForm", style="primary", when=_has_address),
            Act("again", _("Remind"), "remind", ("sent",), form=f"{FORMS}.SendForm", when=_has_address),
            Act("record", _("Enter answers from paper"), "record", WAITING, form=f"{FORMS}.RecordForm"),
            Act("give-up", _("It was not answered"), "give_up", WAITING, form=f"{FORMS}.GiveUpForm"),
        ),
        detail_template="aftersales/survey.html",
        list_template="aftersales/survey_list.html",
        listing=listing,
    )  # fmt: skip
