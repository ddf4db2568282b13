"""User site surveys: we go to those who will operate the software, see their work and hear their problems."""

from typing import ClassVar

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact, ContactKind
from lifecycle.models.documents import Document
from lifecycle.models.interviews import Ordered
from lifecycle.models.users import User
from lifecycle.text import pick
from presales.models.occasions import Occasion

USERS = (ContactKind.END_USER, ContactKind.KEY_USER)  # whoever operates the software; the project owner does not


class Frequency(models.TextChoices):
    ALWAYS = "always", gettext_lazy("Every time")
    DAILY = "daily", gettext_lazy("Daily")
    WEEKLY = "weekly", gettext_lazy("Weekly")
    MONTHLY = "monthly", gettext_lazy("Monthly")
    RARELY = "rarely", gettext_lazy("Rarely")


class Impact(models.TextChoices):
    LOW = "low", gettext_lazy("Low")
    MEDIUM = "medium", gettext_lazy("Medium")
    HIGH = "high", gettext_lazy("High")


class UserSurvey(Occasion):
    """`contacts` are users only: what the customer's managers say belongs into a research log."""

    class State(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        DONE = "done", gettext_lazy("Took place")
        REPORTED = "reported", gettext_lazy("Reported")

    TONES: ClassVar[dict[str, str]] = {"planned": "draft", "done": "now"}
    HEARD: ClassVar[tuple[str, ...]] = (State.DONE, State.REPORTED)
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED, State.DONE)

    department = models.CharField(gettext_lazy("department"), max_length=120)
    department_en = models.CharField(gettext_lazy("department in English"), max_length=120, blank=True)
    observed_work = models.TextField(gettext_lazy("work that was watched"), blank=True)
    observed_work_en = models.TextField(gettext_lazy("work that was watched, in English"), blank=True)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta(Occasion.Meta):
        verbose_name = gettext_lazy("user site survey")
        verbose_name_plural = gettext_lazy("user site surveys")

    def after_put(self, *, by: User) -> None:
        super().after_put(by=by)
        self.guard_users()

    def guard_users(self) -> None:
        for contact in self.contacts.all():
            if not contact.is_a(*USERS):
                raise Refused(
                    _("%(name)s is not a user of the software. Users are those who operate it, not who is in charge.")
                    % {"name": contact},
                    "contacts",
                )

    @property
    def users_met(self) -> int:
        return len(self.contacts.all()) + len(self.others)

    def lacks(self) -> list[str]:
        """What a finished survey still needs."""
        needs = (
            (_("who of the users was asked"), self.users_met),
            (_("who of us was there"), self.our_people.exists()),
            (_("the work that was watched"), self.observed_work.strip()),
            (_("the problems that users have"), self.problems.exists()),  # type: ignore[attr-defined]
        )
        return [what for what, there in needs if not there]

    @transaction.atomic
    def finish(self, *, by: User) -> None:
        """It took place and is written down."""
        self.locked(self.State.PLANNED)
        if self.users_met:
            self.guard_taken_place()
        if lacks := self.lacks():
            raise Refused(_("Something is still missing: %(what)s.") % {"what": "; ".join(lacks)})
        self.guard_users()
        self.shift(self.State.DONE, by=by, verb="survey.finished")

    def guard_issue(self) -> None:
        if self.state == self.State.PLANNED:
            raise Refused(_("Finish the survey first."))

    def document_issued(self, document: Document, *, by: User) -> None:
        if self.state == self.State.DONE:
            self.shift(self.State.REPORTED, by=by, verb="survey.reported")

    def document_fell(self, document: Document, *, by: User) -> None:
        if self.state == self.State.REPORTED:
            self.shift(self.State.DONE, by=by, verb="survey.unreported")

    @transaction.atomic
    def reopen(self, *, by: User, reason: str) -> None:
        """Back to what can be edited; the report that was issued stays what it is."""
        self.locked(self.State.REPORTED)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(self.State.DONE, by=by, verb="survey.reopened", data={"reason": reason.strip()})


class UserProblem(Ordered):
    """A problem that users have: how often, how bad, what they do about it today, and the need behind it."""

    survey = models.ForeignKey(UserSurvey, models.CASCADE, related_name="problems")
    problem = models.TextField(gettext_lazy("problem"))
    problem_en = models.TextField(gettext_lazy("problem in English"), blank=True)
    frequency = models.CharField(gettext_lazy("how often"), max_length=8, choices=Frequency.choices)
    impact = models.CharField(gettext_lazy("impact"), max_length=8, choices=Impact.choices)
    workaround = models.TextField(gettext_lazy("what they do today"), blank=True)
    workaround_en = models.TextField(gettext_lazy("what they do today, in English"), blank=True)
    need = models.TextField(gettext_lazy("need behind it"), blank=True)
    need_en = models.TextField(gettext_lazy("need behind it, in English"), blank=True)
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who has it")
    )

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("problem of users")

    def __str__(self) -> str:
        return pick(self, "problem")
