"""What a plan of research gives away about the fifteen taboos, as a plan and by the talks that came of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import known
from lifecycle.lint import Finding, talks
from lifecycle.taboos import TABOOS
from lifecycle.text import labelled, listed

# What a talk tells by itself is told on the plan's page under the talk's name.
TOLD = ("plunge", "appointment", "opening", "one_man_show", "selective", "solution", "abnormal")
ORDER = [taboo.code for taboo in TABOOS]


def findings(plan: Any) -> list[Finding]:
    """In the order of the taboos."""
    lines = plan.lines_with_talks()
    found = [*_vague(plan, lines), *_unprepared(plan), *_unappointed(plan, lines), *_told(lines), *_few(plan, lines)]
    found += [*_long_days(plan, lines), *_formal(plan), *_once(plan), *_forms(plan), *_analysis(plan, lines)]
    return sorted(found, key=lambda finding: ORDER.index(finding.code))


def heard(plan: Any, business: str) -> set[str]:
    """Who was asked about a business process, or is to be asked where no talk took place yet."""
    people: set[str] = set()
    for line in plan.lines_with_talks():
        if line.business == business and not line.dropped_reason:
            held = [log for log in line.logs.all() if log.state not in log.AHEAD]
            people |= set().union(*(talks.people_of(log) for log in held)) if held else line.planned_people()
    return people


def _edit(plan: Any, field: str) -> str:
    here = plan.get_absolute_url()
    return f"{here}edit/#id_{field}" if plan.is_editable else here


def _vague(plan: Any, lines: list[Any]) -> Iterator[Finding]:
    if not lines:
        yield Finding("plan", _("No talk is planned yet."), _edit(plan, "lines-0-topic"))
    for n, line in enumerate(lines):
        if not line.dropped_reason and (vague := line.vague()):
            text = _("“%(topic)s” does not say: %(what)s.")
            words = {"topic": line, "what": listed(label for _field, label in vague)}
            yield Finding("plan", text % words, _edit(plan, f"lines-{n}-{vague[0][0]}"))


def _unprepared(plan: Any) -> Iterator[Finding]:
    if plan.is_unprepared and plan.state in plan.OPEN:
        text = _("Not prepared yet: %(what)s. Until it is, or a reason is noted, no talk is held.")
        yield Finding("preparation", text % {"what": listed(plan.open_preparation)}, plan.act_url("prepare"), True)


def _unappointed(plan: Any, lines: list[Any]) -> Iterator[Finding]:
    if plan.state == plan.State.DRAFT:
        return
    for line in lines:
        if not line.dropped_reason and not line.logs.all():
            yield Finding("appointment", _("Nobody has an appointment for “%(topic)s” yet.") % {"topic": line}, plan.act_url("begin"))  # fmt: skip


def _told(lines: list[Any]) -> Iterator[Finding]:
    for line in lines:
        for log in line.logs.all():
            for finding in talks.findings(log):
                if finding.code in TOLD:
                    yield replace(finding, text=labelled(log.label, finding.text))


def _few(plan: Any, lines: list[Any]) -> Iterator[Finding]:
    wanted = int(known.site(plan.project).threshold("key_process_interviewees"))
    key = dict.fromkeys(line.business for line in lines if line.is_key and not line.dropped_reason)
    for business in key:
        n = len(heard(plan, business))
        if n < wanted:
            text = ngettext(
                "“%(what)s” is key business, but only %(n)d person is asked about it; ask at least %(all)d.",
                "“%(what)s” is key business, but only %(n)d people are asked about it; ask at least %(all)d.", n,
            )  # fmt: skip
            yield Finding("few_people", text % {"what": business, "n": n, "all": wanted}, _edit(plan, "lines-0-topic"))


def _long_days(plan: Any, lines: list[Any]) -> Iterator[Finding]:
    limit = known.site(plan.project).threshold("research_hours_per_day")
    hours: dict[date, Decimal] = {}
    for line in lines:
        for row in list(line.logs.all()) or ([] if line.dropped_reason else [line]):
            if row.at and row.hours:
                day = timezone.localtime(row.at).date()
                hours[day] = hours.get(day, Decimal(0)) + row.hours
    for day, total in sorted(hours.items()):
        if total > limit:
            text = _(
                "%(hours)s hours of talks on %(day)s; more than %(limit)s tire both sides. Move one to another day."
            )
            words = {"hours": f"{total.normalize():f}", "day": day.isoformat(), "limit": f"{limit:g}"}
            yield Finding("long_day", text % words, _edit(plan, "lines-0-at"))


def _formal(plan: Any) -> Iterator[Finding]:
    if plan.state in plan.RUNNING and not plan.was_informal:
        text = _("No talk outside the meetings is noted. Have lunch with them, walk through the place, and note it.")
        yield Finding("formal_only", text, plan.act_url("informal"))


def _once(plan: Any) -> Iterator[Finding]:
    if plan.state in plan.RUNNING and not plan.other_rounds().exists():
        text = _("This is the only round. Plan a second one, in which they confirm what we understood.")
        yield Finding("one_session", text, _new(plan, "research-plans"))


def _forms(plan: Any) -> Iterator[Finding]:
    if plan.state not in plan.RUNNING:
        return
    forms = plan.collected_forms()
    late = [form for form in forms if form.is_late]
    if not forms:
        text = _("No form or report was collected. Ask for a filled-in sample of each.")
        yield Finding("forms", text, _new(plan, "collected-forms"))
    elif late:
        first = min(late, key=lambda form: form.wanted_by)
        yield Finding("forms", _("“%(name)s” was asked for and has not come.") % {"name": first.label}, first.get_absolute_url())  # fmt: skip


def _analysis(plan: Any, lines: list[Any]) -> Iterator[Finding]:
    over = plan.state == plan.State.FOLLOW_UP or (plan.state == plan.State.ON_SITE and all(line.is_settled for line in lines))  # fmt: skip
    if over and not plan.is_analysed:
        text = _("No business analysis meeting is noted. Go through the results together before the round is closed.")
        yield Finding("analysis", text, plan.act_url("analyse"), True)


def _new(plan: Any, slug: str) -> str:
    return reverse("record_new", args=[plan.project.number, plan.kind.stage, slug])
