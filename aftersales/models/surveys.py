"""Satisfaction (满意度): the same questions at the same points of every project, by link or on paper, and their trend."""

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.records import Record
from lifecycle.models.users import User

MARKS = range(1, 6)
OPEN_DAYS = 30  # in which a link can be answered
# The fixed questions. What is asked at every point can be compared from one to the next.
QUESTIONS: dict[str, tuple[str, str]] = {
    "solution": ("系统是否解决了您的业务问题？", "Does the system solve your business problems?"),
    "people": ("我们的人是否专业、可靠？", "Are our people competent and reliable?"),
    "time": ("进度和承诺是否按时兑现？", "Are dates and promises kept?"),
    "communication": ("沟通是否及时、清楚？", "Do we tell you in time, and clearly?"),
    "support": ("提出的问题是否得到及时解决？", "Are the problems that you report solved soon?"),
    "whole": ("总体上您是否满意？", "All in all, are you satisfied?"),
}


class Point(models.TextChoices):
    DEMO = "demo", gettext_lazy("After the demonstration")
    KICKOFF = "kickoff", gettext_lazy("After the kickoff")
    TRAINING = "training", gettext_lazy("After the training")
    ACCEPTANCE = "acceptance", gettext_lazy("After acceptance")
    LATER = "later", gettext_lazy("Six months after acceptance")


class SatisfactionSurvey(Record):
    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("survey", "Planned")
        SENT = "sent", pgettext_lazy("survey", "Sent")
        ANSWERED = "answered", pgettext_lazy("survey", "Answered")
        GIVEN_UP = "given_up", pgettext_lazy("survey", "Not answered")

    TONES: ClassVar[dict[str, str]] = {"planned": "draft", "sent": "wait", "answered": "ok", "given_up": "off"}
    figured: ClassVar[bool] = True
    outlives: ClassVar[bool] = True
    editable_states: ClassVar[tuple[str, ...]] = (State.PLANNED,)
    proves: ClassVar[tuple[str, ...]] = ("S3-12",)
    proves_open_only: ClassVar[bool] = True

    point = models.CharField(pgettext_lazy("survey", "when"), max_length=10, choices=Point.choices)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", verbose_name=gettext_lazy("who is asked"))
    link = models.OneToOneField(PortalLink, models.PROTECT, null=True, editable=False, related_name="survey")
    sent_on = models.DateField(gettext_lazy("sent on"), null=True, editable=False)
    reminded_on = models.DateField(gettext_lazy("reminded on"), null=True, editable=False)
    scores = models.JSONField(gettext_lazy("marks"), default=dict, editable=False)  # 1 to 5 by the key of the question
    comment = models.TextField(gettext_lazy("comment"), blank=True, editable=False)
    comment_en = models.TextField(gettext_lazy("comment in English"), blank=True, editable=False)
    answered_on = models.DateField(gettext_lazy("answered on"), null=True, editable=False)
    how = models.CharField(gettext_lazy("how it was answered"), max_length=200, blank=True, editable=False)
    given_up_reason = models.CharField(
        gettext_lazy("why it was not answered"), max_length=200, blank=True, editable=False
    )
    state = models.CharField(gettext_lazy("state"), max_length=8, choices=State.choices, default=State.PLANNED)

    class Meta(Record.Meta):
        verbose_name = gettext_lazy("satisfaction survey")
        verbose_name_plural = gettext_lazy("satisfaction surveys")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "point", "contact"], condition=~Q(state="given_up"), name="survey_once_a_point"
            ),
            models.CheckConstraint(
                name="survey_answered_when", condition=~Q(state="answered") | Q(answered_on__isnull=False)
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["state", "sent_on"], name="survey_state")]

    @property
    def label(self) -> str:
        return f"{self.get_point_display()} · {self.contact}"

    @property
    def tone(self) -> str:
        if self.state == self.State.ANSWERED and self.mean is not None and self.mean < 3:
            return "bad"
        return self.TONES[self.state]

    @property
    def mean(self) -> float | None:
        marks = [mark for mark in self.scores.values() if mark]
        return round(sum(marks) / len(marks), 1) if marks else None

    @property
    def mean_words(self) -> str:
        return f"{self.mean:.1f}" if self.mean is not None else ""

    # -- writing -----------------------------------------------------------------------------------------------------

    def prefill(self, *, by: User) -> None:
        from aftersales import satisfaction

        due = satisfaction.due(self.project)
        self.point = due[-1] if due else Point.ACCEPTANCE

    def prefill_from(self, given: dict[str, str], *, by: User) -> None:
        if given.get("point") in Point.values:
            self.point = given["point"]

    def put(self, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        if self.contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        same = (
            type(self).objects.filter(project=self.project, point=self.point, contact=self.contact).exclude(pk=self.pk)
        )
        if same.exclude(state=self.State.GIVEN_UP).exists():
            raise Refused(_("This person is asked at this point already."), "contact")
        super().put(by=by, read_version=read_version, diff=diff)

    @transaction.atomic
    def send(self, *, by: User, message: str = "") -> None:
        """Once; a second click sends nothing. To ask anew is to remind."""
        self.locked(self.State.PLANNED)
        self._ask(by=by, message=message)

    @transaction.atomic
    def remind(self, *, by: User, message: str = "") -> None:
        """With a fresh link; the one before ends."""
        self.locked(self.State.SENT)
        self._ask(by=by, message=message)

    def _ask(self, *, by: User, message: str) -> None:
        """For a verb that holds the lock."""
        from aftersales import surveymail

        if self.contact.has_left:
            raise Refused(_("%(name)s has left the customer.") % {"name": self.contact})
        if not self.contact.email:
            raise Refused(_("%(name)s has no e-mail address.") % {"name": self.contact})
        again = self.state == self.State.SENT
        link, token = self._fresh_link(by=by, message=message)
        self.shift(
            self.State.SENT, by=by, verb="survey.sent_again" if again else "survey.sent", data={"name": self.contact.name},
            link=link, sent_on=self.sent_on or timezone.localdate(),
            reminded_on=timezone.localdate() if again else None,
        )  # fmt: skip
        surveymail.ask(self, link, token, again=again)

    def _fresh_link(self, *, by: User, message: str = "") -> tuple[PortalLink, str]:
        if self.link_id:
            PortalLink.objects.filter(pk=self.link_id, used_at=None, revoked_at=None).update(revoked_at=timezone.now())
        end = timezone.localdate() + timedelta(days=OPEN_DAYS)
        return PortalLink.make(
            by=by, contact=self.contact, until=datetime.combine(end, time(23, 59), timezone.get_default_timezone()),
            project=self.project, purpose=PortalLink.Purpose.SURVEY, message=message.strip(),
        )  # fmt: skip

    @transaction.atomic
    def answer(self, *, scores: dict[str, int], comment: str = "") -> bool:
        """By the private link; once. False if it was answered already."""
        if self.link is None or not self.link.use():
            return False
        self.locked(self.State.SENT)
        self._answered(by=None, scores=scores, on=timezone.localdate(), comment=comment.strip(), how="")
        return True

    @transaction.atomic
    def record(
        self, *, by: User, scores: dict[str, int], on: date, how: str, comment: str = "", comment_en: str = ""
    ) -> None:
        """What they answered on paper or said; their link ends."""
        self.locked(self.State.PLANNED, self.State.SENT)
        if on > timezone.localdate():
            raise Refused(_("This day lies ahead."), "on")
        if len(how.strip()) < 2:
            raise Refused(_("Say how they told us: on paper kept where, in which talk."), "how")
        if self.link_id:
            PortalLink.objects.filter(pk=self.link_id, used_at=None, revoked_at=None).update(revoked_at=timezone.now())
        self._answered(
            by=by, scores=scores, on=on, comment=comment.strip(), comment_en=comment_en.strip(), how=how.strip()
        )

    def _answered(self, *, by: User | None, scores: dict[str, int], on: date, **facts: Any) -> None:
        known = {key: mark for key, mark in scores.items() if key in QUESTIONS and mark}
        if "whole" not in known:
            raise Refused(_("Answer at least whether you are satisfied all in all."), "whole")
        if any(mark not in MARKS for mark in known.values()):
            raise Refused(_("Choose from 1 to 5."))
        self.shift(
            self.State.ANSWERED, by=by, verb="survey.answered", data={"name": self.contact.name}, scores=known,
            answered_on=on, **facts,
        )  # fmt: skip

    @transaction.atomic
    def give_up(self, *, by: User, reason: str) -> None:
        self.locked(self.State.PLANNED, self.State.SENT)
        if len(reason.strip()) < 2:
            raise Refused(_("Write down the reason; others will rely on it."), "reason")
        if self.link_id:
            PortalLink.objects.filter(pk=self.link_id, used_at=None, revoked_at=None).update(revoked_at=timezone.now())
        self.shift(
            self.State.GIVEN_UP, by=by, verb="survey.given_up", data={"reason": reason.strip()},
            given_up_reason=reason.strip()[:200],
        )  # fmt: skip

    def guard_issue(self) -> None:
        if self.state != self.State.ANSWERED:
            raise Refused(_("It has not been answered yet."))

    def page_facts(self, user: User) -> dict[str, Any]:
        from aftersales import satisfaction

        return satisfaction.facts(self, user)
