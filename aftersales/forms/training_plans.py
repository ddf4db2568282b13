"""Training plans: the seven parts that each has to have, its waves, its confirmation and its end."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.examresults import pass_rate
from aftersales.models import PlannedTrainer, TrainingContent, TrainingPlan, TrainingWave
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class PlanForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"sign_in": 6, "expected_hours": 6, "leader": 6, "usage_check_on": 6}

    class Meta:
        model = TrainingPlan
        fields = (
            "title", "title_en", "goal", "goal_en", "time_breakdown", "time_breakdown_en", "venue", "venue_en", "sign_in",
            "expected_hours", "assessment", "assessment_en", "leader", "usage_check_on", "before_note",
        )  # fmt: skip
        help_texts = {
            "goal": _("What they can do afterwards, so that a test can show it."),
            "time_breakdown": _("Which half days, how much explanation, how much practice."),
            "assessment": _("With cases of real business."),
            "leader": _("A few words of a leader at the beginning show that it is meant seriously."),
            "before_note": _("Needed where no demonstration counted as a first training. It stays with us."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["leader"].queryset = contacts(project, self.instance.leader_id)  # type: ignore[attr-defined]


class PartForm(forms.ModelForm):
    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        self.project = project


class ContentForm(PartForm):
    columns: ClassVar[dict[str, int]] = {"level": 6, "kind": 6}

    class Meta:
        model = TrainingContent
        fields = ("level", "kind", "what", "what_en")


class TrainerForm(PartForm):
    columns: ClassVar[dict[str, int]] = {"user": 6, "contact": 6}

    class Meta:
        model = PlannedTrainer
        fields = ("user", "contact", "topic", "topic_en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = members(self.project, self.instance.user_id)  # type: ignore[attr-defined]
        theirs = contacts(self.project, self.instance.contact_id)
        self.fields["contact"].queryset = theirs  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("user")) == bool(data.get("contact")):
            self.add_error("user", _("Name one trainer: one of ours, or one of the customer."))
        return data

    def validate_constraints(self) -> None:
        """Said beside the field by `clean`."""


class WaveForm(PartForm):
    columns: ClassVar[dict[str, int]] = {"audience": 6, "people": 6, "start": 6, "end": 6}

    class Meta:
        model = TrainingWave
        fields = ("audience", "people", "who", "who_en", "start", "end")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("start") and data.get("end") and data["end"] < data["start"]:
            self.add_error("end", _("It ends before it begins."))
        if data.get("people") == 0:
            self.add_error("people", _("At least one person."))
        return data

    def validate_constraints(self) -> None:
        """Said beside the field by `clean`."""


class ConfirmForm(ActForm):
    contact = forms.ModelChoiceField(label=_("Who of the customer confirmed it"), queryset=None)
    on = forms.DateField(label=_("When"))
    how = forms.CharField(
        label=_("Where the signed paper is kept"), max_length=300,
        help_text=_("Attach a scan under “Files” if there is one."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)


class AssessForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"tested": 6, "passed": 6}

    tested = forms.IntegerField(label=_("How many people were tested"), min_value=0, max_value=9999)
    passed = forms.IntegerField(label=_("How many of them passed"), min_value=0, max_value=9999)
    result = forms.CharField(
        label=_("What came of it"), widget=forms.Textarea,
        help_text=_("Who was praised, who is coached, what we change for the next time."),
    )  # fmt: skip
    result_en = forms.CharField(label=_("What came of it, in English"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        passed, tested = pass_rate(self.record.project)
        if tested:  # by the exams that are marked
            self.initial["tested"], self.initial["passed"] = tested, passed
        drop_twins(self, self.record.project)
