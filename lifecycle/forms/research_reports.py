"""Research reports: tables and business processes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.lines import LineForm
from lifecycle.forms.people import members
from lifecycle.forms.processes import offer_process
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.research_reports import UNNUMBERED
from lifecycle.models.users import User


class ReportForm(forms.ModelForm):
    """Each stage names its model."""

    columns = {"title": 6, "round": 2, "reviewer": 4}

    class Meta:
        fields = (
            "title", "title_en", "round", "reviewer", "organisation", "organisation_en", "roles", "roles_en", "volumes",
            "volumes_en", "systems", "systems_en", "conclusions", "conclusions_en",
        )  # fmt: skip
        help_texts = {
            "reviewer": _("Somebody else than who writes it."),
            "organisation": _("One row a line, its columns divided by |. Such as: Pharmacy | 12 people | Chief pharmacist He"),
            "roles": _("One row a line, its columns divided by |. Such as: Head nurse | Zhao Min | requests drugs, checks deliveries"),
            "volumes": _("One row a line, its columns divided by |. Such as: Drug slips | 240 a day"),
            "systems": _("One row a line, its columns divided by |. Such as: Billing | since 2014 | no interface"),
        }  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 4)
        self.fields["reviewer"].queryset = members(project, self.instance.reviewer_id)  # type: ignore[attr-defined]


class SectionForm(LineForm):
    columns = {"order": 2, "business_process": 10, "name": 6, "department": 6}
    order = forms.IntegerField(label=_("No."), min_value=1, max_value=999, required=False)

    class Meta:
        fields = (
            "order", "business_process", "name", "name_en", "department", "department_en", "flow", "flow_en", "problems", "problems_en", "needs",
            "needs_en",
        )  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, project=project, user=user, **kwargs)
        offer_process(self, project)
        low(self, 3)
        if self.instance.pk is None:
            self.initial["order"] = None

    def clean_order(self) -> int:
        return self.cleaned_data["order"] or UNNUMBERED


class ReviewForm(ActForm):
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea)


class SendBackForm(ActForm):
    note = forms.CharField(label=_("What has to change"), widget=forms.Textarea)
