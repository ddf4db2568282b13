"""Verbs that want nothing but a reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms.acts import ActForm


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)


class ReopenForm(ActForm):
    reason = forms.CharField(label=_("Why it is opened again"), widget=forms.Textarea)
