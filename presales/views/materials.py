"""The library of materials: what the company shows to customers."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lifecycle import access, uploads
from lifecycle.errors import Refused, Stale
from lifecycle.frame import Request
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none, uuid_or_404
from presales.forms.materials import MaterialForm
from presales.models import MaterialAsset


@require_safe
@access.page("materials")
def index(request: Request) -> HttpResponse:
    kind = request.GET.get("kind", "")
    rows = MaterialAsset.objects.select_related("reference")
    if kind in MaterialAsset.Kind.values:
        rows = rows.filter(kind=kind)
    context = {
        "heading": _("Materials"), "rows": rows, "kind": kind, "kinds": MaterialAsset.Kind.choices,
        "may_add": access.can(request.user, "C", "materials"), "may_edit": access.can(request.user, "E", "materials"),
    }  # fmt: skip
    return render(request, "presales/materials.html", context)


@access.page("materials", "C")
def new(request: Request) -> HttpResponse:
    key = uuid_or_404(request.POST.get("creation_key")) if request.method == "POST" else uuid.uuid4()
    if MaterialAsset.objects.filter(creation_key=key).exists():
        return redirect("materials")
    return _form(request, MaterialAsset(creation_key=key), heading=_("New material"))


@access.page("materials", "E")
def edit(request: Request, pk: int) -> HttpResponse:
    material = get_object_or_404(MaterialAsset, pk=pk)
    return _form(request, material, heading=str(material))


def _form(request: Request, material: MaterialAsset, heading: str) -> HttpResponse:
    posted = request.method == "POST"
    form = MaterialForm(request.POST if posted else None, request.FILES if posted else None, instance=material)
    version: Any = int_or_none(request.POST.get("version")) if posted else material.version
    status = 200
    if posted:
        status = 422
        if form.is_valid():
            try:
                file = form.cleaned_data["upload"]
                checked = uploads.check(file) if file else None
                material.write(by=request.user, version=version or 0, checked=checked, **form.facts())
            except Stale as stale:
                form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
                status, version = 409, MaterialAsset.objects.get(pk=material.pk).version
            except Refused as refusal:
                refusal.field = "upload" if refusal.field == "file" else refusal.field
                add_refusal(form, refusal)
            else:
                messages.success(request, _("Saved: %(what)s") % {"what": material})
                return redirect("materials")
    context = {
        "heading": heading, "crumbs": [(_("Materials"), reverse("materials"))], "form": form, "multipart": True,
        "hidden": {"version": version or 0, "creation_key": material.creation_key}, "cancel_url": reverse("materials"),
        "intro": _("What customers may see: certificates, solutions, cases. Introductions are made of it."),
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=status)


@require_safe
@access.page("materials")
def file(request: Request, pk: int) -> Any:
    """It leaves as a download only, whatever it contains."""
    material = get_object_or_404(MaterialAsset, pk=pk)
    if not material.file:
        raise Http404
    answer = FileResponse(
        material.file.open("rb"), as_attachment=True, filename=material.file_name, content_type=material.content_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
