"""What a solution consists of: sections and a table of steps. Abstract; each stage has its own tables."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy

from lifecycle.models.interviews import Ordered
from lifecycle.text import choose, paired, pick


class StepSide(models.TextChoices):
    VENDOR = "vendor", gettext_lazy("We")
    CUSTOMER = "customer", gettext_lazy("The customer")
    BOTH = "both", gettext_lazy("Both sides")


class SectionBase(Ordered):
    """`solution` is the foreign key to its solution, with related_name `sections`. Bodies are Markdown."""

    COPIED: ClassVar[tuple[str, ...]] = (
        "order", "code", "mandatory", "title", "title_en", "body", "body_en", "objective", "objective_en", "answers",
        "answers_en",
    )  # fmt: skip
    TEXTS: ClassVar[tuple[str, ...]] = COPIED[3:]

    code = models.SlugField(max_length=40, editable=False)
    mandatory = models.BooleanField(gettext_lazy("mandatory"), default=False, editable=False)
    title = models.CharField(gettext_lazy("heading"), max_length=120)
    title_en = models.CharField(gettext_lazy("heading in English"), max_length=120, blank=True)
    objective = models.CharField(gettext_lazy("what it is to achieve"), max_length=200, blank=True)
    objective_en = models.CharField(gettext_lazy("what it is to achieve, in English"), max_length=200, blank=True)
    body = models.TextField(gettext_lazy("text"), blank=True)
    body_en = models.TextField(gettext_lazy("text in English"), blank=True)
    answers = models.TextField(gettext_lazy("needs it answers"), blank=True)
    answers_en = models.TextField(gettext_lazy("needs it answers, in English"), blank=True)

    class Meta(Ordered.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["solution", "code"], name="%(app_label)s_%(class)s_code"),
        ]

    def __str__(self) -> str:
        return pick(self, "title")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.code:  # a section of one's own, besides those of the template
            self.code = f"own-{uuid.uuid4().hex[:8]}"
        super().save(*args, **kwargs)

    @property
    def needs(self) -> list[dict[str, str]]:
        """One need a line, with its English twin where the lines of both correspond."""
        return paired(self, "answers")

    @property
    def shown_needs(self) -> list[str]:
        """The needs in the reader's language."""
        return [choose(need) for need in self.needs]


class StepBase(Ordered):
    """`solution` is the foreign key to its solution, with related_name `steps`."""

    COPIED: ClassVar[tuple[str, ...]] = ("order", "step", "step_en", "start", "end", "resource", "resource_en", "side")

    step = models.CharField(gettext_lazy("step"), max_length=160)
    step_en = models.CharField(gettext_lazy("step in English"), max_length=160, blank=True)
    start = models.DateField(gettext_lazy("start"), null=True, blank=True)
    end = models.DateField(gettext_lazy("end"), null=True, blank=True)
    resource = models.CharField(gettext_lazy("resource"), max_length=160, blank=True)
    resource_en = models.CharField(gettext_lazy("resource in English"), max_length=160, blank=True)
    side = models.CharField(
        gettext_lazy("responsible side"), max_length=8, choices=StepSide.choices, default=StepSide.VENDOR
    )

    class Meta(Ordered.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_dates",
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
            )
        ]

    def __str__(self) -> str:
        return pick(self, "step")

    @property
    def facts(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.COPIED[1:])
