"""The list for phase two: its wishes, the freeze, and what sales gets."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models.phase_two import PhaseTwoItem, PhaseTwoList
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class PhaseTwoForm(forms.ModelForm):
    class Meta:
        model = PhaseTwoList
        fields = ("introduction", "introduction_en", "nothing_wished")
        help_texts = {"introduction": _("What the customer gains; it opens the proposal.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)


class WishForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"origin": 4, "value": 4, "size": 4}

    class Meta:
        model = PhaseTwoItem
        fields = ("text", "text_en", "benefit", "benefit_en", "origin", "value", "size", "dropped", "source_key")
        widgets = {"source_key": forms.HiddenInput()}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        self.project = project

    def clean_source_key(self) -> str:
        """What a line stands for is of this project, whatever the browser sends."""
        from aftersales import wishes

        given = str(self.cleaned_data["source_key"])
        if (
            given
            and given != self.instance.source_key
            and given not in {row["source_key"] for row in wishes.lines(self.project)}
        ):
            return ""
        return given


class FreezeForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"contact": 6, "on": 6}

    contact = forms.ModelChoiceField(label=_("Who of the customer was told"), queryset=None)
    on = forms.DateField(label=_("On"))
    how = forms.CharField(label=_("How"), max_length=200, help_text=_("At which meeting, by which call or mail."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial["on"] = timezone.localdate()


class PassForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"name": 6, "name_en": 6, "seller": 6, "expected_amount": 6}

    name = forms.CharField(label=_("Name of the new project"), max_length=160)
    name_en = forms.CharField(label=_("Name in English"), max_length=160, required=False)
    seller = forms.ModelChoiceField(label=_("Who of sales gets it"), queryset=User.objects.none())
    expected_amount = forms.DecimalField(
        label=_("Amount to be expected, roughly"), min_value=0, max_digits=14, decimal_places=2, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.record.project
        self.fields["seller"].queryset = User.objects.with_role("SM")  # type: ignore[attr-defined]
        self.initial = {**self.initial,
            "name": f"{project.name}二期", "name_en": f"{project.name_en or project.name}, phase two",
            "seller": project.presales_owner_id
        }  # fmt: skip


class ReopenForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=1000)
