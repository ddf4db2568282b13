"""Technical exchanges: topics, wishes parked and settled, verdicts, knowledge to hand over."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.twins import drop_twins
from presales.forms.occasions import HEAD, OTHER_PEOPLE, WIDGETS, GroupMarks, LineForm, OccasionForm
from presales.models import DemoSession, KnowledgeItem, ParkedWish, TechnicalExchange
from presales.models.exchanges import Disposition, Verdict


class ExchangeForm(OccasionForm):
    class Meta:
        model = TechnicalExchange
        fields = (*HEAD, "demo", "topics", "topics_en", "intended_direction")
        widgets = WIDGETS
        help_texts = {
            "other_people": OTHER_PEOPLE,
            "intended_direction": _(
                "Which functions the product should have, and how we lead there. This stays with us."
            ),
        }

    def __init__(self, *args: Any, project: Any, **kwargs: Any) -> None:
        super().__init__(*args, project=project, **kwargs)
        self.fields["demo"].queryset = DemoSession.objects.filter(project=project)  # type: ignore[attr-defined]


class WishForm(LineForm):
    customers = ("contact",)

    class Meta:
        model = ParkedWish
        fields = ("text", "text_en", "contact")


class KnowledgeForm(LineForm):
    customers = ("contact",)

    class Meta:
        model = KnowledgeItem
        fields = ("topic", "topic_en", "contact", "due")


class SettleForm(ActForm):
    wish = forms.ModelChoiceField(label=_("Parked wish"), queryset=None, empty_label=None)
    disposition = forms.ChoiceField(
        label=_("What becomes of it"), choices=Disposition.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("How the customer was answered"), max_length=300)
    words_en = forms.CharField(label=_("How the customer was answered, in English"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wish"].queryset = self.record.wishes.all()  # type: ignore[attr-defined]
        if open_ones := self.record.unsettled:
            self.initial.setdefault("wish", open_ones[0])
        drop_twins(self, self.record.project)


class ConcludeForm(GroupMarks):
    verdict_domain = forms.ChoiceField(
        label=_("Is the field of business covered?"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    verdict_approach = forms.ChoiceField(
        label=_("Is the approach sound?"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    verdict_usability = forms.ChoiceField(
        label=_("Is it easy to use?"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    findings = forms.CharField(
        label=_("Findings"), required=False, widget=forms.Textarea,
        help_text=_("What is missing, where a verdict is not a plain yes."),
    )  # fmt: skip
    findings_en = forms.CharField(label=_("Findings in English"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)


class HandOverForm(ActForm):
    item = forms.ModelChoiceField(label=_("Knowledge"), queryset=None, empty_label=None)
    on = forms.DateField(label=_("Handed over on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = self.record.knowledge.filter(done_on=None)  # type: ignore[attr-defined]
        self.initial.setdefault("on", timezone.localdate())
