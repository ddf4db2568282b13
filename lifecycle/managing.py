"""What a project manager watches over in all of their projects: resources, the gate of requirements, payments, the team.

Each panel: how many of each thing there are, and what needs a hand. Stages add theirs through the hook `concerns`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle import access, display, workloads
from lifecycle.growing import trainings_wanted
from lifecycle.hooks import HOOKS
from lifecycle.keyflows import SUBSTITUTE
from lifecycle.models.absences import Absence
from lifecycle.models.consultant_trainings import ConsultantTraining
from lifecycle.models.key_users import KeyUser, Mastery
from lifecycle.models.members import ProjectMember
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.projects import Project
from lifecycle.models.requirements import Requirement
from lifecycle.models.skill_assessments import SkillAssessment
from lifecycle.models.slots import TeamSlot
from lifecycle.models.users import User
from lifecycle.stages import AT_REST
from lifecycle.text import listed
from lifecycle.workloads import DAY, WEEK

SHOWN = 12
LEAVE_WEEKS = 4  # absences that begin within these are to be covered by now
RESOURCES, REQUIREMENTS, PAYMENTS, TEAM = "resources", "requirements", "payments", "team"


@dataclass
class Panel:
    """`numbers`: (title, what is shown, tone). `rows`: title, url, note, end; the most urgent first."""

    key: str
    title: str
    icon: str
    fine: str  # what is said where nothing needs a hand
    numbers: list[tuple[str, Any, str]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, numbers: list[tuple[str, Any, str]], rows: list[dict[str, Any]]) -> None:
        self.numbers += numbers
        self.rows += rows

    @property
    def shown(self) -> list[dict[str, Any]]:
        return self.rows[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.rows) - SHOWN)


def run_by(manager: User, *, reader: User) -> Any:
    """Projects that the manager runs now and that the reader sees."""
    return Project.objects.visible_to(reader).filter(delivery_owner=manager).exclude(state__in=AT_REST)


def panels(manager: User, *, reader: User) -> list[Panel]:
    """The four panels, as far as the reader may know. Some twenty queries, however many projects there are."""
    projects = run_by(manager, reader=reader)
    found = {
        panel.key: panel
        for panel in (
            Panel(RESOURCES, _("Resources"), "users", _("Everybody has a place and time for it.")),
            Panel(REQUIREMENTS, _("Requirements"), "list-check", _("Nothing waits at the gate.")),
            Panel(PAYMENTS, _("Payments"), "cash", _("No money is late.")),
            Panel(TEAM, _("Team"), "school", _("Everybody is on their way.")),
        )
    }
    day = workloads.today()
    people = list(
        User.objects.filter(
            pk__in=ProjectMember.objects.filter(project__in=projects, state__in=ProjectMember.BELONGS).values("user")
        ).order_by("name", "pk")
    )
    found[RESOURCES].add(*_resources(projects, people, day))
    found[REQUIREMENTS].add(*_requirements(projects))
    access.know_roles(reader, projects)
    if told := [one for one in projects if access.can(reader, "R", "key_users", one)]:
        found[TEAM].add(*_substitutes(told))
    if reader == manager or access.can(reader, "A", "growth"):
        found[TEAM].add(*_growth([one for one in people if one != manager], day))
    else:
        found[TEAM].fine = _("Every key process has a substitute.")
    for tell in HOOKS["concerns"]:
        for key, numbers, rows in tell(reader=reader, projects=projects):
            found[key].add(numbers, rows)
    return [panel for panel in found.values() if panel.numbers]  # of what one may not know, nothing is said


def row(title: str, url: str, note: str, end: str = "", project: Any = None) -> dict[str, Any]:
    """A line of a panel; with the project that it is about, where the title does not say it."""
    where = f"{project.label()} · " if project is not None else ""
    return {"title": title, "url": url, "note": f"{where}{note}".removesuffix(" · "), "end": end}


def _tone(n: int, tone: str) -> str:
    return tone if n else ""


def _resources(projects: Any, people: list[User], day: date) -> Any:
    slots = list(
        TeamSlot.objects.open().filter(project__in=projects, to_date__gte=day).select_related("project")
    )  # fmt: skip
    start = workloads.monday(day)
    end = start + workloads.AHEAD_WEEKS * WEEK - DAY
    posts, away = workloads.posts(people, start, end), workloads.absences(people, start, end)
    over = [
        (one, weeks)
        for one in people
        if (weeks := [w for w in workloads.loads(posts[one.pk], away[one.pk], start, end) if w.over])
    ]
    soon = day + LEAVE_WEEKS * WEEK
    alone = [(one, gap) for one in people for gap in away[one.pk] if not gap.substitute_id and gap.from_date <= soon]
    rows = [
        row(slot.label, reverse("project_people", args=[slot.project.number]), f"{slot.share}%",
            _("from %(day)s") % {"day": display.day(slot.from_date)}, slot.project)
        for slot in slots
    ] + [
        row(one.label(), reverse("person", args=[one.pk]),
            _("%(load)d%% in the week of %(day)s") % {"load": weeks[0].load or 0, "day": display.day(weeks[0].start)},
            ngettext("%(n)d week over 100%%", "%(n)d weeks over 100%%", len(weeks)) % {"n": len(weeks)})
        for one, weeks in over
    ] + [
        row(one.label(), reverse("person", args=[one.pk]), _("away, and nobody stands in"), _span(gap))
        for one, gap in alone
    ]  # fmt: skip
    numbers = [
        (_("Open places"), len(slots), _tone(len(slots), "wait")), (_("Over 100%"), len(over), _tone(len(over), "late")),
        (_("Away without a substitute"), len(alone), _tone(len(alone), "wait")),
    ]  # fmt: skip
    return numbers, rows


def _span(gap: Absence) -> str:
    return f"{display.day(gap.from_date)} – {display.day(gap.to_date)}"


def _requirements(projects: Any) -> Any:
    """What nobody has judged, what is judged but not clear, complete and testable, and what waits for the customer's word."""
    state = Requirement.State
    judge, vague, clear = (
        Q(state=state.CAPTURED),
        Q(state=state.ANALYSED) & ~Q(is_clear=True, is_complete=True, is_testable=True),
        Q(state=state.ANALYSED, is_clear=True, is_complete=True, is_testable=True),
    )
    counted = list(
        Requirement.objects.filter(project__in=projects).order_by()
        .values("project").annotate(judge=Count("pk", filter=judge), vague=Count("pk", filter=vague),
                                    asked=Count("pk", filter=clear))
    )  # fmt: skip
    names = {one.pk: one for one in projects}
    rows = []
    for found in sorted(counted, key=lambda one: -(one["judge"] + one["vague"])):
        parts = [
            found["judge"] and ngettext("%(n)d to judge", "%(n)d to judge", found["judge"]) % {"n": found["judge"]},
            found["vague"] and ngettext("%(n)d unclear", "%(n)d unclear", found["vague"]) % {"n": found["vague"]},
            found["asked"]
            and ngettext("%(n)d to be confirmed", "%(n)d to be confirmed", found["asked"]) % {"n": found["asked"]},
        ]
        if told := [part for part in parts if part]:
            project = names[found["project"]]
            url = reverse("record_list", args=[project.number, "lifecycle", "requirements"])
            rows.append(row(project.label(), url, listed(told)))
    sums = {key: sum(found[key] for found in counted) for key in ("judge", "vague", "asked")}
    numbers = [
        (_("To judge"), sums["judge"], _tone(sums["judge"], "wait")),
        (_("Unclear"), sums["vague"], _tone(sums["vague"], "wait")), (_("To be confirmed"), sums["asked"], ""),
    ]  # fmt: skip
    return numbers, rows


def _substitutes(projects: Any) -> Any:
    """Key processes of the customers without a key user who works alone there: as long, the manager is bound."""
    flows = BusinessProcess.objects.filter(project__in=projects, is_key=True, state=BusinessProcess.State.IN_USE)
    counted = {one["project"]: one["n"] for one in flows.order_by().values("project").annotate(n=Count("pk"))}
    held = Mastery.objects.filter(
        level__gte=SUBSTITUTE, key_user__state__in=KeyUser.ABLE, process__in=flows.order_by().values("pk")
    ).order_by()  # fmt: skip
    masters = {
        one["process__project"]: one["n"]
        for one in held.values("process__project").annotate(n=Count("process", distinct=True))
    }
    names = {one.pk: one for one in projects}
    rows = [
        row(names[pk].label(), reverse("record_list", args=[names[pk].number, "lifecycle", "key-users"]),
            _("%(n)d of %(all)d key processes have a substitute") % {"n": masters.get(pk, 0), "all": n})
        for pk, n in sorted(counted.items(), key=lambda pair: masters.get(pair[0], 0) - pair[1])
        if masters.get(pk, 0) < n
    ]  # fmt: skip
    shown = f"{sum(masters.values())} / {sum(counted.values())}" if counted else "—"
    return [(_("Key processes with a substitute"), shown, "")], rows


def _growth(people: list[User], day: date) -> Any:
    """Trainings that nobody arranged, and abilities that nobody judged this year."""
    wanted = trainings_wanted(people, day)
    judged = set(
        SkillAssessment.objects.filter(person__in=[one.pk for one in people], year=day.year).values_list("person", flat=True)
    )  # fmt: skip
    unjudged = [one for one in people if one.pk not in judged]
    rows = [
        row(one.label(), reverse("person_growth", args=[one.pk]), str(ConsultantTraining.Kind(kind).label),
            _("until %(day)s") % {"day": display.day(until)})
        for one, kind, until in wanted
    ] + [
        row(one.label(), reverse("person_growth", args=[one.pk]),
            _("abilities not judged in %(year)s yet") % {"year": day.year})
        for one in unjudged
    ]  # fmt: skip
    numbers = [
        (_("Trainings to arrange"), len(wanted), _tone(len(wanted), "wait")), (_("Not judged this year"), len(unjudged), ""),
    ]  # fmt: skip
    return numbers, rows
