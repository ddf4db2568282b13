"""How a record's values are shown and compared."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.records import Record
from lifecycle.templatetags.tl import in_words, markdown
from lifecycle.text import listed, pick


def shown(record: Any, name: str) -> Any:
    """A value as a person reads it: choices as words, people and dates by their labels."""
    display = getattr(record, f"get_{name}_display", None)
    if display and isinstance(codes := getattr(record, name), list):
        words = dict(record._meta.get_field(name).flatchoices)
        return listed(words.get(code, code) for code in codes)
    value = display() if display else getattr(record, name)
    if callable(value) and not hasattr(value, "all"):
        value = value()
    if hasattr(value, "all"):
        return listed(called(one) for one in value.all())
    if isinstance(value, Record):
        return called(value)
    if isinstance(value, str) and hasattr(record, f"{name}_en"):
        return pick(record, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value


def called(thing: Any) -> str:
    """A record by its title, with its code where its kind has one; anything else as it calls itself."""
    if not isinstance(thing, Record):
        return str(thing)
    code = getattr(thing, "code", "")
    return f"{code} {thing.label}" if code else thing.label


def by_title(form: Any) -> None:
    """Records are chosen by their titles; a form that says more of them says so itself."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
            own = type(field).label_from_instance is not forms.ModelChoiceField.label_from_instance
            if issubclass(field.queryset.model, Record) and not own and "label_from_instance" not in vars(field):
                field.label_from_instance = called  # type: ignore[assignment]


def shown_fields(record: Any, names: tuple[str, ...], private: bool) -> list[dict[str, Any]]:
    fields = []
    for name in names:
        if name in record.private and not private:
            continue
        if name.endswith("_en") and name.removesuffix("_en") in names and get_language() == "en":
            continue  # its twin is shown in English already
        value = shown(record, name)
        field = record._meta.get_field(name) if name in field_names(record) else None
        if value in (None, "") or (value == 0 and field is not None and field.default == 0):  # a count of nothing
            continue
        label = record.labels.get(name) or (field.verbose_name if field is not None else name)
        words = markdown(value) if name in record.marked_up else _link(value) if _leads(field, value) else told(value)
        fields.append({"label": capfirst(str(label)), "value": words, "private": name in record.private})
    return fields


def _leads(field: Any, value: Any) -> bool:
    return isinstance(field, models.URLField) and str(value).startswith(("http://", "https://"))


def _link(url: str) -> str:
    return format_html('<a class="text-break" href="{}" rel="noopener noreferrer">{}</a>', url, url)


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
        called = [
            f"{f.name}__{name}" for f in fields if f.many_to_many for name in getattr(f.related_model, "named_by", ())
        ]
        wanted.append(Prefetch(line.relation, rows.prefetch_related(*many, *called)))
    prefetch_related_objects([record], *wanted)


def shown_lines(record: Any, line: Any) -> dict[str, Any]:
    """Child rows as a table: only columns in which some row says something. See `fetch_lines`."""
    model = record._meta.get_field(line.relation).related_model
    known = field_names(model)  # a form may ask in words of its own
    twins = {f"{name}_en" for name in line.fields}
    names = [name for name in line.fields if name in known - twins and name not in line.unseen]
    rows = list(getattr(record, line.relation).all())
    cells = {name: [shown(row, name) for row in rows] for name in names}
    used = [name for name, column in cells.items() if any(value not in (None, "") for value in column)]
    head = [capfirst(str(model._meta.get_field(name).verbose_name)) for name in used]
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
