"""Training sessions: their plan, their sheet, and what is told when they are held, answered and closed."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models import (
    Attendance,
    Coaching,
    TrainingNote,
    TrainingPlan,
    TrainingSession,
    TrainingTopic,
    TrainingWave,
)
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.requirements import Requirement
from lifecycle.models.users import User


class TrainingForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "plan": 6, "wave": 6, "training_kind": 6, "mode": 6, "at": 6, "minutes": 6, "place": 6, "trainer": 6, "trainer_contact": 6,
    }  # fmt: skip

    class Meta:
        model = TrainingSession
        fields = (
            "plan", "wave", "topic", "topic_en", "training_kind", "mode", "at", "minutes", "place", "place_en", "trainer",
            "trainer_contact", "goal", "goal_en", "tools", "tools_en",
        )  # fmt: skip
        help_texts = {
            "trainer_contact": _("Instead of one of ours: a key user who trains colleagues."),
            "goal": _("That they work on their own afterwards, not merely that they were shown it."),
            "tools": _("Test system, films, handouts."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        self._plans(project)
        self.fields["trainer"].queryset = members(project, self.instance.trainer_id)  # type: ignore[attr-defined]
        theirs = contacts(project, self.instance.trainer_contact_id)
        self.fields["trainer_contact"].queryset = theirs  # type: ignore[attr-defined]

    def _plans(self, project: Project) -> None:
        """Those that still take sessions, and the one that it belongs to; without any, nothing is asked."""
        open_ones = Q(state__in=("planned", "confirmed")) | Q(pk=self.instance.plan_id)
        plans = TrainingPlan.objects.filter(open_ones, project=project)
        waves = TrainingWave.objects.filter(plan__in=plans).select_related("plan")
        if not waves:
            del self.fields["plan"], self.fields["wave"]
            return
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        self.fields["plan"].empty_label = _("outside a plan")  # type: ignore[attr-defined]
        self.fields["plan"].label_from_instance = lambda plan: plan.label  # type: ignore[attr-defined]
        self.fields["wave"].queryset = waves  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "plan" in self.fields:
            plan, wave = data.get("plan"), data.get("wave")
            if plan and not wave:
                self.add_error("wave", _("Say in which wave of the plan it is held."))
            if wave and (plan is None or wave.plan_id != plan.pk):
                self.add_error("wave", _("This wave belongs to another plan."))
        if bool(data.get("trainer")) == bool(data.get("trainer_contact")):
            self.add_error("trainer", _("Name one trainer: one of ours, or one of the customer."))
        if data.get("mode") == TrainingSession.Mode.ON_SITE and not (data.get("place") or "").strip():
            self.add_error("place", _("Say where it takes place."))
        return data


class LineForm(forms.ModelForm):
    """A line of a session; people are those of the customer."""

    somebody = False  # must it name a contact or a person?

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        if "contact" in self.fields:
            self.fields["contact"].queryset = contacts(project, self.instance.contact_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.somebody and not data.get("contact") and not (data.get("name") or "").strip():
            self.add_error("name", _("Choose a contact, or write the name."))
        return data


class TopicForm(LineForm):
    class Meta:
        model = TrainingTopic
        fields = ("kind", "title", "title_en", "minutes")


class AttendanceForm(LineForm):
    """Whoever signed a session that was held stays who they are."""

    somebody = True
    needs_record = True

    class Meta:
        model = Attendance
        fields = ("contact", "name", "department", "exempt")

    def __init__(self, *args: Any, record: TrainingSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.signed and record.state != TrainingSession.State.PLANNED:
            for name in ("contact", "name", "exempt"):
                self.fields[name].disabled = True

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk and "contact" in self.changed_data:
            self.instance.begin_anew()
        return super().save(commit)


class NoteForm(LineForm):
    columns: ClassVar[dict[str, int]] = {"kind": 4, "contact": 4, "name": 4}

    class Meta:
        model = TrainingNote
        fields = ("kind", "text", "text_en", "contact", "name")


class CoachingForm(LineForm):
    somebody = True

    class Meta:
        model = Coaching
        fields = ("contact", "name", "topic", "due")


class HoldForm(ActForm):
    minutes = forms.IntegerField(label=_("Minutes it took"), min_value=1, max_value=1440)
    came = forms.ModelMultipleChoiceField(
        label=_("Who came and signed"), queryset=None, widget=forms.CheckboxSelectMultiple,
        help_text=_("Those who signed by phone are ticked. Whoever came without being named is added to the session first."),
    )  # fmt: skip
    opened_by = forms.ModelChoiceField(
        label=_("Leader of the customer who opened it"), queryset=None, required=False, empty_label=_("nobody"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].queryset = self.record.attendance.select_related("contact")  # type: ignore[attr-defined]
        self.initial.setdefault("minutes", self.record.minutes)
        self.initial.setdefault("came", [row.pk for row in self.record.attendance.all() if row.signed])
        self.fields["opened_by"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]

    def clean_came(self) -> list[Attendance]:
        return list(self.cleaned_data["came"])


class AnswerForm(ActForm):
    note = forms.ModelChoiceField(label=_("Question or problem"), queryset=None, empty_label=None)
    words = forms.CharField(label=_("Answer"), max_length=300)
    words_en = forms.CharField(label=_("Answer in English"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [row.pk for row in self.record.open_notes]
        self.fields["note"].queryset = self.record.notes.filter(pk__in=keys)  # type: ignore[attr-defined]
        drop_twins(self, self.record.project)


class WishesForm(ActForm):
    category = forms.ChoiceField(label=_("Category"), choices=Requirement.Category.choices)


class CoachForm(ActForm):
    item = forms.ModelChoiceField(label=_("Who was coached, on what"), queryset=None, empty_label=None)
    on = forms.DateField(label=_("When"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = self.record.coaching.filter(done_on=None)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())


class CloseForm(ActForm):
    lessons = forms.CharField(
        label=_("What we learned for the next one"), required=False, widget=forms.Textarea,
        help_text=_("This stays with us."),
    )  # fmt: skip


class ReopenForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)
