"""What pages show of a trial run: its own, the stage's, Today, and the list of what users said."""

from datetime import date
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delivery.models import TrialFeedback, TrialReport, TrialRun
from delivery.models.trial_feedback import late_before
from lifecycle import access, known
from lifecycle.models.questions import span_words
from lifecycle.stages import TRIAL_RUN_NOT_IN, Stage
from lifecycle.templatetags.tl import due

SHOWN = 30  # observations on the page of a trial run
MOST = 100  # rows on Today


def _list(project: Any, slug: str) -> str:
    return reverse("record_list", args=[project.number, Stage.DELIVERY, slug])


def _new(project: Any, slug: str) -> str:
    return reverse("record_new", args=[project.number, Stage.DELIVERY, slug])


# -- a trial run and its report ----------------------------------------------------------------------------------------


def facts(trial: TrialRun, user: Any) -> dict[str, Any]:
    if trial.pk is None:
        return {}
    project = trial.project
    works = access.can(user, "E", "trial", project) and not project.read_only
    report = TrialReport.objects.filter(trial=trial).first()
    if report is not None:
        report.project, report.trial = project, trial
    observe_by = trial.observe_by
    return {
        "lacks": trial.lacks() if trial.state == trial.State.PREPARED else [],
        "criteria": list(trial.criteria.all()),  # type: ignore[attr-defined]
        "observations": list(trial.observations.select_related("noted_by")[:SHOWN]),  # type: ignore[attr-defined]
        "usage": trial.usage,
        "extensions": list(trial.extensions.select_related("by")),  # type: ignore[attr-defined]
        "links": list(trial.links.select_related("contact", "questionnaire").order_by("-made_at")),
        "counts": TrialFeedback.counts(project),
        "feedback_url": _list(project, "trial-feedback"),
        "report": report,
        "report_url": _new(project, "trial-reports") if _may_report(trial, report, user) else "",
        "may_end_links": works,
        "observe_late": bool(observe_by and observe_by < timezone.localdate()),
        "observe_by": observe_by,
    }  # fmt: skip


def _may_report(trial: TrialRun, report: TrialReport | None, user: Any) -> bool:
    may = access.can(user, "C", "trial", trial.project) and not trial.project.read_only
    return may and report is None and trial.runs and not trial.is_ahead


def report_facts(report: TrialReport) -> dict[str, Any]:
    if not report.trial_id:
        return {}
    trial = report.trial
    trial.project = report.project
    open_ = report.state == report.State.DRAFT
    return {
        "trial": trial,
        "criteria": list(trial.criteria.all()),  # type: ignore[attr-defined]
        "usage": trial.usage,
        "by_kind": by_kind(trial),
        "missing": report.missing() if open_ else [],
    }


def by_kind(trial: TrialRun) -> list[dict[str, Any]]:
    """A row for each kind of feedback: how many, what became of them, and how many are answered."""
    rows = TrialFeedback.objects.filter(trial=trial).order_by()
    found: dict[str, dict[str, Any]] = {}
    for kind, disposition, state, n in rows.values_list("feedback_kind", "disposition", "state").annotate(
        n=Count("pk")
    ):
        row = found.setdefault(kind, {"kind": kind, "n": 0, "answered": 0, "dispositions": {}})
        row["n"] += n
        row["answered"] += n if state == TrialFeedback.State.ANSWERED else 0
        row["dispositions"][disposition] = row["dispositions"].get(disposition, 0) + n
    kinds = [(kind.value, kind.label) for kind in TrialFeedback.Kind if kind.value in found]
    for value, label in kinds:
        found[value]["label"] = label
        found[value]["became"] = [
            (TrialFeedback.Disposition(key).label if key else _("not sorted yet"), n)
            for key, n in sorted(found[value]["dispositions"].items())
        ]
    return [found[value] for value, _label in kinds]


# -- the list of what users said ---------------------------------------------------------------------------------------

FILTERS = ("feedback_kind", "disposition")


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """Oldest first; narrowed by kind, by what became of it, and to what has waited too long."""
    filters, narrowed = [], False
    for name in FILTERS:
        field: Any = TrialFeedback._meta.get_field(name)
        value = query.get(name, "")
        if value and value in dict(field.choices):
            rows, narrowed = rows.filter(**{name: value}), True
        filters.append({"name": name, "label": field.verbose_name, "choices": field.choices, "value": value})
    waits = query.get("waits", "")
    if waits == "late":
        rows, narrowed = (
            rows.filter(state=TrialFeedback.State.NEW, created_at__lt=late_before(known.site(project))),
            True,
        )
    filters.append(
        {"name": "waits", "label": _("waited"), "choices": [("late", _("too long without being sorted"))], "value": waits}
    )  # fmt: skip
    return rows.select_related("contact").order_by("created_at", "number"), {
        "filters": filters, "filtered": narrowed, "counts": TrialFeedback.counts(project),
        "days": known.site(project).days("trial_feedback"),
    }  # fmt: skip


# -- the stage's page --------------------------------------------------------------------------------------------------


def note(project: Any) -> str:
    trial = known_trial(project)
    if trial is None or not trial.runs or trial.planned_end is None:
        return ""
    if trial.is_overdue:
        return ngettext("%(n)d day over its end", "%(n)d days over its end", trial.days_over) % {"n": trial.days_over}
    left = trial.days_left or 0
    return ngettext("%(n)d day left", "%(n)d days left", left) % {"n": left}


def known_trial(project: Any) -> TrialRun | None:
    from lifecycle.asking import once

    return once(project, "trial", lambda: TrialRun.of(project))


def parts(*, project: Any, user: Any, stage: str) -> dict[str, Any] | None:
    """On the pages of the stages that the trial run belongs to, while it goes on."""
    if stage not in (Stage.DELIVERY, Stage.AFTERSALES) or not access.can(user, "R", "trial", project):
        return None
    trial = known_trial(project)
    if trial is None or not trial.runs:
        return None
    if TRIAL_RUN_NOT_IN.get(known.site(project).trial_run_in) == stage:
        return None
    return {
        "side": "delivery/trial_side.html", "trial": trial, "counts": TrialFeedback.counts(project),
        "feedback_url": _list(project, "trial-feedback"),
    }  # fmt: skip


# -- Today -------------------------------------------------------------------------------------------------------------


def today(user: Any, projects: Any) -> list[tuple[str, str, str, list[dict[str, Any]]]]:
    """For whoever looks after a trial run: that it ends or has ended, that nothing was noted, what users said."""
    mine = Q(our_lead=user) | Q(project__delivery_owner=user)
    rows = TrialRun.objects.filter(mine, project__in=projects, state__in=TrialRun.RUNS)
    rows = rows.select_related("project__customer").order_by("planned_end", "pk")
    ends, said = [], []
    now = timezone.localdate()
    trials = list(rows[:MOST])
    waiting = _waiting(trials)
    for trial in trials:
        if told := _told(trial, now):
            ends.append(_row(trial, trial.get_absolute_url(), told, due(trial.planned_end)))
        if left := waiting.get(trial.pk):
            said.append(_row(trial, _list(trial.project, "trial-feedback") + "?state=new", *_digest(left)))
    return [
        ("trial", _("Trial runs"), "player-play", ends),
        ("trial-feedback", _("What users say, to be sorted"), "message-circle", said),
    ]


def _waiting(trials: list[TrialRun]) -> dict[int, dict[str, Any]]:
    if not trials:
        return {}
    new = TrialFeedback.objects.filter(trial__in=trials, state=TrialFeedback.State.NEW).order_by()
    rows = new.values("trial").annotate(
        n=Count("pk"), oldest=Min("created_at"), defects=Count("pk", filter=Q(feedback_kind=TrialFeedback.Kind.DEFECT))
    )
    return {row["trial"]: dict(row) for row in rows}


def _told(trial: TrialRun, now: date) -> str:
    if trial.is_overdue:
        return _("Its end has passed: close it with a report, or make it longer.")
    if trial.is_near:
        return _("It ends soon: measure the criteria and write the report.")
    day = trial.observe_by
    return _("Nothing was noted lately.") if day and day < now else ""


def _digest(left: dict[str, Any]) -> tuple[str, Any]:
    """How much there is, how much of it does not work, and how long the oldest has waited."""
    words = [ngettext("%(n)d piece", "%(n)d pieces", left["n"]) % {"n": left["n"]}]
    if left["defects"]:
        text = ngettext(
            "%(n)d says that something does not work", "%(n)d say that something does not work", left["defects"]
        )
        words.append(text % {"n": left["defects"]})
    words.append(_("the oldest has waited %(span)s") % {"span": span_words(timezone.now() - left["oldest"])})
    return _("; ").join(words), ""


def _row(trial: TrialRun, url: str, note: str, end: Any) -> dict[str, Any]:
    return {
        "title": trial.label, "url": url, "end": end, "note": note, "project": trial.project.label(),
        "customer": str(trial.project.customer),
    }  # fmt: skip


# -- acceptance --------------------------------------------------------------------------------------------------------


def trial_told(*, project: Any) -> dict[str, str] | None:
    """What an application for acceptance begins with: from when to when it ran, and what came of its criteria."""
    trial = TrialRun.of(project)
    if trial is None or trial.state != trial.State.CLOSED or trial.began_on is None or trial.ended_on is None:
        return None
    rows = list(trial.criteria.values_list("met", flat=True))  # type: ignore[attr-defined]
    met, n, start, end = rows.count("met"), len(rows), trial.began_on.isoformat(), trial.ended_on.isoformat()
    zh = {"passed": "通过", "conditional": "有条件通过"}.get(trial.verdict, "未通过")
    en = {"passed": "passed", "conditional": "passed with conditions"}.get(trial.verdict, "not passed")
    return {
        "zh": f"试运行自 {start} 至 {end}，结论：{zh}；通过标准 {n} 条，达到 {met} 条。",
        "en": f"The trial run lasted from {start} to {end}: {en}; {met} of {n} criteria were met.",
    }
