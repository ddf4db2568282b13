"""The contract, read clause by clause."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle import access
from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.contract_readings"


def has_infeasible(reading: Any) -> bool:
    return bool(reading.unsettled)


def may_amend(reading: Any, user: Any) -> bool:
    return access.can(user, "C", "amendments", reading.project)


def by_executive(reading: Any, user: Any) -> bool:
    from presales.models.contract_readings import is_executive

    return is_executive(reading, user)


def contract_readings() -> RecordKind:
    return RecordKind(
        slug="contract-readings",
        model="presales.ContractReading",
        area="contract",
        title=_("Reading of the contract"),
        title_plural=_("Readings of the contract"),
        purpose=_(
            "Whoever takes the project over reads the contract at once: what each clause asks of us, and whether it can be kept. What cannot be kept is amended, or an executive takes it on."
        ),
        form=f"{FORMS}.ReadingForm",
        icon="checklist",
        single=True,
        single_reason=_("The contract of this project is being read already."),
        columns=(("counted", _("Clauses")), ("due", _("Due")), ("read_by", _("Read by"))),
        sections=((_("How far it is"), ("remark", "read_by", "read_on")),),
        lines=(
            Lines(
                "clauses", _("Clauses"), ("number", "text", "verdict", "note", "commitment", "requirement"),
                form=f"{FORMS}.ClauseForm", stacked=True,
                help=_("One card for each clause that asks something of us: scope, dates, quality, acceptance, payment, damages."),
            ),
        ),
        acts=(
            Act("finish", _("Everything is read"), "finish", ("reading",), style="primary"),
            Act(
                "amend", _("Open an amendment for a clause"), "amend", ("reading", "read"), form=f"{FORMS}.AmendForm",
                when=has_infeasible, who=may_amend,
            ),
            Act(
                "take-on", _("Take a clause on"), "take_on", ("reading", "read"), need="A", form=f"{FORMS}.TakeOnForm",
                when=has_infeasible, who=by_executive,
            ),
            Act("reopen", _("Open it again"), "reopen", ("read",), form=f"{FORMS}.ReopenForm"),
        ),
        detail_template="presales/contract_reading.html",
    )  # fmt: skip
