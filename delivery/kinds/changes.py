"""The change process, and the change requests that it lets in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind

PROCESS = "delivery.forms.change_processes"
FORMS = "delivery.forms.changes"
PARTS = "delivery.forms.change_parts"


def in_force(project: Any) -> str:
    from delivery.models import ChangeProcess

    process = ChangeProcess.agreed(project)
    return process.label if process else ""


def change_processes() -> RecordKind:
    return RecordKind(
        slug="change-process",
        model="delivery.ChangeProcess",
        area="change_process",
        title=_("Change process"),
        title_plural=_("Change process"),
        purpose=_(
            "Agree at the very start through whom changes come, in which form, how long we assess them and who may decide how much. Until both sides have signed it, no change is taken in."
        ),
        form=f"{PROCESS}.ProcessForm",
        document="D19",
        icon="route",
        columns=(("revision", _("Revision")), ("single_contact", _("Single contact")), ("agreed_at", _("Agreed"))),
        sections=(
            (_("How a change is raised"), ("single_contact", "channel", "form", "meeting", "assess_within_days")),
            (_("In force"), ("agreed_at", "refused_reason")),
        ),
        acts=(
            Act("rework", _("Take back to the draft"), "rework", ("proposed",)),
            Act("open-page", _("Send the single contact their page"), "open_page", ("agreed",), form=f"{PROCESS}.PageForm"),
        ),
        detail_template="delivery/change_process.html",
        note=in_force,
    )  # fmt: skip


def may_be_light(change: Any) -> bool:
    return bool(change.state == "assessed" or change.is_light)


def decides(change: Any, user: Any) -> bool:
    return bool(change.may_decide(user))


def not_out(change: Any) -> bool:
    return not change.is_out


def over_limit(change: Any) -> bool:
    return bool(change.needs_amendment)


def done_unsigned(change: Any) -> bool:
    return bool(change.state == "signed" or change.is_light)


def too_late(change: Any) -> bool:
    return bool(change.is_too_late(change.project))


def reckoned(change: Any) -> bool:
    """Once it is analysed: what it does to requirements, goals and payments."""
    return bool(change.state in ("submitted", "analysed"))


def reckoned_with_plan(change: Any) -> bool:
    from delivery.planchanges import plans

    return reckoned(change) and bool(plans(change.project))


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    from delivery.registers import listing as told

    return told(project, rows, query)


def changes() -> RecordKind:
    open_states = ("draft", "submitted", "analysed", "assessed", "approved", "alternative")
    return RecordKind(
        slug="changes",
        model="delivery.ChangeRequest",
        area="changes",
        title=pgettext_lazy("record", "Change request"),
        title_plural=_("Change requests"),
        purpose=_(
            "What the customer wants otherwise than agreed. Find out what it is really for and what was defined earlier, look for a cheaper way, say what it costs; then it is decided and signed."
        ),
        form=f"{FORMS}.ChangeForm",
        document="D20",
        icon="git-branch",
        columns=(
            ("change_kind", _("Kind")), ("days_shown", _("Days")), ("cost_shown", _("Cost")), ("assess_by", _("To be assessed by")),
        ),
        sections=(
            (
                _("What is asked for"),
                ("description", "wanted_for", "change_kind", "raised_by", "submitted_on", "wished_on", "agreed_inside", "agreed_on"),
            ),
            (
                _("What it is for"),
                ("root_purpose", "talk_on", "talk_with", "talk_note", "no_prior", "no_alternative"),
            ),
            (
                _("What it does"),
                ("impact_scope", "impact_quality", "impact_resources", "assessed_by", "assessed_on"),
            ),
            (_("Decision"), ("decided_by", "decided_at", "decision_reason", "refused_reason")),
            (_("Carried out"), ("signed_on", "implemented_on", "verified_on", "outcome")),
        ),
        lines=(
            Lines(
                "alternatives", _("Other ways to the same purpose"),
                ("text", "text_en", "cost", "days", "customer_effort", "customer_effort_en", "chosen"),
                form=f"{PARTS}.AlternativeForm", stacked=True, when=reckoned,
                help=_("What serves the same purpose for less, on both sides. Choose the one that we propose, if it is better."),
            ),
            Lines(
                "requirements", _("Requirements that change"),
                (
                    "requirement", "title", "title_en", "description", "description_en", "priority", "approach",
                    "approach_en",
                ),
                form=f"{PARTS}.RequirementForm", stacked=True, when=reckoned,
                help=_("What is empty stays as it is. Once both sides have signed, the requirement reads like this; the old words stay readable."),
            ),
            Lines(
                "objectives", _("Objectives that change"),
                ("objective", "statement", "statement_en", "target_value", "due"),
                form=f"{PARTS}.ObjectiveForm", stacked=True, when=reckoned,
                help=_("An agreed objective changes this way only. The old wording stays readable."),
            ),
            Lines(
                "plan_items", _("Items of the plan that change"), ("item", "days"), form=f"{PARTS}.PlanItemForm",
                when=reckoned_with_plan,
                help=_("Which item takes how many calendar days longer. Once both sides have signed, it ends later, what waits for it follows, and the plan has a new baseline. Where none is named, everything that is not begun moves by the days of the change."),
            ),
            Lines(
                "payments", _("Payments that change"), ("milestone", "name", "name_en", "delta", "planned_on"),
                form=f"{PARTS}.PaymentForm", stacked=True, when=reckoned,
                help=_("What is added to a payment or taken off it, and the day that it moves to. Together they make the cost of the change."),
            ),
        ),
        acts=(
            Act("submit", _("Hand in"), "submit", ("draft",), style="primary", confirm=_("Hand the change in? From today on we have to assess it.")),
            Act("refer", _("Note an earlier definition"), "refer", ("submitted", "analysed"), form=f"{FORMS}.ReferForm"),
            Act("analyse", _("It is analysed"), "analyse", ("submitted",), style="primary"),
            Act("assess", _("It is assessed"), "assess", ("analysed",), style="primary"),
            Act(
                "decide", _("Decide"), "decide", ("assessed", "analysed"), need="R", form=f"{FORMS}.DecideForm", style="primary",
                when=may_be_light, who=decides,
            ),
            Act("implement", _("It is implemented"), "implement", ("signed", "approved", "alternative"), form=f"{FORMS}.DoneForm", style="primary", when=done_unsigned),
            Act("verify", _("It was seen to work"), "verify", ("implemented",), form=f"{FORMS}.VerifyForm", style="primary"),
            Act("close", _("Close"), "close", ("verified",), style="primary"),
            Act("amendment", _("Link the amendment"), "link_amendment", ("approved", "alternative", "signed"), form=f"{FORMS}.AmendmentForm", when=over_limit),
            Act("put-off", _("Put to phase two"), "put_off", open_states, form=f"{FORMS}.PutOffForm", when=too_late),
            Act("rework", _("Assess it anew"), "rework", ("assessed", "approved", "alternative", "rejected"), form=f"{FORMS}.ReworkForm", when=not_out),
        ),
        detail_template="delivery/change.html",
        list_template="delivery/changes.html",
        listing=listing,
    )  # fmt: skip
