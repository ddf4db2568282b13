"""The lines of a meeting: who comes, what is decided, who does or prepares what."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.models.interviews import Ordered
from lifecycle.models.nextsteps import NextStep, Person
from lifecycle.text import pick

MEETING = "lifecycle.Meeting"


class MeetingAttendee(Person):
    class Answer(models.TextChoices):
        NONE = "", pgettext_lazy("invitation", "no answer")
        COMES = "comes", pgettext_lazy("invitation", "Comes")
        NOT = "not", pgettext_lazy("invitation", "Does not come")

    meeting = models.ForeignKey(MEETING, models.CASCADE, related_name="attendees")
    role = models.CharField(_("part in the meeting"), max_length=80, blank=True)
    role_en = models.CharField(_("part in the meeting, in English"), max_length=80, blank=True)
    answer = models.CharField(_("answer"), max_length=5, choices=Answer.choices, blank=True, default="")
    attended = models.BooleanField(_("was there"), default=False)
    invited_at = models.DateTimeField(null=True, editable=False)

    class Meta(Person.Meta):
        verbose_name = _("who comes")
        ordering = ["side", "order", "pk"]

    def __str__(self) -> str:
        return self.who

    @property
    def email(self) -> str:
        return str(getattr(self.person, "email", "") or "")


class MeetingDecision(Ordered):
    meeting = models.ForeignKey(MEETING, models.CASCADE, related_name="decisions")
    text = models.TextField(pgettext_lazy("minutes", "decision"))
    text_en = models.TextField(_("decision in English"), blank=True)

    class Meta(Ordered.Meta):
        verbose_name = pgettext_lazy("minutes", "decision")

    def __str__(self) -> str:
        return pick(self, "text")


class MeetingAction(NextStep):
    """Somebody does something after the meeting, or prepares something for it."""

    OWNER = "meeting"
    VERBS = "meeting"

    class Kind(models.TextChoices):
        TASK = "task", pgettext_lazy("meeting", "Task")
        PREPARE = "prepare", pgettext_lazy("meeting", "To prepare")

    meeting = models.ForeignKey(MEETING, models.CASCADE, related_name="actions")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.TASK)

    class Meta(NextStep.Meta):
        verbose_name = _("task or preparation")
        ordering = ["order", "pk"]

    @property
    def is_for_the_plan(self) -> bool:
        """Agreed with the customer, and to be done after the meeting."""
        there: Any = self.meeting
        return self.kind == self.Kind.TASK and self.is_agreed and there.with_customer
