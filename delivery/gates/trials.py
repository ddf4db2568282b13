"""A trial run begins with what was signed and ends with a report that was signed; users' words are not left lying."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from delivery.models import TrialFeedback, TrialReport, TrialRun
from delivery.trialpages import known_trial
from lifecycle import known
from lifecycle.conditions import items_ended
from lifecycle.display import day_full
from lifecycle.gates import Answer
from lifecycle.models.checklists import ChecklistItem
from lifecycle.stages import Condition, Stage

CONFIRMED, REPORTED = "S2-17", "S3-08"


def _elsewhere(project: Any, code: str, trial: TrialRun | None) -> ChecklistItem | None:
    """The item that wants it, where it was left out with a reason, or finished without any record of a trial run."""
    item = known.items(project).get(code)
    if item is None or item.is_open or (trial is not None and item.state != ChecklistItem.State.SKIPPED):
        return None
    return item


def confirmed(project: Any) -> Answer:
    """Signed with its criteria; or settled in the checklist."""
    trial = known_trial(project)
    if trial is not None and trial.state != trial.State.PREPARED:
        words = _("%(start)s to %(end)s") % {
            "start": day_full(trial.began_on), "end": day_full(trial.ended_on or trial.planned_end),
        }  # fmt: skip
        return Answer(True, words, trial.get_absolute_url(), _("open"))
    if (item := _elsewhere(project, CONFIRMED, trial)) is not None:
        return Answer(True, _("Settled in the checklist"), item.get_absolute_url(), _("open"))
    if trial is None:
        if CONFIRMED not in known.items(project):
            return items_ended(CONFIRMED)(project)
        url = reverse("record_new", args=[project.number, Stage.DELIVERY, "trial"])
        return Answer(False, _("Nobody has agreed it with the customer."), url, _("write it"))
    lacks = trial.lacks()
    words = _("Still missing: %(what)s.") % {"what": _(", ").join(lacks)} if lacks else _(
        "It is written, but not signed by both sides."
    )  # fmt: skip
    return Answer(False, words, trial.get_absolute_url(), _("go on"))


confirmed.items = (CONFIRMED,)  # type: ignore[attr-defined]  # see lifecycle/places.py


def sorted_in_time(project: Any) -> Answer:
    days = known.site(project).days("trial_feedback")
    found = TrialFeedback.late(project, days)
    if not found["n"]:
        return Answer(True)
    text = ngettext(
        "%(n)d piece has waited longer than %(days)d days without a disposition",
        "%(n)d pieces have waited longer than %(days)d days without a disposition", found["n"],
    )  # fmt: skip
    url = reverse("record_list", args=[project.number, Stage.DELIVERY, "trial-feedback"])
    return Answer(False, text % {"n": found["n"], "days": days}, f"{url}?waits=late", _("sort them"))


def reported(project: Any) -> Answer:
    """Closed by a report that both sides signed, and not failed; or settled in the checklist."""
    trial = known_trial(project)
    if trial is not None and trial.state == trial.State.CLOSED:
        if trial.verdict == TrialRun.Verdict.FAILED:
            return Answer(
                False, _("It was not passed: it has to be tried again."), trial.get_absolute_url(), _("open")
            )
        return Answer(True, trial.state_label, trial.get_absolute_url(), _("open"))
    if (item := _elsewhere(project, REPORTED, trial)) is not None:
        return Answer(True, _("Settled in the checklist"), item.get_absolute_url(), _("open"))
    if trial is None:
        return items_ended(REPORTED)(project)
    report = TrialReport.objects.filter(trial=trial).first()
    if report is None:
        return Answer(False, _("It has no report yet."), trial.get_absolute_url(), _("open"))
    report.project = project
    words = _("Its report is not signed by both sides.")
    return Answer(False, words, report.get_absolute_url(), _("go on"))


reported.items = (REPORTED,)  # type: ignore[attr-defined]

CONDITIONS = [
    Condition(
        "G5-k", "G5", gettext_lazy("Start, end and pass criteria of the trial run are agreed"),
        gettext_lazy("A trial run without criteria never ends."), confirmed, "hard", ("AFT-01", "AFT-43"),
    ),
    Condition(
        "G6-e", "G6", gettext_lazy("What users said in the trial run is sorted in time"),
        gettext_lazy("Who is not heard while it is tried will not use it afterwards."), sorted_in_time, "soft",
        ("DEL-53", "DEL-57"),
    ),
    Condition(
        "G7-a", "G7", gettext_lazy("The trial run is closed with a report"),
        gettext_lazy("Acceptance stands on what the trial run showed."), reported, "hard", ("AFT-43",),
    ),
]  # fmt: skip
