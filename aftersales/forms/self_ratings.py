"""How users get on after a training: the questions themselves, what was told on paper, and coaching for the weak."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales import selfratings
from aftersales.forms.training_people import PeopleForm
from aftersales.models.self_ratings import QUESTIONS, SelfRating
from aftersales.models.trainingparts import TrainingTopic
from lifecycle.forms.acts import ActForm

TWO_WEEKS = timedelta(days=14)


def _ask(form: Any, session: Any, **more: Any) -> None:
    for key in QUESTIONS:
        form.fields[key] = forms.TypedChoiceField(
            label=selfratings.asked(key), choices=selfratings.choices(key), coerce=int, **more
        )
    form.fields["topics"] = forms.ModelMultipleChoiceField(
        label=_("Which of these do you manage alone?"), queryset=TrainingTopic.objects.filter(session=session),
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    form.fields["hinders"] = forms.CharField(
        label=_("What hinders you?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    if not form.fields["topics"].queryset.exists():
        del form.fields["topics"]


def _told(form: Any) -> dict[str, Any]:
    """What the verbs take."""
    data = form.cleaned_data
    return {
        "levels": {key: data[key] for key in QUESTIONS if key in data}, "topics": list(data.get("topics") or []),
        "hinders": data.get("hinders", ""),
    }  # fmt: skip


class RatingForm(forms.Form):
    """As users fill it in on a phone."""

    def __init__(self, *args: Any, session: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask(self, session, widget=forms.RadioSelect)

    def told(self) -> dict[str, Any]:
        return _told(self)


class EnterForm(ActForm):
    """From paper, or from a telephone call."""

    columns: ClassVar[dict[str, int]] = dict.fromkeys(QUESTIONS, 6)

    attendance = forms.ModelChoiceField(label=_("Who"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.record.attendance.filter(signed=True).exclude(self_rating__answered_on__isnull=False)
        self.fields["attendance"].queryset = rows.select_related("contact")  # type: ignore[attr-defined]
        _ask(self, self.record)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        return data if self.errors else {"attendance": data["attendance"], **_told(self)}


class CoachWeakForm(PeopleForm):
    """Who does not get on, on what they are coached, by when."""

    topic = forms.CharField(label=_("On what"), max_length=200)
    due = forms.DateField(label=_("Due"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = SelfRating.objects.filter(attendance__session=self.record).exclude(answered_on=None)
        found = [row for row in rows.select_related("attendance") if row.is_weak]
        self.means = {row.attendance_id: row.mean for row in found}
        field: Any = self.fields["people"]
        field.queryset = self.record.attendance.filter(pk__in=self.means).select_related("contact")
        self.initial = {
            **self.initial, "people": [row.attendance_id for row in selfratings.uncoached(found)], "topic": self.record.label, "due": timezone.localdate() + TWO_WEEKS
        }  # fmt: skip

    def named(self, row: Any) -> str:
        return f"{row} ({self.means.get(row.pk, 0):.1f})"


class LinksForm(forms.Form):
    """For whom a code is made, who has no e-mail address."""

    people = forms.ModelMultipleChoiceField(label=_("Who"), queryset=None, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, session: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = session.attendance.filter(signed=True, contact__isnull=False, contact__left_on=None)
        rows = rows.exclude(self_rating__answered_on__isnull=False).select_related("contact")
        self.fields["people"].queryset = rows  # type: ignore[attr-defined]
        self.initial["people"] = [row.pk for row in rows if not row.contact.email]
