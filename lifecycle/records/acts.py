"""The verbs that a record's page offers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.frame import Request
from lifecycle.models.records import Record
from lifecycle.records.base import RecordView, rule
from lifecycle.records.values import add_refusal, by_title


class RecordAct(RecordView):
    access = rule("R")
    writes = True

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        found = next((act for act in self.kind.acts if act.name == kwargs["act"]), None)
        if found is None:
            raise Http404
        access.need_on(request.user, found.need, self.kind.area, self.record)
        if found.who is not None and not found.who(self.record, request.user):
            raise PermissionDenied
        self.verb = found
        return super().dispatch(request, *args, **kwargs)

    def form(self, data: Any = None) -> forms.Form | None:
        if self.verb.form is None:
            return None
        files = self.request.FILES if data is not None else None
        form = import_string(self.verb.form)(data, files, record=self.record, user=self.request.user)
        by_title(form)
        return form  # type: ignore[no-any-return]

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        return self.page(self.form())

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        record = self.record
        assert record is not None
        form = self.form(request.POST)
        if form is not None and not form.is_valid():
            return self.page(form, 422)
        try:
            made = getattr(record, self.verb.method)(
                by=request.user, **(form.cleaned_data if form is not None else {})
            )
        except Refused as refusal:
            if form is not None:
                add_refusal(form, refusal)
                return self.page(form, 422)
            messages.error(request, refusal.message)
            return redirect(record.get_absolute_url())
        if isinstance(made, Record):  # the verb wrote another record: that is where the work goes on
            record = made
        record.refresh_from_db()
        messages.success(request, _("%(what)s: %(state)s") % {"what": record.label, "state": record.state_label})
        return redirect(record.get_absolute_url())

    def page(self, form: forms.Form | None, status: int = 200) -> HttpResponse:
        assert self.record is not None
        context = self.context(
            form=form, heading=self.verb.label, submit=self.verb.label, danger="danger" in self.verb.style,
            cancel_url=self.record.get_absolute_url(), shell_template="base_project.html", multipart=True,
            text=self.verb.confirm or self.record.label,
        )  # fmt: skip
        template = "lifecycle/parts/form_page.html" if form is not None else "lifecycle/parts/confirm_page.html"
        return render(self.request, template, context, status=status)
