"""The pipeline: every running project as a board, a table, or a forecast of signings."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, F, Value, When, Window
from django.db.models.functions import RowNumber, TruncMonth
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from lifecycle import access, charts, display, portfolio
from lifecycle.filters.projects import PipelineFilter
from lifecycle.frame import Request
from lifecycle.models.projects import Project
from lifecycle.stages import AT_REST, State
from lifecycle.views.projects import chips, export_links

CARDS = 20
TABLE_ROWS = 100
COLUMNS = (
    ("lead", State.LEAD.label, (State.LEAD,)),
    ("presales", State.PRESALES.label, (State.PRESALES,)),
    ("contract", State.CONTRACT.label, (State.CONTRACT,)),
    ("delivery", lazy("Delivery and trial run"), (State.DELIVERY, State.TRIAL_RUN)),
    ("aftersales", State.AFTERSALES.label, (State.AFTERSALES,)),
    ("payment", lazy("Acceptance and payment"), (State.ACCEPTANCE, State.PAYMENT, State.PAID)),
)
VIEWS = (
    ("board", lazy("Board"), "layout-kanban"),
    ("table", lazy("Table"), "list-check"),
    ("forecast", lazy("Forecast"), "trending-up"),
)


@access.page("projects")
def pipeline(request: Request) -> HttpResponse:
    view = request.GET.get("view", "board")
    view = view if view in {key for key, _title, _icon in VIEWS} else "board"
    running = portfolio.with_money(Project.objects.visible_to(request.user), request.user).exclude(state__in=AT_REST)
    narrowed = PipelineFilter(request.GET, running, user=request.user)
    rows = narrowed.qs if narrowed.form.is_valid() else running
    groups = portfolio.sums(rows.annotate(column=column_of()), "column")
    n = sum(group["n"] for group in groups)
    count = ngettext("%(n)d project", "%(n)d projects", n) % {"n": n}
    context: dict[str, Any] = {
        "heading": _("Pipeline"), "view": view, "views": view_links(request.GET, view), "form": narrowed.form, "n": n,
        "summary": " · ".join(filter(None, [count, portfolio.total_words(groups, weighted=True)])),
        "chips": chips(narrowed.form, request.GET), "clear_url": request.path,
        "keep": [("view", view)] if view != "board" else [], "may_add": access.can(request.user, "C", "projects"),
        "exports": [
            {**link, "url": reverse("projects") + link["url"] + state_query()} for link in export_links(narrowing(request.GET))
        ],
    }  # fmt: skip
    if view == "board":
        context["columns"] = board(rows, groups, narrowing(request.GET))
    elif view == "table":
        context |= table(rows)
    else:
        context["charts"] = forecast(rows, narrowing(request.GET))
    return render(request, "lifecycle/pipeline.html", context)


def column_of() -> Case:
    whens = [When(state__in=states, then=Value(key)) for key, _title, states in COLUMNS]
    return Case(*whens, default=Value(""), output_field=CharField())


def narrowing(query: QueryDict) -> QueryDict:
    """The filters in the address, without what concerns only this page."""
    rest = query.copy()
    for key in ("view", "page", "export", "sort"):
        rest.pop(key, None)
    return rest


def state_query(*states: str) -> str:
    wanted = states or tuple(state for _key, _title, group in COLUMNS for state in group)
    return "".join(f"&state={state}" for state in wanted)


def view_links(query: QueryDict, view: str) -> list[dict[str, Any]]:
    links = []
    for key, title, icon in VIEWS:
        rest = narrowing(query)
        if key != "board":
            rest["view"] = key
        links.append({"title": title, "icon": icon, "url": f"?{rest.urlencode()}", "current": key == view})
    return links


def board(rows: Any, groups: list[dict[str, Any]], query: QueryDict) -> list[dict[str, Any]]:
    """Sums over all projects of a column, cards for the first ones: those whose next item is due first."""
    first, columns = first_ones(rows), []
    for key, title, states in COLUMNS:
        mine = [group for group in groups if group["column"] == key]
        n = sum(group["n"] for group in mine)
        columns.append({
            "key": key, "title": title, "n": n, "amount": portfolio.total_words(mine), "more": max(0, n - CARDS),
            "cards": [portfolio.card(project, with_state=len(states) > 1) for project in first if project.state in states],
            "url": f"{reverse('projects')}?{query.urlencode()}{state_query(*states)}",
        })  # fmt: skip
    return columns


def first_ones(rows: Any) -> list[Project]:
    """The projects of the first places of every column, in the order of their cards."""
    order = (F("oldest_due").asc(nulls_last=True), F("number").asc())
    placed = rows.order_by().annotate(place=Window(RowNumber(), partition_by=column_of(), order_by=order))
    keys = list(placed.filter(place__lte=CARDS).values_list("pk", flat=True))
    return list(rows.filter(pk__in=keys).for_list().order_by(*order))


def table(rows: Any) -> dict[str, Any]:
    """The same projects as plain rows, by the day on which signing is expected."""
    order = F("expected_sign_on").asc(nulls_last=True)
    return {"rows": portfolio.pipeline_rows(rows.for_list().order_by(order, "-number")[:TABLE_ROWS])}


def forecast(rows: Any, query: QueryDict) -> list[dict[str, Any]]:
    """Expected signings by month, one chart per currency; figures lead to the projects behind them."""
    unsigned = rows.filter(portfolio.UNSIGNED_NOW, sees_money=True)
    groups = portfolio.sums(unsigned.annotate(month=TruncMonth("expected_sign_on")), "month")
    currencies = sorted({group["currency"] for group in groups})
    return [chart([g for g in groups if g["currency"] == currency], currency, query) for currency in currencies]


def chart(groups: list[dict[str, Any]], currency: str, query: QueryDict) -> dict[str, Any]:
    groups = sorted(groups, key=lambda group: group["month"] or date.max)
    dated = [group for group in groups if group["month"]]
    title = _("Expected signings in %(currency)s, weighted by win probability") % {"currency": currency}
    bars = [
        charts.Bar(
            month_words(g["month"]), float(g["weighted"] or 0), display.money_short(g["weighted"] or Decimal(0), currency),
            float(g["amount"] or 0),
        )
        for g in dated
    ]  # fmt: skip
    first = timezone.localdate().replace(day=1)
    return {
        "title": title,
        "svg": charts.columns(bars, title),
        "rows": [
            {
                "month": month_words(g["month"]), "late": bool(g["month"] and g["month"] < first), "n": g["n"],
                "amount": display.money(g["amount"] or 0, currency), "weighted": display.money(g["weighted"] or 0, currency),
                "url": month_url(g["month"], currency, query),
            }
            for g in groups
        ],
        "total": {
            "n": sum(g["n"] for g in groups),
            "amount": display.money(sum(g["amount"] or 0 for g in groups), currency),
            "weighted": display.money(sum(g["weighted"] or 0 for g in groups), currency),
        },
    }  # fmt: skip


def month_words(month: date | None) -> str:
    if month is None:
        return _("no date yet")
    return _("%(year)d-%(month)02d") % {"year": month.year, "month": month.month}


def month_url(month: date | None, currency: str, query: QueryDict) -> str:
    if month is None:
        return ""
    rest = query.copy()
    rest["signing_after"] = month.isoformat()
    rest["signing_before"] = portfolio.month_end(month).isoformat()
    rest["currency"] = currency
    return f"{reverse('projects')}?{rest.urlencode()}{state_query(State.LEAD, State.PRESALES, State.CONTRACT)}"
