"""The backlog of our products over all projects, and the candidates for phase two of those that one may see."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.forms.product_ideas import IdeaForm
from lifecycle.frame import Request, posted
from lifecycle.models.product_ideas import ProductIdea
from lifecycle.models.products import Product
from lifecycle.models.projects import Project
from lifecycle.models.requirements import Requirement
from lifecycle.portfolio import acting
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none

AREA = "products"
PAGE = 50
CANDIDATES = 50


@require_safe
@access.page(AREA)
def index(request: Request) -> HttpResponse:
    product, state = int_or_none(request.GET.get("product")), request.GET.get("state", "")
    rows = ProductIdea.objects.select_related("product", "requirement__project__customer", "added_by")
    if product:
        rows = rows.filter(product=product)
    if state in ProductIdea.State.values:
        rows = rows.filter(state=state)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    visible = set(
        seen(request.user)
        .filter(pk__in=[r.requirement.project_id for r in page if r.requirement])
        .values_list("pk", flat=True)
    )
    for row in page:
        row.seen = row.requirement.project if row.requirement and row.requirement.project_id in visible else None
    context = {
        "heading": _("Ideas for products"),
        "crumbs": [(_("Products"), reverse("products"))],
        "page": page,
        "products": Product.objects.filter(ideas__isnull=False).distinct(),
        "product": product,
        "states": ProductIdea.State.choices,
        "state": state,
        "filtered": bool(product or state),
        "may_add": access.can(request.user, "C", AREA),
        "may_edit": access.can(request.user, "E", AREA),
        "candidates": candidates(request.user),
    }  # fmt: skip
    return render(request, "lifecycle/product_ideas.html", context)


def seen(user: Any) -> Any:
    """Projects whose requirements this person may read."""
    projects = Project.objects.visible_to(user)
    where = acting(user, "R", "research")
    return projects if where is None else projects.filter(where)


def candidates(user: Any) -> list[Requirement]:
    """What was put to phase two in the projects that this person may see."""
    rows = Requirement.objects.filter(state=Requirement.State.PHASE_TWO, project__in=seen(user))
    return list(rows.select_related("project__customer").order_by("-updated_at")[:CANDIDATES])


@access.page(AREA, "C")
def new(request: Request) -> HttpResponse:
    return _form(request, ProductIdea(version=0))


@access.page(AREA, "E")
def edit(request: Request, pk: int) -> HttpResponse:
    return _form(request, get_object_or_404(ProductIdea, pk=pk))


def _form(request: Request, row: ProductIdea) -> HttpResponse:
    read, heading, status = row.version, str(row) if row.pk else _("New idea"), 200
    form = IdeaForm(posted(request), instance=row)
    if request.method == "POST":
        status, read = 422, int_or_none(request.POST.get("version")) or 0
        if form.is_valid():
            try:
                row.write(by=request.user, version=read, **form.cleaned_data)
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, read = 409, ProductIdea.objects.get(pk=row.pk).version
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": row})
                return redirect("product_ideas")
    context = {
        "heading": heading,
        "crumbs": [(_("Products"), reverse("products")), (_("Ideas for products"), reverse("product_ideas"))],
        "intro": _(
            "An idea that belongs to the product, not to one customer. Whoever looks after the product decides on it."
        ),
        "form": form,
        "hidden": {"version": read},
        "cancel_url": reverse("product_ideas"),
    }
    return render(request, "lifecycle/parts/form_page.html", context, status=status)
