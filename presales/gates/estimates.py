"""What is asked of feasibility before a go, and of the estimate before a contract is signed."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t

from lifecycle import known
from lifecycle.asking import once
from lifecycle.gates import Answer
from lifecycle.models.members import ProjectMember
from lifecycle.models.risks import Risk
from lifecycle.stages import Condition
from lifecycle.text import listed
from presales.backup import promise_words
from presales.models import Estimate, FeasibilityAssessment
from presales.promised import too_soon

FEASIBILITY, BACK_UP, RISKS = "S1-10", "S1-11", "S1-12"


def _new(project: Any, slug: str) -> str:
    return reverse("record_new", args=[project.number, "presales", slug])


def skipped(project: Any, *codes: str) -> Answer | None:
    """Met too where the items that demand it were left out, each with a reason."""
    found = [item for code in codes if (item := known.skipped(project, code))]
    if len(found) < len(codes):
        return None
    text = _("Skipped with a reason: %(what)s") % {"what": listed(item.title for item in found)}
    return Answer(True, text, found[0].get_absolute_url(), _("read"))


def _assessments(project: Any) -> list[FeasibilityAssessment]:
    rows = FeasibilityAssessment.objects.filter(project=project).select_related("project")
    rows = rows.prefetch_related("dimensions__assessor", "competitors")
    return once(project, FeasibilityAssessment, lambda: list(rows))


def feasible(project: Any) -> Answer:
    """Met by the latest decision, if it is a go, on four dimensions with evidence."""
    found = _assessments(project)
    decided = next((row for row in found if row.decision), None)
    if decided is not None:
        url = decided.get_absolute_url()
        if decided.decision not in decided.GOOD:
            return Answer(False, _("It was decided: no go"), url, _("read"))
        lacking = [row for row in decided.dimensions.all() if not row.is_judged]  # type: ignore[attr-defined]
        if lacking:
            return Answer(False, _("Without evidence: %(what)s") % {"what": listed(lacking)}, url, _("open"))
        words = _("%(what)s: %(state)s") % {"what": decided.label, "state": decided.state_label}
        return Answer(True, words, url, _("read"))
    if left_out := skipped(project, FEASIBILITY):
        return left_out
    if found:
        words = _("%(what)s: %(state)s") % {"what": found[0].label, "state": found[0].state_label}
        return Answer(False, words, found[0].get_absolute_url(), _("go on"))
    return Answer(False, _("Feasibility is not assessed yet."), _new(project, "feasibility"), _("assess it"))


def technical_by_another(project: Any) -> Answer:
    """Met where the technical side was judged, by somebody else than the author."""
    for row in _assessments(project):
        technical = row.technical
        if technical and technical.is_judged and technical.assessor_id != row.created_by_id:
            text = _("Judged by %(who)s") % {"who": technical.assessor.label()}
            return Answer(True, text, row.get_absolute_url(), _("read"))
        return Answer(False, _("The technical side is not judged yet"), row.get_absolute_url(), _("open"))
    return skipped(project, FEASIBILITY) or Answer(
        False, _("Feasibility is not assessed yet."), _new(project, "feasibility"), _("assess it")
    )


def market_known(project: Any) -> Answer:
    """Met by one competitor, or by words on the market."""
    found = _assessments(project)
    for row in found:
        if row.market_note.strip() or row.competitors.all():  # type: ignore[attr-defined]
            return Answer(True, "", row.get_absolute_url(), _("read"))
    if left_out := skipped(project, FEASIBILITY):
        return left_out
    url = found[0].get_absolute_url() if found else _new(project, "feasibility")
    return Answer(False, _("Nothing is written of the market or the competitors."), url, _("write it"))


def estimated(project: Any) -> Answer:
    """Met by a valid estimate with cost and schedule, and a risk that implementation has assessed."""
    estimate, draft = Estimate.of(project)
    lacking, url, label = [], "", ""
    if estimate is None:
        lacking.append(_("an estimate that is handed to sales"))
        url = draft.get_absolute_url() if draft else _new(project, "estimates")
        label = _("go on") if draft else _("estimate it")
    elif lacks := estimate.lacks():
        lacking, url, label = lacks, estimate.get_absolute_url(), _("open")
    if not _assessed_risks(project):
        lacking.append(_("a risk that the project or implementation manager has assessed"))
        url = url or reverse("record_list", args=[project.number, "lifecycle", "risks"])
        label = label or _("assess one")
    if lacking:
        text = _("Missing: %(what)s") % {"what": listed(lacking)}
        return skipped(project, BACK_UP, RISKS) or Answer(False, text, url, label)
    assert estimate is not None
    return Answer(True, _("“%(title)s” is valid") % {"title": estimate.label}, estimate.get_absolute_url(), _("read"))


def _assessed_risks(project: Any) -> bool:
    people = set(
        ProjectMember.objects.filter(project=project, role__in=("PM", "IM")).values_list("user_id", flat=True)
    ) | {project.delivery_owner_id}
    rows = [risk for risk in known.risks(project) if risk.state != Risk.State.IDENTIFIED]
    return any({row.created_by_id, row.updated_by_id} & people for row in rows)


def promised_long_enough(project: Any) -> Answer:
    """Met where no promised time is shorter than the likely one, or an executive took the shorter one on."""
    estimate, draft = Estimate.of(project)
    if estimate is None or not estimate.starts_on:
        url = draft.get_absolute_url() if draft else _new(project, "estimates")
        return skipped(project, BACK_UP) or Answer(
            False, _("There is no estimate to compare the promises with."), url, _("estimate it")
        )
    short = too_soon(project, estimate)
    if not short:
        text = _("likely %(n)d working days") % {"n": estimate.likely_days}
        return Answer(True, text, reverse("project_backup", args=[project.number]), _("compare"))
    words = promise_words(short[0].days, estimate.likely_days or 0, estimate.reference)
    text = _("“%(promise)s”: %(words)s") % {"promise": short[0].text, "words": words}
    return Answer(False, text, reverse("project_backup", args=[project.number]), _("compare"))


CONDITIONS = [
    Condition(
        "G1-b", "G1", t("Feasibility is assessed in four dimensions, and it was decided to go"),
        t("What cannot be done must be known before it is offered."), feasible, "hard", ("PRE-55", "PRE-58"),
    ),
    Condition(
        "G1-c", "G1", t("The technical side was judged by somebody other than the author"),
        t("Nobody finds the gaps in their own idea."), technical_by_another, "soft", ("PRE-57",),
    ),
    Condition(
        "G1-d", "G1", t("The market and the competitors are described"),
        t("Whoever does not know the others loses on price."), market_known, "soft", ("PRE-56",),
    ),
    Condition(
        "G3-a", "G3", t("Cost, schedule and risks are estimated by implementation"),
        t("Whoever has to deliver it must have said what it takes."), estimated, "hard",
        ("PRE-73", "PRE-74", "PRE-75", "PRE-76"),
    ),
    Condition(
        "G3-c", "G3", t("No promised time is shorter than the likely one, or an executive took it on"),
        t("A date that nobody can keep is the dearest of all promises."), promised_long_enough, "hard",
        ("PRE-63", "PRE-64"),
    ),
]  # fmt: skip
