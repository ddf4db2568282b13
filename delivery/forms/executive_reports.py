"""Reports to executives: the text, who reads it, what it asks for; and what each step must be told."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delivery.forms.kickoffs import LineForm
from delivery.models import ExecutiveReport, ReportAsk, ReportReader
from delivery.models.report_lines import Audience
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User

MARKS = [("", _("not judged")), *((n, str(n)) for n in range(5, 0, -1))]


class ReportForm(forms.ModelForm):
    columns = {
        "audience": 4, "period_from": 4, "period_to": 4, "time_light": 4, "time_note": 8, "quality_light": 4, "quality_note": 8,
        "cost_light": 4, "cost_note": 8,
    }  # fmt: skip

    class Meta:
        model = ExecutiveReport
        fields = (
            "audience", "period_from", "period_to", "headline", "headline_en",
            "time_light", "time_note", "time_note_en", "quality_light", "quality_note", "quality_note_en",
            "cost_light", "cost_note", "cost_note_en", "achievements", "achievements_en", "next_steps", "next_steps_en",
            "risks", "risks_en",
        )  # fmt: skip
        help_texts = {
            "headline": _("If they read one line only, this is it."),
            "time_note": _("One sentence; wanted where the light is not green."),
            "achievements": _("Results, not activities; one a line."),
            "next_steps": _("One a line, with the day."),
            "risks": _("One a line, with what is being done about it."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 4)


class ReaderForm(LineForm):
    columns = {"contact": 6, "user": 6}

    class Meta:
        model = ReportReader
        fields = ("contact", "user")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.project, self.instance.contact_id)  # type: ignore[attr-defined]
        self.fields["user"].queryset = User.objects.filter(is_active=True).order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("contact")) == bool(data.get("user")):
            raise ValidationError(_("Choose one person: of the customer, or of ours."))
        return data


class AskForm(LineForm):
    columns = {"kind": 3, "text": 6, "due": 3, "text_en": 12}

    class Meta:
        model = ReportAsk
        fields = ("kind", "text", "text_en", "due")


class AgreeForm(ActForm):
    note = forms.CharField(label=_("Your remark"), widget=forms.Textarea, required=False)


class ReopenForm(ActForm):
    reason = forms.CharField(label=_("What is to be put right"), widget=forms.Textarea)


class ScheduleForm(ActForm):
    on = forms.DateField(label=_("To be delivered on"))
    why = forms.CharField(
        label=_("Why this is the moment"), widget=forms.Textarea,
        help_text=_("What are these people busy with on that day? This stays with us."),
    )  # fmt: skip
    facts_only = forms.BooleanField(
        label=_("Read again as they will read it: facts only, nobody blamed"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(on=self.record.moment_on or timezone.localdate(), why=self.record.timing_note)


class DeliverForm(ActForm):
    on = forms.DateField(label=_("Delivered on"))
    channel = forms.ChoiceField(label=_("How"), choices=ExecutiveReport.Channel.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()


class SettleForm(ActForm):
    ask = forms.ModelChoiceField(label=_("What we asked for"), queryset=ReportAsk.objects.none(), empty_label=None)
    granted = forms.TypedChoiceField(
        label=_("Their answer"), choices=[("yes", _("Given")), ("no", _("Refused"))], coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    answer = forms.CharField(label=_("What they said"), widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asks = ReportAsk.objects.filter(report=self.record, outcome=ReportAsk.Outcome.OPEN)
        self.fields["ask"].queryset = asks  # type: ignore[attr-defined]


class ReactForm(ActForm):
    """How they took it; one mark for each reader of the customer's, and nobody has to be judged."""

    reaction = forms.CharField(label=_("How they took it"), widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["reaction"] = self.record.reaction
        rows = self.record.readers.filter(contact__isnull=False).select_related("contact")
        self.people = {f"person_{row.contact_id}": row.contact for row in rows}
        for name, contact in self.people.items():
            self.fields[name] = forms.TypedChoiceField(
                label=str(contact), choices=MARKS, coerce=int, empty_value=None, required=False,
                help_text=_("How much they trust us now. This stays with us."),
            )  # fmt: skip
            self.initial[name] = self.record.confidence.get(str(contact.pk), contact.confidence)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        marks = {contact.pk: data[name] for name, contact in self.people.items() if data.get(name)}
        return {"reaction": data.get("reaction", ""), "marks": marks}


class RhythmForm(forms.Form):
    """Every so many days, for each audience."""

    def __init__(self, *args: Any, days: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for audience in Audience:
            self.fields[audience.value] = forms.IntegerField(
                label=audience.label, min_value=1, max_value=180, initial=days[audience.value],
                help_text=_("every so many days"),
            )  # fmt: skip
