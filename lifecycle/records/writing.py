"""Adding and editing a record: one form, its lines, a version, and a conflict page."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import UniqueConstraint
from django.forms import BaseInlineFormSet, ModelForm, inlineformset_factory
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.display import moment
from lifecycle.errors import Refused, Stale
from lifecycle.frame import Request
from lifecycle.models.records import Record
from lifecycle.records.base import RecordView, rule
from lifecycle.records.values import add_refusal, by_title, changed, line_text, said
from lifecycle.text import listed


class RecordForm(RecordView):
    """What adding and editing share: one form, its lines, a version, and a conflict page."""

    def forms_for(self, record: Record, data: Any = None) -> tuple[Any, list[Any]]:
        model = self.kind.model_class
        form_class = import_string(self.kind.form)
        files = self.request.FILES if data is not None else None
        form = form_class(data, files, instance=record, project=self.project, user=self.request.user)
        formsets = []
        begin: dict[str, Any] = {}
        if data is None and record.pk is None and hasattr(record, "starting_lines"):
            begin = record.starting_lines(by=self.request.user)
        by_title(form)
        for line in self.kind.lines:
            if line.area and not access.can(self.request.user, "E", line.area, self.project):
                continue
            if line.when is not None and not line.when(record):
                continue
            child = model._meta.get_field(line.relation).related_model
            base = import_string(line.form) if line.form else ModelForm
            rows = begin.get(line.relation, [])
            factory = inlineformset_factory(
                model, child, form=base, formset=TitledLines, fields=line.fields, extra=_blank(line, record, rows),
                can_delete=True, min_num=line.min_num, max_num=300, validate_max=True,
            )  # fmt: skip
            kwargs: dict[str, Any] = {"project": self.project, "user": self.request.user} if line.form else {}
            if getattr(base, "needs_record", False):  # a new line does not know yet which record it belongs to
                kwargs["record"] = record
            more: dict[str, Any] = {"initial": rows} if rows else {}
            if line.without:
                more["queryset"] = child._default_manager.exclude(**line.without)
            formset: Any = factory(data, files, instance=record, prefix=line.relation, form_kwargs=kwargs, **more)
            told = getattr(base, "told", None)  # help that depends on the project
            formset.title, formset.stacked, formset.fixed = line.title, line.stacked, line.fixed
            formset.folded = line.folded and not rows and not data and not formset.initial_form_count()
            formset.help = told(self.project) if told else line.help
            formsets.append(formset)
        return form, formsets

    def write(self, record: Record, form: Any, formsets: list[Any], version: int | None) -> None:
        with transaction.atomic():
            diff = changed(form, formsets)
            form.instance.put(by=self.request.user, read_version=version, diff=diff)
            form._save_m2m()
            for formset in formsets:
                formset.instance = form.instance
                formset.save()
            form.instance.after_put(by=self.request.user)

    def page(self, form: Any, formsets: list[Any], status: int = 200, **extra: Any) -> HttpResponse:
        hidden = {"version": getattr(self.record, "version", ""), "creation_key": extra.pop("creation_key", "")}
        sets = [
            {
                "formset": f,
                "title": f.title,
                "help": f.help,
                "add": _("Add a line"),
                "stacked": f.stacked,
                "folded": f.folded,
            }
            for f in formsets
        ]
        context = self.context(
            form=form, formsets=sets, hidden=hidden, multipart=True, wrong_lines=listed(_wrong(formsets)),
            draft=f"{self.project.number}-{self.kind.key}-{getattr(self.record, 'number', 'new')}",
            cancel_url=self.record.get_absolute_url() if self.record else self.list_url, **extra,
        )  # fmt: skip
        return render(self.request, "lifecycle/record_form.html", context, status=status)


class TitledLines(BaseInlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        by_title(form)

    def clean(self) -> None:
        """What can stand once in a record stands once among its lines, also where that holds for some lines only.
        A line whose model says why it `stays` is not taken out."""
        super().clean()
        taken_out = [form.instance for form in self.initial_forms if self._should_delete_form(form)]  # type: ignore[attr-defined]
        if kept := [str(why) for line in taken_out if (why := getattr(line, "stays", ""))]:
            raise forms.ValidationError(kept)
        model: Any = self.model
        for rule_ in model._meta.constraints:
            if isinstance(rule_, UniqueConstraint) and rule_.condition is not None and self.fk.name in rule_.fields:
                self._once([name for name in rule_.fields if name != self.fk.name])

    def _once(self, names: list[str]) -> None:
        model: Any = self.model
        seen: set[tuple[Any, ...]] = set()
        for form in self.forms:
            empty = not form.has_changed() and not form.instance.pk
            if empty or not form.is_valid() or self._should_delete_form(form):  # type: ignore[attr-defined]
                continue
            told = tuple(getattr(form.instance, model._meta.get_field(name).attname) for name in names)
            if None in told or "" in told:  # such a line may stand there often
                continue
            if told in seen:
                shown = next((name for name in names if name in form.fields), None)
                form.add_error(shown, _("This stands in another line already."))
            seen.add(told)


def _wrong(formsets: list[Any]) -> list[str]:
    """Titles of the lines in which something is marked: on a phone they are far below."""
    return [str(f.title) for f in formsets if f.is_bound and not f.is_valid()]


def _blank(line: Any, record: Record, rows: list[Any]) -> int:
    """How many rows a form begins with besides those that are saved; a new record has room for two short ones, if it has any."""
    if line.fixed or rows:
        return len(rows) + (0 if line.fixed else int(line.extra))
    return int(line.extra if record.pk or not line.extra or line.stacked else max(line.extra, 2))


def valid(form: Any, formsets: list[Any]) -> bool:
    """Every form is asked, so that every error is shown at once."""
    return all([form.is_valid(), *[formset.is_valid() for formset in formsets]])


class RecordAdd(RecordForm):
    access = rule("C")
    act = "C"

    def blank(self) -> Record:
        record = self.kind.model_class(project=self.project)
        record.created_by = record.updated_by = self.request.user
        return record

    def made(self, key: uuid.UUID) -> Record | None:
        """What this form made already, by a click before this one."""
        return self.kind.model_class.objects.filter(creation_key=key, project=self.project).first()  # type: ignore[no-any-return]

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        record = self.blank()
        if not record.takes_new(self.project):
            raise PermissionDenied
        if hasattr(record, "prefill"):
            record.prefill(by=request.user)
        if hasattr(record, "prefill_from"):  # what the link that led here says of it
            record.prefill_from(request.GET.dict(), by=request.user)
        return self.page(*self.forms_for(record), creation_key=uuid.uuid4())

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        key = uuid_or_404(request.POST.get("creation_key"))
        if (made := self.made(key)) is not None:
            return redirect(made.get_absolute_url())
        record = self.blank()
        record.creation_key = key
        form, formsets = self.forms_for(record, request.POST)
        if valid(form, formsets):
            try:
                self.write(record, form, formsets, None)
            except Refused as refusal:
                record.pk = None
                add_refusal(form, refusal)
            except IntegrityError:  # the same form, or the one record that there can be, a moment before
                record.pk = None
                if (made := self.made(key)) is not None:
                    return redirect(made.get_absolute_url())
                if not self.kind.single:
                    raise
                add_refusal(form, Refused(self.kind.single_reason))
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": form.instance.label})
                return redirect(form.instance.get_absolute_url())
        return self.page(form, formsets, 422, creation_key=key)


class RecordEdit(RecordForm):
    access = rule("E")
    act = "E"
    writes = True

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        record = self.record
        assert record is not None
        if not record.is_editable_by(request.user):
            messages.warning(request, record.not_editable())
            return redirect(record.get_absolute_url())
        return self.page(*self.forms_for(record))

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        record = self.record
        assert record is not None
        form, formsets = self.forms_for(record, request.POST)
        version = int_or_none(request.POST.get("version"))
        if version != record.version:
            return self.conflict(form, formsets)
        if valid(form, formsets):
            try:
                self.write(record, form, formsets, version)
            except Stale:
                self.record = self.kind.model_class.objects.get(pk=record.pk)
                return self.conflict(*self.forms_for(self.record, request.POST))
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": record.label})
                return redirect(record.get_absolute_url())
        return self.page(form, formsets, 422)

    def conflict(self, form: Any, formsets: list[Any]) -> HttpResponse:
        """Both texts side by side; the reader's input stays in the form, which now carries the fresh version."""
        now = self.kind.model_class.objects.select_related("updated_by").get(pk=self.record.pk)  # type: ignore[union-attr]
        now.project = self.project
        self.record = now
        form.is_valid()
        theirs = form.__class__(instance=now, project=self.project, user=self.request.user)
        conflicts = []
        for name, field in form.fields.items():
            if isinstance(field.widget, forms.HiddenInput):
                continue
            old, mine = said(theirs[name], theirs.initial.get(name)), said(form[name], form[name].value())
            if old != mine:
                conflicts.append({"label": form[name].label, "theirs": old, "yours": mine})
        for formset in formsets:
            now_lines = [str(row) for row in getattr(now, formset.prefix).all()]
            mine_lines = [line_text(f) for f in formset.forms if f.has_changed() or f.instance.pk]
            if any(f.has_changed() for f in formset.forms):
                conflicts.append(
                    {
                        "label": formset.title,
                        "theirs": "\n".join(now_lines),
                        "yours": "\n".join(filter(None, mine_lines)),
                    }
                )
        return self.page(
            form, formsets, 409, conflicts=conflicts, conflict_who=now.updated_by.label(),
            conflict_at=moment(now.updated_at), keep_url=now.get_absolute_url(),
        )  # fmt: skip


def uuid_or_404(text: Any) -> uuid.UUID:
    try:
        return uuid.UUID(str(text))
    except ValueError:
        raise Http404 from None


def int_or_none(text: Any) -> int | None:
    return int(text) if text and str(text).isdecimal() and len(str(text)) < 10 else None
