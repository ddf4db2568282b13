"""Estimates: cost lines and a schedule in three points, handed to sales as the ground of the offer."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind
from presales.models import Estimate

FORMS = "presales.forms.estimates"


def how_far(project: Any) -> str:
    """What the valid one says of the time."""
    found, _latest = Estimate.of(project)
    return _now("likely %(n)d working days") % {"n": found.likely_days} if found and found.likely_days else ""


def estimates() -> RecordKind:
    return RecordKind(
        slug="estimates",
        model="presales.Estimate",
        area="estimates",
        title=_("Estimate"),
        title_plural=_("Estimates"),
        purpose=_(
            "What it costs and how long it takes, said by those who will have to deliver it, before a price or a date is offered."
        ),
        form=f"{FORMS}.EstimateForm",
        document="D11",
        icon="coins",
        columns=(("starts_on", _("Could begin")), ("likely_days", _("Likely, working days")), ("created_by", _("By"))),
        lines=(
            Lines(
                "steps", _("Schedule by step"), ("step", "what", "optimistic", "likely", "pessimistic"),
                form=f"{FORMS}.StepForm", extra=6,
            ),
            Lines(
                "costs", _("Cost"), ("kind", "what", "step", "quantity", "unit", "rate"), form=f"{FORMS}.CostForm",
                area="costs", help=_("Labour in days with the price of a day, purchases, travel, and a contingency."),
            ),
        ),
        acts=(
            Act(
                "submit", _("Hand to sales"), "submit", ("draft",), need="C", style="primary",
                confirm=_("Hand it to sales? It can no longer be changed then, and takes the place of the one before."),
            ),
            Act("use", _("Used in the offer"), "use", ("submitted",), need="E", style="primary"),
            Act(
                "withdraw", _("Take back"), "withdraw", ("submitted",), need="C",
                form="presales.forms.occasions.ReasonForm",
            ),
        ),
        detail_template="presales/estimate.html",
        note=how_far,
    )  # fmt: skip
