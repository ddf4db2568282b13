"""Forms as people meet them: labels, hints, errors beside the field and on top, without code in each form."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms import formset_factory
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation


class Memo(forms.Form):
    columns = {"start": 6}
    title = forms.CharField(help_text="As people will read it.", widget=forms.TextInput(attrs={"class": "extra"}))
    start = forms.DateField()
    at = forms.DateTimeField(required=False)
    way = forms.ChoiceField(choices=[("a", "On site"), ("b", "By phone")], widget=forms.RadioSelect)
    kind = forms.ChoiceField(choices=[("x", "Research"), ("y", "Plan")], initial="y")
    agreed = forms.BooleanField()
    text = forms.CharField(widget=forms.Textarea)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


class Step(forms.Form):
    task = forms.CharField()
    done = forms.BooleanField(required=False)


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def test_fields_have_labels_hints_and_classes() -> None:
    html = str(Memo())
    assert '<label class="form-label" for="id_title">Title' in html
    assert 'class="form-control extra"' in html
    assert 'id="id_title_helptext">As people will read it.' in html
    assert 'aria-describedby="id_title_helptext"' in html
    assert 'class="form-select"' in html
    assert '<option value="y" selected>Plan</option>' in html
    assert '<input type="checkbox" name="agreed" required id="id_agreed" class="form-check-input">' in html
    assert '<legend class="form-label">Way' in html
    assert "col-12 col-md-6" in html
    assert '<input type="hidden" name="key" id="id_key">' in html
    assert "style=" not in html


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_dates_reach_the_browser_as_it_wants_them(language: str) -> None:
    with translation.override(language):
        html = str(Memo(initial={"start": date(2026, 9, 5)}))
    assert '<input type="date" name="start" value="2026-09-05"' in html
    assert '<input type="datetime-local" name="at"' in html


def test_errors_stand_beside_the_field_and_on_top_with_links() -> None:
    html = str(Memo({"title": "<script>x</script>", "start": "nonsense"}))
    assert 'role="alert"' in html
    assert '<a href="#id_start">Start</a>: Enter a valid date.' in html
    assert 'id="id_start_error"' in html
    assert 'aria-invalid="true"' in html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_every_error_link_leads_to_something() -> None:
    html = str(Memo({}))
    for name in Memo.base_fields:
        if f'href="#id_{name}"' in html:
            assert f'id="id_{name}"' in html


def test_formsets_have_blank_rows_and_a_template_for_more() -> None:
    steps = formset_factory(Step, extra=2, can_delete=True)(prefix="steps")
    html = render_to_string("lifecycle/parts/formset.html", {"formset": steps, "title": "Next steps"})
    assert html.count("<tr data-formset-row") == 3
    assert "steps-__prefix__-task" in html
    assert 'name="steps-TOTAL_FORMS" value="2"' in html
    assert '<label class="tl-cell-label" for="id_steps-0-task">Task</label>' in html


def test_the_form_part_guards_and_keeps_drafts() -> None:
    html = render_to_string(
        "lifecycle/parts/form.html",
        {"form": Memo(), "draft": "memo-1", "submit": "Keep", "cancel_url": "/x/", "hidden": {"version": "3"}},
        RequestFactory().get("/"),
    )
    assert 'data-guard data-draft="memo-1"' in html
    assert '<input type="hidden" name="version" value="3">' in html
    assert "csrfmiddlewaretoken" in html
    assert ">Keep</button>" in html
    assert '<a class="btn btn-link" href="/x/">Cancel</a>' in html
