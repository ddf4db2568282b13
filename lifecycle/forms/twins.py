"""English twins of fields, in forms: shown only where the project's documents speak English too."""

from typing import Any

from django import forms

from lifecycle.models.projects import DocumentLanguage


def drop_twins(form: Any, project: Any) -> None:
    """Leave out the fields `…_en` of a project whose documents are in Chinese alone; what they hold stays.

    Where they are shown, each stands beside its Chinese field.
    """
    twins = [name for name in form.fields if name.endswith("_en")]
    if project.document_language == DocumentLanguage.ZH:
        for name in twins:
            del form.fields[name]
        return
    pairs = {name: 6 for twin in twins for name in (twin.removesuffix("_en"), twin)}
    form.columns = {**getattr(form, "columns", {}), **pairs}


def low(form: forms.BaseForm, rows: int = 2, **exceptions: int) -> None:
    """Make text areas low, so that a form is quick to go through on a phone; `exceptions` give a field its own rows."""
    for name, field in form.fields.items():
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = exceptions.get(name, rows)
