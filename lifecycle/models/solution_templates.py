"""What a solution must contain: sections in order, which of them are mandatory, and what belongs into each."""

import json
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from lifecycle.errors import Refused, Stale
from lifecycle.models.events import Event
from lifecycle.models.users import User
from lifecycle.text import pick

DATA = Path(__file__).parent.parent / "data" / "solution_templates.json"


class SolutionKind(models.TextChoices):
    PRESALES = "presales", _("Pre-sales solution")
    PROJECT = "project", _("Project solution")
    IMPLEMENTATION = "implementation", _("Implementation solution")


class TemplateQuerySet(models.QuerySet["SolutionTemplate"]):
    def usable(self, kind: str) -> "TemplateQuerySet":
        """Templates that a new solution of the kind may start from."""
        return self.filter(kind=kind, retired=False)


class SolutionTemplate(models.Model):
    """`sections`: [{code, zh, en, mandatory, guide_zh, guide_en, group}] in reading order. `group`, which is mostly
    missing: change or design, where an implementation solution may leave it out."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=14, choices=SolutionKind.choices)
    sections = models.JSONField(_("sections"), default=list)
    retired = models.BooleanField(_("no longer used for new solutions"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("solution template")
        verbose_name_plural = _("solution templates")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="solution_template_kind", condition=models.Q(kind__in=[kind.value for kind in SolutionKind])
            )
        ]

    def __str__(self) -> str:
        return pick(self, "name")

    @classmethod
    def default(cls, kind: str) -> "SolutionTemplate | None":
        """The first one of the kind; where none was ever made, those that the product ships are put in."""
        if not cls.objects.filter(kind=kind).exists():
            load_standard_templates(cls)
        return cls.objects.usable(kind).first()

    @transaction.atomic
    def revise(self, *, by: User, version: int, sections: list[dict[str, Any]], **fields: Any) -> None:
        """Change it for solutions written from now on; those that exist keep the sections they began with."""
        if len({row["code"] for row in sections}) != len(sections):
            raise Refused(_("Two sections have the same code."))
        if not any(row["mandatory"] for row in sections):
            raise Refused(_("At least one section must be mandatory, or every empty solution would be complete."))
        if self.pk:
            now = type(self).objects.select_for_update().get(pk=self.pk)
            if now.version != version:
                raise Stale(_("Somebody else changed this meanwhile."))
        for name, value in fields.items():
            setattr(self, name, value)
        self.sections, self.version = sections, version + 1
        self.save()
        Event.record("template.revised", by=by, subject=self, data={"sections": [row["code"] for row in sections]})

    def guide(self, code: str) -> dict[str, str]:
        """What belongs into a section, in both languages."""
        row = next((row for row in self.sections if row["code"] == code), {})
        return {"zh": row.get("guide_zh", ""), "en": row.get("guide_en", "")}


def load_standard_templates(templates: Any) -> None:
    """Put in the templates that the product ships, once; what was changed since is left alone.

    Takes the model class, so that a migration can hand in its historical one.
    """
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        templates.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"]["zh"],
                "name_en": row["name"]["en"],
                "kind": row["kind"],
                "sections": row["sections"],
            },
        )
