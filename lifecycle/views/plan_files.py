"""Taking the items of a plan in from a file, and giving them out as a table."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lifecycle import access, planfiles
from lifecycle.errors import Refused
from lifecycle.frame import Request
from lifecycle.planning import exporting, importing
from lifecycle.records.base import rule
from lifecycle.records.values import add_refusal
from lifecycle.views.plan_items import PlanView

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 50  # faults of a file that the page names


class PlanFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Plan as a file"),
        help_text=gettext_lazy(
            "A table (XLSX) with the headings of the template, or a plan saved by MS Project as XML."
        ),
    )


class PlanImport(PlanView):
    """All of the file or nothing: every fault is named with its row."""

    access = rule("E")
    act = "E"

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        if (
            self.record is not None
            and not self.plan.may_plan
            and access.can(request.user, "E", self.kind.area, self.project)
        ):
            messages.warning(request, self.plan.not_editable())
            return redirect(self.plan.get_absolute_url())
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        return self.page(PlanFileForm())

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        form = PlanFileForm(request.POST, request.FILES)
        faults: list[Any] = []
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                found = importing.read(file, name=file.name)
                faults = found.errors
                if not faults:
                    n = planfiles.take_in(self.plan, found.rows, by=request.user)
                    messages.success(request, ngettext("%(n)d item taken in", "%(n)d items taken in", n) % {"n": n})
                    return self.back()
            except Refused as refusal:
                add_refusal(form, refusal)
        return self.page(form, faults, 422)

    def page(self, form: Any, faults: Any = (), status: int = 200) -> HttpResponse:
        context = self.context(
            form=form, heading=_("Take items in from a file"), faults=faults[:SHOWN], more=max(len(faults) - SHOWN, 0),
            multipart=True, submit=_("Take in"), cancel_url=self.plan.get_absolute_url() + "#items",
            template_url=self.url("plan_item_template"),
        )  # fmt: skip
        return render(self.request, "lifecycle/plan_import.html", context, status=status)


class PlanTemplateFile(PlanView):
    access = rule("R")

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        return _file(exporting.template(), "plan.xlsx")


class PlanExport(PlanView):
    access = rule("R")

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        return _file(
            exporting.table(planfiles.as_tasks(self.plan)), f"{self.project.number}-plan-{self.plan.number}.xlsx"
        )


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
