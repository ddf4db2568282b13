"""What the calendar says of training: people are reminded the day before, and a project that plans none is told so."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aftersales.models import Attendance, Coaching, TrainingPlan, TrainingSession
from lifecycle import access
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.outbox import Outbox
from lifecycle.models.projects import Project
from lifecycle.models.settings import SiteSettings
from lifecycle.models.transitions import StageTransition
from lifecycle.stages import State
from lifecycle.templatetags.tl import due

MOST = 50
SOON = 7  # days ahead in which a coaching is due
FAR = 60  # days ahead that are looked at, whatever the setting
ITEM = "S3-01"
TRYING = (State.TRIAL_RUN, State.AFTERSALES)


def unplanned() -> QuerySet[Any]:
    """Projects whose trial run began, where no training is planned or was held since, and none is left out."""
    begun = StageTransition.objects.filter(project=OuterRef("pk"), to_state=State.TRIAL_RUN).exclude(result="refused")
    item = ChecklistItem.objects.filter(project=OuterRef("pk"), code=ITEM, state__in=("done", "skipped"))
    plans = TrainingPlan.objects.filter(project=OuterRef("pk"))
    rows = Project.objects.filter(state__in=TRYING)
    rows = rows.annotate(trial_begun=Subquery(begun.order_by("at").values("at")[:1])).filter(trial_begun__isnull=False)
    sessions = TrainingSession.objects.filter(project=OuterRef("pk"), at__gte=OuterRef("trial_begun"))
    return rows.exclude(Exists(plans)).exclude(Exists(sessions)).exclude(Exists(item))


def overdue(rows: Any, today: date) -> list[Any]:
    """Those of them whose trial run began some days ago; the setting is asked only where there are any."""
    found = list(rows)
    if not found:
        return []
    days = SiteSettings.load().days("training_reminder")
    return [row for row in found if timezone.localdate(row.trial_begun) <= today - timedelta(days)]


def tick(*, today: date) -> str:
    """Mail to whoever should plan training, once a project; to participants the day before, once each."""
    told = [name for name in (_remind_to_plan(today), _remind_participants(today)) if name]
    return ", ".join(told)


def _remind_to_plan(today: date) -> str:
    from aftersales.trainingmail import remind_to_plan

    if not Project.objects.filter(state__in=TRYING).exists():  # the round comes every few minutes
        return ""
    before = Outbox.objects.filter(kind="plan_training").count()
    rows = unplanned().select_related(
        "customer", "presales_owner", "delivery_owner", "collection_owner", "support_owner"
    )
    for project in overdue(rows, today):
        people = project.people_by_role()
        for person in {people.get("IM"), people.get("PM")} - {None}:
            if person is not None and person.is_active:
                remind_to_plan(project, person)
    n = Outbox.objects.filter(kind="plan_training").count() - before
    return ngettext("%(n)d reminder to plan training", "%(n)d reminders to plan training", n) % {"n": n} if n else ""


def _remind_participants(today: date) -> str:
    tomorrow = today + timedelta(1)
    rows = TrainingSession.objects.filter(state="planned", at__gt=timezone.now(), at__date__lte=tomorrow)
    rows = rows.filter(
        attendance__told_how="mail",
        attendance__answer="",
        attendance__reminded_at=None,
        attendance__exempt="",
        attendance__told_at__date__lt=today,
    ).distinct()
    n = 0
    for session in rows.select_related("project", "trainer", "created_by"):
        if session.project.is_running and not session.project.read_only:
            with transaction.atomic():
                n += session.remind(by=session.trainer or session.created_by, today=today)
    return ngettext("%(n)d participant reminded", "%(n)d participants reminded", n) % {"n": n} if n else ""


def today(user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Trainings that nobody planned, those that are near and not everybody knows of, and who waits to be coached."""
    now = timezone.localdate()
    rows = _mine(user, projects, now)
    mine = Q(delivery_owner=user) | Q(members__user=user, members__role="IM") & ~Q(members__state="released")
    lacking = unplanned().filter(mine, pk__in=projects).select_related("customer").distinct()
    plan = [
        {
            "title": _("Plan the training of users"), "url": _new(project), "end": due(project.trial_begun.date(), done=True),
            "note": _("the trial run has begun"), "project": project.label(), "customer": str(project.customer),
        }
        for project in overdue(lacking[:MOST], now) if access.can(user, "C", "training", project)
    ]  # fmt: skip
    return [
        ("plan-training", _("Trainings to plan"), "school", plan),
        ("announce", _("Trainings to announce"), "school", _near(rows, now)),
        ("coaching", _("People to coach"), "school", _to_coach(user, rows)),
    ]


def _mine(user: Any, projects: Any, now: date) -> list[Any]:
    """Sessions of this person that are near and not everybody knows of, or after which somebody waits to be coached.

    One query, where nothing waits.
    """
    unaware = Attendance.objects.filter(session=OuterRef("pk"), told_at=None, exempt="")
    near = Q(Exists(unaware), state="planned", at__gt=timezone.now(), at__date__lte=now + timedelta(FAR))
    open_ = Coaching.objects.filter(done_on=None, due__lte=now + timedelta(SOON)).select_related("contact")
    after = Q(Exists(open_.filter(session=OuterRef("pk")).order_by()), state__in=("held", "closed"))
    rows = TrainingSession.objects.filter(near | after, Q(trainer=user) | Q(created_by=user), project__in=projects)
    rows = rows.select_related("project__customer").prefetch_related(Prefetch("coaching", open_, "to_coach"))
    return list(rows.order_by(F("at").asc())[:MOST])


def _near(rows: list[Any], now: date) -> list[dict[str, Any]]:
    found = [row for row in rows if row.state == "planned"]
    if found:
        last = now + timedelta(SiteSettings.load().days("training_notice") + 1)
        found = [row for row in found if timezone.localdate(row.at) <= last]
    return [
        {
            "title": row.label, "url": row.get_absolute_url(), "end": due(timezone.localdate(row.at)),
            "note": _("not everybody knows of it"), "project": row.project.label(), "customer": str(row.project.customer),
        }
        for row in found
    ]  # fmt: skip


def _to_coach(user: Any, rows: list[Any]) -> list[dict[str, Any]]:
    """For whoever trained them; after a session of a key user's, for whoever planned it."""
    return [
        {
            "title": str(one), "url": row.get_absolute_url(), "end": due(one.due), "note": row.label,
            "project": row.project.label(), "customer": str(row.project.customer),
        }
        for row in rows if row.state != "planned" and user.pk == (row.trainer_id or row.created_by_id)
        for one in row.to_coach
    ]  # fmt: skip


def _new(project: Project) -> str:
    return reverse("record_new", args=[project.number, "aftersales", "training-plans"])
