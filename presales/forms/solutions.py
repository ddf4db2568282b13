"""The forms of the pre-sales solution."""

from lifecycle.forms import solutions as shared
from lifecycle.forms.solutions import PassForm
from presales.models import Solution, SolutionRisk, SolutionSection, SolutionStep

__all__ = ["PassForm", "RiskRowForm", "SectionForm", "SolutionForm", "StepForm"]


class SolutionForm(shared.SolutionForm):
    class Meta(shared.SolutionForm.Meta):
        model = Solution


class SectionForm(shared.SectionForm):
    class Meta(shared.SectionForm.Meta):
        model = SolutionSection


class StepForm(shared.StepForm):
    class Meta(shared.StepForm.Meta):
        model = SolutionStep


class RiskRowForm(shared.RiskRowForm):
    class Meta(shared.RiskRowForm.Meta):
        model = SolutionRisk
