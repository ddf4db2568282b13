"""The summary of a plan's feedback (D32): the averages, what we take from them, and that people were told."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.training_plans import TrainingPlan
from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.stages import Stage

TELLING = 4


class FeedbackSummaryQuerySet(models.QuerySet["FeedbackSummary"]):
    def for_list(self) -> "FeedbackSummaryQuerySet":
        return self.select_related("plan")


class FeedbackSummary(Record):
    class State(models.TextChoices):
        COLLECTING = "collecting", gettext_lazy("Being collected")
        SHARED = "shared", gettext_lazy("Given back")

    editable_states: ClassVar[tuple[str, ...]] = (State.COLLECTING,)
    proves: ClassVar[tuple[str, ...]] = ("S3-01",)

    plan = models.ForeignKey(
        TrainingPlan, models.PROTECT, related_name="summaries", verbose_name=gettext_lazy("training plan")
    )
    good = models.TextField(gettext_lazy("what was good"), blank=True)
    good_en = models.TextField(gettext_lazy("what was good, in English"), blank=True)
    better = models.TextField(gettext_lazy("what we change"), blank=True)
    better_en = models.TextField(gettext_lazy("what we change, in English"), blank=True)
    shared_on = models.DateField(gettext_lazy("given back on"), null=True, blank=True, editable=False)
    shared_with = models.CharField(gettext_lazy("given back to"), max_length=200, blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.COLLECTING)

    objects = FeedbackSummaryQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("summary of feedback")
        verbose_name_plural = pgettext_lazy("several", "summaries of feedback")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(state="collecting"), name="one_open_summary_a_plan"
            ),
        ]

    @property
    def label(self) -> str:
        return _("Feedback: %(plan)s") % {"plan": self.plan.label}

    @property
    def tone(self) -> str:
        return "ok" if self.state == self.State.SHARED else "now"

    def prefill(self, *, by: User) -> None:
        plan = TrainingPlan.current(self.project)
        if plan is not None:
            self.plan = plan

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        others = FeedbackSummary.objects.filter(plan=self.plan, state=self.State.COLLECTING).exclude(pk=self.pk)
        if others.exists():
            raise Refused(_("The feedback of this plan is being collected already. Go on with that summary."), "plan")
        super().put(by=by, read_version=read_version, diff=diff)

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales.feedbackfacts import of_plan

        return of_plan(self.plan)

    @transaction.atomic
    def share(self, *, by: User, shared_with: str) -> None:
        """The results were given back to people and departments, and to the trainers."""
        from aftersales.feedbackfacts import rows_of

        self.locked(self.State.COLLECTING)
        if not rows_of(self.plan).exists():
            raise Refused(_("Nobody has said yet how it was."))
        if len(self.better.strip()) < TELLING:
            raise Refused(_("Write down first what is changed because of it; edit the summary."))
        if not shared_with.strip():
            raise Refused(_("Say whom it was given back to."), "shared_with")
        self.shift(
            self.State.SHARED, by=by, verb="training_feedback.shared", data={"who": shared_with.strip()},
            shared_on=timezone.localdate(), shared_with=shared_with.strip(),
        )  # fmt: skip
        evidence.offer(
            self.project, code="D32", forms=("section",), subject=self, label=self.label, stage=Stage.AFTERSALES, by=by,
            items=("S3-06",), whole=False,
        )  # fmt: skip

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        self.locked(self.State.SHARED)
        if len(reason.strip()) < TELLING:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        others = FeedbackSummary.objects.filter(plan=self.plan, state=self.State.SHARED).exclude(pk=self.pk)
        if self.plan.state == TrainingPlan.State.ASSESSED and not others.exists():
            raise Refused(_("The training plan is assessed and fed back by this summary. Open the plan again first."))
        evidence.withdraw(self)
        self.shift(self.State.COLLECTING, by=by, verb="training_feedback.reopened", data={"reason": reason.strip()})
