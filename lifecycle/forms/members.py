"""Who works on a project, and who of the customer has a part in it."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from lifecycle import knowhow
from lifecycle.models.customers import Contact, ContactKind
from lifecycle.models.members import ProjectMember
from lifecycle.models.projects import Project
from lifecycle.models.users import VENDOR_ROLE_CHOICES, User
from lifecycle.templatetags.tl import icon

FACTS = ["skills_wanted", "responsibility", "authority", "allocation_pct", "from_date", "to_date", "slot", "mentor"]
AREA = {"rows": 2}
LOADING = ("user", "allocation_pct", "from_date", "to_date")


def show_load(
    form: forms.BaseForm, project: Project, warning: str, *, person: int | None, without: int | None
) -> None:
    """Say beside the share whether the person has that much time; with scripts, anew whenever the facts change."""
    url = reverse("member_load", args=[project.number]) + f"?without={without or ''}&person={person or ''}"
    for name in LOADING:
        if name in form.fields:
            form.fields[name].widget.attrs |= {
                "hx-get": url, "hx-trigger": "change", "hx-include": "closest form", "hx-target": "#member-load",
            }  # fmt: skip
    share = form.fields["allocation_pct"]
    share.help_text = format_html(
        '{} <span id="member-load" role="status">{}</span>', share.help_text, load_line(warning)
    )


def load_line(warning: str) -> str:
    return format_html('<span class="tl-text-warn">{} {}</span>', icon("alert-triangle"), warning) if warning else ""


def mentors(person: int | None) -> Any:
    return User.objects.filter(is_active=True).exclude(pk=person or 0)


class MemberFacts(forms.ModelForm):
    columns = dict.fromkeys(["user", "role", "slot", "allocation_pct", "from_date", "to_date", "mentor"], 6)

    class Meta:
        model = ProjectMember
        fields = FACTS
        widgets = {"responsibility": forms.Textarea(attrs=AREA), "authority": forms.Textarea(attrs=AREA)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].help_text = _("What this person may decide alone: money, people, content.")
        self.fields["skills_wanted"].help_text = _(
            "One after the other, with commas. They are held against what we know of the person."
        )
        self.fields["mentor"].queryset = mentors(self.instance.user_id)  # type: ignore[attr-defined]
        self.fields["mentor"].help_text = _("Who guides this person in the project.")
        self.fields["slot"].help_text = _("Such as “training lead”, where several people share a role.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("from_date"), data.get("to_date")
        if start and end and end < start:
            self.add_error("to_date", _("The end lies before the start."))
        if (share := data.get("allocation_pct")) is not None and share > 100:
            self.add_error("allocation_pct", _("A share of working time is at most 100%."))
        if data.get("mentor") and data["mentor"].pk in (self.instance.user_id, getattr(data.get("user"), "pk", None)):
            self.add_error("mentor", _("Nobody is their own mentor."))
        return data


class NewMemberForm(MemberFacts):
    user = forms.ModelChoiceField(label=_("Person"), queryset=User.objects.none())
    role = forms.ChoiceField(label=_("Role"), choices=[("", "—"), *VENDOR_ROLE_CHOICES])
    field_order = ["user", "role"]

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.filter(is_active=True)  # type: ignore[attr-defined]
        knowhow.rank_choices(self.fields["user"], project.industry)
        self.initial["allocation_pct"] = 50
        show_load(self, project, "", person=None, without=None)


class EditMemberForm(MemberFacts):
    version = forms.IntegerField(widget=forms.HiddenInput)


class LinkContactForm(forms.Form):
    columns = {"contact": 6, "role": 6}

    contact = forms.ModelChoiceField(label=_("Person"), queryset=Contact.objects.none())
    role = forms.ChoiceField(label=_("Part in the project"), choices=[("", "—"), *ContactKind.choices])

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Contact.objects.filter(customer=project.customer_id, left_on=None)
        self.fields["contact"].queryset = people  # type: ignore[attr-defined]
