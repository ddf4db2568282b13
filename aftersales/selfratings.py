"""Some days after a training: who is asked how they get on, who is reminded, what the answers come to, who needs coaching."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext

from aftersales.models.self_ratings import ANSWERS, QUESTIONS, WEAK, SelfRating
from aftersales.models.trainingparts import Attendance, Coaching
from aftersales.models.trainings import TrainingSession
from lifecycle import access
from lifecycle.asking import once
from lifecycle.models.events import Event
from lifecycle.models.portal_links import PortalLink
from lifecycle.models.settings import SiteSettings
from lifecycle.models.users import User
from lifecycle.stages import Stage

OPEN_DAYS = 30  # in which a link can be answered
RECENT = 60  # days after the training in which asking still makes sense
MOST = 100  # sessions, and links, of one round
SHOWN = 8  # people named on a stage's page


@dataclass(frozen=True)
class Standing:
    """Of one training: is there anybody to be asked, anybody whose answer is missing, anybody who does not get on?"""

    unasked: bool
    unanswered: bool
    weak: bool


def standing(session: Any) -> Standing:
    """One query; asked once a page, as three of its acts want to know."""

    def ask_once() -> Standing:
        came = [row for row in session.attendance.select_related("contact", "self_rating") if row.signed]
        rated = {row.pk: row.self_rating for row in came if hasattr(row, "self_rating")}
        return Standing(
            any(row.pk not in rated and row.may_be_mailed for row in came),
            any(row.pk not in rated or rated[row.pk].answered_on is None for row in came),
            any(rating.is_weak for rating in rated.values()),
        )

    return once(session.project, ("self-ratings", session.pk), ask_once)


# -- asking ------------------------------------------------------------------------------------------------------------


def waiting(session: Any) -> Any:
    """Those who came and were not asked yet, and are known as contacts of the customer."""
    rows = session.attendance.filter(signed=True, self_rating=None, contact__isnull=False, contact__left_on=None)
    return rows.select_related("contact")


def ask(session: Any, *, by: User | None) -> int:
    """Everybody of the session who has an e-mail address, each once. Inside a transaction. Returns how many."""
    from aftersales import trainingmail

    sender = by or session.trainer or session.created_by
    n = 0
    for row in waiting(session).exclude(contact__email="").select_for_update(of=("self",)):
        rating, made = SelfRating.objects.get_or_create(attendance=row, defaults={"asked_on": timezone.localdate()})
        if not made:
            continue
        link, token = fresh_link(rating, session, by=sender)
        trainingmail.ask_usage(session, row, link, token)
        n += 1
    if n:
        Event.record("self_rating.asked", by=by, subject=session, data={"n": n})
    return n


def fresh_link(rating: SelfRating, session: Any, *, by: User) -> tuple[PortalLink, str]:
    """The one before ends."""
    if rating.link_id:
        PortalLink.objects.filter(pk=rating.link_id, used_at=None, revoked_at=None).update(revoked_at=timezone.now())
    end = datetime.combine(
        timezone.localdate() + timedelta(days=OPEN_DAYS), time(23, 59), timezone.get_default_timezone()
    )
    contact = rating.attendance.contact
    assert contact is not None  # only contacts are asked
    link, token = PortalLink.make(
        by=by, contact=contact, until=end, project=session.project, purpose=PortalLink.Purpose.USAGE
    )
    rating.link = link
    rating.save(update_fields=["link"])
    return link, token


def tick(*, today: date) -> str:
    """Once a training lies so many days back, those who came are asked; whoever has not answered is reminded once."""
    site = SiteSettings.load()
    asked, reminded = _ask_due(today, site.days("self_rating")), _remind_due(today, site.days("survey_reminder"))
    words = []
    if asked:
        text = ngettext("%(n)d person asked how they get on after a training", "%(n)d people asked how they get on after a training", asked)  # fmt: skip
        words.append(text % {"n": asked})
    if reminded:
        text = ngettext("%(n)d reminder to say how one gets on", "%(n)d reminders to say how one gets on", reminded)
        words.append(text % {"n": reminded})
    return ", ".join(words)


def _ask_due(today: date, days: int) -> int:
    unasked = Attendance.objects.filter(
        session=OuterRef("pk"), signed=True, self_rating=None, contact__isnull=False, contact__left_on=None
    ).exclude(contact__email="")
    rows = TrainingSession.objects.filter(
        Exists(unasked), state__in=("held", "closed"), at__date__lte=today - timedelta(days=days),
        at__date__gte=today - timedelta(days=max(RECENT, days + 14)),
    )  # fmt: skip
    n = 0
    for session in rows.select_related("project", "trainer", "created_by").order_by("at")[:MOST]:
        if session.project.is_running:
            with transaction.atomic():
                n += ask(session, by=None)
    return n


def _remind_due(today: date, days: int) -> int:
    from aftersales import trainingmail

    rows = SelfRating.objects.filter(
        Q(link__used_at=None, link__revoked_at=None, link__expires_at__gt=timezone.now()), answered_on=None,
        reminded_on=None, asked_on__lte=today - timedelta(days=days), attendance__contact__left_on=None,
    ).exclude(attendance__contact__email="")  # fmt: skip
    n = 0
    for key in list(rows.values_list("pk", flat=True)[:MOST]):
        with transaction.atomic():
            row = SelfRating.objects.select_for_update().get(pk=key)
            if row.answered_on is not None or row.reminded_on is not None or row.link is None:
                continue
            session = row.attendance.session
            if not session.project.is_running:
                continue
            link, token = fresh_link(row, session, by=row.link.made_by)
            row.reminded_on = timezone.localdate()
            row.save(update_fields=["reminded_on"])
            trainingmail.ask_usage(session, row.attendance, link, token, again=True)
            n += 1
    return n


# -- what the answers come to ------------------------------------------------------------------------------------------


def asked(key: str) -> str:
    """A question in the reader's language."""
    chinese, english = QUESTIONS[key]
    return english if (get_language() or "").startswith("en") else chinese


def choices(key: str) -> list[tuple[str, str]]:
    """The five levels of a question, the best first."""
    at = 1 if (get_language() or "").startswith("en") else 0
    rows = [(str(level), f"{level} – {words[at]}") for level, words in enumerate(ANSWERS[key])]
    return rows[::-1]


def mean(marks: list[int]) -> float | None:
    return round(sum(marks) / len(marks), 1) if marks else None


def uncoached(rows: Iterable[SelfRating]) -> list[SelfRating]:
    """Those of them who do not get on, and whom nobody coaches: nothing is arranged, nor was done since they said so."""
    weak = [row for row in rows if row.is_weak]
    if not weak:
        return []
    done: dict[Any, list[date | None]] = defaultdict(list)
    for one in Coaching.objects.filter(session__in={row.attendance.session_id for row in weak}):
        done[one.session_id, one.contact_id, one.name].append(one.done_on)

    def helped(row: SelfRating) -> bool:
        days = done[row.attendance.session_id, row.attendance.contact_id, row.attendance.name]
        return any(on is None or row.answered_on is None or on >= row.answered_on for on in days)

    return [row for row in weak if not helped(row)]


def results(rows: Iterable[SelfRating]) -> dict[str, Any]:
    """Of these ratings: how many answered, the mean by question and by department, what is managed alone, who is weak."""
    every = list(rows)
    told = [row for row in every if row.answered_on is not None]
    weak = uncoached(told)
    departments: dict[str, list[SelfRating]] = defaultdict(list)
    for row in told:
        departments[row.attendance.of].append(row)
    return {
        "asked": len(every), "n": len(told),
        "questions": [
            {"key": key, "label": asked(key), "average": mean([row.levels[key] for row in told])} for key in QUESTIONS
        ] if told else [],
        "departments": [
            {
                "name": name, "n": len(rows), "mean": mean([mark for row in rows for mark in row.levels.values()]),
                "weak": sum(row in weak for row in rows),
            }
            for name, rows in sorted(departments.items())
        ],
        "mean": mean([mark for row in told for mark in row.levels.values()]),
        "weak": weak,
        "hinders": [row.hinders for row in told if row.hinders],
    }  # fmt: skip


def _rows(**where: Any) -> list[SelfRating]:
    rows = SelfRating.objects.filter(**where).select_related("attendance__contact").prefetch_related("topics")
    return list(rows)


def facts(session: Any) -> dict[str, Any]:
    """For the page of a training."""
    rows = _rows(attendance__session=session)
    told = results(rows)
    alone: dict[int, int] = defaultdict(int)
    for row in rows:
        for topic in row.topics.all():
            alone[topic.pk] += 1
    topics = [{"topic": topic, "n": alone[topic.pk], "of": told["n"]} for topic in session.outline.all()]
    due = timezone.localdate(session.at) + timedelta(days=SiteSettings.load().days("self_rating"))
    return told | {
        "topics": topics if told["n"] else [], "due": due if session.state != "planned" else None,
        "links_url": reverse("training_rating_codes", args=[session.project.number, session.number]),
    }  # fmt: skip


def parts(*, project: Any, user: Any, stage: str) -> dict[str, Any] | None:
    """On the page of after-sales: how users get on after all trainings, and who needs coaching."""
    if stage != Stage.AFTERSALES or not access.can(user, "R", "training", project):
        return None
    rows = SelfRating.objects.filter(attendance__session__project=project)
    told = results(rows.select_related("attendance__contact", "attendance__session"))
    if not told["asked"]:
        return None
    sessions: dict[int, dict[str, Any]] = {}
    for row in told["weak"]:
        row.attendance.session.project = project
    for row in told["weak"]:
        session = row.attendance.session
        sessions.setdefault(session.pk, {"session": session, "people": []})["people"].append(row)
    return told | {"side": "aftersales/parts/self_ratings.html", "sessions": list(sessions.values()), "limit": WEAK}


# -- by private link ---------------------------------------------------------------------------------------------------


def page(*, request: Any, link: PortalLink, words: dict[str, Any]) -> Any:
    """The questions behind a private link; answered once."""
    from django.shortcuts import redirect, render

    from aftersales.forms.self_ratings import RatingForm

    if link.purpose != PortalLink.Purpose.USAGE:
        return None
    rows = SelfRating.objects.select_related("attendance__session__project", "attendance__contact", "link")
    rating = rows.filter(link=link).first()
    if rating is None:
        return None
    session = rating.attendance.session
    if session.project.read_only:
        return render(request, "lifecycle/portal_closed.html", words | {"state": "revoked"}, status=410)
    form = RatingForm(request.POST if request.method == "POST" else None, session=session)
    if request.method == "POST" and form.is_valid():
        rating.answer(**form.told())
        return redirect(request.path)
    context = words | {"form": form, "project": link.project, "session": session}
    return render(request, "aftersales/portal_usage.html", context, status=422 if form.errors else 200)
