"""What a trainee says of a session (培训反馈表): five marks and a remark, by phone, by private link or from paper."""

import uuid
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aftersales.models.trainingparts import Attendance
from lifecycle.errors import Refused
from lifecycle.models.events import Event
from lifecycle.models.users import User

LABELS = {
    "content": gettext_lazy("content"), "trainer": gettext_lazy("trainer"), "pace": gettext_lazy("pace"),
    "material": gettext_lazy("material"),
}  # fmt: skip
MARKS = tuple(LABELS)
FIVE = [MinValueValidator(1), MaxValueValidator(5)]


class Mark(models.IntegerChoices):
    FIVE = 5, gettext_lazy("5 – very good")
    FOUR = 4, gettext_lazy("4 – good")
    THREE = 3, gettext_lazy("3 – fair")
    TWO = 2, gettext_lazy("2 – weak")
    ONE = 1, gettext_lazy("1 – poor")


class TrainingFeedback(models.Model):
    class Way(models.TextChoices):
        PHONE = "phone", gettext_lazy("By phone in the room")
        LINK = "link", gettext_lazy("By private link")
        PAPER = "paper", gettext_lazy("From paper")

    session = models.ForeignKey("aftersales.TrainingSession", models.CASCADE, related_name="feedback")
    attendance = models.OneToOneField(
        Attendance, models.SET_NULL, null=True, blank=True, related_name="feedback", verbose_name=gettext_lazy("who")
    )
    content = models.PositiveSmallIntegerField(LABELS["content"], validators=FIVE)
    trainer = models.PositiveSmallIntegerField(LABELS["trainer"], validators=FIVE)
    pace = models.PositiveSmallIntegerField(LABELS["pace"], validators=FIVE)
    material = models.PositiveSmallIntegerField(LABELS["material"], validators=FIVE)
    comment = models.TextField(gettext_lazy("remark"), max_length=2000, blank=True)
    way = models.CharField(gettext_lazy("how it came"), max_length=5, choices=Way.choices)
    creation_key = models.UUIDField(unique=True, default=uuid.uuid4)
    at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = gettext_lazy("feedback to a training")
        verbose_name_plural = gettext_lazy("feedback to a training")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name=f"training_{name}_1_to_5", condition=models.Q(**{f"{name}__range": (1, 5)}))
            for name in MARKS
        ]

    def __str__(self) -> str:
        return str(self.session)

    @classmethod
    @transaction.atomic
    def give(
        cls, session: Any, *, way: str, content: int, trainer: int, pace: int, material: int, comment: str = "",
        attendance: Attendance | None = None, creation_key: uuid.UUID | None = None, by: User | None = None,
    ) -> "TrainingFeedback":  # fmt: skip
        """Once a person: whoever was there and says it again changes what they said; a sheet of paper counts once."""
        type(session).objects.select_for_update().get(pk=session.pk)
        if session.project.read_only:
            raise Refused(_("The project has ended and can only be read."))
        facts = {
            "content": content, "trainer": trainer, "pace": pace, "material": material, "comment": comment.strip(),
            "way": way, "taken_by": by,
        }  # fmt: skip
        if attendance is not None:
            if attendance.session_id != session.pk or not attendance.signed:
                raise Refused(_("Only those who signed in can say how it was."), "attendance")
            row, made = cls.objects.update_or_create(attendance=attendance, defaults=facts | {"session": session})
        else:
            key = creation_key or uuid.uuid4()
            row, made = cls.objects.get_or_create(creation_key=key, defaults=facts | {"session": session})
        if made:
            Event.record("training.feedback", by=by, subject=session)
        return row


class Rated(models.Model):
    """Capability of a training session: what trainees said of it, from paper too."""

    class Meta:
        abstract = True

    @transaction.atomic
    def enter_feedback(self: Any, *, by: User, attendance: Attendance | None = None, **marks: Any) -> None:
        self.locked("held", "closed")
        if attendance is not None and TrainingFeedback.objects.filter(attendance=attendance).exists():
            raise Refused(_("This person has said how it was already."), "attendance")
        TrainingFeedback.give(self, way=TrainingFeedback.Way.PAPER, attendance=attendance, by=by, **marks)
        self.refresh_from_db()
