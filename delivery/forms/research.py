"""Implementation research: the shared forms with the models of this stage."""

from delivery.models import CollectedForm, ResearchLog, ResearchPlan, ResearchReport
from lifecycle.forms import collected_forms, research, research_plans, research_reports


class LogForm(research.ResearchLogForm):
    class Meta(research.ResearchLogForm.Meta):
        model = ResearchLog


class PlanForm(research_plans.PlanForm):
    class Meta(research_plans.PlanForm.Meta):
        model = ResearchPlan


class ReportForm(research_reports.ReportForm):
    class Meta(research_reports.ReportForm.Meta):
        model = ResearchReport


class CollectedFormForm(collected_forms.CollectedFormForm):
    class Meta(collected_forms.CollectedFormForm.Meta):
        model = CollectedForm
