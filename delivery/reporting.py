"""The rhythm of reporting to executives: what a new report begins with, when the next one is due, how they took the last ones."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from delivery.models import ExecutiveReport, ReportAsk, ReportRhythm
from delivery.models.report_lines import Audience
from lifecycle import access, charts, display
from lifecycle.asking import once
from lifecycle.fields import holds
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.customers import Contact, ContactKind
from lifecycle.models.lights import NOTHING
from lifecycle.models.risks import Risk
from lifecycle.models.users import Role, User
from lifecycle.stages import State, position
from lifecycle.templatetags.tl import due as due_words
from lifecycle.text import EN, ZH, twin

LAST, SOON, MARKS = 6, 5, 5  # items told of, items ahead, marks of confidence
REPORTED = (
    State.DELIVERY,
    State.TRIAL_RUN,
    State.AFTERSALES,
    State.ACCEPTANCE,
)  # states in which executives wait for news
MOST = 100


class Due(NamedTuple):
    audience: str
    every_days: int
    last_on: date | None
    on: date

    @property
    def word(self) -> str:
        return str(Audience(self.audience).label)

    @property
    def is_late(self) -> bool:
        return self.on < timezone.localdate()


def begun(project: Any) -> date:
    """The day from which executives wait for news: delivery's first."""
    return project.actual_start or timezone.localtime(project.state_since).date()


def rhythm(project: Any) -> list[Due]:
    """When each audience is to hear of the project next. Gate and page ask, the tables once."""
    return once(project, "report_rhythm", lambda: _rhythm(project))


def given(project: Any) -> list[ExecutiveReport]:
    """Reports that were delivered, the oldest first: what pages ask of them. Gate and page ask, the table once."""
    rows = ExecutiveReport.objects.given().filter(project=project).order_by("delivered_on", "number")
    return once(
        project,
        "reports_given",
        lambda: list(rows.only("project", "number", "state", "audience", "delivered_on", "confidence")),
    )


def _rhythm(project: Any) -> list[Due]:
    last: dict[str, date] = {row.audience: row.delivered_on for row in given(project) if row.delivered_on}
    start = begun(project)
    return [
        Due(audience, days, last.get(audience), (last.get(audience) or start) + timedelta(days=days))
        for audience, days in ReportRhythm.of(project).items()
    ]


def draft(report: ExecutiveReport) -> None:
    """Fill in what the project knows of the time since the last report to the same people."""
    project, today = report.project, timezone.localdate()
    report.audience = report.audience or Audience.CUSTOMER
    last = ExecutiveReport.objects.given().filter(project=project, audience=report.audience).aggregate(
        on=Max("period_to")
    )["on"]  # fmt: skip
    report.period_to = today
    report.period_from = min(
        today, (last or today - timedelta(days=ReportRhythm.of(project)[report.audience])) + timedelta(days=1)
    )
    _lights(report)
    items = ChecklistItem.objects.filter(project=project).select_related("template_item")
    done = items.filter(done_on__range=(report.period_from, today), state="done").order_by("-done_on", "order")[:LAST]
    ahead = items.open().filter(stage="delivery").order_by("due", "order")[:SOON]
    risks = Risk.objects.filter(project=project, state__in=Risk.OPEN).order_by("-impact", "-probability")
    told = [risk for risk in risks if not risk.is_private][:3]
    for field, texts in (
        ("achievements", [_titles(item) for item in done]),
        ("next_steps", [_titles(item) for item in ahead]),
        ("risks", [twin(risk, "title") for risk in told]),
    ):
        setattr(report, field, "\n".join(text[ZH] or text[EN] for text in texts))
        setattr(report, f"{field}_en", "\n".join(text[EN] or text[ZH] for text in texts))


def _titles(item: ChecklistItem) -> dict[str, str]:
    if item.template_item is None:
        return {ZH: item.own_title, EN: item.own_title}
    return twin(item.template_item, "title")


def _lights(report: ExecutiveReport) -> None:
    for suffix, language in (("", "zh-hans"), ("_en", "en")):
        with override(language):
            for key, (colour, reason) in report.project.lights(budget=NOTHING).items():
                setattr(report, f"{key}_light", colour)
                if colour != "green":
                    setattr(report, f"{key}_note{suffix}", reason)


def executives(project: Any) -> tuple[Any, Any]:
    """The customer's leaders, and ours."""
    theirs = Q(kinds__contains=holds(ContactKind.SPONSOR)) | Q(kinds__contains=holds(ContactKind.EXECUTIVE))
    contacts = Contact.objects.filter(theirs | Q(pk=project.sponsor_id), customer=project.customer_id, left_on=None)
    return contacts.order_by("name"), User.objects.filter(is_active=True, roles__contains=holds(Role.EX)).order_by(
        "name"
    )


def page(report: ExecutiveReport, user: User) -> dict[str, Any]:
    private = access.can(user, "R", "private", report.project)
    readers = list(report.readers.select_related("contact", "user"))  # type: ignore[attr-defined]
    marks = [(r.contact, report.confidence.get(str(r.contact_id))) for r in readers if r.contact_id] if private else []
    return {
        "lights": report.lights,
        "readers": readers,
        "asks": list(report.asks.all()),  # type: ignore[attr-defined]
        "agreements": list(report.agreements.select_related("user")),  # type: ignore[attr-defined]
        "warnings": report.moment_warnings,
        "private": private,
        "marks": [(person, mark) for person, mark in marks if mark],
    }


def trend(project: Any) -> list[tuple[ExecutiveReport, float]]:
    """Reports to the customer's executives with the mean of their confidence afterwards, the oldest first."""
    rows = [row for row in given(project) if row.audience == Audience.CUSTOMER and row.confidence]
    return [(row, sum(row.confidence.values()) / len(row.confidence)) for row in rows]


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """What the list shows above its rows: the rhythm, and what was asked for and not answered."""
    asks = ReportAsk.objects.filter(
        report__project=project, report__state__in=ExecutiveReport.GIVEN, outcome=ReportAsk.Outcome.OPEN
    ).select_related("report__project")
    points = trend(project)[-12:]
    bars = [charts.Bar(display.day(row.delivered_on), mean, f"{mean:.1f}", outline=MARKS) for row, mean in points]
    return rows, {
        "rhythm": rhythm(project),
        "open_asks": [
            {"text": str(ask), "due": due_words(ask.due), "url": ask.report.get_absolute_url()} for ask in asks
        ],
        "trend": [{"row": row, "mean": f"{mean:.1f}"} for row, mean in points],
        "chart": charts.columns(bars, _("Confidence of the customer's executives after each report")),
    }


def today(user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Reports that are due from this person as project manager; what their own readers asked for them."""
    mine = list(projects.filter(delivery_owner=user, state__in=REPORTED).select_related("customer")[:MOST])
    if not mine:
        return []
    last: dict[tuple[int, str], date] = {
        (pk, audience): on
        for pk, audience, on in ExecutiveReport.objects.given().filter(project__in=mine).order_by()
        .values_list("project", "audience").annotate(on=Max("delivered_on"))
    }  # fmt: skip
    own = {(r.project_id, r.audience): r.every_days for r in ReportRhythm.objects.filter(project__in=mine)}
    usual = ReportRhythm.usual()
    found = []
    for project in mine:
        for audience in Audience.values:
            days = own.get((project.pk, audience), usual)
            on = last.get((project.pk, audience), begun(project)) + timedelta(days=days)
            if on <= timezone.localdate():
                found.append(_row(project, audience, on))
    return [("reports", _("Reports to executives"), "presentation", found)]


def _row(project: Any, audience: str, on: date) -> dict[str, Any]:
    return {
        "title": str(Audience(audience).label), "url": reverse("record_list", args=[project.number, "delivery", "reports"]),
        "end": due_words(on), "note": "", "project": project.label(), "customer": str(project.customer),
    }  # fmt: skip


def is_kept(project: Any) -> tuple[bool, date | None]:
    """Have the customer's executives heard within the rhythm; the day of the last report."""
    found = next(row for row in rhythm(project) if row.audience == Audience.CUSTOMER)
    return not found.is_late, found.last_on


def reaches(project: Any) -> bool:
    return position(project.state) >= position(State.DELIVERY)
