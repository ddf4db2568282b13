"""What after-sales brings: training, acceptance and payment, their documents, conditions, and what they learn of other stages."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Condition, DocumentKind, Lines, RecordKind, Stage, StageConfig

ACCEPTANCES = "aftersales.forms.acceptances"
MILESTONES = "aftersales.forms.milestones"


class AftersalesConfig(StageConfig):
    name = "aftersales"
    stage = Stage.AFTERSALES
    verbose_name = _("After-sales")

    def ready(self) -> None:
        super().ready()
        from aftersales import terms
        from aftersales.models import panel, payments
        from lifecycle import hooks

        hooks.register("contract_signed", payments.contract_signed)
        hooks.register("payment_terms", terms.payment_terms)
        hooks.register("payments", terms.payments)
        hooks.register("payments_amended", terms.payments_amended)
        hooks.register("trigger_reached", payments.trigger_reached)
        hooks.register("figures", payments.figures)
        hooks.register("tick", payments.tick)
        hooks.register("places_of", panel.places_of)
        hooks.register("links", _links)
        hooks.register("demo", _demo)
        hooks.register("mass", _mass)

    def declare(self) -> tuple[list[RecordKind], list[DocumentKind], list[Condition]]:
        from aftersales.documents import DOCUMENTS
        from aftersales.gates import CONDITIONS
        from aftersales.kinds import trainings

        return [trainings(), acceptances(), milestones()], DOCUMENTS, CONDITIONS


def _links(**facts: Any) -> Any:
    from aftersales.threads import links

    return links(**facts)


def _demo(**facts: Any) -> None:
    """Imported when a demo is made, not when the product starts."""
    from aftersales.demo import load

    load(**facts)


def _mass(**facts: Any) -> None:
    from aftersales.demo.mass import load

    load(**facts)


def _has_open_lines(acceptance: Any) -> bool:
    return acceptance.outstanding.filter(done_on__isnull=True).exists()


def acceptances() -> RecordKind:
    return RecordKind(
        slug="acceptances",
        model="aftersales.Acceptance",
        area="acceptance",
        title=_("Acceptance"),
        title_plural=_("Acceptances"),
        purpose=_("The customer checks item by item what was promised, and the whole panel signs. Payment hangs on it."),
        form=f"{ACCEPTANCES}.AcceptanceForm",
        document="D35",
        icon="clipboard-check",
        detail_template="aftersales/acceptance_detail.html",
        columns=(
            ("get_acceptance_kind_display", _("Kind")), ("meeting_on", _("Meeting")), ("signed_on", _("Signed")),
        ),
        sections=(
            (_("When and where"), ("acceptance_kind", "requested_on", "applied_on", "meeting_on", "place")),
            (_("What is accepted"), ("scope", "scope_en", "trial_result", "trial_result_en")),
            (_("Outcome"), ("conclusion", "conclusion_en", "concluded_on", "signed_on", "rework_note")),
        ),
        lines=(
            Lines(
                "panel", _("Panel"), ("role", "contact", "user"), form=f"{ACCEPTANCES}.PanelForm",
                help=_(
                    "An expert of the customer and our implementation, commercial and project managers. If you leave it "
                    "empty, those whom the project knows are filled in."
                ),
            ),
            Lines(
                "items", pgettext_lazy("acceptance", "Items"),
                (
                    "order", "source", "source_ref", "criterion", "criterion_en", "result", "evidence_ref", "finding",
                    "finding_en",
                ),
                form=f"{ACCEPTANCES}.ItemForm", stacked=True,
                help=_("What is checked, from the contract and the requirements. Results are entered during the check."),
            ),
            Lines(
                "outstanding", _("Left to do"), ("text", "text_en", "item", "side", "user", "contact", "name", "due"),
                form=f"{ACCEPTANCES}.OutstandingForm", stacked=True,
                help=_("Every item that passed with a condition needs a line with an owner and a date."),
            ),
            Lines(
                "delays", _("Delays"), ("side", "days", "from_on", "cause", "cause_en", "source_ref", "agreed"),
                form=f"{ACCEPTANCES}.LineForm",
                help=_("Whose delays they were. The certificate prints the list."),
            ),
        ),
        acts=(
            Act(
                "take-delays", _("Take delays over from the ledger"), "take_delays", ("preparing", "applied", "reviewing"),
                when=lambda record: bool(record.delays_to_take),
            ),
            Act("apply", _("Apply for acceptance"), "apply", ("preparing",), style="primary"),
            Act("review", _("Start the check"), "start_review", ("applied",), style="primary"),
            Act("conclude", _("Conclude"), "conclude", ("reviewing",), form=f"{ACCEPTANCES}.ConcludeForm", style="primary"),
            Act("rework", _("Rework"), "rework", ("failed",), form=f"{ACCEPTANCES}.ReworkForm", style="primary"),
            Act(
                "settle", _("Settle what was left to do"), "settle", ("passed", "conditional"),
                form=f"{ACCEPTANCES}.SettleForm", when=_has_open_lines,
            ),
        ),
    )  # fmt: skip


def _overdue(milestone: Any) -> bool:
    return milestone.is_overdue and milestone.reminder_level < 3 and milestone.requested_on is not None


def _has_receipts(milestone: Any) -> bool:
    return milestone.received_amount > 0


def milestones() -> RecordKind:
    live = ("triggered", "requested", "invoiced", "partly")
    return RecordKind(
        slug="milestones",
        model="aftersales.PaymentMilestone",
        area="payment",
        title=_("Payment milestone"),
        title_plural=_("Payments"),
        purpose=_("What the customer pays when. Plan it before the contract is signed: shares that make up 100%."),
        form=f"{MILESTONES}.MilestoneForm",
        document="D36",
        icon="cash",
        detail_template="aftersales/milestone_detail.html",
        list_template="aftersales/milestone_list.html",
        columns=(
            ("share", _("Share")), ("amount_shown", _("Amount")), ("open_shown", pgettext_lazy("money", "Open")),
            ("get_trigger_display", _("Falls due with")), ("due_on", _("To be paid by")),
        ),
        sections=(
            (_("Plan"), ("trigger", "trigger_on", "planned_on", "due_days", "clause", "retention", "note")),
            (_("Asking"), ("requested_on", "due_on", "invoice_no", "invoiced_on", "promised_on")),
            (pgettext_lazy("money", "Given up"), ("waived_by", "waiver_reason")),
        ),
        acts=(
            Act("trigger", _("Condition is met"), "reach", ("not_due",), form=f"{MILESTONES}.ReachForm", style="primary"),
            Act("receive", _("Enter a receipt"), "receive", live, form=f"{MILESTONES}.ReceiveForm", style="primary"),
            Act("invoice", _("Enter the invoice"), "invoice", live, form=f"{MILESTONES}.InvoiceForm"),
            Act("remind", _("Send a reminder"), "remind", live, form=f"{MILESTONES}.RemindForm", when=_overdue),
            Act("promise", _("Note a promised date"), "promise", live, form=f"{MILESTONES}.PromiseForm"),
            Act("log", _("Write down a talk"), "log_collection", live, form=f"{MILESTONES}.LogForm"),
            Act(
                "void-receipt", _("Void a receipt"), "void_receipt", (*live, "received"),
                form=f"{MILESTONES}.VoidReceiptForm", style="outline-danger", when=_has_receipts,
            ),
            Act(
                "waive", _("Waive an amount"), "waive", ("not_due", *live), need="waive",
                form=f"{MILESTONES}.WaiveForm", style="outline-danger",
            ),
        ),
    )  # fmt: skip
