"""What has to be known of a grant: for which documents, from when to when, on which letter."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.models.authorities import signed_kinds


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class AuthorityForm(forms.Form):
    columns = {"valid_from": 6, "valid_until": 6}

    kinds = forms.MultipleChoiceField(
        label=_("Kinds of documents"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: every kind."),
    )  # fmt: skip
    valid_from = forms.DateField(label=_("Valid from"), widget=_day())
    valid_until = forms.DateField(
        label=_("Valid until"), required=False, widget=_day(), help_text=_("Empty: until it is revoked.")
    )
    letter = forms.FileField(
        label=_("Letter of authority"), required=False,
        help_text=_("PDF or picture of the signed and stamped letter, at most 25 MB."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), max_length=200, required=False,
        help_text=_("Needed where there is no letter: why none is needed, for example because this is the legal representative."),
    )  # fmt: skip
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"valid_from": timezone.localdate(), "creation_key": uuid.uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = signed_kinds()  # type: ignore[attr-defined]
