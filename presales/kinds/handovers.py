"""The hand-over from sales to delivery."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, RecordKind

FORMS = "presales.forms.handovers"
WITH_MANAGER = ("submitted", "reading")


def has_unread(package: Any) -> bool:
    return bool(package.unread)


def handovers() -> RecordKind:
    return RecordKind(
        slug="handovers",
        model="presales.HandoverPackage",
        area="handover",
        title=_("Hand-over from sales"),
        title_plural=_("Hand-overs from sales"),
        purpose=_(
            "What the project manager must know to take the project over: background, people, stakes, promises, risks. It is filled in from the project; put it right, then hand it over."
        ),
        form=f"{FORMS}.HandoverForm",
        document="D15",
        icon="briefcase",
        single=True,
        single_reason=_("There is a hand-over already that is not accepted yet."),
        columns=(("submitted_at", _("Handed over")), ("returns", _("Times returned")), ("decided_by", _("Decided by"))),
        sections=((_("From hand to hand"), ("submitted_by", "submitted_at", "returns", "decided_by", "decided_at")),),
        acts=(
            Act("submit", _("Hand over"), "submit", ("preparing", "returned"), style="primary"),
            Act("refresh", _("Fill in from the project"), "refresh", ("preparing", "returned"), form=f"{FORMS}.RefreshForm"),
            Act(
                "read", _("Mark a section as read"), "read", WITH_MANAGER, need="A", form=f"{FORMS}.ReadForm", when=has_unread
            ),
            Act("accept", pgettext_lazy("hand-over", "Accept"), "accept", ("reading",), need="A", style="primary"),
            Act(
                "conditions", _("Accept with conditions"), "accept_conditionally", ("reading",), need="A",
                form=f"{FORMS}.ConditionsForm",
            ),
            Act(
                "return", _("Return to sales"), "give_back", WITH_MANAGER, need="A", form=f"{FORMS}.ReturnForm",
                style="outline-danger",
            ),
        ),
        detail_template="presales/handover.html",
    )  # fmt: skip
