"""Promises."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind


def promises() -> RecordKind:
    return RecordKind(
        slug="promises",
        model="lifecycle.Commitment",
        area="commitments",
        title=_("Promise"),
        title_plural=_("Promises"),
        purpose=_("What somebody of ours has promised the customer. Write it down the day it is said."),
        form="lifecycle.forms.commitments.CommitmentForm",
        columns=(
            ("promised_by", _("Promised by")), ("promised_to", _("Promised to")), ("due", _("Due")),
            ("get_verdict_display", _("Verdict")),
        ),
        sections=(
            (_("The promise"), ("text", "text_en", "promise_kind", "source", "source_ref")),
            (_("Who and when"), ("promised_by", "promised_to", "promised_on", "due", "days", "amount", "hard_date")),
            (_("Can it be kept?"), ("product_maturity", "verdict", "reviewer", "review_note")),
            (_("What became of it"), ("approved_by", "approval_note", "outcome", "broken_cause", "broken_side")),
        ),
        acts=(
            Act(
                "review", _("Judge"), "review", ("registered", "reviewed", "accepted"), need="verdict",
                form="lifecycle.forms.commitments.ReviewForm", style="primary",
            ),
            Act(
                "approve", _("Approve nevertheless"), "approve", ("reviewed",), need="A",
                form="lifecycle.forms.commitments.ApproveForm",
            ),
            Act(
                "keep", _("Mark as kept"), "keep", ("registered", "reviewed", "accepted", "approved"),
                form="lifecycle.forms.commitments.OutcomeForm",
            ),
            Act(
                "break", _("Mark as broken"), "break_off", ("registered", "reviewed", "accepted", "approved"),
                form="lifecycle.forms.commitments.BreakForm", style="outline-danger",
            ),
            Act(
                "withdraw", _("Withdraw"), "withdraw", ("registered", "reviewed", "accepted", "approved"),
                form="lifecycle.forms.commitments.OutcomeForm", style="outline-danger",
            ),
        ),
        icon="flag",
        detail_template="lifecycle/promise.html",
        listing=listing,
    )  # fmt: skip


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """People are named in every row."""
    return rows.select_related("promised_by", "promised_to"), {}
