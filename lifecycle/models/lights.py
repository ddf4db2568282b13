"""The three lights of a project: time from its plan, cost from its budget, quality from verification and defects."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle.readings import AMBER, BUDGET, COST, GREEN, QUALITY, RED, TIME, budget_colour_words, words, worst

LATE = 10  # days from which what is late is in the red
UNPAID = 30
FIGURES, COLOUR, NOTHING = "figures", "colour", "nothing"  # what a reader is told of the budget

Reason = tuple[str, str]  # colour, words


class Lights(models.Model):
    """Capability of Project: rules on its stored figures alone, no query."""

    class Meta:
        abstract = True

    def lights(self: Any, today: date | None = None, budget: str = COLOUR) -> dict[str, Reason]:
        """Time, quality and cost as (colour, reasons). `budget`: who may read it is told its figures, whoever works here
        its colour, and what is written for the customer says nothing of it."""
        reasons = self.reasons(today, budget)
        calm = {TIME: _("Nothing is late"), QUALITY: _("No promise is in the red"), COST: _("No payment is overdue")}
        return {
            light: (
                worst(colour for colour, _text in found),
                " · ".join(text for _colour, text in found) or calm[light],
            )
            for light, found in reasons.items()
        }

    def health(self: Any, today: date | None = None) -> str:
        """The worst of the three lights."""
        return worst(colour for colour, _reason in self.lights(today).values())

    def reasons(self: Any, today: date | None = None, budget: str = COLOUR) -> dict[str, list[Reason]]:
        """Why each light has its colour, the worst first."""
        today = today or timezone.localdate()
        if not self.is_running:
            return {TIME: [(GREEN, _("Not running"))], QUALITY: [], COST: []}
        found = {TIME: list(self._time(today)), QUALITY: list(self._quality()), COST: list(self._cost(today))}
        for one in self.readings:
            about_budget = one["word"] == BUDGET
            if about_budget and budget == NOTHING:
                continue
            plain = about_budget and budget == COLOUR
            text = budget_colour_words(one["colour"]) if plain else words(one["word"], one["n"])
            if text:
                found[one["light"]].append((one["colour"], text))
        order = (RED, AMBER, GREEN)
        return {light: sorted(rows, key=lambda row: order.index(row[0])) for light, rows in found.items()}

    def _time(self: Any, today: date) -> Iterable[Reason]:
        if (end := self.planned_end) and end < today and not self.actual_end:
            late = (today - end).days
            yield (
                RED,
                ngettext("%(n)d day past the planned end", "%(n)d days past the planned end", late) % {"n": late},
            )
        if (due := self.plan_due) and due < today:
            late = (today - due).days
            text = ngettext(
                "Oldest open item of the plan is %(n)d day late", "Oldest open item of the plan is %(n)d days late", late
            )  # fmt: skip
            yield (RED if late > LATE else AMBER), text % {"n": late}
        if (due := self.oldest_due) and due < today:
            late = (today - due).days
            text = ngettext("Oldest open item is %(n)d day late", "Oldest open item is %(n)d days late", late)
            yield (RED if late > LATE else AMBER), text % {"n": late}

    def _quality(self: Any) -> Iterable[Reason]:
        if self.red_promises:
            yield RED, promise_words(self.red_promises)

    def _cost(self: Any, today: date) -> Iterable[Reason]:
        if (due := self.oldest_money_due) and due < today:
            late = (today - due).days
            text = ngettext("Payment is %(n)d day overdue", "Payment is %(n)d days overdue", late)
            yield (RED if late > UNPAID else AMBER), text % {"n": late}


def promise_words(red: int) -> str:
    return ngettext("%(n)d promise is not feasible", "%(n)d promises are not feasible", red) % {"n": red}
