"""Projects that are shown to other customers of the industry."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "aftersales.forms.references"
BOTH = ("preparing", "ready")


def _consented(promotion: Any) -> bool:
    return promotion.consent is not None


def _shareable(promotion: Any) -> bool:
    return bool(promotion.is_shareable)


def _shown(promotion: Any) -> bool:
    return bool(promotion.presentations.all())


def _interested(promotion: Any) -> bool:
    return any(row.response == "interested" and row.lead_id is None for row in promotion.presentations.all())


def references() -> RecordKind:
    return RecordKind(
        slug="references",
        model="aftersales.ReferencePromotion",
        area="references",
        title=_("Reference"),
        title_plural=pgettext_lazy("record", "Reference"),
        purpose=_("With the customer's consent this project is shown to others of the industry: a case page of one or two sheets, to whom it was shown, what they said, and the leads that came of it."),
        form=f"{FORMS}.ReferenceForm",
        icon="presentation",
        single=True,
        single_reason=_("This project is a reference already; go on with that one."),
        columns=(
            ("consent_words", _("Consent")), ("shown_n", _("Shown")), ("leads_n", _("Leads")),
            ("released_on", _("Released on")),
        ),
        sections=(
            (_("The case page"), ("title", "anonymous", "overview", "results", "figures", "keeper", "released_on")),
        ),
        lines=(
            Lines(
                "features", _("Key features"), ("title", "title_en", "text", "text_en"), form=f"{FORMS}.FeatureForm",
                stacked=True, extra=1, help=_("At most six, the strongest first. What the contract says is delivered is a beginning."),
            ),
        ),
        acts=(
            Act("release", _("Release the case page"), "release", ("preparing",), need="A", style="primary"),
            Act("ask", _("Ask for consent"), "ask_consent", BOTH, form=f"{FORMS}.AskConsentForm"),
            Act("consent", _("Enter a consent from paper"), "note_consent", BOTH, form=f"{FORMS}.NoteConsentForm"),
            Act("present", _("Note a presentation"), "present", ("ready",), form=f"{FORMS}.PresentForm", style="primary", when=_shareable),
            Act("respond", _("Note what they said"), "note_response", BOTH, form=f"{FORMS}.ResponseForm", when=_shown),
            Act("lead", _("Make a lead of it"), "make_lead", BOTH, form=f"{FORMS}.LeadForm", when=_interested),
            Act("logo", _("Keep their logo"), "keep_logo", ("preparing",), form=f"{FORMS}.LogoForm"),
            Act("take-back", _("Take back to change it"), "take_back", ("ready",), form=f"{FORMS}.TakeBackForm"),
            Act("withdraw", _("Consent was taken back"), "withdraw_consent", BOTH, form=f"{FORMS}.WithdrawForm", style="outline-danger", when=_consented),
        ),
        detail_template="aftersales/reference.html",
    )  # fmt: skip
