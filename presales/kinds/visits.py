"""Visits of the customer to our company."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.visits"


def visits() -> RecordKind:
    return RecordKind(
        slug="visits",
        model="presales.CompanyVisit",
        area="visits",
        title=_("Company visit"),
        title_plural=_("Company visits"),
        purpose=_(
            "Whoever has seen how we work identifies with us. The commercial department plans the visit; the implementation manager accompanies it."
        ),
        form=f"{FORMS}.VisitForm",
        document="D08",
        icon="home",
        columns=(("at", _("When")), ("contacts", _("Visitors")), ("our_people", _("Hosts"))),
        sections=(
            (
                _("The visit"),
                ("at", "until", "place", "contacts", "other_people", "our_people", "purpose", "logistics"),
            ),
            (_("What came of it"), ("identification_score", "outcome", "skip_reason")),
        ),
        lines=(
            Lines(
                "stops", _("Itinerary"), ("start", "topic", "topic_en", "where", "where_en", "host"),
                form=f"{FORMS}.StopForm", stacked=True,
            ),
        ),
        acts=(
            Act("confirm", _("The customer confirmed"), "confirm", ("planned",), style="primary"),
            Act("hold", _("It took place"), "hold", ("confirmed",), style="primary"),
            Act("evaluate", _("Evaluate"), "evaluate", ("held",), form=f"{FORMS}.EvaluateForm", style="primary"),
            Act("skip", _("Skip…"), "skip", ("planned", "confirmed"), form="presales.forms.occasions.ReasonForm"),
        ),
    )  # fmt: skip
