"""The trial run (试运行): agreed with its criteria before it begins, watched while it lasts, ended by a signed report."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from delivery.models.trial_verbs import TrialVerbs
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.places import Place
from lifecycle.text import listed, pick

NEAR = 5  # days before the end in which it is on everybody's page


class TrialRun(TrialVerbs, Record):
    class State(models.TextChoices):
        PREPARED = "prepared", pgettext_lazy("trial run", "Being prepared")
        RUNNING = "running", pgettext_lazy("trial run", "Running")
        EXTENDED = "extended", pgettext_lazy("trial run", "Made longer")
        CLOSED = "closed", pgettext_lazy("trial run", "Over")

    class Observed(models.TextChoices):
        DAILY = "daily", gettext_lazy("Every working day")
        WEEKLY = "weekly", gettext_lazy("Every week")

    class Verdict(models.TextChoices):
        PASSED = "passed", pgettext_lazy("trial run", "Passed")
        CONDITIONAL = "conditional", pgettext_lazy("trial run", "Passed with conditions")
        FAILED = "failed", pgettext_lazy("trial run", "Not passed")

    RUNS: ClassVar[tuple[str, ...]] = (State.RUNNING, State.EXTENDED)
    figured: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.PREPARED,)
    signed_states: ClassVar[tuple[str, ...]] = (State.RUNNING, State.EXTENDED)
    proves: ClassVar[tuple[str, ...]] = ("S2-17",)

    title = models.CharField(gettext_lazy("title"), max_length=160)
    title_en = models.CharField(gettext_lazy("title in English"), max_length=160, blank=True)
    scope = models.TextField(gettext_lazy("what runs on trial, and where"))
    scope_en = models.TextField(gettext_lazy("what runs on trial, and where, in English"), blank=True)
    starts_on = models.DateField(gettext_lazy("begins on"), null=True, blank=True)
    planned_end = models.DateField(gettext_lazy("ends on"), null=True, blank=True)
    environment = models.TextField(gettext_lazy("environment"), blank=True)
    environment_en = models.TextField(gettext_lazy("environment in English"), blank=True)
    channel = models.TextField(gettext_lazy("how users tell us what they find"), blank=True)
    channel_en = models.TextField(gettext_lazy("how users tell us what they find, in English"), blank=True)
    observed = models.CharField(
        gettext_lazy("how often it is looked at"), max_length=6, choices=Observed.choices, default=Observed.WEEKLY
    )
    our_lead = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("who looks after it, of ours")
    )  # fmt: skip
    their_lead = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=gettext_lazy("who looks after it, at the customer"),
    )  # fmt: skip
    began_on = models.DateField(gettext_lazy("began on"), null=True, blank=True, editable=False)
    ended_on = models.DateField(gettext_lazy("ended on"), null=True, blank=True, editable=False)
    verdict = models.CharField(
        gettext_lazy("verdict"), max_length=11, choices=Verdict.choices, blank=True, editable=False
    )
    refused_reason = models.TextField(gettext_lazy("why the customer did not sign"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.PREPARED)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("trial run")
        verbose_name_plural = gettext_lazy("trial runs")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["project"], condition=~Q(state="closed"), name="one_open_trial_run_a_project"
            ),
            models.CheckConstraint(
                name="trial_run_in_order",
                condition=Q(starts_on__isnull=True) | Q(planned_end__isnull=True) | Q(starts_on__lt=F("planned_end")),
            ),
            models.CheckConstraint(
                name="trial_run_runs_since", condition=Q(state="prepared") | Q(began_on__isnull=False)
            ),
            models.CheckConstraint(
                name="trial_run_closed_how", condition=~Q(state="closed") | (Q(ended_on__isnull=False) & ~Q(verdict=""))
            ),
        ]  # fmt: skip

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        if self.state == self.State.CLOSED:
            return {"passed": "ok", "conditional": "wait"}.get(self.verdict, "bad")
        if self.is_overdue:
            return "late"
        return {"running": "now", "extended": "wait"}.get(self.state, "draft")

    @property
    def state_label(self) -> str:
        if self.state == self.State.CLOSED:
            return str(self.get_verdict_display())
        return super().state_label

    @property
    def runs(self) -> bool:
        return self.state in self.RUNS

    @classmethod
    def of(cls, project: Any) -> "TrialRun | None":
        """The latest one of a project; after one that failed there is another."""
        row = cls.objects.filter(project=project).select_related("our_lead").order_by("-number").first()
        if row is not None:
            row.project = project
        return row

    @classmethod
    def running(cls, project: Any) -> "TrialRun | None":
        row = cls.objects.filter(project=project, state__in=cls.RUNS).first()
        if row is not None:
            row.project = project
        return row

    # -- how far it is -----------------------------------------------------------------------------------------------

    @property
    def days_left(self) -> int | None:
        """Until its end; below nought once that has passed."""
        if not self.runs or self.planned_end is None:
            return None
        return (self.planned_end - timezone.localdate()).days

    @property
    def is_overdue(self) -> bool:
        left = self.days_left
        return left is not None and left < 0

    @property
    def is_near(self) -> bool:
        left = self.days_left
        return left is not None and 0 <= left <= NEAR

    @property
    def days_over(self) -> int:
        left = self.days_left
        return -left if left is not None and left < 0 else 0

    @property
    def is_ahead(self) -> bool:
        """Signed, but its first day has not come."""
        return self.runs and self.began_on is not None and self.began_on > timezone.localdate()

    @property
    def observe_by(self) -> date | None:
        """The day by which something is to be written down again."""
        if not self.runs or self.began_on is None:
            return None
        last = self.observations.values_list("on", flat=True).first()  # type: ignore[attr-defined]
        from lifecycle.models.calendar import add_workdays

        if self.observed == self.Observed.DAILY:
            return add_workdays(last, 1) if last else self.began_on
        return (last or self.began_on) + timedelta(days=7)

    @property
    def usage(self) -> dict[str, int]:
        """What the observations add up to: how many there are, the most users on a day, the faults of each severity."""
        found = self.observations.aggregate(  # type: ignore[attr-defined]
            n=models.Count("pk"), most=models.Max("users"), blocking=Sum("blocking"), major=Sum("major"), minor=Sum("minor")
        )  # fmt: skip
        return {name: value or 0 for name, value in found.items()}

    def unmeasured(self) -> list[Any]:
        return [row for row in self.criteria.all() if not row.met]  # type: ignore[attr-defined]

    @property
    def unsigned_extension(self) -> Any | None:
        """The new end that both sides have still to sign."""
        return self.extensions.filter(signed_on=None).last()  # type: ignore[attr-defined]

    def lacks(self) -> list[str]:
        """What it needs before the customer can confirm it."""
        wanted = (
            (self.scope.strip(), _("what runs on trial")),
            (self.starts_on and self.planned_end, _("from when to when")),
            (self.criteria.exists(), _("by which criteria it passes")),  # type: ignore[attr-defined]
            (self.channel.strip(), _("how users tell us what they find")),
            (self.our_lead_id, _("who looks after it on our side")),
            (self.their_lead_id, _("who looks after it at the customer")),
        )
        return [str(words) for there, words in wanted if not there]

    # -- writing -----------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        project = self.project
        self.title, self.title_en = f"{project.name}试运行", f"Trial run of {project.name_en or project.name}"
        self.our_lead = project.delivery_owner or by
        self.their_lead = project.customer.contacts.filter(left_on__isnull=True).order_by("pk").first()
        self.channel = "专用链接（手机可用）填写，或告知现场顾问，由其代为登记"
        self.channel_en = "By private link, on a phone too; or through our consultant on site, who writes it down"
        if project.document_language == "en":
            self.title, self.channel = self.title_en, self.channel_en
        today = timezone.localdate()
        self.starts_on, self.planned_end = today + timedelta(days=3), today + timedelta(days=33)

    def guard_new(self) -> None:
        last = TrialRun.objects.filter(project=self.project).order_by("-number").first()
        if last is not None and last.state != self.State.CLOSED:
            raise Refused(_("There is a trial run already; go on with that one."))
        if last is not None and last.verdict != self.Verdict.FAILED:
            raise Refused(_("The trial run was passed; there is nothing left to try."))

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.starts_on and self.planned_end and self.planned_end <= self.starts_on:
            raise Refused(_("It ends before it begins."), "planned_end")
        if self.their_lead and self.their_lead.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "their_lead")
        super().put(by=by, read_version=read_version, diff=diff)

    @property
    def is_out(self) -> bool:
        document = self.document
        return document is not None and document.state in (*Document.OUT, Document.State.PAPER)

    @property
    def is_editable(self) -> bool:
        return super().is_editable and not self.is_out

    def not_editable(self) -> str:
        if self.state == self.State.PREPARED:
            return _("It is out for signature. Withdraw it there first.")
        return _("Both sides have signed it. Only its end can be moved, with a reason, and is signed again.")

    def guard_issue(self) -> None:
        if self.state == self.State.CLOSED:
            raise Refused(_("The trial run is over; its report tells of it."))
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})

    def page_facts(self, user: User) -> dict[str, Any]:
        from delivery.trialpages import facts

        return facts(self, user)


def places_of(*, contact: Contact) -> list[Place]:
    """Whoever leaves the customer must hand the trial run over."""
    rows = TrialRun.objects.filter(their_lead=contact).exclude(state=TrialRun.State.CLOSED)
    return [
        Place(row.project, _("looks after the trial run"), row.get_absolute_url())
        for row in rows.select_related("project__customer")
    ]
