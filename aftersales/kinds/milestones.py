"""What the customer pays, when, and what came in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, RecordKind

FORMS = "aftersales.forms.milestones"
ASKING = "aftersales.forms.concessions"


def _overdue(milestone: Any) -> bool:
    return milestone.is_overdue and milestone.reminder_level < 3 and milestone.requested_on is not None


def _has_receipts(milestone: Any) -> bool:
    return milestone.received_amount > 0


def _is_asked(milestone: Any) -> bool:
    return milestone.asked_concession is not None


def _may_ask(milestone: Any) -> bool:
    return milestone.asked_concession is None and milestone.open_amount > 0


def _may_move(milestone: Any) -> bool:
    return milestone.retention and _may_ask(milestone)


def _may_keep_back(milestone: Any) -> bool:
    return not milestone.retention and milestone.open_amount > 0


def _decides(milestone: Any, user: Any) -> bool:
    return bool(milestone.may_decide(user))


def _collects(milestone: Any, user: Any) -> bool:
    return bool(milestone.may_collect(user))


def _has_support(milestone: Any) -> bool:
    return any(task.done_at is None for task in milestone.supports.all())


def milestones() -> RecordKind:
    live = ("triggered", "requested", "invoiced", "partly")
    open_, every = ("not_due", *live), ("not_due", *live, "received", "waived")
    return RecordKind(
        slug="milestones",
        model="aftersales.PaymentMilestone",
        area="payment",
        title=_("Payment milestone"),
        title_plural=_("Payments"),
        purpose=_("What the customer pays when. Plan it before the contract is signed: shares that make up 100%."),
        form=f"{FORMS}.MilestoneForm",
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
            Act("trigger", _("Condition is met"), "reach", ("not_due",), form=f"{FORMS}.ReachForm", style="primary"),
            Act("decide", _("Decide on the request"), "decide", every, need="waive", form=f"{ASKING}.DecideForm", style="primary", when=_is_asked, who=_decides),
            Act("receive", _("Enter a receipt"), "receive", live, form=f"{FORMS}.ReceiveForm", style="primary", who=_collects),
            Act("invoice", _("Enter the invoice"), "invoice", live, form=f"{FORMS}.InvoiceForm", who=_collects),
            Act("remind", _("Send a reminder"), "remind", live, form=f"{FORMS}.RemindForm", when=_overdue, who=_collects),
            Act("promise", _("Note a promised date"), "promise", live, form=f"{FORMS}.PromiseForm"),
            Act("log", _("Write down a talk"), "log_collection", live, form=f"{FORMS}.LogForm"),
            Act("support", _("Ask for support"), "ask_support", open_, form=f"{ASKING}.SupportForm"),
            Act("supported", _("Support is given"), "finish_support", every, form=f"{ASKING}.SupportedForm", when=_has_support),
            Act("keep-back", _("Keep a retention back"), "keep_back", open_, form=f"{ASKING}.KeepBackForm", when=_may_keep_back, who=_collects),
            Act("ask-waiver", _("Ask for a write-off"), "ask_waiver", open_, form=f"{ASKING}.AskWaiverForm", when=_may_ask, who=_collects),
            Act("ask-later", _("Ask to move the retention"), "ask_later", open_, form=f"{ASKING}.AskLaterForm", when=_may_move, who=_collects),
            Act("take-back", _("Take the request back"), "withdraw_concession", every, when=_is_asked, who=_collects, confirm=_("The request is taken back before anybody decides on it. It stays visible.")),
            Act(
                "void-receipt", _("Void a receipt"), "void_receipt", (*live, "received"),
                form=f"{FORMS}.VoidReceiptForm", style="outline-danger", when=_has_receipts, who=_collects,
            ),
        ),
    )  # fmt: skip
