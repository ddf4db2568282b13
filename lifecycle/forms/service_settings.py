"""When customer service works, and within how many working hours it answers and solves what."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.models.settings import SERVICE_TARGETS, SiteSettings

PRIORITIES = {
    "critical": _("Work stands still"), "high": _("Urgent"), "normal": _("Normal"), "low": _("Can wait"),
}  # fmt: skip
WHATS = {"response": _("answered within … working hours"), "solve": _("solved within … working hours")}


class ServiceTimesForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "service_from": 6, "service_to": 6, **{f"{p}_{what}": 6 for p in SERVICE_TARGETS for what in WHATS},
    }  # fmt: skip

    class Meta:
        model = SiteSettings
        fields = ("service_from", "service_to")
        widgets = {
            name: forms.TimeInput(format="%H:%M", attrs={"type": "time"}) for name in ("service_from", "service_to")
        }
        help_texts = {
            "service_to": _("Between the two lie the hours of a working day; the calendar says which days are working days."),
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for priority, title in PRIORITIES.items():
            for what, words in WHATS.items():
                self.fields[f"{priority}_{what}"] = forms.FloatField(
                    label=format_lazy("{}: {}", title, words), min_value=0.25, max_value=2000,
                    initial=self.instance.service_hours(priority, what),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        opens, closes = data.get("service_from"), data.get("service_to")
        if opens and closes and opens >= closes:
            self.add_error("service_to", _("It ends before it begins."))
        for priority in PRIORITIES:
            first, second = data.get(f"{priority}_response"), data.get(f"{priority}_solve")
            if first is not None and second is not None and second < first:
                self.add_error(f"{priority}_solve", _("Nothing is solved before it is answered."))
        return data

    def facts(self) -> dict[str, Any]:
        """What `SiteSettings.revise` takes."""
        data = self.cleaned_data
        targets = {p: {what: data[f"{p}_{what}"] for what in WHATS} for p in PRIORITIES}
        return {"service_from": data["service_from"], "service_to": data["service_to"], "service_targets": targets}
