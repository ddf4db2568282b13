"""The implementation plan: written, communicated, confirmed by everybody named, respected, finished."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "delivery.forms.plans"


def _waits_for(plan: Any, user: Any) -> bool:
    return any(row.user_id == user.pk for row in plan.waiting())


def _waits_for_customer(plan: Any) -> bool:
    return any(row.contact_id for row in plan.waiting())


def _nothing_open(plan: Any) -> bool:
    return not plan.hindrances()


def _has_owners(plan: Any) -> bool:
    return bool(plan.owners)


def _steps_open(plan: Any) -> bool:
    from lifecycle import carrying

    return bool(carrying.uncarried(plan.project))


def plans() -> RecordKind:
    return RecordKind(
        slug="plans",
        model="delivery.ImplementationPlan",
        area="plan",
        title=_("Implementation plan"),
        title_plural=_("Implementation plans"),
        purpose=_(
            "When, where, who of both sides, what, and how it is verified. Everybody named is told of it and confirms it; "
            "a plan that nobody was told of is no plan."
        ),
        form=f"{FORMS}.ImplementationPlanForm",
        document="D23",
        icon="calendar-event",
        columns=(("starts_on", _("Begins on")), ("ends_on", _("Ends on")), ("revision", _("Revision"))),
        lines=(
            Lines(
                "strategies", _("Strategies"), ("what", "what_en", "objective"), form="delivery.forms.plans.StrategyForm", extra=0,
                help=_("How the goal is reached, one a line. Items of the plan are put under them: goal, strategies, actions."),
            ),
            Lines(
                "resources", _("Resources"),
                ("kind", "side", "what", "what_en", "quantity", "quantity_en", "item"),
                form="lifecycle.forms.plans.ResourceForm", stacked=True, extra=0,
                help=_("People, technology and money. What money we spend ourselves is not printed for the customer."),
            ),
        ),
        acts=(
            Act("lay-out", _("Reckon the dates"), "lay_out", ("draft", "revised"), form="lifecycle.forms.plans.LayOutForm"),
            Act(
                "communicate", _("Communicate the plan"), "communicate", ("draft", "revised"), form=f"{FORMS}.CommunicateForm",
                style="primary",
            ),
            Act(
                "acknowledge", _("I have read it and confirm it"), "acknowledge", ("communicated", "confirmed", "running"), need="R", style="primary",
                who=_waits_for,
            ),
            Act(
                "note", _("Note a confirmation of the customer's"), "note_acknowledgement", ("communicated",),
                form=f"{FORMS}.NoteForm", when=_waits_for_customer,
            ),
            Act("confirm", _("Confirm the plan"), "confirm", ("communicated",), need="A", form=f"{FORMS}.ConfirmForm", style="primary", when=_nothing_open),
            Act("take-back", _("Change it after all"), "take_back", ("communicated",), form=f"{FORMS}.ReasonForm"),
            Act("take-in", _("Put next steps into the plan"), "take_in", ("draft", "revised", "confirmed", "running"), form=f"{FORMS}.TakeInForm", when=_steps_open),
            Act("drop", _("Drop a next step"), "drop_step", ("draft", "revised", "communicated", "confirmed", "running"), form=f"{FORMS}.DropForm", when=_steps_open),
            Act("items", _("Let the customer's people say how far they are"), "open_items", ("confirmed", "running"), form="delivery.forms.contact_items.OpenItemsForm", when=_has_owners),
            Act("revise", _("Write a new revision"), "revise", ("confirmed", "running"), form=f"{FORMS}.ReviseForm"),
            Act("finish", _("The plan is done"), "finish", ("running",), form=f"{FORMS}.FinishForm", style="primary"),
        ),
        detail_template="delivery/plan.html",
    )  # fmt: skip
