"""Sales proposals: written, sent, answered."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from presales.models import SalesProposal

TEXTS = ("background", "needs", "advantages", "implementation_plan", "commercial_terms")


class ProposalForm(forms.ModelForm):
    class Meta:
        model = SalesProposal
        fields = ("title", "title_en", *(name for text in TEXTS for name in (text, f"{text}_en")), "valid_until")
        help_texts = {
            "background": _("The customer's situation, in their words. Headings, lists and **bold** may be used."),
            "needs": _("What they told us they need."),
            "advantages": _("What answers these needs; only what they can see for themselves."),
            "implementation_plan": _("Steps, dates, who does what."),
            "commercial_terms": _("May be left out where the price is offered separately."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SalesProposal.SECTIONS:
            self.fields[name].required = False
        drop_twins(self, project)
        low(self, 7, commercial_terms=4, commercial_terms_en=4)


class SendForm(ActForm):
    on = forms.DateField(label=_("Sent on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())


class AcceptForm(ActForm):
    answer = forms.CharField(label=_("The customer's answer"), required=False, widget=forms.Textarea)


class RejectForm(ActForm):
    answer = forms.CharField(label=_("The customer's answer"), widget=forms.Textarea)
