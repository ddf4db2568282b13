"""Revisions of a solution: a new one takes over the texts of the one before, and shows what it changed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.users import User
from lifecycle.text import pick

if TYPE_CHECKING:
    from lifecycle.models.solutions import SolutionBase

OWN_TEXTS = ("summary_plain", "summary_plain_en", "business_understanding", "business_understanding_en")


@dataclass(frozen=True)
class Difference:
    """How a part stands to the same part of the revision before. `status`: kept, changed, new or dropped."""

    status: str
    title: str
    before: str = ""
    after: str = ""
    anchor: str = ""


class Revisions(models.Model):
    """Capability of a solution."""

    class Meta:
        abstract = True

    @property
    def derived(self: Any) -> "SolutionBase | None":
        """The revision that was made from this one."""
        return type(self).objects.filter(parent=self).first()

    @transaction.atomic
    def derive(self: Any, *, by: User) -> "SolutionBase":
        """A new revision as a copy, to be changed, reviewed and signed anew. This one stays valid until then."""
        self.locked(self.State.PRESENTED, self.State.AGREED, self.State.SIGNED)
        if self.derived is not None:
            raise Refused(
                _("Revision %(n)d was made from this one already. Change that one.") % {"n": self.revision + 1}
            )
        texts = {name: getattr(self, name) for name in ("title", "title_en", *OWN_TEXTS)}
        child = type(self)(
            project=self.project, template=self.template, parent=self, revision=self.revision + 1, **texts
        )
        child.put(by=by, read_version=None)
        child.take_over(self)
        return child

    def take_over(self: Any, source: Any) -> None:
        """Copy sections and steps of another solution, of this or of an earlier stage, row by row."""
        for relation in ("sections", "steps"):
            rows = getattr(self, relation).model
            rows.objects.bulk_create(
                rows(solution=self, **{name: getattr(old, name) for name in rows.COPIED})
                for old in getattr(source, relation).all()
            )

    def differences(self: Any) -> list[Difference]:
        """What changed since the revision before, in reading order; what was dropped comes last."""
        if self.parent is None:
            return []
        parts = [self._text_difference(name) for name in OWN_TEXTS[::2]]
        before = {section.code: section for section in self.parent.sections.all()}
        for section in self.sections.all():
            old = before.pop(section.code, None)
            title, anchor = pick(section, "title"), f"section-{section.code}"
            if old is None:
                parts.append(Difference("new", title, after=pick(section, "body"), anchor=anchor))
            elif all(getattr(old, name) == getattr(section, name) for name in section.TEXTS):
                parts.append(Difference("kept", title, anchor=anchor))
            else:
                parts.append(Difference("changed", title, pick(old, "body"), pick(section, "body"), anchor))
        parts += [Difference("dropped", pick(old, "title"), before=pick(old, "body")) for old in before.values()]
        mine, theirs = ([row.facts for row in solution.steps.all()] for solution in (self, self.parent))
        if mine or theirs:
            parts.append(Difference("kept" if mine == theirs else "changed", _("Table of steps"), anchor="steps"))
        return parts

    def _text_difference(self: Any, name: str) -> Difference:
        title = str(self._meta.get_field(name).verbose_name)
        pairs = [(getattr(self.parent, field), getattr(self, field)) for field in (name, f"{name}_en")]
        if all(old == new for old, new in pairs):
            return Difference("kept", title, anchor=name)
        return Difference("changed", title, pick(self.parent, name), pick(self, name), name)
