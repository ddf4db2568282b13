"""The implementation solution: derived, compared, reviewed, presented, understood, agreed, signed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.kinds.solutions import AGREED, REVIEW, SECTION, solution_kind
from lifecycle.stages import Act, RecordKind

FORMS = "delivery.forms.solutions"


def _derived(solution: Any) -> bool:
    return bool(solution.blueprint)


def _not_understood(solution: Any) -> bool:
    return solution.understood_by_id is None


def solutions() -> RecordKind:
    return solution_kind(
        slug="solutions",
        model="delivery.ImplementationSolution",
        title=_("Implementation solution"),
        title_plural=_("Implementation solutions"),
        purpose=_(
            "What of the pre-sales solution holds, what changes on site and how one goes back. The first one starts from "
            "the pre-sales solution; every difference is told and signed."
        ),
        forms=FORMS,
        document="D22",
        section=(*SECTION[:7], "objectives", *SECTION[7:]),
        review=(*REVIEW, "review_checks"),
        agreed=("presented_on", "presented_to", "understood_on", "understood_by", "understood_note", *AGREED[2:]),
        acts=(
            Act(
                "compare", _("Compare with pre-sales"), "compare", ("draft",), form=f"{FORMS}.CompareForm", style="primary",
                when=_derived,
            ),
            Act(
                "understood", _("Note that our understanding is confirmed"), "confirm_understanding", ("presented", "agreed"),
                form=f"{FORMS}.UnderstoodForm", style="primary", when=_not_understood,
            ),
        ),
        detail_template="delivery/solution.html",
    )  # fmt: skip
