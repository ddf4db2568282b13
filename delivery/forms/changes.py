"""A change request: first what is asked for, then what it is for, then what it does; and what its verbs must be told."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delivery.models import ChangeRequest
from delivery.models.change_verbs import ACCEPT, LATER, REJECT
from lifecycle import priors
from lifecycle.amendments import amendments
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User

ASKED = (
    "title", "title_en", "description", "description_en", "wanted_for", "wanted_for_en", "change_kind", "raised_by",
    "urgent", "wished_on", "agreed_inside", "agreed_inside_en", "agreed_on",
)  # fmt: skip
PURPOSE = (
    "root_purpose", "root_purpose_en", "talk_on", "talk_with", "talk_note", "no_prior", "no_prior_en", "no_alternative",
    "no_alternative_en",
)  # fmt: skip
IMPACT = (
    "impact_cost", "impact_days", "impact_scope", "impact_scope_en", "impact_quality", "impact_quality_en",
    "impact_resources", "impact_resources_en",
)  # fmt: skip
STEPS = {"draft": ASKED, "submitted": PURPOSE, "analysed": (*PURPOSE, *IMPACT)}


class ChangeForm(forms.ModelForm):
    """What was handed in stays as it was handed in: each step has its own questions."""

    columns: ClassVar[dict[str, int]] = {
        "talk_on": 6, "talk_with": 6, "impact_cost": 6, "impact_days": 6, "wished_on": 6, "agreed_on": 6,
    }  # fmt: skip

    origin_key = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    class Meta:
        model = ChangeRequest
        fields = (*ASKED, *PURPOSE, *IMPACT)
        widgets = {"change_kind": forms.RadioSelect}
        help_texts = {
            "change_kind": _("A requirement change alters objectives or solution in part. The other kind keeps both and asks for another realisation, from process to screen."),
            "raised_by": _("Requirement changes come through the single contact of the change process."),
            "wanted_for": _("As the customer says it. What it is really for is found out in the analysis."),
            "agreed_inside": _("Which departments were asked and who said yes, on which day. A file on the page of the change does it too."),
            "root_purpose": _("Talk calmly: what is to become better for them, whatever way they ask for?"),
            "no_prior": _("Only if the search shows nothing on this point."),
            "no_alternative": _("Only if you found no other way to the same purpose."),
            "impact_cost": _("As it was asked for. 0 if it costs nothing."),
            "impact_days": _("Calendar days, as it was asked for. 0 if it takes none."),
        }  # fmt: skip

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = {"origin_key", *STEPS.get(self.instance.state, ())}
        if self.instance.link_id and self.instance.state == ChangeRequest.State.SUBMITTED:
            # The words are theirs; we translate them, and say which of the two kinds it is.
            kept |= {"change_kind", "title_en", "description_en", "wanted_for_en", "agreed_inside_en"}
        for name in set(self.fields) - kept:
            del self.fields[name]
        drop_twins(self, project)
        low(self, 3)
        self.initial.setdefault("origin_key", self.instance.origin_key)
        for name in ("raised_by", "talk_with"):
            if name in self.fields:
                people = contacts(project, getattr(self.instance, f"{name}_id"))
                self.fields[name].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.instance.origin_key = data.get("origin_key", "")
        return data


class ReferForm(ActForm):
    """The passages that the search found, to pick from."""

    source = forms.ChoiceField(
        label=_("Earlier definition"), widget=forms.RadioSelect,
        help_text=_("Found by the words of the change in documents, solutions, minutes, requirements and promises of this project."),
    )  # fmt: skip
    defined = forms.CharField(label=_("How it was defined there"), widget=forms.Textarea)
    defined_en = forms.CharField(
        label=_("How it was defined there, in English"), widget=forms.Textarea, required=False
    )
    differs = forms.TypedChoiceField(
        label=_("Does the change differ from it?"), widget=forms.RadioSelect, choices=[("yes", _("yes")), ("no", _("no"))],
        coerce=lambda value: value == "yes",
    )  # fmt: skip
    difference = forms.CharField(label=_("How it differs"), widget=forms.Textarea, required=False)
    difference_en = forms.CharField(label=_("How it differs, in English"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {prior.key: prior for prior in self.record.priors(self.user)}
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            (prior.key, f"{prior.what}: {prior.label} — {prior.excerpt}") for prior in self.found.values()
        ]
        drop_twins(self, self.record.project)

    def clean_source(self) -> priors.Prior:
        return self.found[self.cleaned_data["source"]]


class DecideForm(ActForm):
    decision = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect,
        choices=[(ACCEPT, _("Accept it as proposed")), (REJECT, _("Reject it")), (LATER, _("Put it to phase two"))],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea,
        help_text=_("The customer reads it. Needed unless you accept."),
    )  # fmt: skip
    reason_en = forms.CharField(label=_("Reason in English"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)


class DoneForm(ActForm):
    on = forms.DateField(label=_("On"), initial=timezone.localdate)
    note = forms.CharField(label=_("What was done"), required=False, widget=forms.Textarea)


class VerifyForm(ActForm):
    on = forms.DateField(label=_("On"), initial=timezone.localdate)
    note = forms.CharField(label=_("Who saw it work, and where"), widget=forms.Textarea)


class ReworkForm(ActForm):
    reason = forms.CharField(label=_("Why it is assessed anew"), widget=forms.Textarea)


class PutOffForm(ActForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)


class AmendmentForm(ActForm):
    amendment = forms.TypedChoiceField(label=_("Contract amendment"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = amendments(self.record.project)
        self.fields["amendment"].choices = [(row.number, row.label) for row in rows]  # type: ignore[attr-defined]
