"""Visits of customer service: their report, and how the customer confirmed it."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.forms.tickets import MARKS
from aftersales.models.tickets import SupportTicket
from aftersales.models.visits import ServiceVisit
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class VisitForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "ticket": 8, "mode": 4, "on": 4, "begins": 4, "ends": 4, "who": 4, "met": 4, "outcome": 4, "place": 12, "rating": 4,
    }  # fmt: skip

    class Meta:
        model = ServiceVisit
        fields = (
            "ticket", "mode", "on", "begins", "ends", "who", "met", "place", "place_en", "work", "work_en", "outcome",
            "left", "left_en",
        )  # fmt: skip
        widgets = {
            "begins": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            "ends": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        }
        help_texts = {"work": _("So that the customer recognises what was done, and why it helps.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["ticket"].queryset = SupportTicket.objects.filter(project=project)  # type: ignore[attr-defined]
        self.fields["ticket"].label_from_instance = lambda row: f"{row.number} · {row.label}"  # type: ignore[attr-defined]
        who = self.instance.who_id if self.instance.pk else user.pk
        self.fields["who"].queryset = members(project, who)  # type: ignore[attr-defined]
        self.fields["met"].queryset = contacts(project, self.instance.met_id)  # type: ignore[attr-defined]


class ConfirmVisitForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"on": 4, "how": 8}

    on = forms.DateField(label=_("Confirmed on"))
    how = forms.CharField(
        label=_("How"), max_length=200, help_text=_("Signed on paper and kept where, by which mail.")
    )
    rating = forms.TypedChoiceField(
        label=_("Their mark"), choices=[("", _("none given")), *MARKS], coerce=int, empty_value=None, required=False
    )
    words = forms.CharField(label=_("What they said"), widget=forms.Textarea, max_length=2000, required=False)
    words_en = forms.CharField(
        label=_("What they said, in English"), widget=forms.Textarea, max_length=2000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()
        drop_twins(self, self.record.project)
