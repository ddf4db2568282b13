"""Implementation research as a whole: rounds, collected forms, reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from delivery.models.site_findings import LooksAtSite
from lifecycle.models.collected_forms import CollectedFormBase
from lifecycle.models.requirements import Requirement
from lifecycle.models.research_plans import PlanLineBase, ResearchPlanBase
from lifecycle.models.research_reports import ReportSectionBase, ResearchReportBase


class ResearchPlan(LooksAtSite, ResearchPlanBase):
    class Meta(ResearchPlanBase.Meta):
        verbose_name = _("plan of implementation research")
        verbose_name_plural = _("plans of implementation research")


class PlanLine(PlanLineBase):
    plan = models.ForeignKey(ResearchPlan, models.CASCADE, related_name="lines")

    class Meta(PlanLineBase.Meta):
        verbose_name = _("planned talk")


class ResearchReport(ResearchReportBase):
    class Meta(ResearchReportBase.Meta):
        verbose_name = _("report on implementation research")
        verbose_name_plural = _("reports on implementation research")


class ReportSection(ReportSectionBase):
    report = models.ForeignKey(ResearchReport, models.CASCADE, related_name="sections")

    class Meta(ReportSectionBase.Meta):
        verbose_name = _("section of a research report")


class CollectedForm(CollectedFormBase):
    requirements = models.ManyToManyField(
        Requirement, blank=True, related_name="+", verbose_name=_("requirements from it")
    )

    class Meta(CollectedFormBase.Meta):
        verbose_name = _("form collected in implementation research")
        verbose_name_plural = _("forms collected in implementation research")
