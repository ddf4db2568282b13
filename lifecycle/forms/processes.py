"""Business processes, and the choice of one of them in the forms of research."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class ProcessForm(forms.ModelForm):
    columns = {"name": 9, "sequence": 3, "department": 6, "manual_state": 6, "trained_target": 6}

    class Meta:
        model = BusinessProcess
        fields = (
            "name", "name_en", "sequence", "department", "department_en", "is_key", "manual_state", "trained_target", "note",
        )  # fmt: skip
        help_texts = {
            "name": _("As the customer's people call it, such as “Drugs for the wards”."),
            "sequence": _("Its number in the order of the work. Without one it comes last."),
            "is_key": _("Where it stands still, the customer stands still: at least two people are asked about it."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        self.fields["sequence"].min_value = 1  # type: ignore[attr-defined]


class DropForm(ActForm):
    reason = forms.CharField(label=_("Why it is no part of the work"), widget=forms.Textarea)


def offer_process(form: Any, project: Project) -> None:
    """Limit a form's choice of a process to those of its project; no choice where none is listed."""
    field, named = form.fields["business_process"], form.instance.business_process_id
    rows = BusinessProcess.objects.filter(
        Q(project=project, state=BusinessProcess.State.IN_USE) | Q(project=project, pk=named)
    )
    if not rows.exists():
        del form.fields["business_process"]
        return
    field.queryset = rows


def offer_processes(form: Any, project: Project, field: str) -> None:
    """The same for a choice of several."""
    rows = BusinessProcess.of(project)
    if form.instance.pk is not None:
        named = getattr(form.instance, field).values_list("pk", flat=True)
        rows = BusinessProcess.objects.filter(Q(project=project, state=BusinessProcess.State.IN_USE) | Q(pk__in=named))
    if not rows.exists():
        del form.fields[field]
        return
    form.fields[field].queryset = rows
