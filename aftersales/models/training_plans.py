"""The training plan (培训计划): what users learn, confirmed by the customer before it is held, assessed and fed back."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.training_plan_parts import SignIn
from aftersales.models.training_plan_verbs import PlanVerbs
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick

USAGE_CHECK_AFTER = 14  # days after the last session


class TrainingPlanQuerySet(models.QuerySet["TrainingPlan"]):
    def for_list(self) -> "TrainingPlanQuerySet":
        return self.prefetch_related("waves")


class TrainingPlan(PlanVerbs, Record):
    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Content planned")
        CONFIRMED = "confirmed", gettext_lazy("Confirmed by the customer")
        HELD = "held", gettext_lazy("Everything was held")
        ASSESSED = "assessed", gettext_lazy("Assessed and fed back")

    SignIn = SignIn
    OPEN = (State.PLANNED, State.CONFIRMED, State.HELD)
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED,)
    signed_states: ClassVar[tuple[str, ...]] = (State.CONFIRMED,)
    proves: ClassVar[tuple[str, ...]] = ("S3-01",)
    private: ClassVar[set[str]] = {"before_note", "refused_reason"}

    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    goal = models.TextField(gettext_lazy("goal"))
    goal_en = models.TextField(gettext_lazy("goal in English"), blank=True)
    time_breakdown = models.TextField(gettext_lazy("how the time is divided"))
    time_breakdown_en = models.TextField(gettext_lazy("how the time is divided, in English"), blank=True)
    venue = models.CharField(gettext_lazy("venue"), max_length=200)
    venue_en = models.CharField(gettext_lazy("venue in English"), max_length=200, blank=True)
    sign_in = models.CharField(
        gettext_lazy("how people sign in"), max_length=5, choices=SignIn.choices, default=SignIn.BOTH
    )
    assessment = models.TextField(gettext_lazy("how it is assessed"))
    assessment_en = models.TextField(gettext_lazy("how it is assessed, in English"), blank=True)
    expected_hours = models.PositiveSmallIntegerField(gettext_lazy("hours of training in all"))
    leader = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("leader of the customer who opens it"),
    )  # fmt: skip
    usage_check_on = models.DateField(gettext_lazy("ask again how they work with it on"), null=True, blank=True)
    before_note = models.TextField(gettext_lazy("why no customer training came before"), blank=True)
    refused_reason = models.TextField(gettext_lazy("why the customer declined"), blank=True, editable=False)
    confirmed_on = models.DateField(gettext_lazy("confirmed on"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("confirmed on paper by"),
    )  # fmt: skip
    confirmed_how = models.CharField(
        gettext_lazy("where that confirmation is kept"), max_length=300, blank=True, editable=False
    )
    assessed_people = models.PositiveSmallIntegerField(
        gettext_lazy("people who were tested"), null=True, blank=True, editable=False
    )
    passed_people = models.PositiveSmallIntegerField(
        gettext_lazy("of these passed"), null=True, blank=True, editable=False
    )
    result = models.TextField(gettext_lazy("what came of it"), blank=True, editable=False)
    result_en = models.TextField(gettext_lazy("what came of it, in English"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=9, choices=State.choices, default=State.PLANNED)

    objects = TrainingPlanQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("training plan")
        verbose_name_plural = pgettext_lazy("several", "training plans")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["project"], condition=Q(state__in=("planned", "confirmed", "held")), name="one_open_training_plan"
            ),
            models.CheckConstraint(
                name="training_plan_confirmed_when",
                condition=Q(state="planned") | Q(confirmed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="training_plan_passed_of_tested",
                condition=Q(passed_people__isnull=True) | Q(passed_people__lte=models.F("assessed_people")),
            ),
        ]  # fmt: skip

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return {"planned": "draft", "confirmed": "now", "held": "wait"}.get(self.state, "ok")

    @property
    def is_editable(self) -> bool:
        return super().is_editable and not self.is_out

    def not_editable(self) -> str:
        if self.state == self.State.PLANNED:
            return _("It is out for signature. Withdraw it there first.")
        return super().not_editable()

    @classmethod
    def current(cls, project: Any) -> "TrainingPlan | None":
        """The open one, else the last."""
        found = cls.objects.filter(project=project).order_by("-number").first()
        if found is not None:
            found.project = project
        return found

    @property
    def people(self) -> int:
        """How many people are to be trained in all waves."""
        return sum(row.people for row in self.waves.all())  # type: ignore[attr-defined]

    @property
    def held_sessions(self) -> list[Any]:
        return [row for row in self.sessions.all() if row.state != "planned"]  # type: ignore[attr-defined]

    @property
    def waiting_sessions(self) -> list[Any]:
        return [row for row in self.sessions.all() if row.state == "planned"]  # type: ignore[attr-defined]

    # -- writing ---------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        from aftersales.trainingdefaults import ASSESSMENT, GOAL, TIMES

        project = self.project
        self.title, self.title_en = (
            f"{project.name}用户培训计划"[:160],
            f"User training, {project.name_en or project.name}"[:160],
        )
        self.goal, self.goal_en = GOAL
        self.time_breakdown, self.time_breakdown_en = TIMES
        self.assessment, self.assessment_en = ASSESSMENT
        self.leader = project.sponsor
        self.usage_check_on = timezone.localdate() + timedelta(days=28 + USAGE_CHECK_AFTER)

    def starting_lines(self, *, by: User) -> dict[str, list[dict[str, Any]]]:
        """The matrix of the house by audience, our trainers, and two waves: all of it to be changed."""
        from aftersales.trainingdefaults import content, trainers, waves

        return {"content": content(self.project), "trainers": trainers(self.project, by), "waves": waves()}

    def guard_new(self) -> None:
        if type(self).objects.filter(project=self.project_id, state__in=self.OPEN).exists():
            raise Refused(_("There is a training plan already that is not finished. Go on with that one."))

    def after_put(self, *, by: User) -> None:
        for line in self.kind.lines:
            for order, row in enumerate(getattr(self, line.relation).all(), 1):
                if row.order != order:
                    type(row).objects.filter(pk=row.pk).update(order=order)

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales.planfindings import findings
        from aftersales.trainingfacts import page

        return {"findings": findings(self)} | page(self, user)
