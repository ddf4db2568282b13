"""Requirements documents: their texts, and what review and baseline must be told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle import access
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.registers import Register
from lifecycle.models.requirements_documents import TEXTS, RequirementsDocument
from lifecycle.models.users import User


class RequirementsDocumentForm(forms.ModelForm):
    class Meta:
        model = RequirementsDocument
        fields = TEXTS
        help_texts = {
            "background": _("How the customer works today, and why that is to change."),
            "exclusions": _("One a line. What is not written here will be taken for included."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 5)


class SubmitForm(ActForm):
    reviewer = forms.ModelChoiceField(
        label=_("Who reviews it"), queryset=None, help_text=_("Somebody of the project who has not written it.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.record
        others = members(record.project).exclude(pk=record.created_by_id)
        able = [user.pk for user in others if access.can(user, "E", record.kind.area, record.project)]
        self.fields["reviewer"].queryset = User.objects.filter(pk__in=able)  # type: ignore[attr-defined]


class PassForm(ActForm):
    note = forms.CharField(
        label=_("Note to the author"), required=False, widget=forms.Textarea, help_text=_("This stays with us.")
    )


class ReturnForm(ActForm):
    note = forms.CharField(label=_("What is to be improved"), widget=forms.Textarea)


class BaselineForm(ActForm):
    """Asks only where the customer was asked once: requirements are not locked in one session."""

    asked_once = forms.BooleanField(
        label=_("We baseline it after a single round of research"),
        help_text=_("Only one round of research is final. A second one, in which the customer confirms what was understood, saves changes later."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not Register(self.record.project).asked_once:
            del self.fields["asked_once"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        return {name: value for name, value in data.items() if name != "asked_once"}


class ReworkForm(ActForm):
    reason = forms.CharField(label=_("Why it is taken back"), widget=forms.Textarea)
