"""Forms and reports that the customer uses."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.processes import offer_processes
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import User


class CollectedFormForm(forms.ModelForm):
    """Each stage names its model."""

    columns = {"name": 8, "form_kind": 4, "department": 6, "frequency": 6, "asked_from": 8, "wanted_by": 4}

    class Meta:
        fields = (
            "name", "name_en", "form_kind", "department", "department_en", "frequency", "frequency_en", "asked_from",
            "wanted_by", "note", "processes", "requirements",
        )  # fmt: skip
        widgets = {"requirements": forms.CheckboxSelectMultiple, "processes": forms.CheckboxSelectMultiple}
        help_texts = {
            "frequency": _("Such as “twice a day” or “at the end of each month”."),
            "note": _("Fields nobody fills in, columns added by hand. This stays with us."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["asked_from"].queryset = contacts(project, self.instance.asked_from_id)  # type: ignore[attr-defined]
        offer_processes(self, project, "processes")
        rows = Requirement.objects.filter(project=project)
        self.fields["requirements"].queryset = rows  # type: ignore[attr-defined]
        if not rows.exists():
            del self.fields["requirements"]


class CollectForm(ActForm):
    on = forms.DateField(label=_("Collected on"), help_text=_("Attach the filled-in sample to its page."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())
