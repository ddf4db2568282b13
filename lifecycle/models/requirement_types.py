"""Kinds of requirements that a team has learned to tell apart, with their signs and what to do about each: a table."""

import json
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event, changes
from lifecycle.models.users import User
from lifecycle.text import pick

ENDINGS = (("", "zh"), ("_en", "en"))
DATA = Path(__file__).parent.parent / "data" / "requirement_types.json"


class Response(models.TextChoices):
    NOW = "now", _("Do it now")
    ALTERNATIVE = "alternative", _("An alternative, or later")
    DECLINE = "decline", _("Decline, or refer elsewhere")


class Nature(models.TextChoices):
    """The three types of the method; each new idea is visionary, a whim or another system's job by its own row."""

    UNAVOIDABLE = "unavoidable", _("Cannot be avoided")
    TOLERABLE = "tolerable", _("Can be tolerated")
    NEW_IDEA = "new_idea", _("New idea")
    OTHER = "other", _("Other")


NATURES = {
    "unavoidable": Nature.UNAVOIDABLE, "tolerable": Nature.TOLERABLE, "visionary": Nature.NEW_IDEA,
    "whim": Nature.NEW_IDEA, "other-system": Nature.NEW_IDEA,
}  # fmt: skip


class RequirementType(models.Model):
    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    signs = models.TextField(_("how it is recognised"))
    signs_en = models.TextField(_("how it is recognised, in English"), blank=True)
    advice = models.TextField(_("advice"))
    advice_en = models.TextField(_("advice in English"), blank=True)
    default_response = models.CharField(_("usual response"), max_length=12, choices=Response.choices)
    nature = models.CharField(_("which of the three"), max_length=11, choices=Nature.choices, default=Nature.OTHER)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    active = models.BooleanField(_("in use"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("order", "pk")
        verbose_name = _("type of requirement")
        verbose_name_plural = _("types of requirements")

    def __str__(self) -> str:
        return pick(self, "title")

    @transaction.atomic
    def revise(self, *, by: User, version: int, **fields: Any) -> None:
        """Write a new one, or change one that was read at `version`. What is retired stays with those that have it."""
        if type(self).objects.exclude(pk=self.pk).filter(code=fields.get("code", self.code)).exists():
            raise Refused(gettext("Another type has this code."), "code")
        before: dict[str, Any] = {}
        if self.pk:
            now = type(self).objects.select_for_update().get(pk=self.pk)
            if now.version != version:
                raise Stale(gettext("Somebody else changed this meanwhile."))
            before = {name: getattr(now, name) for name in fields}
        for name, value in fields.items():
            setattr(self, name, value)
        self.version = version + 1
        self.save()
        Event.record("requirement_type.revised", by=by, subject=self, data={"changes": changes(before, fields)})


def load_requirement_types(types: Any) -> None:
    """Put in the types that the product ships, once; what was changed since is left alone.

    Takes the model class, so that a migration can hand in its historical one.
    """
    sorted_by = "nature" in {field.name for field in types._meta.get_fields()}  # not when they were first put in
    for place, row in enumerate(json.loads(DATA.read_text(encoding="utf-8")), start=1):
        texts = {f"{name}{end}": row[name][key] for name in ("title", "signs", "advice") for end, key in ENDINGS}
        if sorted_by:
            texts["nature"] = NATURES.get(row["code"], Nature.OTHER)
        types.objects.get_or_create(
            code=row["code"], defaults={**texts, "default_response": row["response"], "order": place * 10}
        )
