"""The risk that stands for a promise in the red: raised with it, ended with it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from lifecycle.models.commitments import Commitment
from lifecycle.models.traces import Trace
from lifecycle.models.users import User

if TYPE_CHECKING:
    from lifecycle.models.risks import Risk

LOOKED_AT_AFTER = timedelta(days=7)  # by whoever owns it


class OfPromises(models.Model):
    """Capability of Risk."""

    class Meta:
        abstract = True

    @classmethod
    def raise_for(cls: Any, promise: Commitment, *, by: User) -> "Risk":
        """The risk that stands for a promise in the red; it is raised once, and rises with the verdict."""
        impossible = promise.verdict == Commitment.Verdict.INFEASIBLE or promise.product_maturity == "planned"
        probability, impact = 5, 5 if promise.is_immature and impossible else 4
        known = cls.objects.filter(commitment=promise).select_related("project").first()
        if known is not None:
            if known.state == cls.State.IDENTIFIED and known.exposure < probability * impact:
                known.shift(known.state, by=by, verb="risk.raised", probability=probability, impact=impact)
            return known
        project = promise.project
        risk = cls(
            project=project, category=_category(promise), area=cls.Area.TIME, probability=probability, impact=impact,
            owner=project.delivery_owner or project.presales_owner or by, due=timezone.localdate() + LOOKED_AT_AFTER,
            commitment=promise, internal=True, **_titles(promise),
        )  # fmt: skip
        risk.put(by=by, read_version=None)
        Trace.note(promise, risk, by=by)
        return risk

    @classmethod
    def end_for(cls: Any, promise: Commitment, *, by: User | None) -> None:
        """The promise is settled: its risk happened if it was broken, and is over otherwise."""
        broken = promise.state == Commitment.State.BROKEN
        state, verb = (cls.State.OCCURRED, "risk.occurred") if broken else (cls.State.CLOSED, "risk.closed")
        words = promise.broken_cause if broken else promise.outcome
        for risk in cls.objects.filter(commitment=promise, state__in=cls.OPEN).select_related("project"):
            risk.shift(state, by=by, verb=verb, outcome=f"{promise.state_label}: {words}")


def _category(promise: Commitment) -> str:
    kinds = {"feature": "technical", "schedule": "schedule", "price": "commercial", "resource": "resource"}
    return kinds.get(promise.promise_kind, "implementation")


def _titles(promise: Commitment) -> dict[str, str]:
    """In both languages, because whoever reads the register did not write the promise."""
    return {
        "title": f"承诺难以按现状兑现：{promise.text}"[:160],
        "title_en": f"Promised, and not to be kept as it stands: {promise.text_en or promise.text}"[:160],
    }
