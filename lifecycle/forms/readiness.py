"""Conditions at the customer's site: listed, promised, ready, seen."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.readiness import ReadinessItem
from lifecycle.models.users import User


class ReadinessForm(forms.ModelForm):
    columns = {"item_kind": 4, "responsible": 4, "needed_by": 4}

    class Meta:
        model = ReadinessItem
        fields = ("what", "what_en", "item_kind", "responsible", "needed_by", "note")
        help_texts = {
            "what": _("So exactly that both sides can see whether it is there."),
            "responsible": _("One person at the customer, not a department."),
            "needed_by": _("The day on which our work stops without it."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        self.fields["responsible"].queryset = contacts(project, self.instance.responsible_id)  # type: ignore[attr-defined]


class PromiseForm(ActForm):
    on = forms.DateField(label=_("The customer promises it for"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = self.record.promised_for or self.record.needed_by
        if self.record.needed_by:
            self.fields["on"].help_text = _("It is needed by %(day)s.") % {"day": self.record.needed_by}


class ReadyForm(ActForm):
    on = forms.DateField(label=_("Ready since"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()


class VerifyForm(ActForm):
    proof = forms.CharField(
        label=_("Where that was seen"), widget=forms.Textarea,
        help_text=_("Who of us saw it, where and how. Photos and measurements belong to its files."),
    )  # fmt: skip


class NotReadyForm(ActForm):
    reason = forms.CharField(label=_("What is missing"), widget=forms.Textarea)
