"""A trial run with its pass criteria, what is noted while it lasts, and the report that ends it."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.models import TrialCriterion, TrialReport, TrialRun
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.customers import Contact
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class TrialForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "starts_on": 4,
        "planned_end": 4,
        "observed": 4,
        "our_lead": 6,
        "their_lead": 6,
    }

    class Meta:
        model = TrialRun
        fields = (
            "title", "title_en", "scope", "scope_en", "starts_on", "planned_end", "observed", "our_lead", "their_lead",
            "environment", "environment_en", "channel", "channel_en",
        )  # fmt: skip
        help_texts = {
            "scope": gettext_lazy("Which functions, which departments, which users. What is left out belongs here too."),
            "starts_on": gettext_lazy("It begins on the day on which both sides have signed, not before this one."),
            "planned_end": gettext_lazy("A trial run without an end becomes everyday work that nobody has accepted."),
            "environment": gettext_lazy("Which system, which data, what runs beside it."),
            "channel": gettext_lazy("Whom a user tells what does not work, and how. Users get a private link from this page."),
        }  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["our_lead"].queryset = members(project, self.instance.our_lead_id)  # type: ignore[attr-defined]
        self.fields["their_lead"].queryset = contacts(project, self.instance.their_lead_id)  # type: ignore[attr-defined]


class CriterionForm(forms.ModelForm):
    class Meta:
        model = TrialCriterion
        fields = ("measure", "measure_en", "target", "target_en", "method", "method_en")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)


class ObserveForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"on": 6, "users": 6, "blocking": 4, "major": 4, "minor": 4}

    on = forms.DateField(
        label=gettext_lazy("Day"), help_text=gettext_lazy("For a week, its last day. A day that is there already is put right.")
    )  # fmt: skip
    users = forms.IntegerField(label=gettext_lazy("How many worked with it"), min_value=0, max_value=1_000_000)
    happened = forms.CharField(label=gettext_lazy("What happened"), widget=forms.Textarea, max_length=4000)
    happened_en = forms.CharField(
        label=gettext_lazy("What happened, in English"), widget=forms.Textarea, max_length=4000, required=False
    )
    blocking = forms.IntegerField(
        label=gettext_lazy("Faults: work stands still"), min_value=0, max_value=999, initial=0
    )
    major = forms.IntegerField(label=gettext_lazy("Faults: serious"), min_value=0, max_value=999, initial=0)
    minor = forms.IntegerField(label=gettext_lazy("Faults: slight"), min_value=0, max_value=999, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()
        drop_twins(self, self.record.project)


class MeasureForm(ActForm):
    """Every criterion with what it asks for; what is left empty stays as it is."""

    on = forms.DateField(label=gettext_lazy("Measured on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()
        self.columns: dict[str, int] = {}
        english = self.record.project.document_language != "zh"
        self.rows = list(self.record.criteria.all())
        for row in self.rows:
            self._ask(row, english)

    def _ask(self, row: TrialCriterion, english: bool) -> None:
        words = {"what": row, "target": row.target, "how": row.method}
        self.fields[f"actual_{row.pk}"] = forms.CharField(
            label=_("What was measured: %(what)s") % words, required=False, max_length=200, initial=row.actual,
            help_text=_("Target: %(target)s. Measured by: %(how)s") % words,
        )  # fmt: skip
        if english:
            self.fields[f"actual_en_{row.pk}"] = forms.CharField(
                label=_("In English: %(what)s") % words, required=False, max_length=200, initial=row.actual_en
            )
        self.fields[f"met_{row.pk}"] = forms.ChoiceField(
            label=_("Result: %(what)s") % words, choices=TrialCriterion.Met.choices, required=False, initial=row.met
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        measured = {
            row.pk: (
                data.get(f"actual_{row.pk}", ""), data.get(f"actual_en_{row.pk}", ""), data.get(f"met_{row.pk}", "")
            )
            for row in self.rows
        }  # fmt: skip
        return {"on": data.get("on"), "measured": measured}


class ExtendForm(ActForm):
    to_day = forms.DateField(label=gettext_lazy("New end"))
    reason = forms.CharField(
        label=gettext_lazy("Why the time that was agreed does not suffice"), widget=forms.Textarea, max_length=2000,
        help_text=gettext_lazy("It stands in the confirmation that both sides sign again."),
    )  # fmt: skip
    reason_en = forms.CharField(
        label=gettext_lazy("The same in English"), widget=forms.Textarea, max_length=2000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)


class InviteForm(ActForm):
    contacts = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who is asked"), queryset=Contact.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Everybody gets a private link by mail, in their language, that works until the trial run ends. Whoever has one gets a fresh one."),
    )  # fmt: skip
    message = forms.CharField(
        label=gettext_lazy("Message"), widget=forms.Textarea, required=False, max_length=1000
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = contacts(self.record.project).exclude(email="")
        self.fields["contacts"].queryset = people  # type: ignore[attr-defined]


class TrialReportForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"ended_on": 6, "verdict": 6}

    class Meta:
        model = TrialReport
        fields = (
            "ended_on", "verdict", "summary", "summary_en", "conditions", "conditions_en", "open_points", "open_points_en",
            "unfinished", "unfinished_en",
        )  # fmt: skip
        help_texts = {
            "summary": gettext_lazy("Who worked with it, how much, and how it held. Criteria, faults and feedback are added from what was noted."),
            "conditions": gettext_lazy("Needed unless it is simply passed: what, by whom, until when."),
            "unfinished": gettext_lazy("Only where a criterion was not measured, feedback has no disposition yet, or a new end is not signed."),
        }  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
