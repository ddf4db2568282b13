"""The sales proposal."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind

FORMS = "presales.forms.proposals"


def proposals() -> RecordKind:
    return RecordKind(
        slug="proposals",
        model="presales.SalesProposal",
        area="proposal",
        title=_("Sales proposal"),
        title_plural=_("Sales proposals"),
        purpose=_(
            "Background, needs, what our solution does better, how it is implemented. A draft is put together from what the project knows; write it in the customer's words."
        ),
        form=f"{FORMS}.ProposalForm",
        document="D12",
        icon="writing",
        columns=(("sent_on", _("Sent on")), ("valid_until", _("Valid until"))),
        sections=((_("Sent and answered"), ("sent_on", "valid_until", "answer")),),
        acts=(
            Act("send", _("Note that it was sent"), "send", ("draft",), form=f"{FORMS}.SendForm", style="primary"),
            Act("accept", _("The customer accepts"), "accept", ("sent",), form=f"{FORMS}.AcceptForm", style="primary"),
            Act("reject", _("The customer rejects"), "reject", ("sent",), form=f"{FORMS}.RejectForm"),
            Act(
                "take-back", _("Write it anew"), "take_back", ("sent", "rejected"),
                form="presales.forms.occasions.ReasonForm",
            ),
        ),
        detail_template="presales/proposal.html",
    )  # fmt: skip
