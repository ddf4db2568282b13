"""The hand-over: its eight texts, and what its verbs must be told."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from presales.models.handovers import HandoverPackage, SectionCode

HELP: dict[str, Any] = {
    SectionCode.IMPORTANCE: _("What hangs on it for our company, so that the project manager can weigh what happens."),
    SectionCode.STAKEHOLDERS: _("Who is for it and who against, and what each of them wants. This stays with us."),
    SectionCode.COMMITMENTS: _(
        "What was promised, by whom and to whom. What is not written here was never handed over."
    ),
    SectionCode.OPEN_POINTS: _("What nobody has answered yet."),
}


class HandoverForm(forms.ModelForm):
    """Each section is a field, so that none can be added or lost. A new one is filled in from the project."""

    class Meta:
        model = HandoverPackage
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        package = self.instance
        if package.pk:
            texts = {row.code: {"zh": row.body, "en": row.body_en} for row in package.sections.all()}
        else:
            texts = package.gather(by=user)
        for code, title in SectionCode.choices:
            both = texts[code]
            self.fields[code] = forms.CharField(
                label=title, required=False, widget=forms.Textarea, initial=both["zh"], help_text=HELP.get(code, "")
            )
            self.fields[f"{code}_en"] = forms.CharField(
                label=format_lazy("{} {}", title, _("in English")), required=False, widget=forms.Textarea, initial=both["en"]
            )  # fmt: skip
        low(self, 6)
        drop_twins(self, project)
        self.untold = {code: both["en"] for code, both in texts.items()}  # where no English is asked for

    def _save_m2m(self) -> None:
        """Its sections are written once it is there itself."""
        super()._save_m2m()  # type: ignore[misc]
        data = self.cleaned_data
        self.instance.write({
            code: {"zh": data[code].strip(), "en": data.get(f"{code}_en", self.untold[code]).strip()}
            for code in SectionCode.values
        })  # fmt: skip


class RefreshForm(ActForm):
    sections = forms.MultipleChoiceField(
        label=_("Sections"), choices=SectionCode.choices, widget=forms.CheckboxSelectMultiple,
        help_text=_("What stands in them now is replaced by what the project's records say today."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grows = [SectionCode.COMMITMENTS, SectionCode.RISKS, SectionCode.DOCUMENTS, SectionCode.OPEN_POINTS]
        self.initial.setdefault("sections", [*{*grows, *(row.code for row in self.record.empty)}])


class ReadForm(ActForm):
    section = forms.ModelChoiceField(label=_("Section"), queryset=None, empty_label=None)
    question = forms.CharField(
        label=_("Question to sales"), required=False, widget=forms.Textarea, help_text=_("Leave it empty if all is clear.")
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = self.record.sections.all()  # type: ignore[attr-defined]


class ConditionsForm(ActForm):
    conditions = forms.CharField(
        label=_("Conditions"), widget=forms.Textarea, help_text=_("What has to be so, by when, and who sees to it.")
    )


class ReturnForm(ActForm):
    reason = forms.CharField(label=_("What is missing"), widget=forms.Textarea)
