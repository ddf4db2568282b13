"""Negotiation: what the customer asks each round, what is conceded, and what implementation says to it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.users import User
from presales.models.occasions import Occasion


class NegotiationRound(Occasion):
    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Took place")
        SETTLED = "settled", _("Settled")

    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.HELD)

    round = models.PositiveSmallIntegerField(_("round"), default=1, editable=False)
    aim = models.TextField(_("what we want to reach"), blank=True)
    outcome = models.TextField(_("outcome"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.PLANNED)

    class Meta(Occasion.Meta):
        verbose_name = _("round of negotiation")
        verbose_name_plural = _("rounds of negotiation")


class NegotiationPoint(Ordered):
    round = models.ForeignKey(NegotiationRound, models.CASCADE, related_name="points")
    ask = models.TextField(_("what they ask"))
    asked_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who asks")
    )
    concession = models.TextField(_("what we conceded"), blank=True)
    advice = models.TextField(_("advice of implementation"), blank=True, editable=False)
    adviser = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("advised by")
    )
    advised_at = models.DateTimeField(_("advised"), null=True, blank=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = _("point of a negotiation")

    def __str__(self) -> str:
        return self.ask[:120]
