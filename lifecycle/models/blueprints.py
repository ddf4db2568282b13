"""The solution of an earlier stage that one is derived from: frozen as it was, so that what differs can be told for good."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from lifecycle import hooks
from lifecycle.models.events import subject_key
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import ZH

SECTION, REQUIREMENT = "section", "requirement"
KEPT, CHANGED, DROPPED, NEW = "kept", "changed", "dropped", "new"
OWN = ("summary_plain", "summary_plain_en", "business_understanding", "business_understanding_en")


@dataclass(frozen=True)
class Subject:
    """What is compared: a section or a requirement. `fact`: what the texts show of it."""

    key: str
    kind: str
    title: dict[str, str]
    fact: str
    before: dict[str, str]
    after: dict[str, str]
    code: str = ""  # of the section, or the number of the requirement


class Blueprint(models.Model):
    """Capability of a solution that starts from another stage's. Its own revisions take the blueprint over."""

    blueprint = models.JSONField(default=dict, editable=False, blank=True)

    class Meta:
        abstract = True

    @staticmethod
    def before(project: Any) -> Any:
        """The solution of an earlier stage that holds, or None."""
        found = (function(project=project) for function in hooks.HOOKS["solution_before"])
        return next((solution for solution in found if solution is not None), None)

    def begin_from(self: Any, source: Any, *, by: User) -> None:
        """Copy its sections and tables, behind those of this template; what both have says what the source said."""
        own = {row["code"]: row["mandatory"] for row in self.template.sections}
        before = {row.code: row for row in self.sections.all()}
        shared = [row for row in source.sections.all() if row.code in before]
        self.sections.filter(code__in=[row.code for row in shared]).delete()
        self.take_over(source)
        places = {code: n for n, code in enumerate(own, 1)}
        last = len(places)
        for n, row in enumerate(self.sections.all(), 1):
            row.order, row.mandatory = places.get(row.code, last + n), own.get(row.code, False)
            row.save(update_fields=["order", "mandatory"])
        self.blueprint = frozen(source)
        type(self).objects.filter(pk=self.pk).update(blueprint=self.blueprint)
        Trace.note(source, self, by=by)

    @property
    def blueprint_source(self: Any) -> Any:
        """The solution itself, as it is now."""
        if not self.blueprint:
            return None
        model = apps.get_model(self.blueprint["kind"])
        return model._default_manager.select_related("project").filter(pk=self.blueprint["id"]).first()

    def subjects(self: Any) -> list[Subject]:
        """Each section and requirement of either, in reading order; nothing where there was no blueprint."""
        if not self.blueprint:
            return []
        return [*self._compared_sections(), *self._compared_requirements()]

    def _compared_sections(self: Any) -> list[Subject]:
        was = {row["code"]: row for row in self.blueprint["sections"]}
        tables = ("steps", "risks")
        same = {name: [_plain(row) for row in getattr(self, name).all()] == self.blueprint[name] for name in tables}
        found = []
        for row in self.shown_parts():
            old = was.pop(row.code, None)
            texts = {name: getattr(row, name) for name in row.TEXTS}
            if old is None:
                fact = NEW
            elif any(texts[name] != old[name] for name in texts) or not same.get(row.code, True):
                fact = CHANGED
            else:
                fact = KEPT
            before = _said(old) if old else {"zh": "", "en": ""}
            found.append(
                Subject(f"{SECTION}:{row.code}", SECTION, _title(texts), fact, before, _said(texts), row.code)
            )
        for code, old in was.items():
            found.append(
                Subject(f"{SECTION}:{code}", SECTION, _title(old), DROPPED, _said(old), {"zh": "", "en": ""}, code)
            )
        return found

    def _compared_requirements(self: Any) -> list[Subject]:
        was = {row["id"]: row for row in self.blueprint["requirements"]}
        now = {row.requirement.pk: row.requirement for row in self.covered() if row.sections}
        found = []
        for key, one in now.items():
            title = {"zh": one.title, "en": one.title_en}
            old = was.pop(key, None)
            fact = NEW if old is None else CHANGED if old["title"][ZH] != one.title else KEPT
            before = old["title"] if old else {"zh": "", "en": ""}
            found.append(Subject(f"{REQUIREMENT}:{key}", REQUIREMENT, title, fact, before, title, one.code))
        for key, old in was.items():
            empty = {"zh": "", "en": ""}
            found.append(
                Subject(f"{REQUIREMENT}:{key}", REQUIREMENT, old["title"], DROPPED, old["title"], empty, old["code"])
            )
        return found


def frozen(source: Any) -> dict[str, Any]:
    """All that a solution says, as plain data."""
    answered = [row.requirement for row in source.covered() if row.sections]
    return {
        "kind": subject_key(source),
        "id": source.pk,
        "title": {"zh": source.title, "en": source.title_en},
        "document": source.document.number if source.document else "",
        "revision": source.revision,
        "texts": {name: getattr(source, name) for name in OWN},
        "sections": [
            {"code": row.code} | {name: getattr(row, name) for name in row.TEXTS} for row in source.sections.all()
        ],
        "steps": [_plain(row) for row in source.steps.all()],
        "risks": [_plain(row) for row in source.risks.all()],
        "requirements": [
            {"id": row.pk, "code": row.code, "title": {"zh": row.title, "en": row.title_en}} for row in answered
        ],
    }


def _plain(row: Any) -> list[Any]:
    """The facts of a row of a table; days as texts."""
    return [value.isoformat() if hasattr(value, "isoformat") else str(value or "") for value in row.facts]


def _title(texts: dict[str, str]) -> dict[str, str]:
    return {"zh": texts["title"], "en": texts["title_en"]}


def _said(texts: dict[str, str]) -> dict[str, str]:
    """What a section says, its objective first."""
    return {
        key: "\n".join(text for text in (texts[f"objective{end}"], texts[f"body{end}"]) if text)
        for key, end in (("zh", ""), ("en", "_en"))
    }
