"""What the sender decides about a request that is out: who signs instead, and until when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lifecycle.forms import entitlement
from lifecycle.forms.documents import contacts_of, key_of, name_of, users_of
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import MAX_DAYS


class ReplaceForm(forms.Form):
    """Somebody of the same party, who is not in this request yet."""

    person = forms.ChoiceField(label=_("Who signs instead"))
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays with the document; others will rely on it."),
    )  # fmt: skip

    def __init__(self, *args: Any, signatory: Signatory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request = signatory.request
        document = request.document
        people = contacts_of(document) if signatory.is_customer else users_of(document, request.version.slots)
        # Whoever took the place already stays a choice: the second click on the form says the same.
        here = {
            (row.contact_id, row.user_id) for row in request.signatories.all() if row.pk != signatory.replaced_by_id
        }
        free = [
            person for person in people
            if ((person.pk, None) if signatory.is_customer else (None, person.pk)) not in here
        ]  # fmt: skip
        self.people = {key_of(person): person for person in free}
        warned = entitlement.texts(free, document.kind)
        self.fields["person"].choices = [
            ("", _("Please choose")),
            *((key_of(p), entitlement.choice(p, name_of(p), warned)) for p in free),
        ]
        sent_for = self.data.get("person", "")
        entitlement.add_boxes(self, [(sent_for, self.people[sent_for])] if sent_for in self.people else [], warned)

    def facts(self) -> dict[str, Any]:
        return {"person": self.people[self.cleaned_data["person"]], "reason": self.cleaned_data["reason"]}


class ExtendForm(forms.Form):
    days = forms.IntegerField(
        label=_("Days from today"), min_value=1, max_value=MAX_DAYS,
        help_text=_("Links that were sent go on working until then. At most 30 days."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"days": SiteSettings.load().link_days})
        super().__init__(*args, **kwargs)
