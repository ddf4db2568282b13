"""Our understanding of the customer's business: drawn from research, checked and confirmed by those who work there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lifecycle.errors import Refused
from lifecycle.models.customers import Contact
from lifecycle.models.events import subject_key
from lifecycle.models.research_reports import ResearchReportBase
from lifecycle.models.traces import Trace
from lifecycle.models.users import User

TEXT = ("business_understanding", "business_understanding_en")


@dataclass(frozen=True)
class Report:
    key: str  # "app.model:number"
    record: Any


class Understanding(models.Model):
    """Capability of a solution."""

    research = models.JSONField(gettext_lazy("research that it rests on"), default=list, blank=True)
    understood_on = models.DateField(gettext_lazy("understanding confirmed on"), null=True, blank=True, editable=False)
    understood_by = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=gettext_lazy("understanding confirmed by"),
    )  # fmt: skip
    understood_note = models.TextField(gettext_lazy("what they put right"), blank=True, editable=False)

    class Meta:
        abstract = True

    def reports(self: Any) -> list[Report]:
        """Research reports of the project that somebody reviewed, of whichever stage."""
        found = []
        for model in apps.get_models():
            if issubclass(model, ResearchReportBase):
                rows = model._default_manager.filter(project=self.project).exclude(state="draft")
                found += [Report(f"{subject_key(row)}:{row.pk}", row) for row in rows.order_by("number")]
        for report in found:
            report.record.project = self.project
        return found

    def linked_reports(self: Any) -> list[Any]:
        return [row.record for row in self.reports() if row.key in self.research] if self.research else []

    def guard_understanding(self: Any) -> None:
        if not self.business_understanding.strip():
            raise Refused(_("Write our understanding of the business first: the users will confirm it."))
        if self.reports() and not self.linked_reports():
            raise Refused(_("Name the research that our understanding of the business rests on."))

    @transaction.atomic
    def put(self: Any, *, by: User, read_version: int | None, diff: dict[str, Any] | None = None) -> None:
        """What was confirmed was that text; another text is confirmed anew."""
        if self.pk is not None and self.understood_by_id is not None:
            old = type(self).objects.values(*TEXT).get(pk=self.pk)
            if any(old[name] != getattr(self, name) for name in TEXT):
                self.understood_by, self.understood_on, self.understood_note = None, None, ""
        super().put(by=by, read_version=read_version, diff=diff)  # type: ignore[misc]

    @transaction.atomic
    def submit(self: Any, *, by: User, reviewer: User) -> None:
        super().submit(by=by, reviewer=reviewer)  # type: ignore[misc]
        for report in self.linked_reports():
            Trace.note(report, self, by=by)

    @transaction.atomic
    def confirm_understanding(self: Any, *, by: User, on: date, contact: Contact, note: str = "") -> None:
        """Somebody of the customer read how we see their business, and says that it is so."""
        self.locked(self.State.PRESENTED, self.State.AGREED)
        if contact.customer_id != self.project.customer_id:
            raise Refused(_("This person belongs to another customer."), "contact")
        if self.presented_on and on < self.presented_on:
            raise Refused(_("It was presented only later, on %(day)s.") % {"day": self.presented_on}, "on")
        if on > timezone.localdate():
            raise Refused(_("Note it once it has taken place; this day is still to come."), "on")
        self.shift(
            self.state, by=by, verb="solution.understood", data={"who": contact.name},
            understood_on=on, understood_by=contact, understood_note=note.strip(),
        )  # fmt: skip
