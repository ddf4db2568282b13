"""What delivery asks before it takes a project over: it was told all, it has read all, and it said yes."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from lifecycle import known
from lifecycle.conditions import promises_judged
from lifecycle.gates import Answer
from lifecycle.models.risks import Risk
from lifecycle.stages import Condition, registry
from lifecycle.text import labelled, listed
from presales.models.contract_readings import ContractReading
from presales.models.handovers import ITEM, HandoverPackage, infeasible
from presales.models.plans import PreliminaryPlan

PLAN_ITEM = "S1-14"


def _waived(project: Any) -> Answer | None:
    """The item that asks for a hand-over may be skipped with a reason; then nobody waits for one."""
    item = known.skipped(project, ITEM)
    if item is None:
        return None
    return Answer(True, labelled(_("Skipped"), item.skip_note or item.skip_reason), item.get_absolute_url(), _("read"))


def _missing(project: Any) -> Answer:
    url = reverse("record_new", args=[project.number, "presales", "handovers"])
    return Answer(False, _("Sales has not handed the project over yet."), url, _("prepare it"))


def read_through(project: Any) -> Answer:
    """Met by a hand-over in which nothing is empty and the project manager has read each section."""
    package = HandoverPackage.of(project)
    if package is None:
        return _waived(project) or _missing(project)
    package.project = project
    url = package.get_absolute_url()
    rows = list(package.sections.all())  # type: ignore[attr-defined]
    if empty := [row for row in rows if row.is_empty]:
        return Answer(False, labelled(_("Still empty"), listed(empty)), url, _("fill in"))
    if package.state in package.editable_states:
        return Answer(False, package.state_label, url, _("hand it over"))
    if unread := [row for row in rows if row.read_at is None]:
        n = len(unread)
        text = ngettext("%(n)d section is not read yet", "%(n)d sections are not read yet", n)
        return Answer(False, text % {"n": n}, url, _("read it"))
    return Answer(True, _("Each section was read"), url, _("read"))


def taken_over(project: Any) -> Answer:
    """Met by the project manager's yes, with or without conditions."""
    package = HandoverPackage.of(project)
    if package is None:
        return _waived(project) or _missing(project)
    package.project = project
    words = package.state_label
    if package.state == package.State.RETURNED:
        words = labelled(words, package.returned_reason)
    met = package.state in package.TAKEN
    label = _("read") if met else _("open")
    return Answer(met, words, package.get_absolute_url(), label)


def contract_read(project: Any) -> Answer:
    """Met once every promise is judged and the contract was read through, clause by clause."""
    judged = promises_judged(project)
    if not judged.met:
        return judged
    reading = ContractReading.of(project)
    if reading is None:
        url = reverse("record_new", args=[project.number, "presales", "contract-readings"])
        missing = Answer(False, _("The contract has not been read clause by clause."), url, _("read it"))
        return _waived(project) or missing
    reading.project = project
    if reading.state == reading.State.READ:
        return Answer(True, reading.counted, reading.get_absolute_url(), _("read"))
    words = _("The contract is still being read: %(how_far)s") % {"how_far": reading.counted}
    if reading.is_overdue:
        words = _("The contract is still being read, and the day for it is past: %(how_far)s") % {
            "how_far": reading.counted
        }
    return Answer(False, words, reading.get_absolute_url(), _("go on"))


def infeasible_amended(project: Any) -> Answer:
    """Met where an amendment is opened for each promise that cannot be kept, or an executive took it on."""
    found = list(infeasible(project))
    if not found:
        return Answer(True)
    text = ngettext(
        "One promise cannot be kept: “%(what)s”", "%(n)d promises cannot be kept, the first is “%(what)s”", len(found)
    )
    found[0].project = project
    words = text % {"n": len(found), "what": found[0].label}
    return Answer(False, words, found[0].get_absolute_url(), _("amend the contract"))


def carried_over(project: Any) -> Answer:
    """Met by a settled preliminary plan and a register of risks: delivery goes on from both. The plan may be shown by the
    item of the checklist that asks for it, done or skipped with a reason."""
    risks, plan = _risks_carried_over(project), _plan_carried_over(project)
    lacking = [answer for answer in (plan, risks) if not answer.met]
    if lacking:
        return Answer(False, " ".join(str(answer.detail) for answer in lacking), lacking[0].url, lacking[0].label)
    return Answer(True, _("; ").join(str(answer.detail) for answer in (plan, risks)), plan.url, _("read"))


def _plan_carried_over(project: Any) -> Answer:
    plan = PreliminaryPlan.of(project)
    if plan is not None:
        plan.project = project
        if plan.state in plan.VALID:
            return Answer(True, labelled(plan.label, plan.state_label), plan.get_absolute_url(), _("read"))
    ended = known.items(project).get(PLAN_ITEM)
    if ended is not None and not ended.is_open:
        return Answer(True, labelled(ended.title, ended.get_state_display()), ended.get_absolute_url(), _("read"))
    if plan is not None:
        return Answer(False, _("The preliminary plan is not settled."), plan.get_absolute_url(), _("go on"))
    url = reverse("record_new", args=[project.number, "presales", "preliminary-plans"])
    return Answer(False, _("There is no preliminary plan."), url, _("write it"))


def _risks_carried_over(project: Any) -> Answer:
    rows = known.risks(project)
    open_ones = sum(risk.state in Risk.OPEN for risk in rows)
    kind = registry.record_of(Risk)
    url = reverse("record_list", args=[project.number, kind.stage, kind.slug]) if kind else ""
    if rows:
        text = ngettext("%(n)d open risk is carried over", "%(n)d open risks are carried over", open_ones)
        return Answer(True, text % {"n": open_ones}, url, _("read"))
    return Answer(False, _("The register of risks is empty."), url, _("write them down"))


CONDITIONS = [
    Condition(
        "G4-c", "G4", t("The contract is read clause by clause, and every promise is judged"),
        t("The project manager inherits what others agreed to, and must know which of it can be kept."),
        contract_read, "hard", ("DEL-86",),
    ),
    Condition(
        "G4-b", "G4", t("The hand-over from sales is complete and read"),
        t("Background, stakes and promises are lost where nobody hands them over."),
        read_through, "hard", ("PRE-61",),
    ),
    Condition(
        "G4-d", "G4", t("The project manager has accepted the hand-over"),
        t("Whoever answers for the promises of others must have been able to say no."),
        taken_over, "hard", ("PRE-61", "PRE-67"),
    ),
    Condition(
        "G4-e", "G4", t("For each promise that cannot be kept, an amendment of the contract is opened"),
        t("What cannot be kept gets dearer with every week in which nobody says so."),
        infeasible_amended, "hard", ("DEL-85",),
    ),
    Condition(
        "G4-f", "G4", t("The preliminary plan and the register of risks are carried over"),
        t("Delivery goes on from what pre-sales foresaw, or finds it out again."),
        carried_over, "soft", ("PRE-52", "PRE-42"),
    ),
]  # fmt: skip
