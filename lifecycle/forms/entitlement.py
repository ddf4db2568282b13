"""Before a document goes to somebody of the customer who may not be entitled to sign it: said, and to be ticked."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from lifecycle.models import authorities
from lifecycle.models.customers import Contact
from lifecycle.text import labelled

FIELD = "nevertheless"


class Nevertheless(forms.MultipleChoiceField):
    """A box for each person about whom something is to be said; all of them have to be ticked.

    Whoever was ticked before and is no longer chosen is passed over.
    """

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, flagged: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(choices=flagged, **kwargs)
        self.flagged = flagged

    def validate(self, value: Any) -> None:
        if {key for key, _text in self.flagged} - set(value):
            raise forms.ValidationError(_("Tick whom you want to ask nevertheless, or choose somebody else above."))


def texts(people: Iterable[Any], kind: str) -> dict[int, str]:
    """By contact: what speaks against asking them to sign a document of this kind, in words."""
    contacts = [person for person in people if isinstance(person, Contact)]
    return {pk: authorities.warning_text(code) for pk, code in authorities.warnings(contacts, kind).items()}


def choice(person: Any, name: str, warned: dict[int, str]) -> str:
    """The name in a list of choices, with what is to be said of it."""
    text = warned.get(person.pk) if isinstance(person, Contact) else None
    return f"{name} · {text}" if text else name


def hint(person: Any, warned: dict[int, str]) -> str:
    """What is to be said of whoever is chosen, for phones, which cut a long choice short."""
    if isinstance(person, Contact) and person.pk in warned:
        return str(format_html("{}", labelled(person.label(), warned[person.pk])))
    return ""


def add_boxes(form: forms.Form, chosen: Iterable[tuple[str, Any]], warned: dict[int, str]) -> None:
    """Once somebody about whom something is to be said has been sent for, ask whether they are meant nevertheless."""
    flagged = [
        (key, labelled(person.label(), warned[person.pk]))
        for key, person in chosen
        if isinstance(person, Contact) and person.pk in warned
    ]
    if form.is_bound and flagged:
        form.fields[FIELD] = Nevertheless(
            label=_("Ask nevertheless?"), flagged=flagged,
            help_text=_("A signature without authority may not bind the customer. What you tick stays in the evidence."),
        )  # fmt: skip
