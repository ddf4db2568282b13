"""The hand-over to customer service: its package, and what its verbs must be told."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aftersales.models.service_handovers import ServiceHandover
from aftersales.models.service_parts import ServiceContact, ServiceIssue, ServiceKnowledge, ServiceManual
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.questions import Question
from lifecycle.models.users import User


def service_people() -> Any:
    """Active colleagues of customer service."""
    return User.objects.with_role("CS").only("name", "name_en", "email", "roles", "is_active")


class ServiceHandoverForm(forms.ModelForm):
    columns: ClassVar[dict[str, int]] = {
        "warranty_until": 4, "taker": 4, "responsible_from": 4, "no_issues": 6, "no_knowledge": 6,
    }  # fmt: skip

    class Meta:
        model = ServiceHandover
        fields = (
            "systems", "systems_en", "environment", "environment_en", "warranty_until", "taker", "responsible_from",
            "sla", "sla_en", "no_issues", "no_knowledge",
        )  # fmt: skip
        help_texts = {
            "systems": _("What runs at the customer: product, modules, version, adaptations."),
            "environment": _(
                "Servers, interfaces, how to get in, backup. Never a password: say who gives it."
            ),
            "sla": _("Hours of service, response and solution as the contract has them, what is charged."),
            "taker": _("A colleague of customer service. They become a member of the project."),
        }  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        self.fields["taker"].queryset = service_people()  # type: ignore[attr-defined]


class PartForm(forms.ModelForm):
    """A line of the package; people are those of the project and its customer."""

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        row = self.instance
        for name in ("contact", "user", "owner"):
            if name not in self.fields:
                continue
            pk = getattr(row, f"{name}_id")
            field: Any = self.fields[name]
            field.queryset = contacts(project, pk) if name == "contact" else members(project, pk)
        if "question" in self.fields:
            field = self.fields["question"]
            field.queryset = Question.objects.filter(project=project)
            field.widget = forms.HiddenInput()


class PersonForm(PartForm):
    class Meta:
        model = ServiceContact
        fields = ("contact", "user", "part", "part_en")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("contact")) == bool(data.get("user")):
            self.add_error("contact", _("Name one person: somebody of the customer, or one of ours."))
        return data


class IssueForm(PartForm):
    class Meta:
        model = ServiceIssue
        fields = ("text", "text_en", "severity", "owner", "due", "question")


class ManualForm(PartForm):
    class Meta:
        model = ServiceManual
        fields = ("title", "title_en", "place", "place_en")


class KnowledgeForm(PartForm):
    class Meta:
        model = ServiceKnowledge
        fields = ("topic", "topic_en", "contact", "done_on", "source_key")
        widgets = {"source_key": forms.HiddenInput()}

    def clean_done_on(self) -> Any:
        day = self.cleaned_data["done_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day lies ahead."))
        return day


class AcceptForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"support_owner": 6, "responsible_from": 6}

    support_owner = forms.ModelChoiceField(
        label=_("Who looks after the customer from now on"), queryset=User.objects.none(), empty_label=None
    )
    responsible_from = forms.DateField(label=_("Responsible from"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["support_owner"].queryset = service_people()  # type: ignore[attr-defined]
        mine = self.user if "CS" in self.user.roles else self.record.taker
        self.initial["support_owner"] = self.record.taker or mine
        self.initial["responsible_from"] = self.record.responsible_from or timezone.localdate()


class ReturnForm(ActForm):
    reason = forms.CharField(
        label=_("What is missing"), widget=forms.Textarea, max_length=2000,
        help_text=_("So exactly that it can be added without asking back."),
    )  # fmt: skip


class IntroduceForm(ActForm):
    columns: ClassVar[dict[str, int]] = {"contact": 6, "on": 6}

    contact = forms.ModelChoiceField(label=_("Who of the customer met them"), queryset=None)
    on = forms.DateField(label=_("On"))
    how = forms.CharField(label=_("How"), max_length=200, help_text=_("At which meeting, by which call or mail."))
    how_en = forms.CharField(label=_("How, in English"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial["on"] = timezone.localdate()
        drop_twins(self, self.record.project)


class GiveForm(ActForm):
    item = forms.ModelChoiceField(label=_("Topic"), queryset=None, empty_label=None)
    on = forms.DateField(label=_("Handed over on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = self.record.knowledge.filter(done_on=None)  # type: ignore[attr-defined]
        self.initial["on"] = timezone.localdate()
