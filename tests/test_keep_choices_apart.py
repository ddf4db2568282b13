"""What a form offers belongs to its project: another project's records, another customer's people are no choice."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.forms import inlineformset_factory
from django.utils.module_loading import import_string

from lifecycle.models import Contact, ProjectMember
from lifecycle.stages import registry
from tests.cast import make_contact, make_customer, make_project
from tests.everything import make_records

pytestmark = pytest.mark.django_db
# Rows that are limited by the record itself: its children, or what it lists by their ids.
OF_THE_RECORD = ('"plan_id"', '"key_user_id"', '"id" IN (')


def forms_of(kind: Any, record: Any, user: Any) -> Iterator[tuple[str, Any]]:
    """The form of a record, of its lines and of its verbs, as its pages make them."""
    of = {"project": record.project, "user": user}
    yield "form", import_string(kind.form)(instance=record, **of)
    for line in kind.lines:
        base = import_string(line.form) if line.form else forms.ModelForm
        child = kind.model_class._meta.get_field(line.relation).related_model
        kwargs = (of if line.form else {}) | ({"record": record} if getattr(base, "needs_record", False) else {})
        factory = inlineformset_factory(kind.model_class, child, form=base, fields=line.fields, extra=1)
        yield line.relation, factory(instance=record, form_kwargs=kwargs).empty_form
    for act in kind.acts:
        if act.form and (act.when is None or act.when(record)):
            yield act.name, import_string(act.form)(record=record, user=user)


def offered(form: Any) -> Iterator[tuple[str, Any]]:
    for name, field in form.fields.items():
        if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
            yield name, field.queryset


def test_no_form_offers_what_belongs_to_another_project(cast):
    make_records(cast)
    other = make_customer("第二医院")
    make_contact(other, "外人")
    project = make_project(cast.sales, other, "二院", presales_owner=cast.sales, team=[(cast.implementation, "IM")])
    first, cast.project, cast.customer = cast.project, project, other
    ours = {Contact: "customer_id", ProjectMember: "project_id"}
    seen, strange = 0, []
    for kind in registry.records.values():
        record = kind.model_class.objects.filter(project=first).first()
        if record is None:
            continue
        record.project = first
        for where, form in forms_of(kind, record, cast.pm):
            for name, rows in offered(form):
                column = ours.get(rows.model) or next(
                    (f.attname for f in rows.model._meta.fields if f.name == "project"), ""
                )
                if not column:
                    continue
                seen += 1
                told = str(rows.query).partition(" WHERE ")[2]
                if rows.query.is_empty() or column in told or any(key in told for key in OF_THE_RECORD):
                    continue
                strange.append((kind.key, where, name, told[:160]))
    assert seen > 40
    assert not strange, "\n".join(" ".join(row) for row in strange)
