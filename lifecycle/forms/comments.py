"""What a person writes beside a record."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CommentForm(forms.Form):
    text = forms.CharField(label=_("Your comment"), max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))
    creation_key = forms.UUIDField(widget=forms.HiddenInput)
