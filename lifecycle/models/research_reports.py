"""The report on a round of research: the business as it runs today, process by process. Abstract."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle.models.interviews import Ordered
from lifecycle.models.records import Record
from lifecycle.models.users import User
from lifecycle.text import pick


class ResearchReportBase(Record):
    """Children: `sections`, in the order of the business."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEWED = "reviewed", _("Reviewed")
        APPROVED = "approved", _("Approved by the users")

    editable_states: ClassVar[tuple[str, ...]] = (State.DRAFT,)
    signed_states: ClassVar[tuple[str, ...]] = (State.APPROVED,)
    private: ClassVar[set[str]] = {"review_note"}

    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    organisation = models.TextField(_("organisation"), blank=True)
    organisation_en = models.TextField(_("organisation, in English"), blank=True)
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


class ReportSectionBase(Ordered):
    """A business process as it runs today. `report` is the foreign key, with related_name `sections`."""

    name = models.CharField(_("business process"), max_length=160)
    name_en = models.CharField(_("business process in English"), max_length=160, blank=True)
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
