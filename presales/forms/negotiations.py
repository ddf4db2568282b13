"""Rounds of negotiation: what they ask, what is conceded, what implementation advises, what is promised."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.products import fill_maturity
from lifecycle.forms.twins import drop_twins
from lifecycle.models.commitments import Commitment
from presales.forms.occasions import HEAD, OTHER_PEOPLE, WIDGETS, LineForm, OccasionForm
from presales.models import NegotiationPoint, NegotiationRound


class RoundForm(OccasionForm):
    class Meta:
        model = NegotiationRound
        fields = (*HEAD, "aim")
        widgets = WIDGETS
        help_texts = {
            "other_people": OTHER_PEOPLE,
            "aim": _("What we want, and how far we go. This stays with us."),
        }


class PointForm(LineForm):
    customers = ("asked_by",)

    class Meta:
        model = NegotiationPoint
        fields = ("ask", "asked_by", "concession")
        help_texts = {"concession": _("What you conceded. Whoever must keep it advises on it.")}

    def save(self, commit: bool = True) -> Any:
        """Advice holds for the wording that it was given on."""
        if self.instance.pk and {"ask", "concession"} & set(self.changed_data):
            self.instance.advised_at = None
        return super().save(commit)


class AdviseForm(ActForm):
    point = forms.ModelChoiceField(label=_("Point"), queryset=None, empty_label=None)
    advice = forms.CharField(
        label=_("Advice"), widget=forms.Textarea,
        help_text=_("Can it be done, at what price in time and work, and what could be offered instead?"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].queryset = self.record.points.all()  # type: ignore[attr-defined]
        if waiting := [row for row in self.record.points.all() if row.advised_at is None]:
            self.initial.setdefault("point", waiting[0])


class SettleForm(ActForm):
    outcome = forms.CharField(label=_("What was agreed"), widget=forms.Textarea)
    reason = forms.CharField(
        label=_("Why it was conceded without advice"), required=False, widget=forms.Textarea,
        help_text=_("Only where implementation has not advised on a concession. It stays in the history."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.record.unadvised:
            del self.fields["reason"]


class PromiseForm(ActForm):
    """What a promise needs that was made in a round; where and when it was made is known."""

    columns: ClassVar[dict[str, int]] = {
        "promise_kind": 6, "product_maturity": 6, "promised_by": 6, "promised_to": 6, "due": 3, "days": 3, "amount": 3,
        "hard_date": 3,
    }  # fmt: skip
    text = forms.CharField(
        label=_("Promise"), widget=forms.Textarea, help_text=_("As it was said, in one or two sentences.")
    )
    text_en = forms.CharField(label=_("Promise in English"), required=False, widget=forms.Textarea)
    promise_kind = forms.ChoiceField(label=_("Kind"), choices=Commitment.Kind.choices)
    product_maturity = forms.ChoiceField(
        label=_("Maturity of the function"), required=False, choices=[("", "—"), *Commitment.Maturity.choices],
        help_text=_("Left empty, it is taken from the list of products, if the promise names one of them."),
    )  # fmt: skip
    promised_by = forms.ModelChoiceField(label=_("Promised by"), queryset=None, empty_label=None)
    promised_to = forms.ModelChoiceField(label=_("Promised to"), queryset=None, empty_label=None)
    due = forms.DateField(label=_("Due"), required=False)
    days = forms.IntegerField(label=_("Promised duration, days"), required=False, min_value=1, max_value=3650)
    amount = forms.DecimalField(label=_("Amount"), required=False, min_value=0, max_digits=14, decimal_places=2)
    hard_date = forms.BooleanField(label=_("The date is fixed"), required=False)
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.record.project
        drop_twins(self, project)
        self.fields["promised_by"].queryset = members(project)  # type: ignore[attr-defined]
        self.fields["promised_to"].queryset = contacts(project)  # type: ignore[attr-defined]
        self.initial.setdefault("promised_by", self.user.pk)
        self.initial.setdefault("creation_key", uuid.uuid4())
        if there := self.record.contacts.first():
            self.initial.setdefault("promised_to", there.pk)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        return fill_maturity(data)
