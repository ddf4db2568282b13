"""The report on a round of research: the business as it runs today, process by process. Abstract."""

from typing import ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.lint import Finding, reports
from lifecycle.models.documents import Document
from lifecycle.models.interviews import Ordered
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.records import Record
from lifecycle.models.report_filling import ReportFilling
from lifecycle.models.users import User
from lifecycle.text import pick

UNNUMBERED = 9999


class ResearchReportBase(ReportFilling, Record):
    """Children: `sections`, in the order of the business."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEWED = "reviewed", _("Reviewed")
        APPROVED = "approved", _("Approved by the users")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.APPROVED,)
    private: ClassVar[set[str]] = {"review_note"}
    # One row a line, its columns divided by a bar.
    TABLES: ClassVar[tuple[str, ...]] = ("organisation", "roles", "volumes", "systems")

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    organisation = models.TextField(_("organisation"), blank=True)
    organisation_en = models.TextField(_("organisation, in English"), blank=True)
    roles = models.TextField(_("roles: who does what"), blank=True)
    roles_en = models.TextField(_("roles: who does what, in English"), blank=True)
    volumes = models.TextField(_("volumes: what happens how often"), blank=True)
    volumes_en = models.TextField(_("volumes: what happens how often, in English"), blank=True)
    systems = models.TextField(_("systems in use"), blank=True)
    systems_en = models.TextField(_("systems in use, in English"), blank=True)
    conclusions = models.TextField(_("conclusions"), blank=True)
    conclusions_en = models.TextField(_("conclusions in English"), blank=True)
    reviewer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reviewer")
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    review_note = models.TextField(_("remark of the review"), blank=True, editable=False)
    declined_reason = models.TextField(_("why the customer declined"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)

    class Meta(Record.Meta):
        abstract = True

    @property
    def label(self) -> str:
        return pick(self, "title")

    @property
    def tone(self) -> str:
        return {"draft": "draft", "reviewed": "wait"}.get(self.state, "ok")

    def hints(self) -> list[Finding]:
        return reports.findings(self)

    def lacks(self) -> list[Finding]:
        """What a reviewed report must say."""
        return [finding for finding in self.hints() if finding.needed]

    def prefill(self, *, by: User) -> None:
        plan = self.plans().order_by("-round").first()
        if plan is not None:
            self.round = plan.round

    def after_put(self, *, by: User) -> None:
        """Sections keep the numbers that people gave them; new ones without a number come last."""
        rows = list(self.sections.all())  # type: ignore[attr-defined]
        last = max((row.order for row in rows if row.order < UNNUMBERED), default=0)
        for row in rows:
            if row.order >= UNNUMBERED:
                last += 1
                type(row).objects.filter(pk=row.pk).update(order=last)

    # -- verbs -----------------------------------------------------------------------------------------------------

    @transaction.atomic
    def review(self, *, by: User, note: str = "") -> None:
        """Somebody else than who wrote it has read it against the logs."""
        self.locked(self.State.DRAFT)
        self.guard_reviewer(by)
        if not self.sections.exists():  # type: ignore[attr-defined]
            raise Refused(gettext("Write at least one business process first."))
        if lacks := self.lacks():
            raise Refused(
                gettext("Something is still missing: %(what)s.") % {"what": "; ".join(row.text for row in lacks)}
            )
        self.shift(
            self.State.REVIEWED, by=by, verb="research_report.reviewed", reviewer=by, reviewed_at=timezone.now(),
            review_note=note.strip(), declined_reason="",
        )  # fmt: skip

    @transaction.atomic
    def send_back(self, *, by: User, note: str) -> None:
        """The reviewer, or whoever found a mistake before it was signed, wants it otherwise."""
        self.locked(self.State.REVIEWED)
        if not note.strip():
            raise Refused(gettext("Say what has to change."), "note")
        document = self.document
        if document is not None and document.state in Document.OUT:
            text = gettext("%(number)s is out for signature. Withdraw the request first.")
            raise Refused(text % {"number": document.number})
        self.shift(
            self.State.DRAFT, by=by, verb="research_report.returned", data={"reason": note.strip()},
            review_note=note.strip(), reviewed_at=None,
        )  # fmt: skip

    def guard_reviewer(self, by: User) -> None:
        if by.pk in (self.created_by_id, self.updated_by_id):
            raise Refused(gettext("Who wrote it does not review it. Ask a colleague."))
        if self.reviewer_id and by.pk != self.reviewer_id:
            text = gettext("Only %(name)s, who was asked to review it, can do that.")
            raise Refused(text % {"name": self.reviewer})

    # -- document --------------------------------------------------------------------------------------------------

    def guard_issue(self) -> None:
        if self.state == self.State.APPROVED:
            raise Refused(gettext("The users have approved this report; it stays as it is."))
        if self.state != self.State.REVIEWED:
            raise Refused(gettext("Have the report reviewed first; then it can go to the users."))

    def document_signed(self, document: Document, *, by: User | None) -> None:
        if self.state == self.State.REVIEWED:
            self.shift(self.State.APPROVED, by=by, verb="research_report.approved")

    def document_declined(self, document: Document, *, reason: str) -> None:
        if self.state in (self.State.REVIEWED, self.State.APPROVED):
            self.shift(
                self.State.DRAFT, by=None, verb="research_report.returned", data={"reason": reason},
                declined_reason=reason, reviewed_at=None,
            )  # fmt: skip
            evidence.withdraw(self)

    def document_fell(self, document: Document, *, by: User) -> None:
        if self.state == self.State.APPROVED:
            self.shift(self.State.REVIEWED, by=by, verb="research_report.unapproved")


class ReportSectionBase(Ordered):
    """A business process as it runs today. `report` is the foreign key, with related_name `sections`."""

    name = models.CharField(_("business process"), max_length=160)
    name_en = models.CharField(_("business process in English"), max_length=160, blank=True)
    business_process = models.ForeignKey(
        BusinessProcess, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("process of the list")
    )
    department = models.CharField(_("department"), max_length=120, blank=True)
    department_en = models.CharField(_("department in English"), max_length=120, blank=True)
    flow = models.TextField(_("how it runs"), blank=True)
    flow_en = models.TextField(_("how it runs, in English"), blank=True)
    problems = models.TextField(_("problems and exceptions"), blank=True)
    problems_en = models.TextField(_("problems and exceptions, in English"), blank=True)
    needs = models.TextField(_("needs"), blank=True)
    needs_en = models.TextField(_("needs in English"), blank=True)

    class Meta(Ordered.Meta):
        abstract = True

    def __str__(self) -> str:
        return pick(self, "name")
