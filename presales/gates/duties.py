"""What pre-sales asks before a contract: the customer knows us, was listened to, and has signed what we understood."""

from typing import Any

from django.db.models import Count, Q, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from lifecycle import silence
from lifecycle.fields import holds
from lifecycle.gates import Answer
from lifecycle.models.covering import none_covered
from lifecycle.models.customers import Contact
from lifecycle.stages import Condition
from lifecycle.text import pick
from presales.models import (
    CompanyIntroduction,
    DemoSession,
    ResearchLog,
    Solution,
    TechnicalExchange,
    UserSurvey,
)
from presales.models.surveys import USERS


def _new(project: Any, slug: str) -> str:
    return reverse("record_new", args=[project.number, "presales", slug])


def introduced(project: Any) -> Answer:
    """Met by an introduction that took place, and whose raised expectations are promises."""
    loose = Count("expectations", filter=Q(expectations__commitment=None))
    rows = CompanyIntroduction.objects.filter(project=project).select_related("project").annotate(loose=loose)
    found = list(rows)
    held = [row for row in found if row.state == CompanyIntroduction.State.HELD]
    if open_one := next((row for row in held if row.loose), None):
        n = open_one.loose
        text = ngettext("%(n)d expectation is not a promise yet", "%(n)d expectations are not promises yet", n)
        return Answer(False, text % {"n": n}, open_one.get_absolute_url(), _("enter it"))
    if held:
        text = _("“%(title)s” took place") % {"title": held[0].label}
        return Answer(True, text, held[0].get_absolute_url(), _("read"))
    if found:
        text = _("“%(title)s” is planned") % {"title": found[0].label}
        return Answer(False, text, found[0].get_absolute_url(), _("open"))
    return Answer(False, _("The company was not introduced yet."), _new(project, "introductions"), _("plan it"))


def users_consulted(project: Any) -> Answer:
    """Met by one person who operates the software, asked at their work or in a talk whose log is final."""
    logs = ResearchLog.objects.filter(project=project, state__in=ResearchLog.FINISHED)
    surveys = UserSurvey.objects.filter(project=project, state__in=UserSurvey.HEARD)
    operates = Q()
    for kind in USERS:
        operates |= Q(kinds__contains=holds(kind))
    asked = Q(pk__in=logs.order_by().values("contacts")) | Q(pk__in=surveys.order_by().values("contacts"))
    n = Contact.objects.filter(operates, asked).count() + len({name for row in surveys for name in row.others})
    if n:
        return Answer(True, ngettext("%(n)d user was asked", "%(n)d users were asked", n) % {"n": n})
    text = _("Nobody who will operate the software was asked yet.")
    return Answer(False, text, _new(project, "surveys"), _("plan a survey"))


def only_mature_shown(project: Any) -> Answer:
    """Met by an evaluated demonstration. What is not mature was shown with a reason, or it could not be saved."""
    found = DemoSession.of(project)
    done = [row for row in found if row.state == DemoSession.State.EVALUATED]
    if not found:
        return Answer(False, _("Nothing was shown yet."), _new(project, "demonstrations"), _("plan it"))
    if not done:
        text = _("“%(title)s” is not evaluated yet") % {"title": found[0].label}
        return Answer(False, text, found[0].get_absolute_url(), _("open"))
    if immature := next((row for row in done if not row.is_mature), None):
        text = _("%(product)s is not mature; it was shown with a reason")
        return Answer(True, text % {"product": pick(immature, "product")}, immature.get_absolute_url(), _("read"))
    return Answer(True, _("Only mature products were shown"), done[0].get_absolute_url(), _("read"))


def exchanges_enough(project: Any) -> Answer:
    """Met by as many concluded technical exchanges as the settings want."""
    found = TechnicalExchange.of(project)
    open_ones = [row for row in found if row.state != TechnicalExchange.State.CONCLUDED]
    n, wanted = len(found) - len(open_ones), TechnicalExchange.target(project)
    text = _("%(n)d of %(all)d concluded") % {"n": n, "all": wanted}
    if n >= wanted:
        return Answer(True, text)
    url = open_ones[0].get_absolute_url() if open_ones else _new(project, "exchanges")
    return Answer(False, text, url, _("go on") if open_ones else _("plan one"))


def research_finished(project: Any) -> Answer:
    """Met by a log that is final: its three requirements held when it was finished."""
    logs = ResearchLog.objects.filter(project=project).select_related("project")
    found = list(logs.order_by("-at"))
    done = next((log for log in found if log.state in ResearchLog.FINISHED), None)
    if done is not None:
        return Answer(True, _("“%(title)s” is final") % {"title": done.label}, done.get_absolute_url(), _("read"))
    log = found[0] if found else None
    if log is None:
        return Answer(False, _("No research log is written yet."), _new(project, "research-logs"), _("write one"))
    text = _("“%(title)s” is not final yet: %(state)s") % {"title": log.label, "state": log.state_label}
    return Answer(False, text, log.get_absolute_url(), _("finish it"))


def solution_signed(project: Any) -> Answer:
    """Met by a signed solution whose mandatory sections are filled and which another person than its author reviewed."""
    solutions = Solution.objects.filter(project=project).exclude(state=Solution.State.SUPERSEDED)
    solutions = solutions.select_related("project", "template").order_by("-revision", "-number")
    found = list(solutions)
    signed = next((row for row in found if row.state == Solution.State.SIGNED), None)
    solution = signed or (found[0] if found else None)
    if solution is None:
        return Answer(False, _("No pre-sales solution is written yet."), _new(project, "solutions"), _("write it"))
    prefetch_related_objects([solution], "sections__requirements", "steps")
    url = solution.get_absolute_url()
    empty = len(solution.empty_sections())
    if empty:
        return Answer(False, _("%(n)d mandatory sections are empty") % {"n": empty}, url, _("write them"))
    if words := none_covered(solution):
        return Answer(False, words, f"{url}#coverage", _("name them in a section"))
    if not solution.reviewed_at or solution.reviewer_id == solution.created_by_id:
        return Answer(False, _("Nobody else has reviewed it yet"), url, _("have it reviewed"))
    if signed is None:
        words = silence.refusal(solution.document)
        return Answer(False, words or _("The customer has not signed it yet"), url, _("have it signed"))
    text = _("“%(title)s” is deemed accepted") if signed.is_deemed else _("“%(title)s” is signed")
    return Answer(True, text % {"title": solution.label}, url, _("read"))


CONDITIONS = [
    Condition(
        "G1-a", "G1", t("The company was introduced to the customer"),
        t("Confidence in the company comes before interest in the product."),
        introduced, "soft", ("PRE-02", "PRE-03", "PRE-04"),
    ),
    Condition(
        "G2-b", "G2", t("At least one research log of pre-sales is final"),
        t("Whoever offers before listening sells what nobody asked for."),
        research_finished, "hard", ("PRE-05", "DEL-48", "DEL-49", "DEL-50"),
    ),
    Condition(
        "G2-e", "G2", t("At least one of those who will operate the software was asked"),
        t("Whoever pays for it does not know where the work hurts."), users_consulted, "soft", ("PRE-25", "PRE-27"),
    ),
    Condition(
        "G2-f", "G2", t("The pre-sales solution is complete, reviewed by a colleague and signed by the customer"),
        t("Both sides must mean the same thing before a price stands under it."),
        solution_signed, "hard", ("PRE-11", "PRE-12", "PRE-13"), True,
    ),
    Condition(
        "G2-g", "G2", t("What was shown is mature, or was shown with a reason"),
        t("What is still being made is remembered as promised."), only_mature_shown, "soft", ("PRE-14",),
    ),
    Condition(
        "G2-h", "G2", t("There were enough technical exchanges"),
        t("One meeting finds out what they like; the second one what they need."), exchanges_enough, "soft", ("PRE-18",),
    ),
]  # fmt: skip
