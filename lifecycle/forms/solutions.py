"""Solutions: their texts, and what the steps from review to agreement must be told. A stage names its models."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import access
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.registers import Register
from lifecycle.models.requirements import Requirement
from lifecycle.models.solution_templates import SolutionTemplate
from lifecycle.models.users import User
from lifecycle.text import choose, listed

MOST_NAMED = 3


class SolutionForm(forms.ModelForm):
    class Meta:
        fields = (
            "template", "title", "title_en", "summary_plain", "summary_plain_en", "business_understanding",
            "business_understanding_en",
        )  # fmt: skip
        help_texts = {
            "template": _("Gives the sections. They appear after the first save."),
            "summary_plain": _(
                "What the customer will get and when, without technical words. The director reads this first."
            ),
            "business_understanding": _("How the customer works today, as we understood it. They will confirm it."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 5)
        if self.instance.pk:
            del self.fields["template"]
        else:
            usable = SolutionTemplate.objects.usable(self.instance.TEMPLATES)
            self.fields["template"].queryset = usable  # type: ignore[attr-defined]


def asked_for(project: Any) -> list[Requirement]:
    """What a section can answer; read once for all sections of a form."""
    if "_asked_for" not in project.__dict__:
        rows = Requirement.objects.filter(project=project).exclude(state__in=Register.ENDED)
        project._asked_for = list(rows.order_by("number"))
    return list(project._asked_for)


class SectionForm(forms.ModelForm):
    columns = {"title": 6, "objective": 6}

    class Meta:
        fields = (
            "title", "title_en", "objective", "objective_en", "body", "body_en", "requirements", "answers", "answers_en",
        )  # fmt: skip
        widgets = {"requirements": forms.CheckboxSelectMultiple}
        help_texts = {"answers": _("One need a line, as it stands in the research log.")}

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2, body=6, body_en=6)
        self.fields["body"].help_text = self.hint()
        wanted = asked_for(project)
        if wanted:
            field = self.fields["requirements"]
            field.queryset = Requirement.objects.filter(pk__in=[row.pk for row in wanted])  # type: ignore[attr-defined]
            field.widget.choices = [(row.pk, f"{row.code} {row.label}") for row in wanted]  # type: ignore[attr-defined]
        else:
            del self.fields["requirements"]

    def hint(self) -> str:
        """What belongs into this section."""
        section = self.instance
        guide = choose(section.solution.template.guide(section.code)) if section.pk else ""
        guide = guide or str(_("Headings, lists and tables can be written in Markdown."))
        return str(_("Mandatory. %(guide)s")) % {"guide": guide} if section.mandatory else guide


class StepForm(forms.ModelForm):
    class Meta:
        fields = ("step", "step_en", "start", "end", "resource", "resource_en", "side")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("start"), data.get("end")
        if start and end and end < start:
            self.add_error("end", _("The end lies before the start."))
        return data


class RiskRowForm(forms.ModelForm):
    columns = {"likelihood": 6, "impact": 6, "owner": 6}

    class Meta:
        fields = ("risk", "risk_en", "likelihood", "impact", "response", "response_en", "owner", "owner_en")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)


class SubmitForm(ActForm):
    reviewer = forms.ModelChoiceField(
        label=_("Who reviews it"), queryset=None,
        help_text=_("Somebody of the project who has not written it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.record
        authors = {record.created_by_id, record.edited_by_id}
        able = [
            user.pk
            for user in members(record.project).exclude(pk__in=authors)
            if access.can(user, "A", record.kind.area, record.project)
        ]
        self.fields["reviewer"].queryset = User.objects.filter(pk__in=able)  # type: ignore[attr-defined]
        if left := [row for row in record.uncovered() if row.priority != Requirement.Priority.MUST]:
            text = _("No section answers: %(what)s") % {"what": listed(row.code for row in left)}
            self.fields["reviewer"].help_text = f"{self.fields['reviewer'].help_text} {text}."
        if untold := record.untold_risks():
            text = _("The register has open risks that it does not tell: %(what)s") % {
                "what": listed(untold_names(untold))
            }
            self.fields["reviewer"].help_text = f"{self.fields['reviewer'].help_text} {text}."


def untold_names(risks: list[Any]) -> list[str]:
    """The first few; more would hide the field that they stand under."""
    return [risk.label for risk in risks[:MOST_NAMED]]


class PassForm(ActForm):
    score = forms.TypedChoiceField(
        label=_("Score"), coerce=int, widget=forms.RadioSelect,
        choices=[(5, _("5: excellent")), (4, _("4: good")), (3, _("3: sound")), (2, _("2: thin")), (1, _("1: barely enough"))],
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note to the author"), required=False, widget=forms.Textarea, help_text=_("This stays with us.")
    )


class ReturnForm(ActForm):
    note = forms.CharField(label=_("What is to be improved"), widget=forms.Textarea)


class PresentForm(ActForm):
    on = forms.DateField(label=_("Presented on"))
    to = forms.ModelMultipleChoiceField(label=_("To whom"), queryset=None, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())


class AgreeForm(ActForm):
    columns = {"on": 6, "contact": 6}
    on = forms.DateField(label=_("Agreed on"))
    contact = forms.ModelChoiceField(label=_("Who agreed for the customer"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())


class ReworkForm(ActForm):
    reason = forms.CharField(label=_("What the customer wants otherwise"), widget=forms.Textarea)
