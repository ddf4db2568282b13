"""What users say of themselves some days after a training: how often they use it, what they do alone, what hinders them."""

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aftersales.models.trainingparts import Attendance, TrainingTopic
from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.users import User

LEVELS = range(5)
WEAK = 2  # a mean below it, or a 0 for use, calls for coaching
# The fixed questions, each answered from 0 to 4.
QUESTIONS: dict[str, tuple[str, str]] = {
    "use": ("您多久用一次系统？", "How often do you work with the system?"),
    "alone": ("日常工作您能独立完成多少？", "How much of your daily work do you manage alone?"),
    "problems": ("遇到问题时，您知道怎么办吗？", "Do you know what to do when something goes wrong?"),
    "ease": ("用起来有多顺手？", "How easily does it go?"),
    "help": ("您能帮助同事吗？", "Can you help colleagues?"),
}
# What each level means, by question; so that two people mean the same by a 2.
ANSWERS: dict[str, tuple[tuple[str, str], ...]] = {
    "use": (("没有用过", "not at all"), ("每月一两次", "once or twice a month"), ("每周一次", "once a week"), ("每周几次", "several times a week"), ("每天", "every day")),
    "alone": (("都不能", "nothing"), ("少部分", "a little"), ("一半", "half of it"), ("大部分", "most of it"), ("全部", "all of it")),
    "problems": (("不知道", "no"), ("多半不知道", "rarely"), ("有时知道", "sometimes"), ("多半知道", "mostly"), ("知道", "yes")),
    "ease": (("很费劲", "with great trouble"), ("比较费劲", "with trouble"), ("还可以", "fairly well"), ("比较顺手", "well"), ("很顺手", "very well")),
    "help": (("不能", "no"), ("很少", "rarely"), ("个别问题", "with single things"), ("多数问题", "with most things"), ("都能", "yes")),
}  # fmt: skip


class SelfRating(models.Model):
    class Way(models.TextChoices):
        LINK = "link", gettext_lazy("By private link")
        PAPER = "paper", gettext_lazy("From paper or a talk")

    attendance = models.OneToOneField(
        Attendance, models.CASCADE, related_name="self_rating", verbose_name=gettext_lazy("who")
    )
    link = models.OneToOneField(PortalLink, models.PROTECT, null=True, related_name="self_rating")
    asked_on = models.DateField(gettext_lazy("asked on"))
    reminded_on = models.DateField(gettext_lazy("reminded on"), null=True)
    levels = models.JSONField(gettext_lazy("levels"), default=dict)  # 0 to 4 by the key of the question
    topics = models.ManyToManyField(
        TrainingTopic, related_name="managed_by", verbose_name=gettext_lazy("managed alone")
    )
    hinders = models.TextField(gettext_lazy("what hinders them"), blank=True)
    answered_on = models.DateField(gettext_lazy("answered on"), null=True)
    way = models.CharField(gettext_lazy("how it came"), max_length=5, choices=Way.choices, blank=True)
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("self-rating after a training")
        ordering = ["pk"]
        indexes = [models.Index(fields=["answered_on", "asked_on"], name="self_rating_open")]
        constraints = [
            models.CheckConstraint(name="self_rating_answered_how", condition=Q(answered_on__isnull=True) | ~Q(way=""))
        ]

    KEYS: ClassVar[tuple[str, ...]] = tuple(QUESTIONS)

    def __str__(self) -> str:
        return self.attendance.who

    @property
    def mean(self) -> float | None:
        marks = list(self.levels.values())
        return round(sum(marks) / len(marks), 1) if marks else None

    @property
    def is_weak(self) -> bool:
        mean = self.mean
        return mean is not None and (mean < WEAK or self.levels.get("use") == 0)

    @transaction.atomic
    def answer(self, *, levels: dict[str, int], topics: Any, hinders: str) -> bool:
        """By the private link; once. False if it was answered already."""
        if self.link is None or not self.link.use():
            return False
        self.take(levels=levels, topics=topics, hinders=hinders, way=self.Way.LINK, on=timezone.localdate(), by=None)
        return True

    def take(self, *, levels: dict[str, int], topics: Any, hinders: str, way: str, on: date, by: User | None) -> None:
        """Inside a transaction."""
        known = {key: level for key, level in levels.items() if key in QUESTIONS}
        if set(known) != set(QUESTIONS) or any(level not in LEVELS for level in known.values()):
            raise Refused(_("Answer every question."))
        row = type(self).objects.select_for_update().get(pk=self.pk)
        if row.answered_on is not None:
            raise Refused(_("This person has answered already."), "attendance")
        self.levels, self.hinders, self.way = known, hinders.strip(), way
        self.answered_on, self.taken_by = on, by
        self.save()
        session = self.attendance.session
        self.topics.set([topic for topic in topics if topic.session_id == session.pk])
        verb = "self_rating.entered" if by is not None else "self_rating.answered"
        who = self.attendance.who
        Event.record(verb, by=by, actor_name="" if by is not None else who, subject=session, data={"name": who})


class Followed(models.Model):
    """Capability of a training session: those who were there say some days later how they get on."""

    class Meta:
        abstract = True

    @transaction.atomic
    def ask_ratings(self: Any, *, by: User) -> None:
        """Now, and everybody who can be reached and was not asked yet."""
        from aftersales import selfratings

        self.locked(self.State.HELD, self.State.CLOSED)
        if not selfratings.ask(self, by=by):
            raise Refused(
                _("There is nobody left to ask: those who came have no e-mail address, or were asked already.")
            )

    @transaction.atomic
    def enter_rating(
        self: Any, *, by: User, attendance: Attendance, levels: dict[str, int], topics: Any, hinders: str = ""
    ) -> None:
        """What somebody said on paper or by telephone; their link ends."""
        self.locked(self.State.HELD, self.State.CLOSED)
        if attendance.session_id != self.pk or not attendance.signed:
            raise Refused(_("Only those who signed in can say how it was."), "attendance")
        row, _made = SelfRating.objects.get_or_create(
            attendance=attendance, defaults={"asked_on": timezone.localdate()}
        )
        if row.link_id:
            PortalLink.objects.filter(pk=row.link_id, used_at=None, revoked_at=None).update(revoked_at=timezone.now())
        row.take(
            levels=levels, topics=topics, hinders=hinders, way=SelfRating.Way.PAPER, on=timezone.localdate(), by=by
        )

    @transaction.atomic
    def coach_weak(self: Any, *, by: User, people: Any, topic: str, due: date) -> None:
        """A coaching for each of those who do not get on; for one who has the same open, none."""
        self.locked(self.State.HELD, self.State.CLOSED)
        if due < timezone.localdate():
            raise Refused(_("This day lies behind us."), "due")
        if len(topic.strip()) < 2:
            raise Refused(_("Say on what they are coached."), "topic")
        made = 0
        for row in people:
            found = self.coaching.filter(contact=row.contact, name=row.name, topic=topic.strip(), done_on=None)
            if not found.exists():
                self.coaching.create(contact=row.contact, name=row.name, topic=topic.strip()[:200], due=due)
                made += 1
        if not made:
            raise Refused(_("This coaching is noted already."), "topic")
        self.shift(self.state, by=by, verb="self_rating.coached", data={"n": made})
