"""What a ticket leads to beyond its solution: an issue, a requirement, an improvement; each once, with its trace."""

import uuid
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.events import subject_key
from lifecycle.models.questions import Question
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User

KINDS = {
    "issue": "lifecycle.question", "requirement": "lifecycle.requirement", "improvement": "aftersales.improvementitem",
}  # fmt: skip
MADE = uuid.UUID("6a1c56d4-3d0a-4a5e-8f59-6b3c9f5a7e21")


class Outcomes(models.Model):
    """Capability of SupportTicket."""

    class Meta:
        abstract = True

    def _key(self: Any, what: str) -> uuid.UUID:
        return uuid.uuid5(MADE, f"{what}:{self.pk}")

    def _made(self: Any, row: Any, what: str, by: User) -> Any:
        row.creation_key = self._key(what)
        row.put(by=by, read_version=None)
        Trace.note(self, row, by=by)
        self.shift(self.state, by=by, verb="ticket.led", data={"label": row.label})
        return row

    def leads(self: Any, what: str) -> bool:
        """Has it led to that already? Asked three times a page, and once of the database."""
        if not hasattr(self, "_led"):
            self._led = set(
                Trace.objects.filter(source_kind=subject_key(self), source_id=self.pk).values_list(
                    "target_kind", flat=True
                )
            )
        return KINDS[what] in self._led

    def became(self: Any, model: Any, what: str) -> Any | None:
        return model.objects.filter(creation_key=self._key(what)).first()

    @transaction.atomic
    def make_issue(self: Any, *, by: User, severity: str, owner: User, due: date) -> Question:
        """A fault that others have to mend too: it goes on the list of the project."""
        self.locked()
        if found := self.became(Question, "issue"):
            return found  # type: ignore[no-any-return]
        if severity not in Question.Severity.values:
            raise Refused(_("Say how serious it is."), "severity")
        defect = self.ticket_kind == self.Kind.TECHNICAL
        row = Question(
            project=self.project, question_kind=Question.Kind.DEFECT if defect else Question.Kind.PROBLEM,
            text=self.text, text_en=self.text_en, raised_by=self.contact, raised_by_us=None if self.contact else by,
            severity=severity, owner=owner, due=due, area=Question.Area.QUALITY,
        )  # fmt: skip
        return self._made(row, "issue", by)  # type: ignore[no-any-return]

    @transaction.atomic
    def make_requirement(self: Any, *, by: User, category: str) -> Requirement:
        """Something that the system is not meant to do yet; from acceptance on it is for phase two."""
        self.locked()
        if found := self.became(Requirement, "requirement"):
            return found  # type: ignore[no-any-return]
        if category not in Requirement.Category.values:
            raise Refused(_("Choose a category."), "category")
        row = Requirement(
            project=self.project, state=Requirement.first_state(self.project), category=category, title=self.title,
            title_en=self.title_en, description=self.text, description_en=self.text_en,
            source=Requirement.Source.TICKET, source_note=f"{self.kind.title} {self.number}"[:160], raised_by=self.contact,
        )  # fmt: skip
        return self._made(row, "requirement", by)  # type: ignore[no-any-return]

    @transaction.atomic
    def make_improvement(self: Any, *, by: User, area: str) -> Any:
        from aftersales.models.improvements import ImprovementItem

        self.locked()
        if found := self.became(ImprovementItem, "improvement"):
            return found
        if area not in ImprovementItem.Area.values:
            raise Refused(_("Choose what it improves."), "area")
        row = ImprovementItem(
            project=self.project, title=self.title, title_en=self.title_en, description=self.text,
            description_en=self.text_en, area=area, source=ImprovementItem.Source.TICKET, contact=self.contact,
        )  # fmt: skip
        return self._made(row, "improvement", by)
