"""What pre-sales asks before a contract: the customer was listened to, and has signed what we understood."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from lifecycle import silence
from lifecycle.gates import Answer
from lifecycle.stages import Condition
from presales.models import ResearchLog, Solution


def _new(project: Any, slug: str) -> str:
    return reverse("record_new", args=[project.number, "presales", slug])


def research_finished(project: Any) -> Answer:
    """Met by a log that is final: its three requirements held when it was finished."""
    logs = ResearchLog.objects.filter(project=project).select_related("project")
    done = logs.filter(state__in=ResearchLog.FINISHED).first()
    if done is not None:
        return Answer(True, _("“%(title)s” is final") % {"title": done.label}, done.get_absolute_url(), _("read"))
    log = logs.order_by("-at").first()
    if log is None:
        return Answer(False, _("No research log is written yet."), _new(project, "research-logs"), _("write one"))
    text = _("“%(title)s” is not final yet: %(state)s") % {"title": log.label, "state": log.state_label}
    return Answer(False, text, log.get_absolute_url(), _("finish it"))


def solution_signed(project: Any) -> Answer:
    """Met by a signed solution whose mandatory sections are filled and which another person than its author reviewed."""
    solutions = Solution.objects.filter(project=project).exclude(state=Solution.State.SUPERSEDED)
    solutions = solutions.select_related("project", "template").order_by("-revision", "-number")
    signed = solutions.filter(state=Solution.State.SIGNED).first()
    solution = signed or solutions.first()
    if solution is None:
        return Answer(False, _("No pre-sales solution is written yet."), _new(project, "solutions"), _("write it"))
    url = solution.get_absolute_url()
    empty = len(solution.empty_sections())
    if empty:
        return Answer(False, _("%(n)d mandatory sections are empty") % {"n": empty}, url, _("write them"))
    if not solution.reviewed_at or solution.reviewer_id == solution.created_by_id:
        return Answer(False, _("Nobody else has reviewed it yet"), url, _("have it reviewed"))
    if signed is None:
        words = silence.refusal(solution.document)
        return Answer(False, words or _("The customer has not signed it yet"), url, _("have it signed"))
    text = _("“%(title)s” is deemed accepted") if signed.is_deemed else _("“%(title)s” is signed")
    return Answer(True, text % {"title": solution.label}, url, _("read"))


CONDITIONS = [
    Condition(
        "G2-b", "G2", t("At least one research log of pre-sales is final"),
        t("Whoever offers before listening sells what nobody asked for."),
        research_finished, "hard", ("PRE-05", "DEL-48", "DEL-49", "DEL-50"),
    ),
    Condition(
        "G2-f", "G2", t("The pre-sales solution is complete, reviewed by a colleague and signed by the customer"),
        t("Both sides must mean the same thing before a price stands under it."),
        solution_signed, "hard", ("PRE-11", "PRE-12", "PRE-13"), True,
    ),
]  # fmt: skip
