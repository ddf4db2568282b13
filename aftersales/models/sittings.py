"""A person taking an exam: behind a private link or on paper, marked by itself and by hand, passed or taken again."""

import secrets
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.exammarking import percent
from aftersales.models.exams import Exam
from aftersales.models.sitting_marks import Marks
from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.links import token_hash
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import named, same

GRACE = timedelta(minutes=2)  # for what is on its way when the time is over
LINK_DAYS = 14


class SittingQuerySet(models.QuerySet["ExamSitting"]):
    def for_list(self) -> "SittingQuerySet":
        return self.select_related("exam", "contact")


class ExamSitting(Marks, Record):
    class State(models.TextChoices):
        INVITED = "invited", pgettext_lazy("exam", "Not begun")
        WRITING = "writing", pgettext_lazy("exam", "Being taken")
        HANDED_IN = "handed_in", pgettext_lazy("exam", "To be marked")
        PASSED = "passed", pgettext_lazy("exam", "Passed")
        FAILED = "failed", pgettext_lazy("exam", "Not passed")
        WITHDRAWN = "withdrawn", pgettext_lazy("exam", "Did not take it")

    class How(models.TextChoices):
        LINK = "link", gettext_lazy("by link")
        PAPER = "paper", gettext_lazy("on paper")

    MARKED: ClassVar[tuple[str, ...]] = (State.PASSED, State.FAILED)
    BEFORE: ClassVar[tuple[str, ...]] = (State.INVITED, State.WRITING)
    labels: ClassVar[dict[str, Any]] = {"name": gettext_lazy("person")}
    editable_states: ClassVar[tuple[str, ...]] = (State.INVITED,)

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="sittings", verbose_name=gettext_lazy("exam"))
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("contact")
    )
    name = models.CharField(gettext_lazy("or name"), max_length=80, blank=True)
    department = models.CharField(gettext_lazy("department"), max_length=80, blank=True)
    retake_of = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="retake",
        verbose_name=gettext_lazy("taken again after"),
    )  # fmt: skip
    how = models.CharField(
        gettext_lazy("how it was taken"), max_length=5, choices=How.choices, blank=True, editable=False
    )
    token_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)
    expires_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(gettext_lazy("begun"), null=True, editable=False)
    ended_at = models.DateTimeField(gettext_lazy("handed in"), null=True, editable=False)
    score = models.DecimalField(
        pgettext_lazy("exam result", "points"), max_digits=6, decimal_places=1, null=True, editable=False
    )
    marked_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("marked by")
    )
    marked_on = models.DateField(gettext_lazy("marked on"), null=True, editable=False)
    told_at = models.DateTimeField(gettext_lazy("result given"), null=True, editable=False)
    withdrawn_reason = models.TextField(gettext_lazy("why they did not take it"), blank=True, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=9, choices=State.choices, default=State.INVITED)

    objects = SittingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("exam result")
        verbose_name_plural = gettext_lazy("exam results")
        ordering = ["-exam__number", "number"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(name="sitting_is_somebody", condition=Q(contact__isnull=False) | ~Q(name="")),
            models.UniqueConstraint(
                fields=["exam", "contact"], name="sitting_contact_once",
                condition=Q(contact__isnull=False, retake_of__isnull=True) & ~Q(state="withdrawn"),
            ),
        ]  # fmt: skip

    @property
    def who(self) -> str:
        return str(self.contact) if self.contact else self.name

    @property
    def names(self) -> dict[str, str]:
        return named(self.contact) if self.contact else same(self.name)

    @property
    def label(self) -> str:
        return self.who

    @property
    def exam_label(self) -> str:
        return self.exam.label

    @property
    def tone(self) -> str:
        return {"writing": "now", "handed_in": "wait", "passed": "ok", "failed": "bad", "withdrawn": "off"}.get(
            self.state, "draft"
        )

    @property
    def is_marked(self) -> bool:
        return self.state in self.MARKED

    @property
    def percent(self) -> int | None:
        return None if self.score is None else percent(self.score, self.exam.total)

    @property
    def result(self) -> str:
        """“41.5 / 50 (83%)”."""
        return "" if self.score is None else f"{self.score:f} / {self.exam.total} ({self.percent}%)"

    @property
    def ends_at(self) -> datetime | None:
        """When the time is over, for who has begun and has a limit."""
        if self.started_at is None or not self.exam.minutes:
            return None
        return self.started_at + timedelta(minutes=self.exam.minutes)

    @property
    def is_over(self) -> bool:
        end = self.ends_at
        return self.state == self.State.WRITING and end is not None and timezone.now() > end + GRACE

    @property
    def has_link(self) -> bool:
        if self.contact is not None and self.contact.has_left:
            return False
        return self.token_hash is not None and self.expires_at is not None and self.expires_at > timezone.now()

    @classmethod
    def by_token(cls, token: str) -> "ExamSitting | None":
        """Only hashes are compared, so that timing tells nothing of the token."""
        rows = cls.objects.select_related("exam__session__trainer", "exam__updated_by", "contact", "project__customer")
        return rows.filter(token_hash=token_hash(token)).first()

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales.examresults import sitting_facts

        return sitting_facts(self)

    # -- writing ---------------------------------------------------------------------------------------------------

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.exam.project_id != self.project_id or self.exam.state != Exam.State.READY:
            raise Refused(_("Choose an exam of this project that is ready to be taken."), "exam")
        if self.contact is not None and self.contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if bool(self.contact) == bool(self.name.strip()):
            raise Refused(_("Choose a contact, or write the name."), "name")
        others = (
            ExamSitting.objects.filter(exam=self.exam, retake_of=None).exclude(state="withdrawn").exclude(pk=self.pk)
        )
        if self.retake_of_id is None and self.contact and others.filter(contact=self.contact).exists():
            raise Refused(_("They are on the list already."), "contact")
        if self.contact and not self.department:
            self.department = self.contact.department
        if self.pk and {"contact", "name"} & (diff or {}).keys():  # the link that went out was somebody else's
            self.token_hash = self.expires_at = None
        super().put(by=by, read_version=read_version, diff=diff)

    # -- the private link --------------------------------------------------------------------------------------------

    @transaction.atomic
    def renew_link(self, *, by: User, until: date) -> str:
        """A new token, of which only the hash is kept; one that went out before opens nothing any more."""
        self.locked(*self.BEFORE)
        if until < timezone.localdate():
            raise Refused(_("This day lies behind us."), "until")
        if self.contact is not None and self.contact.has_left:
            raise Refused(_("%(name)s has left the customer.") % {"name": self.who})
        token = self.new_token(until=until)
        self.shift(self.state, by=by, verb="sitting.linked")
        return token

    def new_token(self, *, until: date) -> str:
        """For a verb that holds the lock."""
        token = secrets.token_urlsafe(32)
        end = datetime.combine(until, time(23, 59), timezone.get_default_timezone())
        self.token_hash, self.expires_at = token_hash(token), end
        ExamSitting.objects.filter(pk=self.pk).update(token_hash=self.token_hash, expires_at=end)
        return token

    @transaction.atomic
    def invite(self, *, by: User, until: date, message: str = "") -> None:
        """By mail, to a contact with an address."""
        from aftersales.exammail import ask_to_take

        if self.contact is None or not self.contact.email:
            raise Refused(_("%(name)s has no e-mail address; print the code instead.") % {"name": self.who})
        token = self.renew_link(by=by, until=until)
        ask_to_take(self, token, by=by, message=message)

    # -- afterwards --------------------------------------------------------------------------------------------------

    @transaction.atomic
    def take_again(self, *, by: User, exam: Exam) -> "ExamSitting":
        """The same person, this paper or another one of the project; a second click finds the retake.

        One that they did not take after all is taken up again: it is still the one that follows this try.
        """
        self.locked(self.State.FAILED)
        made = ExamSitting.objects.filter(retake_of=self).first()
        if made is not None:
            if made.state == self.State.WITHDRAWN:
                made._take_up(by=by, exam=exam)
            return made
        row = ExamSitting(
            project=self.project, exam=exam, contact=self.contact, name=self.name, department=self.department,
            retake_of=self,
        )  # fmt: skip
        row.put(by=by, read_version=None)
        return row

    def _take_up(self, *, by: User, exam: Exam) -> None:
        """For a verb that holds the lock."""
        if exam.project_id != self.project_id or exam.state != Exam.State.READY:
            raise Refused(_("Choose an exam of this project that is ready to be taken."), "exam")
        self.answers.all().delete()  # type: ignore[attr-defined]
        self.shift(
            self.State.INVITED, by=by, verb="sitting.taken_up", exam=exam, withdrawn_reason="", started_at=None, how="",
            expires_at=None,
        )  # fmt: skip

    @property
    def is_retaken(self) -> bool:
        """Is a retake under way or marked? One that they did not take after all does not count."""
        return ExamSitting.objects.filter(retake_of=self).exclude(state=self.State.WITHDRAWN).exists()

    @transaction.atomic
    def coach(self, *, by: User, topic: str, due: date, session: Any = None) -> None:
        """They did not pass, or are weak in a process all the same: on the session that was tested it is noted on what
        they are coached and by when. `session`: where the exam tests none."""
        from aftersales import weakspots
        from aftersales.examresults import note_coaching

        self.locked(*self.MARKED)
        if self.state == self.State.PASSED and not weakspots.of_sitting(self):
            raise Refused(_("They reached the pass mark in every process."))
        note_coaching(self, by=by, topic=topic, due=due, session=session)
        self.shift(self.state, by=by, verb="sitting.coaching", data={"topic": topic.strip()})

    @transaction.atomic
    def send(self, *, by: User, to: str, supervisor: Contact | None = None, message: str = "") -> None:
        """The result slip to the person, or to their supervisor; to nobody else."""
        from aftersales.models.exam_sendings import ExamSending

        self.locked(*self.MARKED)
        sent = ExamSending.slip_to(self, by=by, to=to, supervisor=supervisor, message=message)
        if sent and to != ExamSending.To.SUPERVISOR:
            self.shift(self.state, by=by, verb="sitting.told", told_at=self.told_at or timezone.now())

    @transaction.atomic
    def withdraw(self, *, by: User, reason: str) -> None:
        """They do not take it; the link opens nothing any more."""
        self.locked(*self.BEFORE)
        if not reason.strip():
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        self.shift(
            self.State.WITHDRAWN, by=by, verb="sitting.withdrawn", data={"reason": reason.strip()},
            withdrawn_reason=reason.strip(), token_hash=None,
        )  # fmt: skip
