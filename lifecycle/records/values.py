"""How a record's values are shown and compared."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
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
        fields.append({"label": label, "value": value, "private": name in record.private})
    return fields


def field_names(record: Any) -> set[str]:
    return {field.name for field in record._meta.get_fields()}


def shown_lines(record: Any, line: Any) -> dict[str, Any]:
    """Child rows as a table: only columns in which some row says something."""
    model = record._meta.get_field(line.relation).related_model
    known = {field.name for field in model._meta.get_fields()}
    names = [name for name in line.fields if name in known]  # a form may ask in words of its own
    people = [name for name in names if model._meta.get_field(name).many_to_one]
    children = getattr(record, line.relation).all()
    rows = list(children.select_related(*people) if people else children)
    cells = {name: [shown(row, name) for row in rows] for name in names}
    used = [name for name, column in cells.items() if any(value not in (None, "") for value in column)]
    head = [model._meta.get_field(name).verbose_name for name in used]
    table = [[cells[name][i] for name in used] for i in range(len(rows))]
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
