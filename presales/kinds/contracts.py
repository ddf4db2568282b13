"""The contract's terms, review and approval."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle import known
from lifecycle.stages import Act, Lines, RecordKind, Stage

FORMS = "presales.forms.contracts"


def how_far(project: Any) -> str:
    from presales.models import Contract

    states = known.records(project, Stage.PRESALES)["presales.contracts"].states
    return "".join(str(Contract.State(state).label) for state in states)  # there is at most one


def contracts() -> RecordKind:
    return RecordKind(
        slug="contracts",
        model="presales.Contract",
        area="contract",
        title=_("Contract terms"),
        title_plural=_("Contract terms"),
        purpose=_(
            "What is delivered, by which criteria it is accepted and what is paid when. Its promises are judged and it is approved before anybody signs."
        ),
        form=f"{FORMS}.TermsForm",
        document="D14",
        icon="file-certificate",
        columns=(("percent_shown", _("Paid in all")), ("warranty_months", _("Warranty, months"))),
        sections=(
            (_("The contract"), ("tax_rate", "effective_on", "warranty_months")),
            (_("What is delivered"), ("deliverables", "acceptance_criteria")),
            (_("Review of the promises"), ("reviewed_by", "reviewed_at", "review_note")),
            (
                _("Approval"),
                ("approved_by", "approved_at", "approval_note", "executive", "executive_at", "executive_note"),
            ),
        ),
        lines=(
            Lines(
                "terms", _("Payment terms"),
                ("name", "name_en", "percent", "trigger", "on", "due_days", "clause", "retention"),
                form=f"{FORMS}.TermForm", stacked=True,
                help=_("What is paid when. Together the shares make exactly 100%; on signing each becomes a payment."),
            ),
        ),
        acts=(
            Act("review", _("Promises are judged"), "review", ("draft",), form=f"{FORMS}.ReviewForm", style="primary"),
            Act(
                "approve", _("Approve the contract"), "approve", ("reviewed",), need="A", form=f"{FORMS}.ApproveForm",
                style="primary",
            ),
            Act("rework", _("Take back to the draft"), "rework", ("reviewed", "approved"), form=f"{FORMS}.ReworkForm"),
        ),
        detail_template="presales/contract.html",
        single=True,
        single_reason=_("A project has one contract. What changes later is an amendment to it."),
        note=how_far,
    )  # fmt: skip
