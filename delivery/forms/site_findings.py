"""What a round of research sees of the site."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from delivery.models import SiteFinding
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins


class LookForm(ActForm):
    columns = {"area": 6, "verdict": 6, "needed_by": 4, "responsible": 8}
    area = forms.ChoiceField(label=_("Part of the site"), choices=SiteFinding.Area.choices)
    verdict = forms.ChoiceField(label=_("How it stands"), choices=SiteFinding.Verdict.choices)
    text = forms.CharField(label=_("What we saw"), widget=forms.Textarea)
    text_en = forms.CharField(label=_("What we saw, in English"), widget=forms.Textarea, required=False)
    what = forms.CharField(
        label=_("What the customer has to have ready"), max_length=200, required=False,
        help_text=_("Where something is missing. It becomes a condition at the site."),
    )  # fmt: skip
    what_en = forms.CharField(
        label=_("What the customer has to have ready, in English"), max_length=200, required=False
    )
    needed_by = forms.DateField(label=_("Needed by"), required=False)
    responsible = forms.ModelChoiceField(label=_("Who sees to it"), queryset=None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        drop_twins(self, self.record.project)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("verdict") == SiteFinding.Verdict.MISSING and not (data.get("what") or "").strip():
            self.add_error("what", _("Say what the customer has to have ready."))
        return data
