"""Research logs: quick to write at the customer's site, complete before the customer confirms them."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.processes import offer_process
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.interviews import EntryKind
from lifecycle.models.projects import Project
from lifecycle.models.research import Precondition
from lifecycle.models.users import User
from lifecycle.taboos import TABOOS


class ResearchLogForm(forms.ModelForm):
    """Each stage names its model."""

    columns = {"at": 5, "hours": 2, "place": 5, "precondition": 6, "expert": 6}

    class Meta:
        fields = (
            "plan_line", "title", "title_en", "at", "hours", "place", "place_en", "contacts", "other_people", "our_people", "purpose", "purpose_en",
            "process", "process_en", "precondition", "expert", "precondition_reason", "opening_remarks",
        )  # fmt: skip
        widgets = {
            "contacts": forms.CheckboxSelectMultiple,
            "our_people": forms.CheckboxSelectMultiple,
            "hours": forms.NumberInput(attrs={"step": "0.5", "min": "0.5", "inputmode": "decimal"}),
        }
        help_texts = {
            "plan_line": _("Which talk of the research plan this is."),
            "title": _("In a few words, such as “How drugs get to the ward”."),
            "other_people": _("Whoever is not in the list above, one a line."),
            "process": _("Which process or topics, in which order."),
            "precondition": _(
                "People talk more openly once they have seen a product or meet somebody who knows their trade."
            ),
            "precondition_reason": _("Only if neither was possible. This stays with us."),
            "opening_remarks": _(
                "Who we are, why we came, how long it takes, what becomes of the answers. This stays with us."
            ),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2, other_people=1)
        saved = self.instance.pk is not None
        there = list(self.instance.contacts.values_list("pk", flat=True)) if saved else []
        ours = list(self.instance.our_people.values_list("pk", flat=True)) if saved else []
        self.fields["contacts"].queryset = contacts(project, *there)  # type: ignore[attr-defined]
        self.fields["our_people"].queryset = members(project, *ours)  # type: ignore[attr-defined]
        self.fields["expert"].queryset = members(project, self.instance.expert_id)  # type: ignore[attr-defined]
        if not saved:
            self.initial["our_people"] = [user.pk]
        self._offer_lines(project)

    def _offer_lines(self, project: Project) -> None:
        """Talks of plans that are not over, and the one that it is."""
        open_ones = Q(plan__project=project, dropped_reason="") & ~Q(plan__state="closed")
        rows = (
            type(self.instance)
            ._meta.get_field("plan_line")
            .related_model.objects.filter(open_ones | Q(pk=self.instance.plan_line_id))
            .select_related("plan")
        )
        self.fields["plan_line"].queryset = rows.order_by("plan__number", "order")  # type: ignore[attr-defined]
        if not rows:
            del self.fields["plan_line"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        precondition = data.get("precondition")
        if precondition in (Precondition.EXPERT, Precondition.BOTH) and not data.get("expert"):
            self.add_error("expert", _("Name the expert."))
        if precondition == Precondition.NEITHER and not (data.get("precondition_reason") or "").strip():
            self.add_error("precondition_reason", _("Say why it went without both."))
        return data


class EntryForm(forms.ModelForm):
    columns = {
        "kind": 4,
        "topic": 8,
        "business_process": 12,
        "follow_up_owner": 4,
        "follow_up_on": 3,
        "follow_up_method": 5,
    }

    class Meta:
        fields = (
            "kind", "topic", "topic_en", "business_process", "text", "text_en", "need_behind", "need_behind_en", "is_unclear",
            "follow_up_owner", "follow_up_on", "follow_up_method", "follow_up_method_en",
        )  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 2)
        offer_process(self, project)
        kinds = [(value, label) for value, label in EntryKind.choices if value != EntryKind.IDEA]
        self.fields["kind"].choices = [("", "---------"), *kinds]  # type: ignore[attr-defined]
        self.fields["follow_up_owner"].queryset = members(project, self.instance.follow_up_owner_id)  # type: ignore[attr-defined]


class QuestionForm(forms.ModelForm):
    class Meta:
        fields = ("text", "text_en", "asked", "reason", "reason_en")

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)


class AppointForm(ActForm):
    columns = {"at": 6, "contact": 6}
    at = forms.DateTimeField(label=_("Date and time agreed"))
    contact = forms.ModelChoiceField(label=_("Who confirmed it"), queryset=None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.record.project, self.record.appointed_with_id)  # type: ignore[attr-defined]
        self.initial.setdefault("at", self.record.at)


class HoldForm(ActForm):
    hours = forms.DecimalField(
        label=_("Hours it took"), min_value=0, max_digits=4, decimal_places=1, required=False,
        widget=forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("hours", self.record.hours)

    def clean_hours(self) -> Any:
        return self.cleaned_data["hours"] or None


class CarryForm(ActForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model = type(self.record)
        rows = model.objects.filter(project=self.record.project, state__in=model.editable_states)
        self.fields["to"] = TalkField(
            label=_("To which talk"), queryset=rows.exclude(pk=self.record.pk), empty_label=None
        )


class TalkField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.label)


class IdeaForm(ActForm):
    topic = forms.CharField(
        label=_("Topic"), max_length=120, help_text=_("Best the topic under which the facts and problems stand.")
    )
    topic_en = forms.CharField(label=_("Topic in English"), max_length=120, required=False)
    text = forms.CharField(label=_("Idea or solution"), widget=forms.Textarea, help_text=_("It stays with us."))
    text_en = forms.CharField(label=_("Idea or solution, in English"), widget=forms.Textarea, required=False)
    need_behind = forms.CharField(label=_("Which need it serves"), widget=forms.Textarea)
    need_behind_en = forms.CharField(
        label=_("Which need it serves, in English"), widget=forms.Textarea, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)
        low(self, 3)
        topics = [topic for topic, _entries in self.record.topics() if topic]
        if len(topics) == 1:
            self.initial.setdefault("topic", topics[0])


class DropIdeaForm(ActForm):
    entry = forms.ModelChoiceField(label=_("Idea"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.record.entries.filter(kind=EntryKind.IDEA)
        self.fields["entry"].queryset = rows  # type: ignore[attr-defined]


class ReopenForm(ActForm):
    reason = forms.CharField(label=_("Why it is opened again"), widget=forms.Textarea)


class ClarifyForm(ActForm):
    entry = forms.ModelChoiceField(label=_("Unclear point"), queryset=None, empty_label=None)
    text = forms.CharField(
        label=_("What was found out"), widget=forms.Textarea, help_text=_("Say who told it, if that matters.")
    )
    text_en = forms.CharField(label=_("What was found out, in English"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = self.record.entries.filter(is_unclear=True, clarified_on__isnull=True)
        self.fields["entry"].queryset = open_ones  # type: ignore[attr-defined]
        drop_twins(self, self.record.project)


class ReflectForm(ActForm):
    good = forms.MultipleChoiceField(
        label=_("Tick what went well"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(taboo.code, taboo.advice) for taboo in TABOOS],
        help_text=_("For yourself and your colleagues. Nothing of this goes to the customer."),
    )  # fmt: skip
    note = forms.CharField(label=_("What to do differently next time"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = self.record.self_review.get("answers")
        if answers is None:  # a first look: what the log does not speak against
            answers = {row["code"]: not row["finding"] for row in self.record.findings()}
        self.initial.setdefault("good", [code for code, good in answers.items() if good])
        self.initial.setdefault("note", self.record.self_review.get("note", ""))
