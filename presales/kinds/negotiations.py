"""Rounds of negotiation."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "presales.forms.negotiations"


def has_points(negotiation: Any) -> bool:
    return bool(negotiation.points.exists())


def may_register(negotiation: Any, user: Any) -> bool:
    return bool(negotiation.may_register(user))


def negotiations() -> RecordKind:
    return RecordKind(
        slug="negotiations",
        model="presales.NegotiationRound",
        area="negotiations",
        title=_("Round of negotiation"),
        title_plural=_("Negotiation"),
        purpose=_(
            "Write down what they ask and what you concede, round by round. Implementation advises on every concession, and every promise gets a verdict."
        ),
        form=f"{FORMS}.RoundForm",
        icon="message-circle",
        columns=(("at", _("When")), ("round", _("Round")), ("our_people", _("Our people"))),
        sections=(
            (_("The round"), ("round", "at", "place", "contacts", "other_people", "our_people", "aim")),
            (_("Outcome"), ("outcome",)),
        ),
        lines=(
            Lines(
                "points", _("Points"), ("ask", "asked_by", "concession"), form=f"{FORMS}.PointForm", stacked=True,
                help=_("One card for each thing that they ask. Conceding nothing is an answer too: leave it empty."),
            ),
        ),
        acts=(
            Act("hold", _("It took place"), "hold", ("planned",), style="primary"),
            Act(
                "advise", _("Advise on a point"), "advise", ("planned", "held"), need="advise",
                form=f"{FORMS}.AdviseForm", when=has_points,
            ),
            Act(
                "promise", _("Register a promise"), "register", ("held", "settled"), need="R",
                form=f"{FORMS}.PromiseForm", who=may_register,
            ),
            Act("settle", _("Settle"), "settle", ("held",), form=f"{FORMS}.SettleForm", style="primary"),
            Act("reopen", _("Open again"), "reopen", ("settled",), form="presales.forms.occasions.ReopenForm"),
        ),
        detail_template="presales/negotiation.html",
    )  # fmt: skip
