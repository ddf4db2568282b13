"""The delay ledger."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind

FORMS = "lifecycle.forms.delays"


def delays() -> RecordKind:
    return RecordKind(
        slug="delays",
        model="lifecycle.DelayEntry",
        area="delays",
        title=_("Delay"),
        title_plural=_("Delay ledger"),
        purpose=_(
            "How many days were lost, why, and through whom. What the customer signs in a memo or a change is agreed; the rest is our view."
        ),
        form=f"{FORMS}.DelayForm",
        icon="hourglass",
        columns=(
            ("days", _("Days lost")), ("get_side_display", _("Side")),
            ("get_cause_kind_display", _("Kind of cause")), ("from_day", _("From")),
        ),
        sections=(
            (
                _("The delay"),
                ("cause", "days", "from_day", "side", "cause_kind", "proof", "agreed_on", "withdrawn_reason"),
            ),
        ),
        acts=(
            Act(
                "take-back", _("Withdraw"), "take_back", ("ours",), form=f"{FORMS}.ReasonForm", style="outline-danger",
                when=lambda record: record.is_editable,
            ),
        ),
        detail_template="lifecycle/delay.html",
        list_template="lifecycle/delays.html",
        listing=listing,
    )  # fmt: skip


def listing(project: object, rows: object, query: object) -> tuple[object, dict[str, object]]:
    """Sums by side and by cause stand above the lines."""
    from lifecycle.delayledger import ledger

    return rows, {"ledger": ledger(project)}
