"""What is asked before a document leaves: who signs where, who gets a copy; and why it is taken back."""

import uuid
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import access
from lifecycle.forms import entitlement
from lifecycle.models.customers import Contact
from lifecycle.models.documents import Document
from lifecycle.models.members import ProjectMember
from lifecycle.models.settings import SiteSettings
from lifecycle.models.signatories import Signatory
from lifecycle.models.signatures import MAX_DAYS, Invitee
from lifecycle.models.users import User
from lifecycle.text import choose, pick

Person = Contact | User

ROLES = [(Signatory.Role.SIGNER, _("signs")), (Signatory.Role.APPROVER, _("approves"))]
PARTIES = {"customer": _("Customer"), "vendor": _("Us")}


class SendForm(forms.Form):
    """One person for each place in the document; more can get a copy. Places are those of the current version."""

    ordered = forms.ChoiceField(
        label=_("Who is asked when"), required=False, widget=forms.RadioSelect, initial="",
        choices=[("", _("All at the same time")), ("1", _("One after the other, in the order above"))],
    )  # fmt: skip
    days = forms.IntegerField(
        label=_("Days to sign"), required=False, min_value=1, max_value=MAX_DAYS,
        help_text=_("Links end after as many days; you can give more time later. At most 30."),
    )  # fmt: skip
    copies = forms.MultipleChoiceField(label=_("Receives a copy"), required=False, widget=forms.CheckboxSelectMultiple)
    message = forms.CharField(
        label=_("Message"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands at the beginning of the mail."),
    )  # fmt: skip
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"creation_key": uuid.uuid4(), "days": SiteSettings.load().link_days})
        super().__init__(*args, **kwargs)
        self.slots = document.current.slots if document.current else []
        self.people = {
            "customer": [] if document.internal else contacts_of(document),
            "vendor": users_of(document, self.slots),
        }
        self.by_key = {key_of(person): person for people in self.people.values() for person in people}
        self.warned = entitlement.texts(self.people["customer"], document.kind)
        self.columns: dict[str, int] = {}
        named: set[str] = set()
        for slot in self.slots:
            named |= self._add_slot(slot, named)
        self.fields["copies"].choices = [(key, name_of(person)) for key, person in self.by_key.items()]  # type: ignore[attr-defined]
        if not self.by_key:
            del self.fields["copies"]
        if len(self.slots) < 2:
            del self.fields["ordered"]
        sent_for = [self.data.get(f"person_{slot['key']}", "") for slot in self.slots]
        entitlement.add_boxes(self, [(key, self.by_key[key]) for key in sent_for if key in self.by_key], self.warned)
        self.order_fields([*self.columns, "ordered", "days", "copies", "message"])

    def _add_slot(self, slot: dict[str, Any], named: set[str]) -> set[str]:
        people = self.people[slot["party"]]
        fits = [p for p in people if p.name == slot["name"].get("zh") and key_of(p) not in named]
        person, role = f"person_{slot['key']}", f"role_{slot['key']}"
        place = f"{PARTIES[slot['party']]} · {choose(slot['role'])}"
        choices = [
            ("", _("Nobody: the place stays empty")),
            *((key_of(p), entitlement.choice(p, name_of(p), self.warned)) for p in people),
        ]
        proposed = key_of(fits[0]) if fits else ""
        chosen = self.by_key.get(self.data.get(person, "") if self.is_bound else proposed)
        self.fields[person] = forms.ChoiceField(
            label=place, choices=choices, required=False, initial=proposed,
            help_text=entitlement.hint(chosen, self.warned),
        )  # fmt: skip
        self.fields[role] = forms.ChoiceField(label=_("How"), choices=ROLES, required=False, initial=ROLES[0][0])
        self.columns |= {person: 9, role: 3}
        return {key_of(fits[0])} if fits else set()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        signing = [slot for slot in self.slots if cleaned.get(f"person_{slot['key']}")]
        if self.slots and not signing and not self.errors:
            raise forms.ValidationError(_("Name at least one person who signs."))
        return cleaned

    def invitees(self) -> list[Invitee]:
        """Those who sign, in the order of the places, then those who only get a copy."""
        data = self.cleaned_data
        found = []
        for n, slot in enumerate(self.slots, start=1):
            if key := data.get(f"person_{slot['key']}"):
                role = data.get(f"role_{slot['key']}") or Signatory.Role.SIGNER
                found.append(Invitee(self.by_key[key], slot["key"], role, n))
        signing = {key_of(invitee.person) for invitee in found}
        copies = [key for key in data.get("copies") or [] if key not in signing]
        return found + [Invitee(self.by_key[key], "", Signatory.Role.COPY, len(self.slots) + 1) for key in copies]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays with the document; others will rely on it."),
    )  # fmt: skip


def contacts_of(document: Document) -> list[Person]:
    """People of the customer who can be written to."""
    here = Q(left_on=None) | Q(left_on__gt=timezone.localdate())
    return list(document.project.customer.contacts.filter(here).exclude(email="").order_by("name", "pk"))


def users_of(document: Document, slots: list[dict[str, Any]]) -> list[Person]:
    """The project's team, and colleagues whom the document itself names, as far as they may read it."""
    team = ProjectMember.objects.filter(project=document.project, state__in=ProjectMember.BELONGS).values("user")
    names = [slot["name"].get("zh") for slot in slots if slot["party"] == "vendor" and slot["name"].get("zh")]
    users = User.objects.filter(Q(pk__in=team) | Q(name__in=names), is_active=True).order_by("name", "pk")
    kind, project = document.kind_of, document.project
    return [user for user in users if access.reads_paper(user, kind, project, private=document.internal)]


def key_of(person: Person) -> str:
    return f"{'c' if isinstance(person, Contact) else 'u'}{person.pk}"


def name_of(person: Person) -> str:
    return " · ".join(part for part in (person.label(), pick(person, "title"), person.email) if part)
