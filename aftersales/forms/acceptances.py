"""Acceptance: what is checked by whom, what was found, what is left to do."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aftersales import proofs
from aftersales.models import Acceptance, AcceptanceItem, AcceptancePaper, OutstandingItem, PanelMember
from lifecycle.forms.acts import ActForm
from lifecycle.forms.people import contacts, members
from lifecycle.forms.twins import drop_twins, low
from lifecycle.models.projects import Project
from lifecycle.models.users import User
from lifecycle.text import pick

LAST = 999  # a line without a number goes to the end


class AcceptanceForm(forms.ModelForm):
    columns = {"acceptance_kind": 4, "title": 8, "title_en": 12, "requested_on": 4, "meeting_on": 4, "place": 4}

    class Meta:
        model = Acceptance
        fields = (
            "acceptance_kind", "title", "title_en", "requested_on", "meeting_on", "place", "scope", "scope_en",
            "trial_result", "trial_result_en", "no_delays", "conclusion", "conclusion_en",
        )  # fmt: skip
        help_texts = {
            "scope": _("Systems, sites and documents that are handed over."),
            "trial_result": _("From when to when it ran, and what it showed against its criteria."),
        }

    def __init__(self, *args: Any, project: Project, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, project)
        low(self, 3)
        if self.instance.state == Acceptance.State.PREPARING:
            for name in ("conclusion", "conclusion_en"):
                self.fields.pop(name, None)


class LineForm(forms.ModelForm):
    needs_record = True

    def __init__(self, *args: Any, project: Project, user: User, record: Acceptance, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project, self.record = project, record
        drop_twins(self, project)
        low(self, 2)


class PersonForm(LineForm):
    """A line that names a contact or one of our people."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts(self.project, self.instance.contact_id)  # type: ignore[attr-defined]
        self.fields["user"].queryset = members(self.project, self.instance.user_id)  # type: ignore[attr-defined]


class PanelForm(PersonForm):
    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        role, contact, user = data.get("role"), data.get("contact"), data.get("user")
        if data.get("DELETE") or not self.has_changed():
            return data
        if bool(contact) == bool(user):
            self.add_error("contact", _("Choose either a contact or one of our people."))
        elif role in PanelMember.OF_CUSTOMER and user:
            self.add_error("role", _("This role belongs to somebody of the customer."))
        elif role in PanelMember.OF_VENDOR and contact:
            self.add_error("role", _("This role belongs to one of our people."))
        return data


class ItemForm(LineForm):
    columns = {
        "order": 2, "source": 4, "source_ref": 6, "criterion": 12, "result": 4, "evidence_key": 8, "evidence_ref": 12,
    }  # fmt: skip

    class Meta:
        model = AcceptanceItem
        fields: tuple[str, ...] = ()
        help_texts = {
            "evidence_key": _("A document, a record or a file of this project. The certificate names it."),
            "evidence_ref": _("Only for what is not in this project."),
        }
        widgets = {"order": forms.NumberInput(attrs={"min": 1, "max": LAST, "inputmode": "numeric"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].required = False
        self.fields["order"].label = _("No.")
        if not self.instance.pk:
            self.initial["order"] = None
        if self.record.state != Acceptance.State.REVIEWING:
            # Results are entered while the panel checks, not before.
            for name in ("result", "finding", "finding_en", "evidence_key", "evidence_ref"):
                self.fields.pop(name, None)
        elif "evidence_key" in self.fields:
            self.fields["evidence_key"] = forms.ChoiceField(
                label=self.fields["evidence_key"].label, help_text=self.fields["evidence_key"].help_text,
                required=False, choices=self._offered(),
            )  # fmt: skip

    def _offered(self) -> list[Any]:
        """Asked once for all lines of the form; what was chosen before stays offered."""
        kept = self.record.__dict__.get("_proofs")
        if kept is None:
            kept = self.record.__dict__["_proofs"] = proofs.choices(self.project)
        now = self.instance.evidence_key
        if now and now not in {key for _title, options in kept for key, _name in options}:
            found = proofs.things([now], self.project)
            return [("", "—"), *kept, *[proofs.option(thing) for thing in found.values()]]
        return [("", "—"), *kept]

    def clean_order(self) -> int:
        return self.cleaned_data.get("order") or LAST


class PaperForm(LineForm):
    columns = {"order": 2, "ref": 6, "on": 4}

    class Meta:
        model = AcceptancePaper
        fields: tuple[str, ...] = ()
        widgets = {"order": forms.NumberInput(attrs={"min": 1, "max": LAST, "inputmode": "numeric"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].required = False
        self.fields["order"].label = _("No.")
        if not self.instance.pk:
            self.initial["order"] = None

    def clean_order(self) -> int:
        return self.cleaned_data.get("order") or LAST


class OutstandingForm(PersonForm):
    columns = {"item": 6, "side": 6, "user": 4, "contact": 4, "name": 4, "due": 6}

    class Meta:
        model = OutstandingItem
        fields: tuple[str, ...] = ()
        help_texts = {"name": _("Only for somebody who is in neither list.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = AcceptanceItem.objects.filter(acceptance=self.record.pk)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        user, contact = data.get("user"), data.get("contact")
        if data.get("DELETE") or not self.has_changed():
            return data
        if user and contact:
            self.add_error("contact", _("Choose either a contact or one of our people."))
        elif user and data.get("side") != OutstandingItem.Side.VENDOR:
            self.add_error("side", _("One of our people belongs to our side."))
        elif contact and data.get("side") != OutstandingItem.Side.CUSTOMER:
            self.add_error("side", _("A contact belongs to the customer's side."))
        return data


class ConcludeForm(ActForm):
    meeting_on = forms.DateField(label=_("Meeting of the panel on"))
    conclusion = forms.CharField(
        label=_("Conclusion"), widget=forms.Textarea, required=False,
        help_text=_("The result follows from the items. If one did not pass, say here what it means."),
    )  # fmt: skip
    conclusion_en = forms.CharField(label=_("Conclusion in English"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_twins(self, self.record.project)
        self.initial["meeting_on"] = min(self.record.meeting_on or timezone.localdate(), timezone.localdate())
        self.initial.update({"conclusion": self.record.conclusion, "conclusion_en": self.record.conclusion_en})


class ReworkForm(ActForm):
    """Why, and for each item that did not pass what is to be done, by whom and until when."""

    reason = forms.CharField(label=_("What has to be done before it is checked again"), widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        project = self.record.project
        self.people = {f"u{user.pk}": user for user in members(project)}
        self.theirs = {f"c{contact.pk}": contact for contact in contacts(project)}
        owners = [
            ("", "—"),
            (_("Our people"), [(key, str(user)) for key, user in self.people.items()]),
            (_("The customer's people"), [(key, str(contact)) for key, contact in self.theirs.items()]),
        ]
        covered = {row.item_id for row in self.record.outstanding.filter(done_on=None) if row.is_complete}
        self.failed = [item for item in self.record.failed_items if item.pk not in covered]
        self.columns = {"reason": 12}
        for item in self.failed:
            name = Truncator(pick(item, "criterion")).chars(60)
            words = {"n": item.order, "what": name}
            self.fields[f"text_{item.pk}"] = forms.CharField(
                label=gettext("Item %(n)d, %(what)s: what has to be done") % words, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"owner_{item.pk}"] = forms.ChoiceField(
                label=gettext("Item %(n)d: who does it") % words, choices=owners
            )
            self.fields[f"due_{item.pk}"] = forms.DateField(label=gettext("Item %(n)d: until") % words)
            self.columns |= {f"owner_{item.pk}": 6, f"due_{item.pk}": 6}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        people = self.people | self.theirs
        lines = [
            {
                "item": item, "text": data[f"text_{item.pk}"], "owner": people[data[f"owner_{item.pk}"]],
                "due": data[f"due_{item.pk}"],
            }
            for item in self.failed
        ]  # fmt: skip
        return {"reason": data["reason"], "lines": lines}


class SettleForm(ActForm):
    line = forms.ModelChoiceField(label=_("What is done"), queryset=OutstandingItem.objects.none())
    done_on = forms.DateField(label=_("Done on"))
    note = forms.CharField(
        label=_("How it was settled"), widget=forms.Textarea, help_text=_("And where that can be seen.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = self.record.outstanding.filter(done_on__isnull=True)  # type: ignore[attr-defined]
        self.initial["done_on"] = timezone.localdate()
