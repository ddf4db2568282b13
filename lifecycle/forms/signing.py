"""What a signatory fills in: a signature, drawn or typed, or the reason why not."""

import json
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.models.signatories import Signature

STROKES_MAX = 400_000
OWN_MAX = 40 * 1024**2


class SignForm(forms.Form):
    method = forms.ChoiceField(
        label=_("How would you like to sign?"), widget=forms.RadioSelect, initial=Signature.Method.TYPED,
        choices=[(Signature.Method.DRAWN, _("Draw")), (Signature.Method.TYPED, _("Type"))],
    )  # fmt: skip
    strokes = forms.CharField(required=False, max_length=STROKES_MAX, widget=forms.HiddenInput)
    typed_name = forms.CharField(
        label=_("Your full name"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    consent = forms.BooleanField(label=_("I agree"), required=False)
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sha256: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sha256": sha256, "key": uuid.uuid4()})
        super().__init__(*args, **kwargs)

    def clean_strokes(self) -> Any:
        """The strokes as the pad made them; what they must be is for the verb to judge."""
        text = self.cleaned_data["strokes"]
        if not text:
            return []
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise forms.ValidationError(_("The drawing did not arrive whole. Please sign again.")) from None

    def facts(self) -> dict[str, Any]:
        return {
            name: self.cleaned_data[name]
            for name in ("method", "strokes", "typed_name", "consent", "remark", "sha256")
        }


class OwnForm(forms.Form):
    """The file that came back from the signatory's own tool."""

    file = forms.FileField(
        label=_("The PDF that you signed"), max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )  # fmt: skip
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    consent = forms.BooleanField(label=_("I agree"), required=False)
    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sha256: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sha256": sha256})
        super().__init__(*args, **kwargs)

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > OWN_MAX:
            raise forms.ValidationError(_("The file is larger than %(mb)d MB."), params={"mb": OWN_MAX // 1024**2})
        return file.read()

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("remark", "consent", "sha256")}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the e-mail"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )  # fmt: skip


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("What is not right?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The sender reads exactly this."),
    )  # fmt: skip
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"key": uuid.uuid4()})
        super().__init__(*args, **kwargs)
