"""What a closing report consists of: objectives with their results, lessons, and what our own people answered."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.models.closures import ProjectClosure
from lifecycle.models.interviews import Ordered
from lifecycle.models.knowledge import KnowledgeNote
from lifecycle.models.objectives import Objective
from lifecycle.models.users import User
from lifecycle.text import pick, short


class ClosureObjective(Ordered):
    """An objective as it stands in the project, and what a person says came of it."""

    class Result(models.TextChoices):
        OPEN = "", gettext_lazy("not judged yet")
        REACHED = "reached", pgettext_lazy("objective", "Reached")
        PARTLY = "partly", pgettext_lazy("objective", "Reached in part")
        MISSED = "missed", pgettext_lazy("objective", "Not reached")
        DROPPED = "dropped", pgettext_lazy("objective", "Dropped by agreement")

    TONES = {"reached": "ok", "partly": "wait", "missed": "bad", "dropped": "off"}

    closure = models.ForeignKey(ProjectClosure, models.CASCADE, related_name="objectives")
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=gettext_lazy("objective of the project")
    )  # fmt: skip
    text = models.CharField(gettext_lazy("what was wanted"), max_length=300)
    text_en = models.CharField(gettext_lazy("what was wanted, in English"), max_length=300, blank=True)
    target = models.CharField(gettext_lazy("target"), max_length=200, blank=True)
    target_en = models.CharField(gettext_lazy("target in English"), max_length=200, blank=True)
    result = models.CharField(gettext_lazy("result"), max_length=7, choices=Result.choices, blank=True)
    outcome = models.TextField(pgettext_lazy("objective", "what came of it"), blank=True)
    outcome_en = models.TextField(gettext_lazy("what came of it, in English"), blank=True)

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("objective of a closing report")
        constraints = [
            models.UniqueConstraint(
                fields=["closure", "objective"], condition=Q(objective__isnull=False), name="closure_objective_once"
            )
        ]

    def __str__(self) -> str:
        return pick(self, "text")

    @property
    def is_judged(self) -> bool:
        return bool(self.result and self.outcome.strip())

    @property
    def tone(self) -> str:
        return self.TONES.get(self.result, "draft")


class ClosureLesson(Ordered):
    """What others can learn. A shared one becomes a note of the company's knowledge, found where later projects plan."""

    class Kind(models.TextChoices):
        GOOD = "good", pgettext_lazy("lesson", "Went well")
        BAD = "bad", pgettext_lazy("lesson", "Went badly")

    closure = models.ForeignKey(ProjectClosure, models.CASCADE, related_name="lessons")
    kind = models.CharField(gettext_lazy("kind"), max_length=4, choices=Kind.choices, default=Kind.GOOD)
    text = models.TextField(gettext_lazy("what happened"))
    text_en = models.TextField(gettext_lazy("what happened, in English"), blank=True)
    advice = models.TextField(gettext_lazy("what we advise"))
    advice_en = models.TextField(gettext_lazy("what we advise, in English"), blank=True)
    about = models.CharField(gettext_lazy("concerns"), max_length=12, blank=True)  # code of an item, or a stage
    shared = models.BooleanField(gettext_lazy("share with later projects"), default=True)
    for_customer = models.BooleanField(gettext_lazy("in the customer's edition too"), default=False)
    note = models.ForeignKey(
        KnowledgeNote, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=gettext_lazy("note")
    )

    class Meta(Ordered.Meta):
        verbose_name = gettext_lazy("lesson")

    def __str__(self) -> str:
        return short(pick(self, "text"))

    def share(self, *, by: User) -> None:
        """Into the company's knowledge, once; the note that was made before says what stands here now."""
        if not self.shared:
            return
        project = self.closure.project
        note = self.note or KnowledgeNote(project=project)
        note.retired = False
        note.write(
            by=by, version=note.version, kind=KnowledgeNote.Kind.LESSON, title=short(self.text, 180),
            title_en=short(self.text_en, 180) if self.text_en else "", text=_told(self.text, self.advice),
            text_en=_told(self.text_en, self.advice_en), industry=project.industry, product=project.product, about=self.about,
        )  # fmt: skip
        if self.note_id != note.pk:
            type(self).objects.filter(pk=self.pk).update(note=note)
            self.note = note

    def withdraw(self, *, by: User | None) -> None:
        if self.note is not None and not self.note.retired:
            KnowledgeNote.objects.filter(pk=self.note.pk).update(retired=True)


def _told(text: str, advice: str) -> str:
    return "\n\n".join(part.strip() for part in (text, advice) if part.strip())


class TeamAnswer(models.Model):
    """One of ours was asked how the project was for them. Nobody is shown a single answer but whoever gave it."""

    closure = models.ForeignKey(ProjectClosure, models.CASCADE, related_name="answers")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    scores = models.JSONField(default=dict)  # 1 to 5 by the key of the question
    comment = models.TextField(blank=True)

    class Meta:
        verbose_name = gettext_lazy("answer of one of ours")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["closure", "user"], name="team_answer_once")]
        indexes = [models.Index(fields=["user", "answered_on"], name="team_answer_open")]

    def __str__(self) -> str:
        return _("answer of one of ours")

    @property
    def mean(self) -> float | None:
        marks: list[Any] = [mark for mark in self.scores.values() if mark]
        return sum(marks) / len(marks) if marks else None
