"""A round of acceptance that did not end well: what the panel found then stays readable while the next one goes on."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from aftersales.models.items import AcceptanceItem
from lifecycle.models.users import User
from lifecycle.text import twin


class AcceptanceRound(models.Model):
    """Written once, when the acceptance goes back to its preparation; never changed."""

    acceptance = models.ForeignKey("aftersales.Acceptance", models.CASCADE, related_name="rounds")
    n = models.PositiveSmallIntegerField(_("round"))
    applied_on = models.DateField(_("applied on"), null=True)
    meeting_on = models.DateField(_("meeting of the panel on"), null=True)
    concluded_on = models.DateField(_("concluded on"), null=True)
    conclusion = models.TextField(_("conclusion"), blank=True)
    conclusion_en = models.TextField(_("conclusion in English"), blank=True)
    reason = models.TextField(_("what has to be reworked"), blank=True)
    items = models.JSONField(_("results"), default=list)  # [{order, criterion, result, finding}], texts as pairs
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("noted by"))

    class Meta:
        verbose_name = _("earlier round")
        verbose_name_plural = _("earlier rounds")
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["acceptance", "n"], name="acceptance_round_once")]

    def __str__(self) -> str:
        return str(_("Round %(n)d") % {"n": self.n})

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The results with the word and the tone of each."""
        words, tones = dict(AcceptanceItem.Result.choices), AcceptanceItem.TONES
        return [row | {"word": words[row["result"]], "tone": tones.get(row["result"], "draft")} for row in self.items]


def snapshot(items: Any) -> list[dict[str, Any]]:
    """What the panel found, item by item, as a round keeps it."""
    return [
        {
            "order": item.order, "criterion": twin(item, "criterion"), "result": item.result,
            "finding": twin(item, "finding"),
        }
        for item in items
    ]  # fmt: skip
