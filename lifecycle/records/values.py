"""How a record's values are shown and compared."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Prefetch, prefetch_related_objects
from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.templatetags.tl import in_words, markdown
from lifecycle.text import listed, pick


def shown(record: Any, name: str) -> Any:
    """A value as a person reads it: choices as words, people and dates by their labels."""
    display = getattr(record, f"get_{name}_display", None)
    value = display() if display else getattr(record, name)
    if callable(value) and not hasattr(value, "all"):
        value = value()
    if hasattr(value, "all"):
        return listed(value.all())
    if isinstance(value, str) and hasattr(record, f"{name}_en"):
        return pick(record, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value


def shown_fields(record: Any, names: tuple[str, ...], private: bool) -> list[dict[str, Any]]:
    fields = []
    for name in names:
        if name in record.private and not private:
            continue
        value = shown(record, name)
        if value in (None, ""):
            continue
        label = record._meta.get_field(name).verbose_name if name in field_names(record) else name
        words = markdown(value) if name in record.marked_up else told(value)
        fields.append({"label": label, "value": words, "private": name in record.private})
    return fields


def field_names(record: Any) -> set[str]:
    return {field.name for field in record._meta.get_fields()}


def told(value: Any) -> str:
    """A value in words, its lines kept."""
    return linebreaksbr(in_words(value))


def fetch_lines(record: Any, lines: Iterable[Any]) -> None:
    """All child rows with what they name, once: whoever asks the record for them afterwards finds them there."""
    wanted = []
    for line in lines:
        model = record._meta.get_field(line.relation).related_model
        fields = [model._meta.get_field(name) for name in line.fields if name in field_names(model)]
        one, many = ([f.name for f in fields if getattr(f, kind)] for kind in ("many_to_one", "many_to_many"))
        rows = model._default_manager.select_related(*one) if one else model._default_manager.all()
        wanted.append(Prefetch(line.relation, rows.prefetch_related(*many)))
    prefetch_related_objects([record], *wanted)


def shown_lines(record: Any, line: Any) -> dict[str, Any]:
    """Child rows as a table: only columns in which some row says something. See `fetch_lines`."""
    model = record._meta.get_field(line.relation).related_model
    known = field_names(model)  # a form may ask in words of its own
    twins = {f"{name}_en" for name in line.fields}
    names = [name for name in line.fields if name in known - twins]
    rows = list(getattr(record, line.relation).all())
    cells = {name: [shown(row, name) for row in rows] for name in names}
    used = [name for name, column in cells.items() if any(value not in (None, "") for value in column)]
    head = [model._meta.get_field(name).verbose_name for name in used]
    table = [[told(cells[name][i]) for name in used] for i in range(len(rows))]
    return {"head": head, "rows": table, "cells": [list(zip(head, row, strict=True)) for row in table]}


def said(bound: Any, value: Any) -> str:
    """What stands in a form field, in words."""
    if hasattr(bound.field, "choices") and not isinstance(value, list | tuple | set):
        found = {str(k): str(v) for k, v in bound.field.choices if not isinstance(v, list | tuple)}
        return found.get(str(getattr(value, "pk", value) if value is not None else ""), str(value or ""))
    if isinstance(value, list | tuple | set):
        return listed(sorted(str(getattr(v, "pk", v)) for v in value))
    prepared = bound.field.prepare_value(value)
    text = str(bound.field.widget.format_value(prepared) or "")
    return text.replace("T", " ") if isinstance(bound.field, forms.DateTimeField) else text


def line_text(form: Any) -> str:
    data = getattr(form, "cleaned_data", {}) or {}
    if data.get("DELETE"):
        return ""
    words = {k: listed(v) if hasattr(v, "iterator") else v for k, v in data.items() if k not in ("id", "DELETE")}
    return " · ".join(str(v) for v in words.values() if v not in (None, "", False))[:300]


def changed(form: Any, formsets: list[Any]) -> dict[str, Any]:
    """Field history of a save: `{field: [old, new]}` in words, and how many lines came, changed and went."""
    diff = {}
    for name in form.changed_data:
        if name in form.fields:
            diff[name] = [said(form[name], form[name].initial), said(form[name], form[name].value())]
    for formset in formsets:
        touched = [f for f in formset.forms if f.has_changed()]
        if touched:
            diff[formset.prefix] = ["", _("; ").join(filter(None, (line_text(f) for f in touched)))[:500]]
    return diff


def add_refusal(form: forms.BaseForm, refusal: Refused) -> None:
    """A verb's no, beside the field that it names."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))
