"""Taking requirements in from a table: upload, look at every row and every fault, then confirm."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from lifecycle import access, exports, requirementtable, spreadsheets
from lifecycle.errors import Refused
from lifecycle.frame import Request, posted, project_context
from lifecycle.models.projects import Project
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import uuid_or_404
from lifecycle.requirementtable import Table

KEPT = 2 * 60 * 60  # seconds that a table waits for its confirmation


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Table (XLSX)"),
        help_text=gettext_lazy("At most 1,000 rows and 5 MB. The first sheet is read; its headings are those of the template."),
    )  # fmt: skip


def _kept(user: Any, project: Project, key: Any) -> str:
    return f"requirements:{user.pk}:{project.pk}:{key}"


def _list(project: Project) -> str:
    return reverse("record_list", args=[project.number, "lifecycle", "requirements"])


@access.project_page("research", "C")
def upload(request: Request, project: Project) -> HttpResponse:
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            if project.read_only:
                raise Refused(_("The project has ended and can only be read."))
            table = requirementtable.parse(spreadsheets.read(form.cleaned_data["file"]), project)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            return _preview(request, project, table)
    context = project_context(project, request.user, "presales") | {
        "form": form,
        "crumbs": [(_("Requirements"), _list(project))],
        "heading": _("Take in a table"),
    }
    return render(request, "lifecycle/requirements_import.html", context, status=422 if form.errors else 200)


def _preview(request: Request, project: Project, table: Table) -> HttpResponse:
    """All rows, or all faults. Only a table without a fault can be confirmed."""
    key = uuid.uuid4()
    if not table.faults:
        cache.set(_kept(request.user, project, key), table.rows, KEPT)
    words = {name: dict(requirementtable.choices_of(name)) for name in ("category", "priority", "source")}
    rows = [
        {"n": row["n"], "title": row.get("title", ""), **{n: _word(words[n].get(row.get(n, ""))) for n in words}}
        for row in table.rows
    ]
    context = project_context(project, request.user, "presales") | {
        "heading": _("Take in a table"),
        "crumbs": [(_("Requirements"), _list(project)), (_("Take in a table"), reverse("requirements_import", args=[project.number]))],
        "table": table,
        "rows": rows,
        "key": key,
    }  # fmt: skip
    return render(request, "lifecycle/requirements_preview.html", context, status=422 if table.faults else 200)


def _word(words: tuple[str, ...] | None) -> str:
    from django.utils.translation import get_language

    return words[1 if (get_language() or "").startswith("en") else 0] if words else ""


@access.project_page("research", "C")
@require_POST
def confirm(request: Request, project: Project) -> HttpResponse:
    key = uuid_or_404(request.POST.get("key"))
    rows = cache.get(_kept(request.user, project, key))
    if rows is None:
        messages.error(request, _("The table is no longer at hand. Upload it again; nothing was taken in."))
        return redirect("requirements_import", project.number)
    try:
        n = requirementtable.take_in(rows, project=project, by=request.user, key=key)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("requirements_import", project.number)
    if n:
        messages.success(request, ngettext("%(n)d requirement taken in", "%(n)d requirements taken in", n) % {"n": n})
    else:
        messages.info(request, _("This table was taken in already."))
    return redirect(_list(project))


@access.project_page("research", "C")
def template(request: Request, project: Project) -> HttpResponse:
    response = HttpResponse(requirementtable.template(), content_type=exports.XLSX)
    day = timezone.localdate()
    response["Content-Disposition"] = f'attachment; filename="requirements-template-{day:%Y%m%d}.xlsx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
