"""What users say in a trial run: written down by us, sent by private link, sorted, answered."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from delivery.models import TrialFeedback
from delivery.models.triage import Disposition
from lifecycle import uploads
from lifecycle.errors import Refused
from lifecycle.forms.acts import ActForm
from lifecycle.forms.paper_copies import FilesField, SeveralFiles
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.questions import Question
from lifecycle.models.requirement_choices import Category
from lifecycle.models.users import User

MOST_PICTURES, MOST_BYTES = 4, 8 * 1024 * 1024
BLANK = ("", "---------")


class FeedbackForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"feedback_kind": 6, "place": 6, "contact": 6, "said_by": 6}

    class Meta:
        model = TrialFeedback
        fields = ("feedback_kind", "place", "text", "contact", "said_by")
        help_texts = {
            "text": gettext_lazy("In the words of whoever said it; what is behind it is for the sorting."),
            "place": gettext_lazy("Where in the system they were."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        low(self, 4)
        self.fields["contact"].queryset = contacts(project, self.instance.contact_id)  # type: ignore[attr-defined]


class NoteForm(ActForm):
    """The same on the page of the trial run, for whoever is on site."""

    columns: ClassVar[dict[str, int]] = {"feedback_kind": 6, "place": 6, "contact": 6, "said_by": 6}

    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["creation_key"] = uuid.uuid4()
        for name, field in forms.fields_for_model(TrialFeedback, FeedbackForm.Meta.fields).items():
            self.fields[name] = field
        for name, text in FeedbackForm.Meta.help_texts.items():
            self.fields[name].help_text = text
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        low(self, 4)


class SortForm(ActForm):
    """What becomes of it and why. Neither obeyed nor refused without a thought: the reason is asked in every case."""

    columns: ClassVar[dict[str, int]] = {"category": 6, "severity": 6}

    disposition = forms.ChoiceField(
        label=gettext_lazy("What becomes of it"), widget=forms.RadioSelect, choices=Disposition.choices
    )
    analysis = forms.CharField(
        label=gettext_lazy("What is behind it, and why this is the way"), widget=forms.Textarea, max_length=2000,
        help_text=gettext_lazy("Which work they were doing, what they really need. It stays with us."),
    )  # fmt: skip
    category = forms.ChoiceField(
        label=gettext_lazy("Category, for a requirement"), choices=[BLANK, *Category.choices], required=False
    )
    severity = forms.ChoiceField(
        label=gettext_lazy("How serious, for a defect"), choices=[BLANK, *Question.Severity.choices], required=False
    )
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Who takes care of it, for a defect or a question of training"), required=False,
        queryset=User.objects.none(),
    )  # fmt: skip
    duplicate_of = forms.ModelChoiceField(
        label=gettext_lazy("Said before in"), queryset=TrialFeedback.objects.none(), required=False
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer to whoever said it"), widget=forms.Textarea, max_length=4000, required=False,
        help_text=gettext_lazy("They get it by mail and on their link. It can also follow later."),
    )  # fmt: skip
    answer_en = forms.CharField(
        label=gettext_lazy("Answer in English"), widget=forms.Textarea, max_length=4000, required=False
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.record.project
        self.fields["owner"].queryset = members(project)  # type: ignore[attr-defined]
        others = TrialFeedback.objects.filter(project=project, duplicate_of=None).exclude(pk=self.record.pk)
        self.fields["duplicate_of"].queryset = others  # type: ignore[attr-defined]
        self.fields["duplicate_of"].label_from_instance = _told  # type: ignore[attr-defined]
        usual = {"defect": Disposition.DEFECT, "question": Disposition.TRAINING}
        self.initial["disposition"] = usual.get(self.record.feedback_kind, "")
        drop_twins(self, project)


def _told(row: TrialFeedback) -> str:
    return f"{row.number} · {row.label}"


class ReplyForm(ActForm):
    answer = forms.CharField(label=gettext_lazy("Answer"), widget=forms.Textarea, max_length=4000)
    answer_en = forms.CharField(
        label=gettext_lazy("Answer in English"), widget=forms.Textarea, max_length=4000, required=False
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)


class GiveForm(forms.Form):
    """What a user of the customer fills in, mostly on a phone."""

    feedback_kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), widget=forms.RadioSelect, choices=TrialFeedback.Kind.choices
    )
    place = forms.CharField(
        label=gettext_lazy("Which page or function?"), max_length=160, required=False
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("What do you want to tell us?"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("What were you doing, what did you expect, what happened?"),
    )  # fmt: skip
    pictures = FilesField(  # type: ignore[assignment]
        label=gettext_lazy("Screenshots"), required=False, widget=SeveralFiles(attrs={"accept": "image/png,image/jpeg"}),
        help_text=gettext_lazy("PNG or JPEG, at most four, 8 MB each."),
    )  # fmt: skip
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def clean_pictures(self) -> list[uploads.Checked]:
        files = self.cleaned_data["pictures"]
        if len(files) > MOST_PICTURES:
            raise forms.ValidationError(gettext_lazy("These are too many pictures."))
        found = []
        for file in files:
            if file.size > MOST_BYTES:
                raise forms.ValidationError(gettext_lazy("A picture is larger than 8 MB."))
            try:
                checked = uploads.check(file)
            except Refused as refusal:
                raise forms.ValidationError(refusal.message) from refusal
            if checked.content_type not in ("image/png", "image/jpeg"):
                raise forms.ValidationError(gettext_lazy("Pictures only, as PNG or JPEG."))
            found.append(checked)
        return found
