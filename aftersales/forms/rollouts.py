"""A rollout with its checks, resources and units; the verdict on a precondition; what happens to a unit."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aftersales.models import PerformanceCheck, Rollout, RolloutPrecondition, RolloutResource, RolloutUnit
from aftersales.rolloutfacts import fact
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.customers import Contact
from lifecycle.models.key_users import KeyUser
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.text import labelled


class RolloutForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"our_lead": 4, "their_lead": 4, "target": 4}

    class Meta:
        model = Rollout
        fields = ("title", "title_en", "goal", "goal_en", "our_lead", "their_lead", "target")
        help_texts = {
            "goal": gettext_lazy("Which departments or sites work with it in the end, and for what."),
            "their_lead": gettext_lazy("The customer rolls out with people of its own; this one answers for them."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        self.fields["target"].min_value = 1  # type: ignore[attr-defined]
        self.fields["our_lead"].queryset = members(project, self.instance.our_lead_id)  # type: ignore[attr-defined]
        self.fields["their_lead"].queryset = contacts(project, self.instance.their_lead_id)  # type: ignore[attr-defined]

    def clean_target(self) -> int:
        share: int = self.cleaned_data["target"]
        if not 1 <= share <= 100:
            raise forms.ValidationError(_("A share lies between 1 and 100."))
        return share


class CheckForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "on": 6, "method": 6, "users_target": 6, "users": 6, "volume_target": 6, "volume": 6, "response_target": 6,
        "response": 6, "uptime_target": 6, "uptime": 6, "verdict": 6,
    }  # fmt: skip

    class Meta:
        model = PerformanceCheck
        fields = (
            "on", "method", "method_en", "users_target", "users", "volume_target", "volume", "response_target", "response",
            "uptime_target", "uptime", "verdict", "remark", "remark_en",
        )  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day lies ahead."))
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        share = data.get("uptime")
        if share is not None and share > 100:
            self.add_error("uptime", _("A share lies between 0 and 100."))
        self._judged(data)
        return data

    def _judged(self, data: dict[str, Any]) -> None:
        """A verdict rests on figures; good enough in spite of one that is missed needs a word."""
        if not data.get("verdict"):
            return
        row = PerformanceCheck(**{
            name: data.get(name) for pair in PerformanceCheck.PAIRS for name in (pair, f"{pair}_target")
        })  # fmt: skip
        if not row.measured:
            self.add_error("verdict", _("Enter all four figures before it is judged."))
        elif data["verdict"] == PerformanceCheck.Verdict.OK and row.missed and not data.get("remark", "").strip():
            self.add_error("remark", _("A figure is worse than expected: say why it is good enough all the same."))


class ResourceForm(forms.ModelForm):
    class Meta:
        model = RolloutResource
        fields = ("side", "resource_kind", "what", "what_en", "amount", "amount_en", "from_day", "until", "confirmed")
        labels = {"confirmed": gettext_lazy("It is confirmed")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = {"side": 6, "resource_kind": 6, "from_day": 6, "until": 6}
        drop_twins(self, project)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("from_day") and data.get("until") and data["until"] < data["from_day"]:
            self.add_error("until", _("It ends before it begins."))
        return data


class UnitForm(forms.ModelForm):
    class Meta:
        model = RolloutUnit
        fields = ("name", "name_en", "users", "planned_from", "planned_until", "lead", "key_users")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = {"users": 4, "planned_from": 4, "planned_until": 4, "lead": 6, "key_users": 6}
        drop_twins(self, project)
        chosen = self.fields["key_users"]
        chosen.queryset = KeyUser.of(project).select_related("contact")  # type: ignore[attr-defined]
        chosen.help_text = _("The unit starts only once each of them is trained.")
        self.fields["lead"].queryset = contacts(project, self.instance.lead_id)  # type: ignore[attr-defined]

    def clean_users(self) -> int:
        n: int = self.cleaned_data["users"]
        if n < 1:
            raise forms.ValidationError(_("At least one."))
        return n

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        begin, end = data.get("planned_from"), data.get("planned_until")
        if begin and end and end < begin:
            self.add_error("planned_until", _("It ends before it begins."))
        return data


# -- acts --------------------------------------------------------------------------------------------------------------


class JudgeForm(ActForm):
    what = forms.ChoiceField(label=gettext_lazy("Precondition"), choices=RolloutPrecondition.What.choices)
    verdict = forms.ChoiceField(label=gettext_lazy("Verdict"), choices=RolloutPrecondition.Verdict.choices[1:])
    note = forms.CharField(
        label=gettext_lazy("What the verdict rests on"), widget=forms.Textarea, max_length=2000,
        help_text=gettext_lazy("It stands in the paper that both sides sign."),
    )  # fmt: skip
    note_en = forms.CharField(
        label=gettext_lazy("What the verdict rests on, in English"),
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)
        rows = self.record.preconditions.all()
        self.initial.setdefault("what", next((row.what for row in rows if not row.verdict), rows[0].what))
        found = {row.what: fact(self.record, row.what) for row in rows}
        bad = [labelled(row, found[row.what].detail) for row in rows if not found[row.what].met]
        if bad:
            self.fields["what"].help_text = _("Not borne by the facts yet: %(what)s") % {"what": _("; ").join(bad)}


class UnitActForm(ActForm):
    states: ClassVar[tuple[str, ...]] = ()

    unit = forms.ModelChoiceField(label=gettext_lazy("Unit"), queryset=RolloutUnit.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)
        rows = self.record.units.filter(state__in=self.states)
        self.fields["unit"].queryset = rows  # type: ignore[attr-defined]
        self.initial["unit"] = rows.first()


class StartForm(UnitActForm):
    states: ClassVar[tuple[str, ...]] = (RolloutUnit.State.PLANNED, RolloutUnit.State.DEFERRED)

    on = forms.DateField(label=gettext_lazy("Started on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"] = timezone.localdate()


class ProgressForm(UnitActForm):
    states: ClassVar[tuple[str, ...]] = (RolloutUnit.State.ROLLING, RolloutUnit.State.REACHED)

    on = forms.DateField(
        label=gettext_lazy("Day"), help_text=gettext_lazy("A day that is there already is put right.")
    )
    covered = forms.IntegerField(label=gettext_lazy("Users who work with it"), min_value=0, max_value=1_000_000)
    note = forms.CharField(label=gettext_lazy("What happened"), widget=forms.Textarea, max_length=2000)
    note_en = forms.CharField(
        label=gettext_lazy("What happened, in English"), widget=forms.Textarea, max_length=2000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        going = self.fields["unit"].queryset.filter(state=RolloutUnit.State.ROLLING).first()  # type: ignore[attr-defined]
        self.initial.update(unit=going or self.initial["unit"], on=timezone.localdate())


class DeferForm(UnitActForm):
    states: ClassVar[tuple[str, ...]] = (RolloutUnit.State.PLANNED, RolloutUnit.State.ROLLING)

    agreed_with = forms.ModelChoiceField(label=gettext_lazy("Agreed with"), queryset=Contact.objects.none())
    reason = forms.CharField(label=gettext_lazy("Why it comes later"), widget=forms.Textarea, max_length=2000)
    until = forms.DateField(label=gettext_lazy("Until about"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed_with"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial["agreed_with"] = self.record.their_lead_id


class FinishForm(ActForm):
    summary = forms.CharField(label=gettext_lazy("How it went"), widget=forms.Textarea, max_length=4000)
    summary_en = forms.CharField(
        label=gettext_lazy("How it went, in English"), widget=forms.Textarea, max_length=4000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)
