"""Products: what is sold, how mature it is, and which of its modules are not."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lifecycle import access
from lifecycle.errors import Refused, Stale
from lifecycle.forms.products import ModuleSet, ProductForm, rows
from lifecycle.frame import Request, posted
from lifecycle.models.products import Product
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none


@require_safe
@access.page("products")
def index(request: Request) -> HttpResponse:
    found = Product.objects.select_related("owner").prefetch_related("modules").order_by("-active", "name", "pk")
    context = {
        "heading": _("Products"), "products": found, "may_add": access.can(request.user, "C", "products"),
        "may_edit": access.can(request.user, "E", "products"),
    }  # fmt: skip
    return render(request, "lifecycle/products.html", context)


@access.page("products", "C")
def new(request: Request) -> HttpResponse:
    return _form(request, Product(), _("New product"))


@access.page("products", "E")
def edit(request: Request, pk: int) -> HttpResponse:
    product = get_object_or_404(Product, pk=pk)
    return _form(request, product, str(product))


@require_POST
@access.page("products", "E")
def retire(request: Request, pk: int) -> HttpResponse:
    product = get_object_or_404(Product, pk=pk)
    try:
        product.retire(by=request.user, version=int_or_none(request.POST.get("version")) or 0)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("No longer offered: %(what)s") % {"what": product})
    return redirect("products")


def _form(request: Request, product: Product, heading: str) -> HttpResponse:
    data = posted(request)
    read: Any = int_or_none(request.POST.get("version")) if data is not None else product.version
    known = [
        {"name": row.name, "name_en": row.name_en, "maturity": row.maturity, "available_from": row.available_from}
        for row in (product.modules.all() if product.pk else [])  # type: ignore[attr-defined]
    ]
    form = ProductForm(data, instance=product, user=request.user)
    modules = ModuleSet(data, initial=known, prefix="modules")
    status = 200
    if data is not None:
        status = 422
        if form.is_valid() and modules.is_valid():
            try:
                product.write(by=request.user, version=read or 0, modules=rows(modules), **form.cleaned_data)
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, read = 409, Product.objects.get(pk=product.pk).version
            except Refused as refusal:
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": product})
                return redirect("products")
    context = {
        "heading": heading,
        "crumbs": [(_("Products"), reverse("products"))],
        "intro": _("Demonstrations and promises are held against this: what is mature may be shown and promised."),
        "form": form,
        "formsets": [{"formset": modules, "title": _("Modules"), "add": _("Add a module"), "stacked": True}],
        "hidden": {"version": read or 0},
        "cancel_url": reverse("products"),
    }
    return render(request, "lifecycle/parts/form_page.html", context, status=status)
