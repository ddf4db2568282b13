"""Company introductions."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.introductions"


def has_unregistered(introduction: Any) -> bool:
    return bool(introduction.unregistered)


def has_people(occasion: Any) -> bool:
    return bool(occasion.contacts.exists())


def introductions() -> RecordKind:
    return RecordKind(
        slug="introductions",
        model="presales.CompanyIntroduction",
        area="introductions",
        title=_("Company introduction"),
        title_plural=_("Company introductions"),
        purpose=_(
            "Who we are, what we have done and who you will deal with. It opens pre-sales: the customer is to gain confidence in the company and in you."
        ),
        form=f"{FORMS}.IntroductionForm",
        document="D01",
        icon="building",
        columns=(("at", _("When")), ("our_people", _("Presenters")), ("covered", _("Parts shown"))),
        sections=(
            (_("The introduction"), ("at", "place", "contacts", "other_people", "our_people", "materials")),
            (_("What was shown"), ("covered_qualifications", "covered_solutions", "covered_customers", "personal_intro")),
        ),
        lines=(
            Lines(
                "expectations", _("Expectations raised"), ("text", "text_en", "kind", "due", "raised_by", "raised_with"),
                form=f"{FORMS}.ExpectationForm", stacked=True,
                help=_("What they now expect because of what we said. Each becomes a promise that somebody judges."),
            ),
        ),
        acts=(
            Act("hold", _("It took place"), "hold", ("planned",), form=f"{FORMS}.HoldForm", style="primary"),
            Act(
                "register", _("Enter expectations as promises"), "register", ("held",), style="primary", when=has_unregistered,
                confirm=_("Enter every raised expectation as a promise? Implementation will judge whether it can be kept."),
            ),
            Act(
                "confidence", _("Note their confidence"), "judge", ("held",), form="presales.forms.occasions.ConfidenceForm",
                when=has_people,
            ),
        ),
        detail_template="presales/introduction.html",
    )  # fmt: skip
