"""The customer's business processes, the backbone that research, training and verification follow."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.lint import processes as lint
from lifecycle.stages import Act, RecordKind, Stage

FORMS = "lifecycle.forms.processes"


def listing(project: Any, rows: Any, _query: Any) -> tuple[Any, dict[str, Any]]:
    return rows, {"findings": lint.findings(project)}


def processes() -> RecordKind:
    return RecordKind(
        slug="processes",
        model="lifecycle.BusinessProcess",
        area="processes",
        title=_("Business process"),
        title_plural=_("Business processes"),
        purpose=_(
            "How the customer works, step after step from the first paper to the last. Research, training and the check of functions follow this order."
        ),
        form=f"{FORMS}.ProcessForm",
        icon="route",
        columns=(
            ("sequence", pgettext_lazy("business process", "Place")), ("department", _("Department")), ("is_key", _("Key process")),
            ("get_manual_state_display", _("Manual")),
        ),
        sections=(
            (_("The process"), ("sequence", "department", "is_key", "note")),
            (_("Manual and training"), ("manual_state", "trained_target")),
        ),
        acts=(
            Act("drop", pgettext_lazy("business process", "Leave it out"), "drop", ("in_use",), form=f"{FORMS}.DropForm"),
            Act("take-back", _("Take it back"), "take_back", ("dropped",)),
        ),
        detail_template="lifecycle/process.html",
        list_template="lifecycle/processes.html",
        also=(Stage.PRESALES, Stage.DELIVERY),
        listing=listing,
    )  # fmt: skip
