"""Items of a plan, one by one: read, written, moved, taken out; reported and ticked off on site.

A plan may have hundreds of items: none of its pages edits them all at once. The stage apps take the addresses from
`plan_urls`.
"""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import modelform_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import access, blocking
from lifecycle.errors import Refused, Stale
from lifecycle.forms.plans import PlanItemForm, ReportForm
from lifecycle.frame import Request, posted
from lifecycle.models.plans import PlanBase
from lifecycle.planpages import state_words
from lifecycle.records.base import RecordView, rule
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none
from lifecycle.text import choose


class PlanView(RecordView):
    """Finds the plan, and the item that the address names; 404 where there is none."""

    item: Any = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(cast(Request, request), *args, **kwargs)
        if not request.user.is_authenticated:
            return
        if not isinstance(self.record, PlanBase):
            raise Http404
        if "pk" in kwargs:
            rows = self.record.items.select_related("ours", "theirs", "objective", "requirement")  # type: ignore[attr-defined]
            self.item = get_object_or_404(rows, pk=kwargs["pk"])
            self.item.plan = self.record

    @property
    def plan(self) -> Any:
        return self.record

    def back(self) -> HttpResponse:
        """To the item's line on the plan's page."""
        anchor = f"#item-{self.item.pk}" if self.item is not None and self.item.pk else "#items"
        return redirect(self.plan.get_absolute_url() + anchor)

    def url(self, name: str) -> str:
        args = [self.project.number, self.plan.number]
        if self.item is not None and self.item.pk:
            args.append(self.item.pk)
        return reverse(f"{self.kind.stage}_{name}", args=args)


def may_report(user: Any, plan: Any, item: Any) -> bool:
    """Whoever writes the plan, and whoever the item names, as long as the plan runs."""
    if plan.state not in plan.reportable_states or plan.project.read_only:
        return False
    area = plan.kind.area
    return access.can(user, "E", area, plan.project) or (
        item.ours_id == user.pk and access.can(user, "own", area, plan.project)
    )


class ItemDetail(PlanView):
    """What is to be done, step by step, made for a phone on site."""

    access = rule("R")

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        return self.page(ReportForm(item=self.item))

    def page(self, form: Any, status: int = 200) -> HttpResponse:
        plan, item, user = self.plan, self.item, self.request.user
        rows, today = plan.rows(), timezone.localdate()
        here = next(n for n, row in enumerate(rows) if row.pk == item.pk)
        numbers = {row.pk: row for row in rows}
        context = self.context(
            plan=plan, item=item, n=here + 1,
            before=rows[here - 1] if here else None, after=rows[here + 1] if here + 1 < len(rows) else None,
            waits=[(numbers[link.on_id], link) for link in rows[here].waits_for.all() if link.on_id in numbers],
            steps=[
                {"key": line["zh"], "text": choose(line), "tick": _tick(item.ticks.get(line["zh"]))} for line in item.step_lines()
            ],
            tone=item.tone(today), state=state_words(item, today),
            reports=may_report(user, plan, item), report_form=form,
            edits=plan.may_plan and access.can(user, "E", self.kind.area, self.project),
            urls={name: self.url(f"plan_item_{name}") for name in ("edit", "remove", "report", "tick")},
            conditions=blocking.conditions_of(item) if access.can(user, "R", "readiness", self.project) else [],
            **plan.item_facts(item, user),
        )  # fmt: skip
        context["crumbs"].append((str(item), self.request.path))
        return render(self.request, "lifecycle/plan_item.html", context, status=status)


def _tick(tick: dict[str, Any] | None) -> dict[str, Any] | None:
    return tick and {**tick, "at": datetime.fromisoformat(tick["at"])}


class ItemForm(PlanView):
    """What adding and changing share."""

    access = rule("E")
    act = "E"

    def form_for(self, item: Any, data: Any = None) -> Any:
        fields = PlanItemForm.FULL if self.plan.full_items else PlanItemForm.BRIEF
        made: Any = modelform_factory(type(item), form=PlanItemForm, fields=fields)
        return made(data, instance=item, plan=self.plan, project=self.project, user=self.request.user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if (
            self.record is not None
            and not self.plan.may_plan
            and access.can(self.request.user, "E", self.kind.area, self.project)
        ):
            messages.warning(request, self.plan.not_editable())
            return redirect(self.plan.get_absolute_url())
        return super().dispatch(cast(Request, request), *args, **kwargs)

    def write(self, item: Any, form: Any, version: int | None, below: Any = None) -> HttpResponse | None:
        """The plan's page, or nothing where it was refused; then the form says why."""
        try:
            self.plan.put_item(
                form.instance,
                by=self.request.user,
                read_version=version,
                waits_for=form.cleaned_data["waits"],
                below=below,
            )
        except Stale as stale:
            form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(self.request, _("Saved: %(what)s") % {"what": form.instance})
            self.item = form.instance
            return self.back()
        return None

    def page(self, form: Any, heading: str, status: int = 200, **hidden: Any) -> HttpResponse:
        context = self.context(
            form=form, heading=heading, hidden=hidden, cancel_url=self.plan.get_absolute_url() + "#items",
            shell_template="base_project.html",
        )  # fmt: skip
        return render(self.request, "lifecycle/parts/form_page.html", context, status=status)


class ItemAdd(ItemForm):
    def blank(self) -> tuple[Any, Any]:
        """A new item, and the one below which it will stand."""
        below_pk = int_or_none(self.request.GET.get("below") or self.request.POST.get("below"))
        below = self.plan.items.filter(pk=below_pk).first() if below_pk else self.plan.items.last()
        item = self.plan.items.model(plan=self.plan)
        if below is not None:
            item.phase, item.phase_en = below.phase, below.phase_en
            if self.plan.has_strategies:
                item.strategy_id = below.strategy_id
        return item, below

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        item, below = self.blank()
        return self.page(self.form_for(item), _("New item of the plan"), below=below.pk if below else "")

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        item, below = self.blank()
        form = self.form_for(item, request.POST)
        if form.is_valid() and (done := self.write(item, form, None, below)):
            return done
        item.pk = None
        return self.page(form, _("New item of the plan"), 422, below=below.pk if below else "")


class ItemEdit(ItemForm):
    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        return self.page(self.form_for(self.item), str(self.item), version=self.item.version)

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        heading = str(self.item)
        form, version = self.form_for(self.item, request.POST), int_or_none(request.POST.get("version"))
        if form.is_valid() and (done := self.write(self.item, form, version)):
            return done
        now = type(self.item).objects.get(pk=self.item.pk).version
        return self.page(form, heading, 422 if now == version else 409, version=now)


class ItemMove(PlanView):
    access = rule("E")
    act = "E"
    http_method_names = ["post"]

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        try:
            self.plan.move_item(self.item, by=request.user, up=request.POST.get("to") == "up")
        except Refused as refusal:
            messages.error(request, refusal.message)
        return self.back()


class ItemRemove(PlanView):
    access = rule("E")
    act = "E"

    def get(self, request: Request, **_kwargs: Any) -> HttpResponse:
        context = self.context(
            heading=_("Take out of the plan"), submit=_("Take out"), danger=True, text=str(self.item),
            cancel_url=self.plan.get_absolute_url(), shell_template="base_project.html",
        )  # fmt: skip
        return render(request, "lifecycle/parts/confirm_page.html", context)

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        name = str(self.item)
        try:
            self.plan.remove_item(self.item, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return self.back()
        messages.success(request, _("Taken out: %(what)s") % {"what": name})
        self.item = None
        return self.back()


class ItemReport(ItemDetail):
    """Progress of an item, by whoever does it."""

    http_method_names = ["post"]

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        if not may_report(request.user, self.plan, self.item):
            raise PermissionDenied
        form: forms.Form = ReportForm(posted(request), item=self.item)
        if form.is_valid():
            try:
                self.plan.report(self.item, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": self.item})
                return redirect(self.url("plan_item"))
        return self.page(form, 422)


class ItemTick(PlanView):
    access = rule("R")
    http_method_names = ["post"]

    def post(self, request: Request, **_kwargs: Any) -> HttpResponse:
        if not may_report(request.user, self.plan, self.item):
            raise PermissionDenied
        try:
            done = request.POST.get("done") == "1"
            self.plan.tick(self.item, by=request.user, step=request.POST.get("step", ""), done=done)
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect(self.url("plan_item") + "#steps")


def plan_urls(stage: str, slug: str) -> list[Any]:
    """The addresses of the items of a stage's plans."""
    from lifecycle.views import plan_files

    base, facts = f"projects/<str:number>/{stage}/{slug}/<int:n>/items/", {"stage": stage, "slug": slug}
    pages = (
        ("new/", ItemAdd, "add"), ("<int:pk>/", ItemDetail, ""), ("<int:pk>/edit/", ItemEdit, "edit"),
        ("<int:pk>/move/", ItemMove, "move"), ("<int:pk>/remove/", ItemRemove, "remove"),
        ("import/", plan_files.Upload, "import"), ("import/confirm/", plan_files.Confirm, "import_confirm"),
        ("template/", plan_files.Template, "template"), ("as/<slug:ending>/", plan_files.Fetch, "fetch"),
        ("<int:pk>/report/", ItemReport, "report"), ("<int:pk>/tick/", ItemTick, "tick"),
    )  # fmt: skip
    return [
        path(base + end, view.as_view(), facts, name=f"{stage}_plan_item{'_' if name else ''}{name}")
        for end, view, name in pages
    ]
