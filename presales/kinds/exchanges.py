"""Technical exchanges."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind
from presales.kinds.introductions import has_people

FORMS = "presales.forms.exchanges"


def has_wishes(exchange: Any) -> bool:
    return bool(exchange.wishes.exists())


def has_knowledge_due(exchange: Any) -> bool:
    return bool(exchange.knowledge_due)


def how_far(project: Any) -> str:
    from presales.models import TechnicalExchange

    return gettext("%(n)d of %(all)d concluded") % {
        "n": TechnicalExchange.counted(project), "all": TechnicalExchange.target(project),
    }  # fmt: skip


def exchanges() -> RecordKind:
    return RecordKind(
        slug="exchanges",
        model="presales.TechnicalExchange",
        area="research",
        title=_("Technical exchange"),
        title_plural=_("Technical exchanges"),
        purpose=_(
            "Find out together whether the field of business is covered, the approach sound and the product easy to use. Keep the direction, and park what leads away from it."
        ),
        form=f"{FORMS}.ExchangeForm",
        document="D07",
        icon="adjustments",
        columns=(("at", _("When")), ("round", _("Round")), ("our_people", _("Our people"))),
        sections=(
            (
                _("The exchange"),
                ("round", "demo", "at", "place", "contacts", "other_people", "our_people", "topics", "intended_direction"),
            ),
            (_("Verdicts"), ("verdict_domain", "verdict_approach", "verdict_usability", "findings")),
        ),
        lines=(
            Lines(
                "wishes", _("Parked wishes"), ("text", "text_en", "contact"), form=f"{FORMS}.WishForm", stacked=True,
                help=_("What was asked for beside the direction. Each is settled before the exchange is concluded."),
            ),
            Lines(
                "knowledge", _("Knowledge to hand over"), ("topic", "topic_en", "contact", "due"),
                form=f"{FORMS}.KnowledgeForm", stacked=True,
                help=_("What the customer's own developers are to know, so that they can build on the product later."),
            ),
        ),
        acts=(
            Act("hold", _("It took place"), "hold", ("planned",), style="primary"),
            Act("settle", _("Settle a wish"), "settle", ("held", "concluded"), form=f"{FORMS}.SettleForm", when=has_wishes),
            Act("conclude", _("Conclude"), "conclude", ("held",), form=f"{FORMS}.ConcludeForm", style="primary"),
            Act(
                "hand-over", _("Hand knowledge over"), "hand_over", ("held", "concluded"), form=f"{FORMS}.HandOverForm",
                when=has_knowledge_due,
            ),
            Act(
                "confidence", _("Note their confidence"), "judge", ("held", "concluded"),
                form="presales.forms.occasions.ConfidenceForm", when=has_people,
            ),
            Act("reopen", _("Open again"), "reopen", ("concluded",), form="presales.forms.occasions.ReopenForm"),
        ),
        detail_template="presales/exchange.html",
        note=how_far,
    )  # fmt: skip
