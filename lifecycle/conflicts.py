"""Two people changed the same thing: what each of them wrote, side by side."""

from typing import Any

from django import forms

from lifecycle.models.events import Event
from lifecycle.records.values import said


def compare(saved: forms.ModelForm, typed: forms.ModelForm) -> list[dict[str, Any]]:
    """Fields in which a fresh form of what is saved and the reader's form differ, in words."""
    rows = []
    for name in [name for name, field in typed.fields.items() if not field.widget.is_hidden]:
        theirs, yours = _words(saved[name], saved[name].initial), _words(typed[name], typed[name].value())
        if theirs != yours:
            rows.append({"label": typed[name].label, "theirs": theirs, "yours": yours})
    return rows


def last_change(subject: Any) -> dict[str, Any]:
    """Who changed it last, and when."""
    last = Event.objects.about(subject).newest_first().first()
    return {"who": last.actor.label() if last and last.actor else "", "at": last.at if last else None}


def _words(bound: Any, value: Any) -> str:
    return str(value or "") if isinstance(bound.field, forms.CharField) else said(bound, value)
