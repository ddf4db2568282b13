"""Three lights of a report — time, quality, cost — with a word of their author on each. Abstract."""

from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy

from lifecycle.text import pick


class Colour(models.TextChoices):
    GREEN = "green", gettext_lazy("On track")
    AMBER = "amber", gettext_lazy("Needs attention")
    RED = "red", gettext_lazy("In trouble")


TONES = {"green": "ok", "amber": "wait", "red": "bad"}


class Light(NamedTuple):
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


def _colour(name: Any) -> Any:
    return models.CharField(name, max_length=5, choices=Colour.choices, default=Colour.GREEN)


def _note(name: Any) -> Any:
    return models.CharField(name, max_length=200, blank=True)


class Lights(models.Model):
    time_light = _colour(gettext_lazy("time"))
    time_note = _note(gettext_lazy("about the time"))
    time_note_en = _note(gettext_lazy("about the time, in English"))
    quality_light = _colour(gettext_lazy("quality"))
    quality_note = _note(gettext_lazy("about the quality"))
    quality_note_en = _note(gettext_lazy("about the quality, in English"))
    cost_light = _colour(gettext_lazy("cost"))
    cost_note = _note(gettext_lazy("about the cost"))
    cost_note_en = _note(gettext_lazy("about the cost, in English"))

    TITLES = {"time": gettext_lazy("Time"), "quality": gettext_lazy("Quality"), "cost": gettext_lazy("Cost")}

    class Meta:
        abstract = True

    @property
    def lights(self) -> list[Light]:
        return [
            Light(key, title, getattr(self, f"{key}_light"), pick(self, f"{key}_note"))
            for key, title in self.TITLES.items()
        ]
