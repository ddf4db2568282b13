"""The ledger: what was promised in all projects that one may see, and whether it can be kept."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from lifecycle import access, exports, promises
from lifecycle.filters.promises import PromiseFilter
from lifecycle.frame import Request
from lifecycle.models.commitments import Commitment
from lifecycle.models.projects import Project
from lifecycle.stages import AT_REST
from lifecycle.views.projects import chips, export_links

PAGE = 50
SORTS = {
    "due": ("due", "pk"), "project": ("project__number", "number"), "promiser": ("promised_by__name", "pk"),
    "made": ("promised_on", "pk"), "verdict": ("verdict", "due", "pk"),
}  # fmt: skip
NAMED = ("promised_by", "promised_to", "project__customer")


@require_safe
@access.page("commitments")
def index(request: Request) -> HttpResponse:
    projects = Project.objects.visible_to(request.user).exclude(state__in=AT_REST)
    visible = Commitment.objects.filter(project__in=projects)
    narrowed = PromiseFilter(request.GET, visible, user=request.user)
    rows = narrowed.qs if narrowed.form.is_valid() else visible.filter(state__in=Commitment.OPEN)
    sort = request.GET.get("sort", "due")
    keys = SORTS.get(sort.lstrip("-"), SORTS["due"])
    rows = rows.select_related(*NAMED).order_by(*(f"-{key}" for key in keys) if sort.startswith("-") else keys)
    if (form := request.GET.get("export")) in exports.FORMATS:
        table = promises.export_rows(rows[: exports.MAX_ROWS])
        return exports.answer(form, "promises", promises.export_head(), table)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    context = {
        "heading": _("Promises"), "page": page, "rows": promises.rows(page), "form": narrowed.form,
        "kpis": kpis(visible), "summary": ngettext("%(n)d promise", "%(n)d promises", n) % {"n": n},
        "chips": chips(narrowed.form, request.GET), "clear_url": request.path, "exports": export_links(request.GET),
        "default_sort": "due", "keep": [(key, value) for key, value in request.GET.items() if key == "sort"],
    }  # fmt: skip
    return render(request, "lifecycle/promises.html", context)


def kpis(visible: Any) -> list[dict[str, Any]]:
    """How many are open, in the red, not judged and late; each leads to those."""
    counts = visible.filter(state__in=Commitment.OPEN).aggregate(
        open=Count("pk"), red=Count("pk", filter=Commitment.red()),
        unjudged=Count("pk", filter=Q(verdict=Commitment.Verdict.UNREVIEWED)),
        late=Count("pk", filter=Q(due__lt=timezone.localdate())),
    )  # fmt: skip
    told = (
        ("open", pgettext("still to be done", "Open"), "?", ""), ("red", _("In the red"), "?red=yes", "late"),
        ("unjudged", _("Not judged yet"), "?verdict=unreviewed", "wait"), ("late", _("Overdue"), "?overdue=yes", "late"),
    )  # fmt: skip
    return [
        {"title": title, "value": counts[key], "url": url if counts[key] else "", "tone": tone if counts[key] else ""}
        for key, title, url, tone in told
    ]
