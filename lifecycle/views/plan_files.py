"""A plan from a file and as a file: upload, look at every row and every fault, then confirm; or fetch it."""

import uuid
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lifecycle import access, exports, planfiles
from lifecycle.errors import Refused
from lifecycle.frame import Request, posted
from lifecycle.models.plans import PlanBase
from lifecycle.planning import exporting, importing
from lifecycle.planning.columns import written
from lifecycle.planning.gantt import Bar, gantt
from lifecycle.planning.imported import ImportedTask
from lifecycle.planning.network import Task, schedule
from lifecycle.records.base import RecordView, rule
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import uuid_or_404

KEPT = 2 * 60 * 60  # seconds that a file waits for its confirmation
XML = "application/xml; charset=utf-8"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=lazy("Plan (XLSX, or XML of MS Project)"),
        help_text=lazy("At most 1,000 items. Of a workbook the first sheet is read; its headings are those of the template."),
    )  # fmt: skip
    instead = forms.TypedChoiceField(
        label=lazy("What happens with the items that the plan has"),
        coerce=lambda given: given == "1",
        choices=(
            ("0", lazy("They stay; those of the file come below")),
            ("1", lazy("Those of the file take their place")),
        ),
        widget=forms.RadioSelect,
        initial="0",
    )

    def __init__(self, *args: Any, has_items: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_items:
            del self.fields["instead"]


class PlanFiles(RecordView):
    """Finds the plan; 404 where the record is none."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(cast(Request, request), *args, **kwargs)
        if request.user.is_authenticated and not isinstance(self.record, PlanBase):
            raise Http404

    @property
    def plan(self) -> Any:
        return self.record

    def url(self, name: str) -> str:
        return reverse(f"{self.kind.stage}_plan_item_{name}", args=[self.project.number, self.plan.number])


class Writing(PlanFiles):
    act = "E"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        access.need(self.request.user, self.act, self.kind.area, self.project)
        if not self.plan.may_plan:
            messages.warning(request, self.plan.not_editable())
            return redirect(self.plan.get_absolute_url())
        return super().dispatch(cast(Request, request), *args, **kwargs)

    def kept(self, key: Any) -> str:
        return f"plan-file:{self.request.user.pk}:{self.plan.pk}:{self.kind.stage}:{key}"


class Upload(Writing):
    access = rule("E")

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        return self.page(self.form())

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        form = self.form()
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                return self.preview(
                    importing.read(file, name=file.name), file.name, form.cleaned_data.get("instead", False)
                )
            except Refused as refusal:
                add_refusal(form, refusal)
        return self.page(form, 422)

    def form(self) -> UploadForm:
        has_items = self.plan.items.exists()
        return UploadForm(posted(self.request), self.request.FILES or None, has_items=has_items)

    def page(self, form: UploadForm, status: int = 200) -> HttpResponse:
        context = self.context(
            form=form, heading=_("Take in a plan"), template_url=self.url("template"), cancel_url=self.plan.get_absolute_url()
        )  # fmt: skip
        return render(self.request, "lifecycle/plan_import.html", context, status=status)

    def preview(self, made: importing.Imported, name: str, instead: bool) -> HttpResponse:
        """All rows, or all faults. Only a file without a fault can be confirmed."""
        key = uuid.uuid4()
        if not made.errors:
            cache.set(self.kept(key), {"rows": made.rows, "name": name, "instead": instead}, KEPT)
        context = self.context(
            heading=_("Take in a plan"), made=made, key=key, instead=instead, there=self.plan.items.count() if instead else 0,
            strangers=[] if made.errors else planfiles.strangers(made.rows, self.project),
            new_strategies=[] if made.errors else planfiles.new_strategies(made.rows, self.plan),
            by_strategy=any(task.strategy for task in made.rows) and self.plan.has_strategies,
            left_out=any(task.strategy for task in made.rows) and not self.plan.has_strategies,
            rows=[{"task": task, "waits": ", ".join(written(link) for link in task.after)} for task in made.rows],
            chart="" if made.errors else picture(made.rows),
            again_url=self.url("import"), confirm_url=self.url("import_confirm"), file=name,
        )  # fmt: skip
        context["crumbs"].append((_("Take in a plan"), self.url("import")))
        return render(self.request, "lifecycle/plan_preview.html", context, status=422 if made.errors else 200)


class Confirm(Writing):
    access = rule("E")
    http_method_names = ["post"]

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        key = uuid_or_404(request.POST.get("key"))
        found = cache.get(self.kept(key))
        if found is None:
            messages.error(request, _("The file is no longer at hand. Upload it again; nothing was taken in."))
            return redirect(self.url("import"))
        try:
            n = planfiles.take_in(
                self.plan, found["rows"], by=request.user, key=key, instead=found["instead"], name=found["name"]
            )
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect(self.url("import"))
        if n:
            text = ngettext("%(n)d item taken in", "%(n)d items taken in", n) % {"n": n}
            messages.success(request, text)
        else:
            messages.info(request, _("This file was taken in already."))
        return redirect(self.plan.get_absolute_url() + "#items")


class Template(PlanFiles):
    access = rule("R")

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        return download(exporting.template(planfiles.columns_of(self.plan)), exports.XLSX, "plan-template", "xlsx")


class Fetch(PlanFiles):
    """The items as they stand."""

    access = rule("R")

    def get(self, request: Request, ending: str, **_kwargs: Any) -> HttpResponse:
        tasks, name = planfiles.tasks_of(self.plan), f"plan-{self.project.number}-{self.plan.number}"
        if ending == "xlsx":
            return download(exporting.table(tasks, planfiles.columns_of(self.plan)), exports.XLSX, name, ending)
        if ending == "xml":
            return download(exporting.to_mspdi(tasks, title=self.plan.title), XML, name, ending)
        raise Http404


def download(content: bytes, kind: str, name: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate():%Y%m%d}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def picture(tasks: list[ImportedTask]) -> Any:
    """The plan as it would look; nothing if its dates are not known."""
    if any(task.start is None or task.due is None for task in tasks):
        return ""
    begin = min(task.start for task in tasks if task.start)
    try:
        placed = schedule([Task(str(t.n), t.days or 0, t.start, t.after) for t in tasks], begin).placed
    except Refused:
        placed = {}
    bars = [
        Bar(
            str(t.n), t.what, t.side, t.start, t.due, progress=t.progress, group=t.phase, after=t.after,
            critical=str(t.n) in placed and placed[str(t.n)].critical, milestone=t.days == 0,
        )
        for t in tasks if t.start and t.due
    ]  # fmt: skip
    return gantt(bars, today=timezone.localdate(), language=get_language() or "en")
