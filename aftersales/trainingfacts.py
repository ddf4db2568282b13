"""How far training is and how seriously it is taken: coverage, attendance, hours, a leader's opening, tests, feedback."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales.examresults import pass_rate
from aftersales.feedbackfacts import mean, rows_of
from aftersales.models.doors import squeezed
from aftersales.models.training_feedback import MARKS
from lifecycle import access, known
from lifecycle.stages import Stage
from lifecycle.text import listed


@dataclass(frozen=True)
class Facts:
    """Of one plan. Rates are whole percents; None where there is nothing to divide by."""

    target: int
    trained: int
    invited: int
    came: int
    exempt: int
    minutes: int
    hours_expected: int
    openers: tuple[str, ...]
    tested: int | None
    passed: int | None

    @property
    def coverage(self) -> int | None:
        return percent(self.trained + self.exempt, self.target)

    @property
    def attendance(self) -> int | None:
        return percent(self.came, self.invited)

    @property
    def pass_rate(self) -> int | None:
        return percent(self.passed or 0, self.tested or 0)

    @property
    def hours(self) -> str:
        whole, rest = divmod(self.minutes, 60)
        return f"{whole}" if not rest else f"{self.minutes / 60:.1f}"


def percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


def facts(plan: Any, sessions: list[Any] | None = None) -> Facts:
    if sessions is None:
        sessions = list(plan.sessions.select_related("opened_by").prefetch_related("attendance__contact"))
    held = [row for row in sessions if row.state != "planned"]
    rows = [row for session in held for row in session.attendance.all()]
    persons = _persons(rows)
    people = {persons[row.pk] for row in rows if row.signed}
    exempt = {persons[row.pk] for row in rows if row.exempt} - people
    passed, tested = pass_rate(plan.project)
    if not tested:  # no exam was marked here; what was told when the plan was assessed counts
        passed, tested = plan.passed_people, plan.assessed_people
    openers = {session.opened_by_id: str(session.opened_by) for session in held if session.opened_by_id}
    return Facts(
        target=plan.people, trained=len(people), exempt=len(exempt), invited=sum(row.signed or not row.exempt for row in rows), came=sum(row.signed for row in rows),
        minutes=sum(session.actual_minutes or session.minutes for session in held), hours_expected=plan.expected_hours,
        openers=tuple(openers.values()), tested=tested, passed=passed,
    )  # fmt: skip


def _persons(rows: list[Any]) -> dict[int, tuple[str, str]]:
    """Who each row of the sheets is, by its key; the same person in several sessions is one.

    Whoever stands there by name alone is the contact of that name, or whoever stands there with a department, unless a
    department speaks against it: one signs on the phone, is on a list the next time, and came once.
    """
    contacts: dict[str, set[tuple[str, str]]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.contact_id:
            for name in filter(None, (row.contact.name, row.contact.name_en)):
                contacts[squeezed(name)].add((str(row.contact_id), squeezed(row.of)))
        else:
            named[squeezed(row.name)].add(squeezed(row.department))

    def who(row: Any) -> tuple[str, str]:
        if row.contact_id:
            return "", str(row.contact_id)
        name, department = squeezed(row.name), squeezed(row.department)
        for key, other in sorted(contacts[name]):
            if not department or not other or department in other or other in department:
                return "", key
        return name, department or min(named[name] - {""}, default="")

    return {row.pk: who(row) for row in rows}


def page(plan: Any, user: Any) -> dict[str, Any]:
    """The figures and the sessions for the plan's page."""
    sessions = list(
        plan.sessions.select_related("trainer", "trainer_contact", "wave", "opened_by")
        .prefetch_related("attendance__contact").order_by("at")
    )  # fmt: skip
    for row in sessions:
        row.project = plan.project
    may_add = access.can(user, "C", "training", plan.project) and plan.state in ("planned", "confirmed")
    new = reverse("record_new", args=[plan.project.number, Stage.AFTERSALES, "training-sessions"])
    summary = reverse("record_new", args=[plan.project.number, Stage.AFTERSALES, "training-feedback"])
    return {
        "kpis": kpis(plan, facts(plan, sessions)), "sessions": sessions,
        "new_session_url": new if may_add and not plan.project.read_only else "",
        "new_summary_url": summary if access.can(user, "C", "training", plan.project) and plan.state != "planned" else "",
        "summaries": list(plan.summaries.select_related("project")),
        "before": plan.trained_before,
    }  # fmt: skip


def kpis(plan: Any, told: Facts) -> list[dict[str, Any]]:
    site = known.site(plan.project)
    found = [
        _rate(
            _("Coverage"), told.coverage, site.threshold("coverage"),
            _covered(told), bool(told.invited or told.exempt),
        ),
        _rate(
            _("Attendance"), told.attendance, None, _("%(n)d came of %(all)d expected") % {"n": told.came, "all": told.invited},
            bool(told.invited),
        ),
        {
            "title": _("Hours held"), "value": told.hours,
            "note": _("of %(n)d planned") % {"n": told.hours_expected},
            "bar": (min(told.minutes, told.hours_expected * 60), told.hours_expected * 60) if told.hours_expected else None,
        },
        {
            "title": _("Opened by a leader"), "value": listed(told.openers) or "—",
            "tone": "" if told.openers or not told.invited else "wait",
            "note": "" if told.openers else _("No session was opened by a leader of the customer.") if told.invited else _("Nothing was held yet."),
        },
    ]  # fmt: skip
    if told.tested:
        found.append(_rate(
            _("Passed the test"), told.pass_rate, None,
            _("%(n)d of %(all)d people who were tested") % {"n": told.passed or 0, "all": told.tested}, True,
        ))  # fmt: skip
    marks = [getattr(row, name) for row in rows_of(plan) for name in MARKS]
    if marks:
        n = len(marks) // len(MARKS)
        note = ngettext("from %(n)d sheet, out of 5", "from %(n)d sheets, out of 5", n) % {"n": n}
        found.append({"title": _("Feedback"), "value": mean(marks), "note": note})
    return found


def _covered(told: Facts) -> str:
    words = _("%(n)d of %(all)d people were trained") % {"n": told.trained, "all": told.target}
    if told.exempt:
        words += " · " + ngettext("%(n)d knew it already", "%(n)d knew it already", told.exempt) % {"n": told.exempt}
    return words


def _rate(title: str, rate: int | None, wanted: float | None, note: str, begun: bool) -> dict[str, Any]:
    low = begun and rate is not None and wanted is not None and rate < wanted
    return {
        "title": title, "value": "—" if rate is None or not begun else f"{rate}%", "tone": "wait" if low else "",
        "note": note if begun else _("Nothing was held yet."), "bar": (min(rate, 100), 100) if begun and rate is not None else None,
    }  # fmt: skip
