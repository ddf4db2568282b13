"""Amendments to the signed contract."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.amendments"


def amendments() -> RecordKind:
    return RecordKind(
        slug="amendments",
        model="presales.ContractAmendment",
        area="amendments",
        title=_("Contract amendment"),
        title_plural=_("Contract amendments"),
        purpose=_(
            "What the signed contract says from now on. Analyse the facts, talk with the customer, and have both sides sign before anybody works to another date."
        ),
        form=f"{FORMS}.AmendmentForm",
        document="D16",
        icon="file-export",
        columns=(("delta_shown", _("Change of the amount")), ("new_due_on", _("Due from now on")), ("effective_on", _("In force from"))),
        sections=(
            (_("Why"), ("reason", "facts")),
            (_("Approval"), ("approved_by", "approved_at", "approval_note", "refused_reason")),
        ),
        lines=(
            Lines(
                "clauses", _("Clauses"), ("clause", "old", "old_en", "new", "new_en"), form=f"{FORMS}.ClauseForm",
                stacked=True, help=_("Word for word: what the contract says until now, and what it says instead."),
            ),
            Lines(
                "milestones", _("Payments that change"), ("milestone", "name", "name_en", "amount", "planned_on"),
                form=f"{FORMS}.PaymentForm", stacked=True,
                help=_("Where the amount of the contract changes, say which payments change with it. All payments together make the new amount."),
            ),
        ),
        acts=(
            Act("approve", _("Approve the amendment"), "approve", ("draft",), need="A", form=f"{FORMS}.ApproveForm", style="primary"),
            Act("rework", _("Take back to the draft"), "rework", ("approved", "refused"), form=f"{FORMS}.ReworkForm"),
        ),
        detail_template="presales/amendment.html",
    )  # fmt: skip
