"""The preliminary plan: laid out by phase, settled, shown to the customer, taken over by delivery."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.plans"


def _has_steps(plan: Any) -> bool:
    return plan.open_solution is not None


def _has_estimate(plan: Any) -> bool:
    return plan.newer_estimate is not None


def plans() -> RecordKind:
    return RecordKind(
        slug="preliminary-plans",
        model="presales.PreliminaryPlan",
        area="plan",
        title=_("Preliminary plan"),
        title_plural=_("Preliminary plans"),
        purpose=_(
            "From initiation to delivery, with dates and resources, before anything is signed; and what the customer has "
            "to have ready for it. Delivery starts from this plan."
        ),
        form=f"{FORMS}.PreliminaryPlanForm",
        document="D13",
        icon="calendar",
        single=True,
        single_reason=_("A project has one preliminary plan; it is put right instead of written again."),
        columns=(("starts_on", _("Begins on")), ("ends_on", _("Ends on")), ("created_by", _("By"))),
        lines=(
            Lines(
                "resources", _("Resources"),
                ("kind", "side", "what", "what_en", "quantity", "quantity_en", "item"),
                form="lifecycle.forms.plans.ResourceForm", stacked=True, extra=1,
                help=_("People, technology and money. What money we spend ourselves is not printed for the customer."),
            ),
        ),
        acts=(
            Act(
                "take-steps", _("Take over the solution's steps"), "take_steps", ("draft",), when=_has_steps,
                confirm=_("Put the steps of the pre-sales solution into the plan, each into its phase with its dates?"),
            ),
            Act(
                "take-estimate", _("Take over the estimate's days"), "adopt_estimate", ("draft",), when=_has_estimate,
                confirm=_("Let the phases take as long as the estimate says? All dates are reckoned anew."),
            ),
            Act("lay-out", _("Reckon the dates"), "lay_out", ("draft",), form="lifecycle.forms.plans.LayOutForm"),
            Act("settle", _("Settle the plan"), "settle", ("draft",), style="primary"),
            Act("reopen", _("Change it after all"), "reopen", ("settled",), form="presales.forms.occasions.ReasonForm"),
        ),
        detail_template="presales/preliminary_plan.html",
    )  # fmt: skip
