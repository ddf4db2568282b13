"""What the contract must say before it is signed."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from lifecycle import known
from lifecycle.gates import Answer
from lifecycle.stages import Condition
from presales.models import Contract

ITEM = "S1-17"


def criteria_written(project: Any) -> Answer:
    """Met by an approved contract that says how acceptance is decided, or by a review left out with a reason."""
    contract = Contract.current(project)
    if contract is None:
        if known.skipped(project, ITEM):
            return Answer(True, _("The review of the contract was left out with a reason."))
        url = reverse("record_new", args=[project.number, "presales", "contracts"])
        return Answer(False, _("The contract's terms are not written."), url, _("write them"))
    url = contract.get_absolute_url()
    if not contract.has_criteria:
        return Answer(False, _("The criteria of acceptance are not written."), url, _("write them"))
    if contract.state not in Contract.PASSED:
        return Answer(
            False, _("The contract is not approved: %(state)s") % {"state": contract.state_label}, url, _("open")
        )
    return Answer(True, _("“%(title)s” is approved") % {"title": contract.label}, url, _("read"))


CONDITIONS = [
    Condition(
        "G3-g", "G3", t("The contract says how acceptance is decided, and it is approved"),
        t("Without criteria the customer decides on the last day what finished means."),
        criteria_written, "hard", ("AFT-43", "DEL-87"),
    ),
]  # fmt: skip
