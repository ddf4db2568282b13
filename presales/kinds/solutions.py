"""The pre-sales solution."""

from django.utils.translation import gettext_lazy as _

from lifecycle.kinds.solutions import solution_kind
from lifecycle.stages import RecordKind


def solutions() -> RecordKind:
    return solution_kind(
        slug="solutions",
        model="presales.Solution",
        title=_("Pre-sales solution"),
        title_plural=_("Pre-sales solutions"),
        purpose=_(
            "What the customer needs, well described, and how we bring it about. Both sides must understand it, agree and sign."
        ),
        forms="presales.forms.solutions",
        document="D06",
    )
