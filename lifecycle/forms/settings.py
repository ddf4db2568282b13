"""Forms of the company's settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.models.playbooks import Playbook
from lifecycle.models.settings import CADENCES, SWITCHES, THRESHOLDS, SiteSettings

CADENCE_LABELS = {
    "executive": _("Executive report every … days"),
    "customer_contact": _("Contact with the customer every … days"),
    "memo": _("Site-work memo every … days"),
    "signature_chase": _("Remind of a signature every … days"),
    "requirement_confirmation": _("The customer confirms a requirement within … days"),
    "contract_reading": _("The project manager reads the contract within … working days of the hand-over"),
    "trial_feedback": _("What users say in the trial run is sorted within … days"),
    "training_notice": _("Participants learn of a training at least … days before"),
    "training_reminder": _("Remind of user training … days after the trial run began, where none is planned"),
    "survey_reminder": _("Remind once of a survey after … days"),
    "self_rating": _("Ask those who were trained how they get on after … days"),
}
THRESHOLD_LABELS = {
    "risk_exposure": _("A risk needs a response from this exposure on (1 to 25)"),
    "research_hours_per_day": _("At most this many hours of research a day"),
    "key_process_interviewees": _("Ask at least this many people about a key process"),
    "small_contract_amount": _("A contract up to this amount counts as small"),
    "promise_ratio": _("A promise is red when the estimate exceeds it by this factor"),
    "pass_mark": _("Pass mark of tests, %"),
    "coverage": _("Training reaches at least this share of users, %"),
    "pass_rate": _("At least this share of those tested passes, %"),
    "technical_exchanges": _("A project has at least this many technical exchanges before the contract"),
    "simple_way_days": _("From this effort in days on, a requirement asks for a simple way too"),
}


SWITCH_LABELS = {
    "kickoff_strict": _("Refuse a kickoff before research is reported and the solution approved (otherwise: warn)"),
}


class CompanyForm(forms.ModelForm):
    columns = {
        "vendor_name": 6, "vendor_name_en": 6, "vendor_address": 6, "vendor_address_en": 6,
        "bank_name": 4, "bank_account": 4, "bank_swift": 4, "numbering_prefix": 4, "languages": 4,
        "prevailing_language": 4,
        "presales_owner_default": 4, "pm_involvement_default": 4, "collection_owner_default": 4, "comm_ratio": 4,
        "playbook_default": 8, "trial_run_in": 4, "acceptance_roles": 8,
        **dict.fromkeys([f"cadence_{n}" for n in CADENCES] + [f"threshold_{n}" for n in THRESHOLDS], 6),
    }  # fmt: skip

    class Meta:
        model = SiteSettings
        fields = (
            "vendor_name", "vendor_name_en", "vendor_address", "vendor_address_en", "bank_name", "bank_account",
            "bank_swift", "numbering_prefix", "languages", "prevailing_language", "presales_owner_default",
            "pm_involvement_default", "collection_owner_default", "comm_ratio", "playbook_default",
            "trial_run_in", "acceptance_roles",
        )  # fmt: skip
        help_texts = {
            "numbering_prefix": _("Projects opened from now on are numbered like P-2026-0042."),
            "presales_owner_default": _(
                "Proposed as owner of pre-sales when a project is opened. Each duty keeps its own owner."
            ),
            "trial_run_in": _(
                "Whose checklist is worked on, and under which stage lists show the project, while it runs on trial."
            ),
            "acceptance_roles": _("An acceptance cannot be applied for while one of them is missing."),
            "pm_involvement_default": _("Shown as the rule of the house where a project's case is decided."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vendor_name"].required = True
        self.fields["playbook_default"].queryset = Playbook.objects.filter(state=Playbook.State.PUBLISHED)
        for name, default in CADENCES.items():
            self.fields[f"cadence_{name}"] = forms.IntegerField(
                label=CADENCE_LABELS[name], min_value=1, max_value=365,
                initial=self.instance.cadences.get(name, default),
            )  # fmt: skip
        for name, value in THRESHOLDS.items():
            kind = forms.IntegerField if isinstance(value, int) else forms.FloatField
            self.fields[f"threshold_{name}"] = kind(
                label=THRESHOLD_LABELS[name], min_value=0, initial=self.instance.thresholds.get(name, value)
            )

        for name, on in SWITCHES.items():
            self.fields[f"switch_{name}"] = forms.BooleanField(
                label=SWITCH_LABELS[name], required=False, initial=self.instance.thresholds.get(name, on)
            )

    def clean_comm_ratio(self) -> str:
        text = self.cleaned_data["comm_ratio"].replace("：", ":").replace(" ", "")
        parts = text.split(":")
        if len(parts) != 3 or not all(part.isdecimal() and int(part) > 0 for part in parts):
            raise forms.ValidationError(_("Three numbers with colons between them, such as 3:4:3."))
        return text

    def facts(self) -> dict[str, Any]:
        """What `SiteSettings.revise` takes."""
        data = dict(self.cleaned_data)
        data["cadences"] = {name: data.pop(f"cadence_{name}") for name in CADENCES}
        data["thresholds"] = {name: data.pop(f"threshold_{name}") for name in THRESHOLDS}
        data["thresholds"] |= {name: data.pop(f"switch_{name}") for name in SWITCHES}
        return data


class LogoForm(forms.Form):
    logo = forms.FileField(label=_("Logo"), help_text=_("PNG or JPEG, at most 2 MB. It stands on every document."))


class CalendarDayForm(forms.Form):
    columns = {"date": 6, "working": 6, "name": 6, "name_en": 6}
    date = forms.DateField(label=_("Date"))
    working = forms.TypedChoiceField(
        label=_("Kind of day"), choices=[("0", _("Day off")), ("1", _("Working day"))], coerce=lambda v: v == "1"
    )
    name = forms.CharField(label=_("Name"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)


class YearsForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=2004, max_value=2100)
