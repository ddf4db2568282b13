"""The hand-over from sales to delivery."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, RecordKind

FORMS = "presales.forms.handovers"
WITH_MANAGER = ("submitted", "reading")


def is_read(package: Any) -> bool:
    return not package.unread


def by_manager(package: Any, user: Any) -> bool:
    """Other project managers may read it; one decides."""
    return bool(package.project.delivery_owner_id == user.pk)


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
                "read", _("Mark a section as read"), "read", WITH_MANAGER, need="A", form=f"{FORMS}.ReadForm", who=by_manager,
            ),
            Act("accept", pgettext_lazy("hand-over", "Accept"), "accept", ("reading",), need="A", style="primary", when=is_read, who=by_manager),
            Act(
                "conditions", _("Accept with conditions"), "accept_conditionally", ("reading",), need="A",
                form=f"{FORMS}.ConditionsForm", when=is_read, who=by_manager,
            ),
            Act(
                "return", _("Return to sales"), "give_back", WITH_MANAGER, need="A", form=f"{FORMS}.ReturnForm",
                style="outline-danger", who=by_manager,
            ),
        ),
        detail_template="presales/handover.html",
    )  # fmt: skip
