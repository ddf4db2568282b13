"""Training material: by process, tried by users, published."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models import TrainingMaterial
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.projects import Project
from lifecycle.models.taught_sessions import TaughtSession
from lifecycle.models.users import User


class MaterialForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {"material_kind": 6, "process": 6, "level": 4, "edition": 4, "author": 4}

    address = forms.URLField(
        label=_("Link, where it is no file"), max_length=300, required=False, assume_scheme="https",
        help_text=_("A film or a page of yours; files are added once it is saved."),
    )  # fmt: skip

    class Meta:
        model = TrainingMaterial
        fields = (
            "material_kind", "process", "title", "title_en", "level", "edition", "author", "address", "about", "about_en",
        )  # fmt: skip
        help_texts = {
            "process": _("Written along the work, not along the menus: one piece for one process."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["author"].queryset = members(project, self.instance.author_id)  # type: ignore[attr-defined]
        there = BusinessProcess.of(project) | BusinessProcess.objects.filter(
            project=project, pk=self.instance.process_id
        )
        self.fields["process"].queryset = there  # type: ignore[attr-defined]
        if not there.exists():
            self.fields["process"].help_text = _(
                "There are no business processes yet. Write them down under “Business processes” first."
            )


class TryForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"contact": 6, "name": 6}

    contact = forms.ModelChoiceField(label=_("Who tried it"), queryset=None, required=False)
    name = forms.CharField(label=_("Or name"), max_length=80, required=False)
    on = forms.DateField(label=_("When"))
    worked = forms.TypedChoiceField(
        label=_("Did they manage by it alone?"), choices=[("1", _("Yes")), ("0", _("No"))], coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(label=_("What they found"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())


class TipForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"contact": 6, "name": 6}

    session = forms.ModelChoiceField(
        label=_("Out of a key user's session"), queryset=None, required=False, empty_label=_("no, heard elsewhere"),
        help_text=_("Sessions on this process in which they wrote down what was hard and what helped."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("The tip, in their words"), required=False, widget=forms.Textarea,
        help_text=_("Left empty, it is what was written down in the session."),
    )  # fmt: skip
    contact = forms.ModelChoiceField(label=_("Whose tip it is"), queryset=None, required=False)
    name = forms.CharField(label=_("or name"), max_length=80, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        told = TaughtSession.objects.filter(process=self.record.process_id, struck_reason="").exclude(note="")
        told = told.exclude(pk__in=self.record.tips.exclude(session=None).values("session"))
        self.fields["session"].queryset = told.select_related("key_user__contact")  # type: ignore[attr-defined]
        if not told.exists():
            del self.fields["session"]


class TakeTipsForm(ActForm):
    tips = forms.ModelMultipleChoiceField(
        label=_("Stands in this edition"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    left_out = forms.ModelMultipleChoiceField(
        label=_("Is left out"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Why it does not go in"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("tips", "left_out"):
            self.fields[name].queryset = self.record.open_tips.select_related("contact")  # type: ignore[attr-defined]


class PublishForm(ActForm):
    given_to = forms.ModelChoiceField(
        label=_("Handed over to"), queryset=None, required=False, empty_label=_("not yet"),
        help_text=_("Whoever keeps it at the customer."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given_to"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]


class EditionForm(ActForm):
    edition = forms.CharField(label=_("New edition"), max_length=20)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)
