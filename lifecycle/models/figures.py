"""The figures of a project that lists and boards show, recomputed from the rows by the verbs that change them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import hooks
from lifecycle.stages import State, position

GREEN, AMBER, RED = "green", "amber", "red"

_waiting: ContextVar[set[int] | None] = ContextVar("projects whose figures are written later", default=None)


@contextmanager
def written_once() -> Iterator[None]:
    """For many verbs in one transaction: figures are written once, at the end, for every project that changed."""
    changed: set[int] = set()
    token = _waiting.set(changed)
    try:
        yield
    finally:
        _waiting.reset(token)
    for project in apps.get_model("lifecycle.Project").objects.filter(pk__in=changed):
        project.refresh_figures()


class Figures(models.Model):
    """Capability of Project. Stage apps add theirs by registering for the `figures` hook."""

    class Meta:
        abstract = True

    def refresh_figures(self) -> None:
        """Write the denormalised figures anew. Called at the end of every verb that can change one of them."""
        waiting = _waiting.get()
        if waiting is not None:
            waiting.add(self.pk)
            return
        figures = self.computed_figures()
        type(self).objects.filter(pk=self.pk).update(**figures)
        for name, value in figures.items():
            setattr(self, name, value)

    def computed_figures(self) -> dict[str, Any]:
        """What the figures must be, from the rows alone; the drift test compares with it."""
        from lifecycle.models.checklists import ChecklistItem
        from lifecycle.models.commitments import Commitment
        from lifecycle.models.signatures import SignatureRequest

        items = ChecklistItem.objects.filter(project=self)
        ended = Q(state__in=ChecklistItem.ENDED)
        counts = items.aggregate(total=Count("pk"), done=Count("pk", filter=ended))
        live = items.exclude(ended).filter(stage__in=self.open_stages())
        upcoming = live.filter(due__isnull=False).order_by("due", "order").values_list("pk", "due").first()
        promises = Commitment.objects.filter(project=self).aggregate(
            open=Count("pk", filter=Q(state__in=Commitment.OPEN)), red=Count("pk", filter=Commitment.red())
        )
        waits = [
            items.filter(state=ChecklistItem.State.WAITING).aggregate(since=Min("waiting_since"))["since"],
            SignatureRequest.objects.waiting_on_customer(self).aggregate(since=Min("sent_at"))["since"],
        ]
        figures: dict[str, Any] = {
            "total_items": counts["total"],
            "done_items": counts["done"],
            "next_item_id": upcoming[0] if upcoming else None,
            "oldest_due": upcoming[1] if upcoming else None,
            "open_promises": promises["open"],
            "red_promises": promises["red"],
            "promised_days": None,
            "likely_days": None,
            "waiting_on_customer_since": min((w for w in waits if w), default=None),
            "collected_amount": Decimal(0),
            "open_amount": Decimal(0),
            "oldest_money_due": None,
        }
        for function in hooks.HOOKS["figures"]:
            figures.update(function(self) or {})
        return figures

    @property
    def progress(self) -> int:
        """Share of checklist items that are done or skipped, in per cent."""
        total = self.total_items
        return round(100 * self.done_items / total) if total else 0

    @property
    def promised_too_short(self) -> str:
        """“Promised 22 working days, likely 64”, while it still matters: until acceptance is passed; else nothing."""
        promised, likely = self.promised_days, self.likely_days
        over = position(self.state) >= position(State.PAYMENT)
        if promised is None or likely is None or promised >= likely or over or not self.is_running:
            return ""
        return _("Promised %(promised)d working days, likely %(likely)d") % {"promised": promised, "likely": likely}

    def lights(self, today: date | None = None) -> dict[str, tuple[str, str]]:
        """Time, quality and cost as (colour, reason), from the stored figures alone: no query."""
        today = today or timezone.localdate()
        return {"time": self._time(today), "quality": self._quality(), "cost": self._cost(today)}

    def health(self, today: date | None = None) -> str:
        """The worst of the three lights."""
        colours = {colour for colour, _reason in self.lights(today).values()}
        return RED if RED in colours else AMBER if AMBER in colours else GREEN

    def _time(self, today: date) -> tuple[str, str]:
        if not self.is_running:
            return GREEN, _("Not running")
        if (end := self.planned_end) and end < today and not self.actual_end:
            late = (today - end).days
            return RED, ngettext("%(n)d day past the planned end", "%(n)d days past the planned end", late) % {
                "n": late
            }
        due = self.oldest_due
        if due and due < today:
            late = (today - due).days
            reason = ngettext("Oldest open item is %(n)d day late", "Oldest open item is %(n)d days late", late)
            return (RED if late > 10 else AMBER), reason % {"n": late}
        return GREEN, _("Nothing is late")

    def _quality(self) -> tuple[str, str]:
        red = self.red_promises
        if red:
            return RED, ngettext("%(n)d promise is not feasible", "%(n)d promises are not feasible", red) % {"n": red}
        return GREEN, _("No promise is in the red")

    def _cost(self, today: date) -> tuple[str, str]:
        due = self.oldest_money_due
        if due and due < today:
            late = (today - due).days
            reason = ngettext("Payment is %(n)d day overdue", "Payment is %(n)d days overdue", late) % {"n": late}
            return (RED if late > 30 else AMBER), reason
        return GREEN, _("No payment is overdue")
