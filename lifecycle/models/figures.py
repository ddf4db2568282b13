"""The figures of a project that lists and boards show, recomputed from the rows by the verbs that change them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _

from lifecycle import hooks
from lifecycle.models.lights import Lights
from lifecycle.readings import GREEN, stored, worst
from lifecycle.stages import State, position

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


class Figures(Lights):
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
        from lifecycle.models.questions import Question
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
            "plan_due": None,
        }
        readings, marks = Question.readings(self), []
        for function in hooks.HOOKS["figures"]:
            found = dict(function(self) or {})
            readings += found.pop("readings", [])
            marks += found.pop("satisfaction", [])
            figures.update(found)
        colour = worst(one.colour for one in readings)
        return figures | {
            "readings": stored(readings), "readings_colour": "" if colour == GREEN else colour,
            "satisfaction": stored(marks),
        }  # fmt: skip

    @property
    def progress(self) -> int:
        """Share of checklist items that are done or skipped, in per cent."""
        total = self.total_items
        return round(100 * self.done_items / total) if total else 0

    @property
    def accepted_unpaid(self) -> bool:
        """Accepted by the customer, and not paid: that is not complete."""
        return self.state == State.PAYMENT and self.open_amount > 0

    @property
    def promised_too_short(self) -> str:
        """“Promised 22 working days, likely 64”, while it still matters: until acceptance is passed; else nothing."""
        promised, likely = self.promised_days, self.likely_days
        over = position(self.state) >= position(State.PAYMENT)
        if promised is None or likely is None or promised >= likely or over or not self.is_running:
            return ""
        return _("Promised %(promised)d working days, likely %(likely)d") % {"promised": promised, "likely": likely}
