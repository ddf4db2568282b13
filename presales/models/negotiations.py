"""Negotiation: what the customer asks each round, what is conceded, and what implementation says to it."""

import uuid
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle import access, evidence
from lifecycle.errors import Refused
from lifecycle.models.commitments import Commitment
from lifecycle.models.customers import Contact
from lifecycle.models.interviews import Ordered
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from presales.models.occasions import Occasion

ITEM = "S1-16"


class NegotiationRound(Occasion):
    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        HELD = "held", gettext_lazy("Took place")
        SETTLED = "settled", gettext_lazy("Settled")

    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.HELD)

    round = models.PositiveSmallIntegerField(gettext_lazy("round"), default=1, editable=False)
    aim = models.TextField(gettext_lazy("what we want to reach"), blank=True)
    outcome = models.TextField(gettext_lazy("outcome"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.PLANNED)

    class Meta(Occasion.Meta):
        verbose_name = gettext_lazy("round of negotiation")
        verbose_name_plural = gettext_lazy("rounds of negotiation")

    @property
    def unadvised(self) -> list[Any]:
        """Points on which something was conceded without a word from those who must keep it."""
        return [row for row in self.points.all() if row.wants_advice]  # type: ignore[attr-defined]

    @property
    def promises(self) -> list[Any]:
        """What was promised in this round."""
        return [thing for thing in Trace.targets(self) if isinstance(thing, Commitment)]

    @property
    def unjudged(self) -> list[Any]:
        """Promises of this round on which nobody has said whether they can be kept."""
        return [
            row for row in self.promises
            if row.state in Commitment.OPEN and row.verdict == Commitment.Verdict.UNREVIEWED
        ]  # fmt: skip

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.pk is None:
            self.round = type(self).objects.filter(project=self.project).count() + 1
        super().put(by=by, read_version=read_version, diff=diff)

    @transaction.atomic
    def advise(self, *, by: User, point: Any, advice: str) -> None:
        """What implementation says to a point: before it is conceded, or at the latest before the round is settled."""
        self.locked(self.State.PLANNED, self.State.HELD)
        if len(advice.strip()) < 5:
            raise Refused(_("Say whether it can be done, and at what price in time or work."), "advice")
        row = self.points.get(pk=point.pk)  # type: ignore[attr-defined]
        row.advice, row.adviser, row.advised_at = advice.strip(), by, timezone.now()
        row.save(update_fields=["advice", "adviser", "advised_at"])
        self.note("negotiation.advised", by=by, data={"text": str(row), "advice": advice.strip()[:300]})

    @transaction.atomic
    def hold(self, *, by: User) -> None:
        self.locked(self.State.PLANNED)
        self.guard_taken_place()
        if not self.points.exists():  # type: ignore[attr-defined]
            raise Refused(_("Write down what they ask first."))
        self.shift(self.State.HELD, by=by, verb="negotiation.held")

    @transaction.atomic
    def settle(self, *, by: User, outcome: str, reason: str = "") -> None:
        """Close the round. A concession without advice needs a reason, which stays in the history."""
        self.locked(self.State.HELD)
        if not outcome.strip():
            raise Refused(_("Say what was agreed."), "outcome")
        open_ones = self.unadvised
        if open_ones and not reason.strip():
            raise Refused(
                _("Implementation has not advised on “%(what)s”. Ask for advice, or say why it was conceded without.")
                % {"what": open_ones[0]}, "reason",
            )  # fmt: skip
        verb = "negotiation.settled_unadvised" if open_ones else "negotiation.settled"
        data = {"reason": reason.strip()} if open_ones else {}
        self.shift(self.State.SETTLED, by=by, verb=verb, data=data, outcome=outcome.strip())
        evidence.offer(
            self.project, code="—", forms=evidence.RECORD_FORMS, subject=self, label=self.label, stage=self.kind.stage,
            by=by, items=(ITEM,),
        )  # fmt: skip

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        self.locked(self.State.SETTLED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(self.State.HELD, by=by, verb="negotiation.reopened", data={"reason": reason.strip()})
        evidence.withdraw(self)

    def may_register(self, user: User) -> bool:
        """Whoever writes promises down elsewhere does so here, those who advise included."""
        return access.can(user, "C", "commitments", self.project)

    @transaction.atomic
    def register(self, *, by: User, creation_key: uuid.UUID, **facts: Any) -> None:
        """Write down what was promised in this round: it waits for a verdict like every promise, and knows whence it came."""
        self.locked(self.State.HELD, self.State.SETTLED)
        if not self.may_register(by):
            raise Refused(_("You may not write promises down in this project."))
        if Commitment.objects.filter(creation_key=creation_key).exists():
            return
        promise = Commitment(
            project=self.project, creation_key=creation_key, source=Commitment.Source.NEGOTIATION,
            source_ref=self.label[:120], promised_on=timezone.localtime(self.at).date(), **facts,
        )  # fmt: skip
        promise.put(by=by, read_version=None)
        promise.after_put(by=by)
        Trace.note(self, promise, by=by)
        self.note("negotiation.promised", by=by, data={"text": promise.label})


class NegotiationPoint(Ordered):
    round = models.ForeignKey(NegotiationRound, models.CASCADE, related_name="points")
    ask = models.TextField(gettext_lazy("what they ask"))
    asked_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who asks")
    )
    concession = models.TextField(gettext_lazy("what we conceded"), blank=True)
    advice = models.TextField(gettext_lazy("advice of implementation"), blank=True, editable=False)
    adviser = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("advised by"),
    )  # fmt: skip
    advised_at = models.DateTimeField(gettext_lazy("advised"), null=True, blank=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("point of a negotiation")

    def __str__(self) -> str:
        return self.ask[:120]

    @property
    def wants_advice(self) -> bool:
        """Conceded, and nobody advised on it as it now stands."""
        return bool(self.concession.strip()) and self.advised_at is None

    @property
    def is_advice_old(self) -> bool:
        """There is advice, but on an earlier wording."""
        return bool(self.advice) and self.advised_at is None
