"""Acceptance by the customer's and our panel."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "aftersales.forms.acceptances"


def _has_open_lines(acceptance: Any) -> bool:
    return any(row.done_on is None for row in acceptance.outstanding.all())


def _lacks_something(acceptance: Any) -> bool:
    """Does the project know criteria or documents that do not stand here?"""
    from aftersales.applications import missing

    return any(missing(acceptance))


def _applying(acceptance: Any) -> bool:
    return bool(acceptance.is_applying)


def acceptances() -> RecordKind:
    return RecordKind(
        slug="acceptances",
        model="aftersales.Acceptance",
        area="acceptance",
        title=_("Acceptance"),
        title_plural=_("Acceptances"),
        purpose=_("The customer checks item by item what was promised, and the whole panel signs. Payment hangs on it."),
        form=f"{FORMS}.AcceptanceForm",
        document="D35",
        papers=("D34",),
        icon="clipboard-check",
        detail_template="aftersales/acceptance_detail.html",
        columns=(
            ("get_acceptance_kind_display", _("Kind")), ("round", _("Round")), ("meeting_on", _("Meeting")), ("signed_on", _("Signed")),
        ),
        sections=(
            (_("When and where"), ("acceptance_kind", "requested_on", "applied_on", "meeting_on", "place")),
            (_("What is accepted"), ("scope", "scope_en", "trial_result", "trial_result_en")),
            (_("Outcome"), ("conclusion", "conclusion_en", "concluded_on", "signed_on", "rework_note")),
        ),
        lines=(
            Lines(
                "panel", _("Panel"), ("role", "contact", "user"), form=f"{FORMS}.PanelForm",
                help=_(
                    "An expert of the customer and our implementation, commercial and project managers. If you leave it "
                    "empty, those whom the project knows are filled in."
                ),
            ),
            Lines(
                "items", pgettext_lazy("acceptance", "Items"),
                (
                    "order", "source", "source_ref", "criterion", "criterion_en", "result", "evidence_key",
                    "evidence_ref", "finding", "finding_en",
                ),
                form=f"{FORMS}.ItemForm", stacked=True,
                help=_("What is checked. Criteria of the contract and requirements are brought in on the page with one act; add what they do not say. Results are entered during the check."),
            ),
            Lines(
                "papers", _("Documents delivered"), ("order", "name", "name_en", "ref", "on"), form=f"{FORMS}.PaperForm",
                when=_applying,
                help=_("What the customer signed and the manuals are brought in on the page with one act. Add here what was delivered otherwise."),
            ),
            Lines(
                "outstanding", _("Left to do"), ("text", "text_en", "item", "side", "user", "contact", "name", "due"),
                form=f"{FORMS}.OutstandingForm", stacked=True,
                help=_("Every item that passed with a condition needs a line with an owner and a date."),
            ),
            Lines(
                "delays", _("Delays"), ("side", "days", "from_on", "cause", "cause_en", "source_ref", "agreed"),
                form=f"{FORMS}.LineForm",
                help=_("Whose delays they were. The certificate prints the list."),
            ),
        ),
        acts=(
            Act(
                "take-delays", _("Take delays over from the ledger"), "take_delays", ("preparing", "applied", "reviewing"),
                when=lambda record: bool(record.delays_to_take),
            ),
            Act(
                "draw", _("Bring in criteria and documents"), "draw", ("preparing", "applied"),
                style="primary", when=_lacks_something,
            ),
            Act("review", _("Start the check"), "start_review", ("applied",), style="primary"),
            Act("conclude", _("Conclude"), "conclude", ("reviewing",), form=f"{FORMS}.ConcludeForm", style="primary"),
            Act("rework", _("Rework"), "rework", ("failed",), form=f"{FORMS}.ReworkForm", style="primary"),
            Act(
                "settle", _("Settle what was left to do"), "settle", ("passed", "conditional", "preparing"),
                form=f"{FORMS}.SettleForm", when=_has_open_lines,
            ),
        ),
    )  # fmt: skip
