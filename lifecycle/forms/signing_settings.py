"""The company's rules for signing: how long links last, which kinds ask for a code, where silence may count."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle import papers
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatures import MAX_DAYS
from lifecycle.stages import registry


class SigningSettingsForm(forms.Form):
    columns = {"link_days": 6, "deemed_notice_days": 6, "code_kinds": 12, "deemed_gate_kinds": 12}
    link_days = forms.IntegerField(
        label=_("Signing links are valid for … days"), min_value=1, max_value=MAX_DAYS,
        help_text=_("Unless the sender chooses otherwise. At most 30."),
    )  # fmt: skip
    deemed_notice_days = forms.IntegerField(
        label=_("Notice of deemed acceptance … working days before"), min_value=1, max_value=30,
        help_text=_("Where the contract says that silence confirms."),
    )  # fmt: skip
    code_kinds = forms.MultipleChoiceField(
        label=_("Ask for a code by e-mail before signing"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("People of the customer then type six digits that were sent to their mailbox before they see "
                    "the document. A link that was passed on opens nothing."),
    )  # fmt: skip
    deemed_gate_kinds = forms.MultipleChoiceField(
        label=_("Deemed acceptance counts at gates"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("For the other kinds a gate wants a signature, whatever the contract says of silence."),
    )  # fmt: skip

    def __init__(self, *args: Any, site: SiteSettings, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(site, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)
        kinds = [(code, papers.name(code)) for code, kind in sorted(registry.documents.items()) if not kind.internal]
        self.fields["code_kinds"].choices = self.fields["deemed_gate_kinds"].choices = kinds
