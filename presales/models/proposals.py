"""The sales proposal: background, needs, advantages, implementation, commercial terms."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.records import Record
from lifecycle.text import pick


class SalesProposal(Record):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Sent to the customer")
        ACCEPTED = "accepted", _("Accepted by the customer")
        REJECTED = "rejected", _("Rejected by the customer")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    background = models.TextField(_("background"))
    background_en = models.TextField(_("background in English"), blank=True)
    needs = models.TextField(_("what the customer needs"))
    needs_en = models.TextField(_("what the customer needs, in English"), blank=True)
    advantages = models.TextField(_("what our solution does better"))
    advantages_en = models.TextField(_("what our solution does better, in English"), blank=True)
    implementation_plan = models.TextField(_("how it is implemented"))
    implementation_plan_en = models.TextField(_("how it is implemented, in English"), blank=True)
    commercial_terms = models.TextField(_("price and terms"), blank=True)
    commercial_terms_en = models.TextField(_("price and terms, in English"), blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True, editable=False)
    answer = models.TextField(_("the customer's answer"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        verbose_name = _("sales proposal")
        verbose_name_plural = _("sales proposals")

    @property
    def label(self) -> str:
        return pick(self, "title")
