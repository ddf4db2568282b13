"""Items that people of the customer own: who gets a link, and what they say there."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm
from lifecycle.models.customers import Contact

LINK_DAYS = timedelta(days=90)


class OpenItemsForm(ActForm):
    people = forms.ModelMultipleChoiceField(
        label=_("Who"), queryset=Contact.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("Each gets a link of their own and sees the items that they own: they say how far these are, and move no date."),
    )  # fmt: skip
    until = forms.DateField(label=_("Good until"))
    message = forms.CharField(
        label=_("A few words of your own"), widget=forms.Textarea, max_length=1000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners = [person.pk for person in self.record.owners if person.email]
        self.fields["people"].queryset = Contact.objects.filter(pk__in=owners)  # type: ignore[attr-defined]
        self.initial = {**self.initial, "people": owners, "until": timezone.localdate() + LINK_DAYS}


class WordForm(forms.Form):
    """On a phone, mostly: one of these for each item."""

    columns: ClassVar[dict[str, int]] = {"progress": 6, "done": 6}

    progress = forms.IntegerField(label=_("How far is it, in percent?"), min_value=0, max_value=100)
    done = forms.BooleanField(label=_("It is finished"), required=False)
    remark = forms.CharField(
        label=_("Anything we should know"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500, required=False
    )
