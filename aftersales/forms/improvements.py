"""Improvements: proposed, decided with a reason, released, told."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aftersales.models.improvements import ImprovementItem
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User


class ImprovementForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"area": 4, "source": 4, "contact": 4}

    origin_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)

    class Meta:
        model = ImprovementItem
        fields = ("title", "title_en", "description", "description_en", "area", "source", "contact")
        help_texts = {"contact": _("They are told when it is released.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.initial["origin_key"] = self.instance.origin_key
        self.fields["contact"].queryset = contacts(project, self.instance.contact_id)  # type: ignore[attr-defined]

    def clean_origin_key(self) -> str:
        self.instance.origin_key = self.cleaned_data["origin_key"]
        return str(self.instance.origin_key)


class DecideForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"release": 6, "release_due": 6}

    decision = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect,
        choices=[("do", _("Do it")), ("later", _("Keep it for phase two")), ("decline", _("Do not do it"))],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea, max_length=2000, help_text=_("The customer reads it.")
    )
    reason_en = forms.CharField(label=_("Reason in English"), widget=forms.Textarea, max_length=2000, required=False)
    release = forms.CharField(label=_("With which release"), max_length=80, required=False)
    release_due = forms.DateField(label=_("Planned for"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)


class DeliverForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"on": 6, "release": 6}

    on = forms.DateField(label=_("Released on"))
    release = forms.CharField(label=pgettext_lazy("improvement", "Release"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on"], self.initial["release"] = timezone.localdate(), self.record.release


class TellForm(ActForm):
    by_mail = forms.BooleanField(label=_("Send the mail to whoever wished it"), required=False)
    how = forms.CharField(label=_("Or: how they were told"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.record.may_be_mailed:
            self.initial["by_mail"] = True
        else:
            del self.fields["by_mail"]
