"""What the customer's single contact fills in to hand a change in."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import uploads
from lifecycle.errors import Refused
from lifecycle.forms.paper_copies import FilesField, SeveralFiles
from lifecycle.models.projects import Project
from lifecycle.models.requirement_changes import CHANGEABLE
from lifecycle.models.requirements import Requirement

MOST_FILES, MOST_BYTES = 4, 8 * 1024 * 1024


class HandInForm(forms.Form):
    columns: ClassVar[dict[str, int]] = {"wished_on": 6, "agreed_on": 6}

    title = forms.CharField(label=_("What is it about?"), max_length=160)
    description = forms.CharField(
        label=_("What is to change?"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("How it is now, and how it is to be."),
    )  # fmt: skip
    wanted_for = forms.CharField(
        label=_("Why?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is to become better by it. Often there is a cheaper way to the same end."),
    )  # fmt: skip
    requirement = forms.ModelChoiceField(
        label=_("Which agreed requirement does it touch?"), queryset=Requirement.objects.none(), required=False,
        empty_label=_("None of these, or I do not know"),
    )  # fmt: skip
    wished_on = forms.DateField(
        label=_("By when do you wish it?"),
        required=False,
        help_text=_("A wish: what is possible, the assessment says."),
    )
    agreed_on = forms.DateField(label=_("Agreed in your house on"))
    agreed_inside = forms.CharField(
        label=_("Who agreed to it in your house?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Departments and people. We take in what your house agrees on, so that nothing is done twice."),
    )  # fmt: skip
    files = FilesField(  # type: ignore[assignment]
        label=_("Files"), required=False, widget=SeveralFiles(),
        help_text=_("Your decision, a drawing, a form: PDF, pictures or Office files, at most four, 8 MB each."),
    )  # fmt: skip
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("creation_key", uuid.uuid4())
        rows = Requirement.objects.filter(project=project, state__in=CHANGEABLE).order_by("number")
        self.fields["requirement"].queryset = rows  # type: ignore[attr-defined]
        self.fields["requirement"].label_from_instance = lambda row: row.label  # type: ignore[attr-defined]
        if not rows.exists():
            del self.fields["requirement"]
        self.fields["agreed_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_agreed_on(self) -> Any:
        day = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Hand it in once it is agreed inside."))
        return day

    def clean_wished_on(self) -> Any:
        day = self.cleaned_data["wished_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over."))
        return day

    def clean_files(self) -> list[uploads.Checked]:
        files = self.cleaned_data["files"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("These are too many files."))
        found = []
        for file in files:
            if file.size > MOST_BYTES:
                raise forms.ValidationError(_("A file is larger than 8 MB."))
            try:
                found.append(uploads.check(file))
            except Refused as refusal:
                raise forms.ValidationError(refusal.message) from refusal
        return found
