"""What a checklist item is told when somebody works on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.customers import Contact
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.stages import Stage


def members_of(project: Project) -> Any:
    """People who belong to the project now."""
    wanted = project.members.exclude(state="released").values("user_id")
    return User.objects.filter(pk__in=wanted)


class ItemForm(forms.Form):
    """Base of the forms below: they all know the item they are about."""

    def __init__(self, *args: Any, item: ChecklistItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item


class FinishForm(ItemForm):
    result_note = forms.CharField(
        label=_("Result"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A sentence that tells others what came of it."),
    )  # fmt: skip


class WaitForm(ItemForm):
    contact = forms.ModelChoiceField(label=_("Who of the customer has the ball?"), queryset=Contact.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Contact.objects.filter(customer=self.item.project.customer_id, left_on=None)
        self.fields["contact"].queryset = people  # type: ignore[attr-defined]


class SkipForm(ItemForm):
    reason_code = forms.ChoiceField(label=_("Why is it skipped?"))
    note = forms.CharField(label=_("In a sentence"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason_code"].choices = [("", "—"), *self.item.skip_reasons]  # type: ignore[attr-defined]


class ReopenForm(ItemForm):
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class AssignForm(ItemForm):
    columns = {"owner": 6, "due": 6}

    owner = forms.ModelChoiceField(label=_("Owner"), queryset=User.objects.none(), required=False)
    due = forms.DateField(label=_("Due"), required=False)
    support = forms.ModelMultipleChoiceField(
        label=_("Support"), queryset=User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = members_of(self.item.project)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]
        self.fields["support"].queryset = people  # type: ignore[attr-defined]


class NewItemForm(forms.Form):
    columns = {"stage": 4, "owner": 4, "due": 4}

    title = forms.CharField(label=_("What is to be done"), max_length=160)
    own_description = forms.CharField(
        label=_("Description"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=User.objects.none(), required=False)
    due = forms.DateField(label=_("Due"), required=False)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        self.fields["owner"].queryset = members_of(project)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A second click must not add a second item."""
        data = super().clean() or self.cleaned_data
        same = ChecklistItem.objects.filter(
            project=self.project, stage=data.get("stage"), own_title=data.get("title", "-")
        )
        if same.open().exists():
            self.add_error("title", _("There is an open item of this title in this stage already."))
        return data
