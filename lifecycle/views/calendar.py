"""The calendar of working days: official holidays, and the company's own days over them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.forms.settings import CalendarDayForm, YearsForm
from lifecycle.frame import Request
from lifecycle.models import calendar
from lifecycle.models.calendar import CalendarDay, Source
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none
from lifecycle.views.settings import crumbs


def page(request: Request, form: CalendarDayForm, status: int = 200) -> HttpResponse:
    asked = int_or_none(request.GET.get("year"))
    this_year = timezone.localdate().year
    year = asked if asked and 2000 <= asked <= 2100 else this_year
    days = CalendarDay.objects.filter(date__year=year)
    known = sorted({d.year for d in CalendarDay.objects.dates("date", "year")} | {this_year, this_year + 1})
    context = {
        "heading": _("Calendar"), "crumbs": crumbs(), "days": days, "year": year, "years": known, "form": form,
        "official": days.filter(source=Source.OFFICIAL).exists(),
    }  # fmt: skip
    return render(request, "lifecycle/settings_calendar.html", context, status=status)


@access.page("settings", "E")
def index(request: Request) -> HttpResponse:
    if request.method == "POST":
        form = YearsForm(request.POST)
        if form.is_valid():
            loaded = calendar.load_official([form.cleaned_data["year"]])
            if loaded.unknown:
                messages.warning(
                    request,
                    _("The official holidays of %(year)s are not published yet. Until then only weekends are free.")
                    % {"year": form.cleaned_data["year"]},
                )
            else:
                messages.success(request, _("Official holidays loaded: %(n)d days") % {"n": loaded.written})
            return redirect(f"{request.path}?year={form.cleaned_data['year']}")
    return page(request, CalendarDayForm())


@access.page("settings", "E")
@require_POST
def set_day(request: Request) -> HttpResponse:
    form = CalendarDayForm(request.POST)
    if not form.is_valid():
        return page(request, form, 422)
    data = form.cleaned_data
    try:
        calendar.set_day(data["date"], data["working"], data["name"], data["name_en"], by=request.user)
    except Refused as refusal:
        add_refusal(form, refusal)
        return page(request, form, 422)
    messages.success(request, _("Saved: %(what)s") % {"what": data["name"]})
    return redirect(f"/settings/calendar/?year={data['date'].year}")


@access.page("settings", "E")
@require_POST
def remove_day(request: Request, pk: int) -> HttpResponse:
    day = get_object_or_404(CalendarDay, pk=pk)
    year = day.date.year
    try:
        calendar.remove_own(day.date, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Removed: %(what)s") % {"what": day.name})
    return redirect(f"/settings/calendar/?year={year}")
