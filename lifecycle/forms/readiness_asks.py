"""Asking somebody of the customer whether it is ready, and the sheet on which they answer."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.models.readiness import ReadinessItem
from lifecycle.models.readiness_asks import ReadinessAsk

Verdict = ReadinessAsk.Verdict


class AskReadyForm(ActForm):
    also = forms.ModelMultipleChoiceField(
        label=_("Ask about these too"), queryset=ReadinessItem.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("What else the same person is responsible for and is still open."),
    )  # fmt: skip
    until = forms.DateField(label=_("Answers until"))
    message = forms.CharField(label=_("Message"), widget=forms.Textarea, required=False, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ReadinessItem.objects.filter(
            project=self.record.project, responsible=self.record.responsible_id, state__in=ReadinessItem.OPEN
        ).exclude(pk=self.record.pk)
        if rows.exists():
            self.fields["also"].queryset = rows  # type: ignore[attr-defined]
            self.fields["also"].label_from_instance = lambda row: row.label  # type: ignore[attr-defined]
            self.initial.setdefault("also", [row.pk for row in rows])
        else:
            del self.fields["also"]
        self.initial.setdefault("until", timezone.localdate() + timedelta(days=7))


class ReadySheet(forms.Form):
    """For each condition: it is ready, or the day before which it will not be."""

    def __init__(self, *args: Any, asks: list[ReadinessAsk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks = asks
        for ask in asks:
            self.fields[f"v{ask.pk}"] = forms.ChoiceField(
                label=_("Is it ready?"), choices=Verdict.choices, widget=forms.RadioSelect
            )
            self.fields[f"d{ask.pk}"] = forms.DateField(label=_("Not before"), required=False)
            self.fields[f"w{ask.pk}"] = forms.CharField(
                label=_("What should we know?"), required=False, max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def rows(self) -> list[tuple[Any, ...]]:
        return [(ask, self[f"v{ask.pk}"], self[f"d{ask.pk}"], self[f"w{ask.pk}"]) for ask in self.asks]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for ask in self.asks:
            name, day = f"d{ask.pk}", data.get(f"d{ask.pk}")
            if data.get(f"v{ask.pk}") != Verdict.LATER or name in self.errors:
                continue
            if day is None:
                self.add_error(name, gettext("Name the day, so that we can plan with it."))
            elif day < timezone.localdate():
                self.add_error(name, gettext("This day lies behind us."))
        return data

    def answers(self) -> dict[int, tuple[str, date | None, str]]:
        found = {}
        for ask in self.asks:
            verdict = self.cleaned_data[f"v{ask.pk}"]
            day = self.cleaned_data[f"d{ask.pk}"] if verdict == Verdict.LATER else None
            found[ask.pk] = (verdict, day, self.cleaned_data[f"w{ask.pk}"])
        return found
