"""The lines of a site-work memo: work and its purpose, delays, what both sides do next, and what became of the last."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.models.commitments import Commitment
from lifecycle.models.delays import CauseKind, DelayEntry
from lifecycle.models.interviews import Ordered
from lifecycle.models.nextsteps import NextStep
from lifecycle.text import pick

MEMO = "lifecycle.Memo"


class MemoWork(Ordered):
    class Achieved(models.TextChoices):
        YES = "yes", pgettext_lazy("purpose", "Achieved")
        PARTLY = "partly", pgettext_lazy("purpose", "In part")
        NO = "no", pgettext_lazy("purpose", "Not achieved")

    memo = models.ForeignKey(MEMO, models.CASCADE, related_name="works")
    work = models.CharField(_("work done"), max_length=300)
    work_en = models.CharField(_("work done, in English"), max_length=300, blank=True)
    purpose = models.CharField(_("what it was for"), max_length=300)
    purpose_en = models.CharField(_("what it was for, in English"), max_length=300, blank=True)
    achieved = models.CharField(_("purpose achieved"), max_length=6, choices=Achieved.choices, default=Achieved.YES)
    note = models.CharField(_("what is missing"), max_length=300, blank=True)
    note_en = models.CharField(_("what is missing, in English"), max_length=300, blank=True)
    plan_kind = models.CharField(max_length=60, blank=True, editable=False)
    plan_id = models.PositiveBigIntegerField(null=True, editable=False)

    class Meta(Ordered.Meta):
        verbose_name = _("work done")

    def __str__(self) -> str:
        return pick(self, "work")

    @property
    def tone(self) -> str:
        return {"yes": "ok", "partly": "wait", "no": "bad"}[self.achieved]


class MemoDelay(Ordered):
    Side = Commitment.Side

    memo = models.ForeignKey(MEMO, models.CASCADE, related_name="delays")
    days = models.PositiveSmallIntegerField(_("days lost"))
    from_day = models.DateField(_("from"))
    side = models.CharField(pgettext_lazy("delay", "side"), max_length=8, choices=Side.choices)
    cause_kind = models.CharField(_("kind of cause"), max_length=8, choices=CauseKind.choices, default=CauseKind.OTHER)
    cause = models.CharField(_("cause"), max_length=300)
    cause_en = models.CharField(_("cause in English"), max_length=300, blank=True)
    proof = models.CharField(_("what shows it"), max_length=300, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("delay")
        constraints = [models.CheckConstraint(name="memo_delay_has_days", condition=Q(days__gt=0))]

    def __str__(self) -> str:
        return pick(self, "cause")

    @property
    def project(self) -> Any:
        return self.memo.project

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """What it says leaves the ledger with it, unless it stood there before."""
        DelayEntry.let_go(self, self.memo.updated_by)
        return super().delete(*args, **kwargs)

    @property
    def entry(self) -> DelayEntry | None:
        """Its line in the delay ledger."""
        return DelayEntry.objects.of(self).first()


class MemoCommitment(NextStep):
    """A next step of one side, as both agreed on it."""

    OWNER = "memo"
    VERBS = "memo"

    memo = models.ForeignKey(MEMO, models.CASCADE, related_name="steps")

    class Meta(NextStep.Meta):
        verbose_name = _("next step")
        verbose_name_plural = _("next steps")


class MemoCheck(Ordered):
    """What this memo says became of a step that an earlier one agreed on."""

    class Outcome(models.TextChoices):
        KEPT = "kept", pgettext_lazy("next step", "Kept")
        NOT = "not", pgettext_lazy("next step", "Not yet")
        DROPPED = "dropped", pgettext_lazy("next step", "Dropped")

    memo = models.ForeignKey(MEMO, models.CASCADE, related_name="checks")
    step = models.ForeignKey(MemoCommitment, models.PROTECT, related_name="checks", verbose_name=_("next step"))
    outcome = models.CharField(_("what became of it"), max_length=8, choices=Outcome.choices, default=Outcome.NOT)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    reason_en = models.CharField(_("reason in English"), max_length=300, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("check of an earlier step")
        constraints = [
            models.UniqueConstraint(name="memo_check_once", fields=["memo", "step"]),
            models.CheckConstraint(
                name="memo_check_dropped_with_reason", condition=~Q(outcome="dropped") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.get_outcome_display()}"

    @property
    def tone(self) -> str:
        return {"kept": "ok", "not": "wait", "dropped": "off"}[self.outcome]
