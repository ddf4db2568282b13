"""The company's own certificate, as an administrator brings it."""

from django import forms
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 100_000


class BundleForm(forms.Form):
    file = forms.FileField(
        label=_("Certificate with its key (PKCS#12: .p12 or .pfx)"),
        help_text=_("With the certificates of its issuers up to the root. The key is stored encrypted."),
        widget=forms.ClearableFileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
    )
    password = forms.CharField(
        label=_("Password of that file"), required=False, strip=False, max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Used once to open it; it is not stored."),
    )  # fmt: skip

    def clean_file(self) -> bytes:
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(_("This file is too large for a certificate."))
        return upload.read()
