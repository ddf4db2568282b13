"""Conditions at the customer's site."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind

FORMS = "lifecycle.forms.readiness"


def readiness() -> RecordKind:
    return RecordKind(
        slug="readiness",
        model="lifecycle.ReadinessItem",
        area="readiness",
        title=_("Condition at the site"),
        title_plural=_("Conditions at the site"),
        purpose=_("What the customer has to have ready before we can work: who of them, by when, and whether we saw it."),
        form=f"{FORMS}.ReadinessForm",
        icon="map-pin",
        columns=(
            ("get_item_kind_display", _("Kind")), ("responsible", _("Responsible at the customer")),
            ("needed_day", _("Needed by")), ("promised_for", _("Promised for")), ("go_live_word", _("Going live")),
        ),
        sections=(
            (_("What must be ready"), ("what", "item_kind", "responsible", "needed_by", "for_go_live", "note")),
            (_("How far it is"), ("promised_for", "ready_on", "proof")),
        ),
        acts=(
            Act("promise", _("Note the day they promise"), "promise", ("open", "promised"), form=f"{FORMS}.PromiseForm"),
            Act(
                "ask", _("Ask by link"), "ask", ("open", "promised"), form="lifecycle.forms.readiness_asks.AskReadyForm",
                when=lambda record: record.responsible_id is not None,
            ),
            Act("ready", _("They say it is ready"), "report", ("open", "promised"), form=f"{FORMS}.ReadyForm", style="primary"),
            Act("verify", _("We saw it"), "verify", ("ready",), form=f"{FORMS}.VerifyForm", style="primary"),
            Act("reopen", _("It is not ready after all"), "reopen", ("ready", "verified"), form=f"{FORMS}.NotReadyForm"),
            Act(
                "delay", _("Enter the delay in the ledger"), "note_delay", ("open", "promised"),
                when=lambda record: record.owes_delay,
            ),
        ),
        detail_template="lifecycle/readiness.html",
    )  # fmt: skip
