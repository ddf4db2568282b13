"""When customers are asked how satisfied they are, what the answers come to, and where they go from point to point."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from aftersales.models.acceptances import Acceptance
from aftersales.models.surveys import QUESTIONS, Point, SatisfactionSurvey
from aftersales.models.tickets import SupportTicket
from aftersales.models.trainings import TrainingSession
from lifecycle import access, charts, known
from lifecycle.asking import once
from lifecycle.models.checklists import ChecklistItem
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.projects import Project
from lifecycle.models.settings import SiteSettings
from lifecycle.satisfaction import SERVICE, SURVEYS, heard
from lifecycle.stages import Stage, State

HALF_YEAR = timedelta(days=182)
ITEMS = {Point.DEMO: "S1-04", Point.KICKOFF: "S2-02"}  # what shows that a point was reached
RECENT = timedelta(days=120)  # in which asking still makes sense
MOST = 100
STEP = 0.5  # what counts as a change


def reached(project: Any) -> dict[str, date]:
    """The points that the project has passed, with their days."""
    found: dict[str, date] = {}
    items = known.items(project)
    for point, code in ITEMS.items():
        item = items.get(code)
        if item is not None and item.state == "done" and item.done_on:
            found[point] = item.done_on
    session = TrainingSession.objects.filter(project=project).exclude(state="planned").order_by("-at").first()
    if session is not None:
        found[Point.TRAINING] = timezone.localtime(session.at).date()
    acceptance = Acceptance.current(project)
    if acceptance is not None and acceptance.signed_on:
        found[Point.ACCEPTANCE] = acceptance.signed_on
        if acceptance.signed_on + HALF_YEAR <= timezone.localdate():
            found[Point.LATER] = acceptance.signed_on + HALF_YEAR
    return found


def due(project: Any) -> list[str]:
    """Points that were reached not too long ago, and at which nobody was asked."""
    since = timezone.localdate() - RECENT
    near = [point for point, day in reached(project).items() if day >= since]
    asked = {row.point for row in surveys(project)}
    return [point for point in near if point not in asked]


def surveys(project: Any) -> list[SatisfactionSurvey]:
    rows = SatisfactionSurvey.objects.filter(project=project).select_related("contact").order_by("number")
    return once(project, SatisfactionSurvey, lambda: list(rows))


def figures(project: Any) -> dict[str, Any]:
    """What surveys and rated tickets come to."""
    answered = SatisfactionSurvey.objects.filter(project=project, state="answered").only("scores")
    rated = (
        SupportTicket.objects.filter(project=project, rating__isnull=False).order_by().values_list("rating", flat=True)
    )
    means = [row.mean for row in answered if row.mean is not None]
    return {"satisfaction": [*heard(SURVEYS, means), *heard(SERVICE, (mark for mark in rated if mark is not None))]}


def trend(project: Any) -> dict[str, Any] | None:
    """The mean of each point, in their order; nothing before somebody answered."""
    answered = [row for row in surveys(project) if row.mean is not None]
    if not answered:
        return None
    points = []
    for point in Point:
        marks = [row.mean for row in answered if row.point == point and row.mean is not None]
        if marks:
            points.append((str(point.label), round(sum(marks) / len(marks), 1), len(marks)))
    bars = [charts.Bar(label, mean, f"{mean:.1f}", 5) for label, mean, _n in points]
    return {
        "points": points, "words": _words([mean for _label, mean, _n in points]), "n": len(answered),
        "chart": charts.columns(bars, _("Satisfaction, 1 to 5")),
    }  # fmt: skip


def _words(means: list[float]) -> str:
    last = {"n": f"{means[-1]:.1f}"}
    if len(means) == 1:
        return _("%(n)s of 5 so far; the next point shows where it goes.") % last
    change = means[-1] - means[-2]
    if change >= STEP:
        return _("Rising: %(n)s of 5 at the latest point.") % last
    if change <= -STEP:
        return _("Falling: %(n)s of 5 at the latest point. Ask what disappointed them.") % last
    return _("Steady: %(n)s of 5 at the latest point.") % last


def asked(key: str) -> str:
    """A question in the reader's language."""
    chinese, english = QUESTIONS[key]
    return english if (get_language() or "").startswith("en") else chinese


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    return rows.select_related("contact"), {"trend": trend(project), "suggested": suggestions(project)}


def facts(survey: SatisfactionSurvey, user: Any) -> dict[str, Any]:
    if survey.pk is None:
        return {}
    project = survey.project
    told = [{"question": asked(key), "mark": survey.scores[key]} for key in QUESTIONS if key in survey.scores]
    may = access.can(user, "C", "improvements", project) and survey.state == "answered" and not survey.is_at_rest
    url = reverse("record_new", args=[project.number, Stage.AFTERSALES, "improvements"])
    return {
        "told": told, "improve_url": f"{url}?from=aftersales.surveys.{survey.number}" if may else "",
        "standing": survey.link.standing_label if survey.link and survey.state == "sent" else "",
    }  # fmt: skip


def tick(*, today: date) -> str:
    """Whoever has not answered is reminded once."""
    from aftersales import surveymail

    days = SiteSettings.load().days("survey_reminder")
    rows = SatisfactionSurvey.objects.filter(
        Q(link__used_at=None, link__revoked_at=None, link__expires_at__gt=timezone.now()),
        state="sent", reminded_on=None, sent_on__lte=today - timedelta(days=days), contact__left_on=None,
    ).select_related("project", "contact", "updated_by")  # fmt: skip
    n = sum(surveymail.remind(row) for row in rows[:MOST] if not SatisfactionSurvey.rests_in(row.project))
    return ngettext("%(n)d survey reminded of", "%(n)d surveys reminded of", n) % {"n": n} if n else ""


# Which stage's page suggests to ask at which point, and who does it.
STAGES = {
    Stage.PRESALES: (Point.DEMO,), Stage.DELIVERY: (Point.KICKOFF,),
    Stage.AFTERSALES: (Point.TRAINING, Point.ACCEPTANCE, Point.LATER),
}  # fmt: skip


def suggestions(project: Any) -> list[dict[str, str]]:
    """Points at which it is time to ask, each with the page where that is begun."""
    if SatisfactionSurvey.rests_in(project):
        return []
    new = reverse("record_new", args=[project.number, Stage.AFTERSALES, "surveys"])
    return [
        {"point": point, "label": str(Point(point).label), "url": f"{new}?point={point}"} for point in due(project)
    ]


def parts(*, project: Any, user: Any, stage: str) -> dict[str, Any] | None:
    """On the page of the stage in which the point lies: it is time to ask. One query, and only once a point is near."""
    if not access.can(user, "C", "surveys", project) or SatisfactionSurvey.rests_in(project):
        return None
    near = _near(project, stage)
    asked = {row.point for row in surveys(project)} if near else set()
    found = [point for point in near if point not in asked]
    new = reverse("record_new", args=[project.number, Stage.AFTERSALES, "surveys"])
    rows = [{"label": str(point.label), "url": f"{new}?point={point.value}"} for point in found]
    return {"side": "aftersales/parts/surveys_due.html", "suggested": rows} if rows else None


def _near(project: Any, stage: str) -> list[Point]:
    """Points of that stage that were reached not too long ago."""
    if stage == Stage.AFTERSALES:
        since = timezone.localdate() - RECENT
        return [point for point in STAGES[Stage.AFTERSALES] if (day := reached(project).get(point)) and day >= since]
    point = STAGES[Stage(stage)][0]
    item = known.items(project).get(ITEMS[point])
    if item is None or item.state != "done":
        return []
    done = ChecklistItem.objects.filter(pk=item.pk, done_on__gte=timezone.localdate() - RECENT)
    return [point] if done.exists() else []


def today(*, user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """Surveys that are planned and not sent, for whoever wrote them; and points at which it is time to ask, for whoever
    looks after the customer then. One query: a project that waits for either."""
    since, now = timezone.localdate() - RECENT, timezone.localdate()
    asked = SatisfactionSurvey.objects.filter(project=OuterRef("pk")).order_by()
    done = ChecklistItem.objects.filter(
        project=OuterRef("pk"), occurrence=1, state="done", done_on__gte=since
    ).order_by()
    trained = TrainingSession.objects.filter(project=OuterRef("pk")).exclude(state="planned").order_by("-at")
    accepted = Acceptance.objects.filter(project=OuterRef("pk"), signed_on__isnull=False).order_by("-signed_on")
    mine = asked.filter(state="planned", created_by=user)
    owners = Q(presales_owner=user) | Q(delivery_owner=user) | Q(support_owner=user)
    rows = (
        Project.objects.filter(Q(pk__in=projects) | Q(owners, state=State.CLOSED))
        .filter(owners | Exists(mine))
        .annotate(
            drafts=Exists(mine), trained=Subquery(trained.values("at")[:1]), accepted=Subquery(accepted.values("signed_on")[:1]),
            **{f"at_{point}": Exists(done.filter(code=code)) for point, code in ITEMS.items()},
            **{f"asked_{point.value}": Exists(asked.filter(point=point)) for point in Point},
        )
        .select_related("customer").order_by("-number")
    )  # fmt: skip
    waiting = list(
        rows.filter(
            Q(drafts=True) | Q(at_demo=True, asked_demo=False) | Q(at_kickoff=True, asked_kickoff=False)
            | Q(trained__date__gte=since, asked_training=False) | Q(accepted__gte=since, asked_acceptance=False)
            | Q(accepted__gte=since - HALF_YEAR, accepted__lte=now - HALF_YEAR, asked_later=False)
        )[:MOST]
    )  # fmt: skip
    ask = [found for project in waiting for found in _to_ask(project, user, since, now)]
    drafts: list[SatisfactionSurvey] = []
    if keys := [project.pk for project in waiting if project.drafts]:
        planned = SatisfactionSurvey.objects.filter(project__in=keys, state="planned", created_by=user)
        drafts = list(planned.select_related("project__customer", "contact"))
    return [
        ("surveys", _("Surveys to send"), "star", [_told(row.project, row.label, row.get_absolute_url(), _("to be sent")) for row in drafts]),
        ("ask-satisfaction", _("Customers to ask how satisfied they are"), "star", ask),
    ]  # fmt: skip


def _to_ask(project: Any, user: Any, since: date, now: date) -> list[dict[str, Any]]:
    """Of one project, for this person: before signing the owner of pre-sales asks, then the project manager, then support."""
    support = project.support_owner_id or project.delivery_owner_id
    trained = timezone.localdate(project.trained) if project.trained else None
    points = (
        (Point.DEMO, project.at_demo, project.presales_owner_id),
        (Point.KICKOFF, project.at_kickoff, project.delivery_owner_id),
        (Point.TRAINING, trained is not None and trained >= since, support),
        (Point.ACCEPTANCE, project.accepted is not None and project.accepted >= since, support),
        (Point.LATER, project.accepted is not None and since <= project.accepted + HALF_YEAR <= now, support),
    )
    new = reverse("record_new", args=[project.number, Stage.AFTERSALES, "surveys"])
    return [
        _told(project, str(point.label), f"{new}?point={point.value}", _("nobody was asked yet"))
        for point, reached_, owner in points
        if reached_ and owner == user.pk and not getattr(project, f"asked_{point.value}")
        and access.can(user, "C", "surveys", project)
    ]  # fmt: skip


def _told(project: Any, title: str, url: str, note: str) -> dict[str, Any]:
    return {
        "title": title, "url": url, "end": "", "note": note, "project": project.label(), "customer": str(project.customer)
    }  # fmt: skip


def portal(*, request: Any, link: PortalLink, words: dict[str, Any]) -> Any:
    """The questions behind a private link; answered once."""
    from django.shortcuts import redirect, render

    from aftersales.forms.surveys import AnswerForm

    if link.purpose != PortalLink.Purpose.SURVEY:
        return None
    survey = SatisfactionSurvey.objects.filter(link=link).select_related("project", "contact", "link").first()
    if survey is None:
        return None
    if survey.is_at_rest:
        return render(request, "lifecycle/portal_closed.html", words | {"state": "revoked"}, status=410)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        survey.answer(scores=form.scores(), comment=form.cleaned_data["comment"])
        return redirect(request.path)
    context = words | {"form": form, "project": link.project, "survey": survey}
    return render(request, "aftersales/portal_survey.html", context, status=422 if form.errors else 200)
