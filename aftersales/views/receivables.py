"""Receivables over all projects that a person sees: by age, by month, and what holds the money, the dearest first."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from aftersales import ageing, chain, receivables
from aftersales.filters.milestones import ReceivableFilter
from aftersales.models import PaymentMilestone
from aftersales.receivables import ZERO
from lifecycle import access, charts, exports
from lifecycle.display import NONE, money, money_short
from lifecycle.frame import Request
from lifecycle.templatetags.tl import due
from lifecycle.text import choose
from lifecycle.views.projects import chips, export_links

PAGE = 50
SHOWN_UNPAID = 20


def views() -> tuple[tuple[str, str], ...]:
    return ("held", _("What holds the money")), ("age", _("By age")), ("months", _("By month"))


@access.page("payment")
def index(request: Request) -> HttpResponse:
    today = timezone.localdate()
    visible = receivables.signed(PaymentMilestone.objects.visible_to(request.user))
    narrowed = ReceivableFilter(request.GET, visible, user=request.user)
    rows = narrowed.qs if narrowed.form.is_valid() else visible
    view = request.GET.get("view", "")
    view = view if view in dict(views()) else "held"
    if (form := request.GET.get("export")) in exports.FORMATS:
        head, table = EXPORTS[view](rows, today, request.user)
        return exports.answer(form, f"receivables-{view}", head, table)
    part = PARTS[view](request, rows, today)
    context = {
        "heading": _("Receivables"), "view": view, "form": narrowed.form, "chips": chips(narrowed.form, request.GET),
        "views": [{"title": title, "url": f"?{_with(request, view=key)}", "current": key == view} for key, title in views()],
        "clear_url": f"{request.path}?view={view}", "keep": [("view", view)], "exports": export_links(request.GET),
        "crumbs": [(_("Payments"), reverse("payments"))], "figures": figures(rows, today), "summary": part.pop("summary", ""),
        **part,
    }  # fmt: skip
    return render(request, "aftersales/receivables.html", context)


def _with(request: Request, **more: str) -> str:
    query = request.GET.copy()
    for name in ("page", "export"):
        query.pop(name, None)
    for name, value in more.items():
        query[name] = value
    return query.urlencode()


def figures(rows: Any, today: Any) -> list[dict[str, Any]]:
    """What stands on top, for each currency."""
    found = []
    ages = {row["currency"]: row for row in ageing.sums(rows.unsettled(), today)}
    for currency, row in sorted(receivables.outstanding(rows, today).items()):
        still = ages.get(currency, {"open": ZERO, "overdue": ZERO})
        wanted = (row["contract"] or ZERO) - (row["waived"] or ZERO)
        found.append({
            "currency": currency, "contract": wanted, "invoiced": row["invoiced"] or ZERO, "received": row["received"] or ZERO,
            "open": still["open"], "overdue": still["overdue"], "dso": row["dso"],
            "rate": round(100 * (row["received"] or ZERO) / wanted) if wanted else None,
        })  # fmt: skip
    return found


# -- what holds the money ----------------------------------------------------------------------------------------------


def _fetch(keys: list[int], user: Any) -> list[chain.Link]:
    """These milestones in this order, with what holds them."""
    related = ("project__customer", "project__collection_owner", "project__delivery_owner", "collector")
    rows = {row.pk: row for row in PaymentMilestone.objects.filter(pk__in=keys).select_related(*related)}
    return chain.links([rows[pk] for pk in keys if pk in rows], user)


def held(request: Request, rows: Any, today: Any) -> dict[str, Any]:
    found = chain.at_risk(rows, today)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    n = len(found)
    unpaid = list(receivables.accepted_unpaid(request.user)[: SHOWN_UNPAID + 1])
    return {
        "page": page, "links": _fetch([pk for _risk, _days, pk, _currency in page], request.user),
        "summary": ngettext("%(n)d instalment is held up", "%(n)d instalments are held up", n) % {"n": n},
        "unpaid": [
            {
                "url": project.get_absolute_url(), "name": project.label(), "customer": str(project.customer),
                "open": money(project.open_amount, project.currency), "due": due(project.oldest_money_due) or NONE,
                "who": project.collection_owner.label() if project.collection_owner else NONE,
            }
            for project in unpaid[:SHOWN_UNPAID]
        ],
        "more_unpaid": reverse("projects") + "?unpaid=yes" if len(unpaid) > SHOWN_UNPAID else "",
    }  # fmt: skip


def export_held(rows: Any, today: Any, user: Any) -> tuple[list[str], Any]:
    head = [
        _("Project"), _("Customer"), _("Milestone"), _("Currency"), pgettext("money", "Open"), _("Days at risk"),
        _("Money × days"), _("What holds it"), _("Collects it"), _("Project manager"),
    ]  # fmt: skip
    keys = [pk for _risk, _days, pk, _currency in chain.at_risk(rows, today)[: exports.MAX_ROWS]]
    table = (
        [
            one.milestone.project.number, str(one.milestone.project.customer), one.milestone.label, one.milestone.currency,
            one.milestone.open_amount, one.days, one.risk, " ".join(hold.text for hold in one.holds),
            str(one.milestone.responsible or ""), str(one.milestone.project.delivery_owner or ""),
        ]
        for i in range(0, len(keys), 500)
        for one in _fetch(keys[i : i + 500], user)
    )  # fmt: skip
    return head, table


# -- by age --------------------------------------------------------------------------------------------------------------


def by_age(request: Request, rows: Any, today: Any) -> dict[str, Any]:
    page = Paginator(receivables.by_customer(rows, today), PAGE).get_page(request.GET.get("page"))
    base = reverse("payments")
    n = page.paginator.count
    lines = []
    for row in page:
        where = f"{base}?customer={row['project__customer_id']}&currency={row['currency']}"
        lines.append({
            "customer": _customer(row), "url": where, "currency": row["currency"], "n": row["n"],
            "open": money(row["open"], row["currency"]),
            "ages": [
                (key, title, money(row[key], row["currency"]) if row[key] else "", f"{where}&age={key}")
                for key, title, *_r in ageing.BUCKETS
            ],
        })  # fmt: skip
    return {
        "page": page, "lines": lines, "buckets": [title for _key, title, *_r in ageing.BUCKETS],
        "sums": ageing.sums(rows.unsettled(), today),
        "summary": ngettext("%(n)d row", "%(n)d rows", n) % {"n": n},
    }  # fmt: skip


def _customer(row: dict[str, Any]) -> str:
    return choose({"zh": row["project__customer__name"], "en": row["project__customer__name_en"]})


def export_age(rows: Any, today: Any, user: Any) -> tuple[list[str], Any]:
    head = [
        _("Customer"),
        _("Currency"),
        *(str(title) for _key, title, *_r in ageing.BUCKETS),
        pgettext("money", "Open"),
    ]
    keys = [key for key, *_rest in ageing.BUCKETS]
    table = (
        [_customer(row), row["currency"], *(row[key] or ZERO for key in keys), row["open"]]
        for row in receivables.by_customer(rows, today)[: exports.MAX_ROWS]
    )
    return head, table


# -- by month ------------------------------------------------------------------------------------------------------------


def by_month(request: Request, rows: Any, today: Any) -> dict[str, Any]:
    tables = []
    for currency, months in receivables.forecast(rows, today).items():
        title = _("Expected receipts in %(currency)s") % {"currency": currency}
        bars = [
            charts.Bar(row["title"], float(row["met"]), money_short(row["sum"], currency), float(row["sum"]))
            for row in months if row["sum"]
        ]  # fmt: skip
        tables.append({
            "title": title, "currency": currency, "rows": months, "svg": charts.columns(bars, title),
            "total": {name: sum((row[name] for row in months), ZERO) for name in ("met", "planned", "sum")},
        })  # fmt: skip
    return {"tables": tables}


def export_months(rows: Any, today: Any, user: Any) -> tuple[list[str], Any]:
    head = [_("Currency"), _("Month"), _("Due or promised"), _("Only planned"), _("Sum")]
    table = (
        [currency, row["title"], row["met"], row["planned"], row["sum"]]
        for currency, months in receivables.forecast(rows, today).items()
        for row in months
    )
    return head, table


PARTS = {"held": held, "age": by_age, "months": by_month}
EXPORTS = {"held": export_held, "age": export_age, "months": export_months}
