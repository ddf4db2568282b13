"""What is written on the page of a person's growth."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.models.consultant_trainings import ConsultantTraining
from lifecycle.models.growth_notes import GrowthEntry, OneToOne
from lifecycle.models.projects import Project
from lifecycle.models.skill_assessments import ABILITIES, SkillAssessment
from lifecycle.models.users import ConsultantType, User

SCORES = ((1, _("1: cannot do it yet")), (2, "2"), (3, _("3: does it alone")), (4, "4"), (5, _("5: teaches it")))


class AssessForm(forms.ModelForm):
    columns = dict.fromkeys(ABILITIES, 6)

    class Meta:
        model = SkillAssessment
        fields = (*ABILITIES, "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"note": _("Projects and situations, not opinions. The person reads it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ABILITIES:
            self.fields[name] = forms.TypedChoiceField(
                label=self.fields[name].label, choices=[("", "—"), *SCORES], coerce=int
            )


class TalkForm(forms.ModelForm):
    class Meta:
        model = OneToOne
        fields = ("held_on", "text", "agreed")
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "agreed": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"text": _("Read by mentors and executives. The person reads it only when you share it.")}


class LogForm(forms.ModelForm):
    columns = {"on": 4, "project": 8}

    class Meta:
        model = GrowthEntry
        fields = ("on", "project", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, user: User, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Project.objects.visible_to(user).filter(members__user=person).distinct()
        self.fields["project"].queryset = rows  # type: ignore[attr-defined]


class TrainingForm(forms.ModelForm):
    columns = {"kind": 4, "planned_for": 4, "hours": 4, "topic": 6, "topic_en": 6}

    class Meta:
        model = ConsultantTraining
        fields = ("kind", "planned_for", "hours", "topic", "topic_en", "trainer")


class HeldForm(forms.Form):
    on = forms.DateField(label=_("Held on"), initial=timezone.localdate)
    result = forms.CharField(label=_("What came of it"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class AdvanceForm(forms.Form):
    consultant_type = forms.ChoiceField(label=_("Stage"), choices=ConsultantType.choices)
    promoted_on = forms.DateField(label=_("Since"), initial=timezone.localdate)
    why = forms.CharField(
        label=pgettext_lazy("next stage", "What it rests on"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the growth log."),
    )  # fmt: skip
