"""References of all projects, and each case page as it may be shown to others."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from aftersales import referencefacts, references
from aftersales.documents.references import case_page
from aftersales.filters.references import ReferenceFilter, sorted_by
from aftersales.models.reference_presentations import ReferencePresentation
from aftersales.models.references import ReferencePromotion
from aftersales.views.exams import answer
from lifecycle import access, exports
from lifecycle.errors import Refused
from lifecycle.frame import Request
from lifecycle.text import choose
from lifecycle.views.projects import chips, export_links

PAGE = 50


@require_safe
@access.page("references")
def index(request: Request) -> HttpResponse:
    """With what it comes to: to how many they were shown, the leads, what was won of them."""
    visible = ReferencePromotion.objects.visible_to(request.user)
    narrowed = ReferenceFilter(request.GET, visible, user=request.user)
    rows = narrowed.qs if narrowed.form.is_valid() else visible
    keys: Any = rows.order_by().values("pk")
    numbers = references.numbers(ReferencePresentation.objects.filter(promotion__in=keys))
    rows = sorted_by(rows, request.GET.get("sort", "")).select_related("project__customer").for_list()
    if (form := request.GET.get("export")) in exports.FORMATS:
        found = list(rows[: exports.MAX_ROWS])
        mine = references.visible_projects(request.user, found)
        return exports.answer(form, "references", export_head(), (export_row(one, mine) for one in found))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    n = page.paginator.count
    mine = references.visible_projects(request.user, page)
    context = {
        "heading": _("References"), "page": page, "rows": [references.row(one, mine) for one in page],
        "numbers": numbers, "form": narrowed.form, "chips": chips(narrowed.form, request.GET),
        "summary": ngettext("%(n)d reference", "%(n)d references", n) % {"n": n}, "clear_url": request.path,
        "exports": export_links(request.GET), "keep": [(key, value) for key, value in request.GET.items() if key == "sort"],
    }  # fmt: skip
    return render(request, "aftersales/references.html", context)


def export_head() -> list[str]:
    return [
        _("Heading"), _("Customer"), _("Industry"), _("Product"), _("State"), _("Consent"), _("Holds until"),
        _("What is allowed"), _("Shown"), _("Leads"), _("Released on"),
    ]  # fmt: skip


def export_row(one: ReferencePromotion, mine: set[int]) -> list[Any]:
    told, consent = references.row(one, mine), one.consent
    return [
        one.label, told["customer"], str(told["industry"]), told["product"], one.state_label, told["consent_words"],
        consent.until if consent else None, references.allowed_words(one), one.shown_n, one.leads_n, one.released_on,
    ]  # fmt: skip


def _promotion(request: Request, pk: int) -> ReferencePromotion:
    rows = ReferencePromotion.objects.visible_to(request.user).select_related("project__customer", "keeper", "logo")
    return get_object_or_404(rows.prefetch_related("consents", "features"), pk=pk)


@require_safe
@access.page("references")
def case(request: Request, pk: int) -> HttpResponse:
    """As others may see it today; nobody but the project's own people sees one that may not be shown."""
    promotion = _promotion(request, pk)
    project, mine = promotion.project, bool(references.visible_projects(request.user, [promotion]))
    context = {
        "heading": promotion.label, "crumbs": [(_("References"), reverse("references"))], "promotion": promotion,
        "called": choose(referencefacts.called(promotion)), "industry": project.get_industry_display(),
        "features": promotion.features.all(),  # type: ignore[attr-defined]
        "figures": [
            {"label": choose(row["label"]), "value": choose(row["value"])}
            for row in referencefacts.told_figures(promotion)
        ],
        "allowed": references.allowed_words(promotion), "consent": promotion.consent,
        "shareable": promotion.is_shareable,
        "papers": references.papers(promotion) if promotion.is_shareable else [],
        "record_url": promotion.get_absolute_url() if mine and access.can(request.user, "R", "references", project) else "",
    }  # fmt: skip
    return render(request, "aftersales/reference_case.html", context)


@require_safe
@access.page("references")
def pdf(request: Request, pk: int) -> HttpResponse:
    """For everybody where it may be shown; a draft with a watermark for those who write it."""
    promotion = _promotion(request, pk)
    draft = not promotion.is_shareable
    if draft and not access.can(request.user, "E", "references", promotion.project):
        raise Http404
    language = request.GET.get("language", "")
    try:
        return answer(
            request, promotion, f"{promotion.project.number}-case.pdf",
            lambda: case_page(promotion, language=language, draft=draft),
        )  # fmt: skip
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("reference_case", promotion.pk)
