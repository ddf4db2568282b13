"""Three lights of a report — time, quality, cost — with a word of their author on each. Abstract."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy

from lifecycle.text import pick


class Colour(models.TextChoices):
    GREEN = "green", gettext_lazy("On track")
    AMBER = "amber", gettext_lazy("Needs attention")
    RED = "red", gettext_lazy("In trouble")


TONES = {"green": "ok", "amber": "wait", "red": "bad"}


@dataclass(frozen=True)
class Light:
    key: str
    title: Any
    colour: str
    note: str

    @property
    def word(self) -> str:
        return str(Colour(self.colour).label)

    @property
    def tone(self) -> str:
        return TONES[self.colour]

    @property
    def is_told(self) -> bool:
        """What is not green needs a word that says why."""
        return self.colour == Colour.GREEN or bool(self.note.strip())


class Lights(models.Model):
    time_light = models.CharField(gettext_lazy("Time"), max_length=5, choices=Colour.choices, default=Colour.GREEN)
    time_note = models.CharField(gettext_lazy("about the time"), max_length=200, blank=True)
    time_note_en = models.CharField(gettext_lazy("about the time, in English"), max_length=200, blank=True)
    quality_light = models.CharField(
        gettext_lazy("Quality"), max_length=5, choices=Colour.choices, default=Colour.GREEN
    )
    quality_note = models.CharField(gettext_lazy("about the quality"), max_length=200, blank=True)
    quality_note_en = models.CharField(gettext_lazy("about the quality, in English"), max_length=200, blank=True)
    cost_light = models.CharField(gettext_lazy("Cost"), max_length=5, choices=Colour.choices, default=Colour.GREEN)
    cost_note = models.CharField(gettext_lazy("about the cost"), max_length=200, blank=True)
    cost_note_en = models.CharField(gettext_lazy("about the cost, in English"), max_length=200, blank=True)

    TITLES = {"time": gettext_lazy("Time"), "quality": gettext_lazy("Quality"), "cost": gettext_lazy("Cost")}

    class Meta:
        abstract = True

    @property
    def lights(self) -> list[Light]:
        return [
            Light(key, title, getattr(self, f"{key}_light"), pick(self, f"{key}_note"))
            for key, title in self.TITLES.items()
        ]
