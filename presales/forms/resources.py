"""Requests for people, teams and money, and their answers."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle import access, knowhow
from lifecycle.fields import holds
from lifecycle.forms.acts import ActForm
from lifecycle.models.members import ProjectMember
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from presales.models import ResourceRequest


def answerers(project: Project, *also: int | None) -> Any:
    """Who may be asked: people of the project who can answer, and executives, who see every project."""
    roles = [role for role in access.roles_with("E", "resources") if role not in access.COMPANY_WIDE]
    here = ProjectMember.objects.filter(project=project, role__in=roles, state__in=ProjectMember.BELONGS)
    bosses = Q()
    for role in access.roles_with("A", "resources"):
        bosses |= Q(roles__contains=holds(role))
    named = Q(pk__in=[pk for pk in also if pk])
    return User.objects.filter(Q(Q(pk__in=here.values("user_id")) | bosses, is_active=True) | named)


class ResourceForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "resource_kind": 4, "side": 4, "team": 4, "quantity": 4, "unit": 4, "needed_by": 4,
    }  # fmt: skip
    origin = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ResourceRequest
        fields = (
            "what", "resource_kind", "side", "team", "quantity", "unit", "needed_by", "skills", "asked_of",
        )  # fmt: skip
        help_texts = {
            "skills": _(
                "One after the other, with commas. They are held against what we know of the person who is named."
            ),
            "asked_of": _("Gets a mail, and answers with a name or a refusal."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = answerers(project, self.instance.asked_of_id).exclude(pk=user.pk)
        self.initial["origin"] = self.instance.origin_key
        if self.instance.pk:
            del self.fields["origin"]
            known = answerers(project, self.instance.asked_of_id)
        self.fields["asked_of"].queryset = known  # type: ignore[attr-defined]

    def clean_origin(self) -> str:
        key: str = self.cleaned_data["origin"]
        self.instance.origin_key = key
        return key


class PersonField(forms.ModelChoiceField):
    """People with what of the wanted skills we know of them."""

    request: ResourceRequest

    def known(self, person: User) -> int:
        return sum(1 for _skill, shown in self.request.fit_of(person) if shown)

    def label_from_instance(self, person: Any) -> str:
        who, wanted = knowhow.described(person, self.request.project.industry), self.request.wanted
        if not wanted:
            return who
        text = _("%(who)s · %(n)d of %(all)d skills known")
        return str(text) % {"who": who, "n": self.known(person), "all": len(wanted)}

    def rank(self) -> None:
        """Who has most of the skills comes first, then who knows the field of business best."""
        assert self.queryset is not None
        people = knowhow.ranked(self.queryset, self.request.project.industry)
        people.sort(key=lambda person: -self.known(person))
        self.choices = [("", self.empty_label), *((one.pk, self.label_from_instance(one)) for one in people)]
        warnings = [knowhow.nobody(people, self.request.project.industry)]
        if self.request.wanted and not any(self.known(one) == len(self.request.wanted) for one in people):
            warnings.append(str(_("Nobody here is known to have all the skills that are wanted.")))
        self.help_text = " ".join(filter(None, warnings))


class ConfirmForm(ActForm):
    named = PersonField(label=_("Who comes"), queryset=None, required=False)
    answer = forms.CharField(
        label=_("Answer"), required=False, widget=forms.Textarea,
        help_text=_("From when and how much; and why it will do where a skill that is wanted is not known."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.record.needs_person:
            del self.fields["named"]
            return
        field: Any = self.fields["named"]
        field.request = self.record
        field.queryset = User.objects.filter(is_active=True)
        field.rank()


class RefuseForm(ActForm):
    answer = forms.CharField(
        label=_("Answer"), widget=forms.Textarea, help_text=_("Why not, and what would be possible instead.")
    )


class AskAgainForm(ActForm):
    reason = forms.CharField(label=_("What is different now"), widget=forms.Textarea)
