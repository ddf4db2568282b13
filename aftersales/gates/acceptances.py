"""What acceptance asks: nothing severe is open, the panel, the items, the certificate, the delays."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from aftersales.models.acceptances import Acceptance, uncovered
from aftersales.models.items import AcceptanceItem
from aftersales.models.panel import missing_roles, unsigned
from lifecycle import silence
from lifecycle.delayledger import rows_for_certificate
from lifecycle.gates import Answer
from lifecycle.models.questions import Question
from lifecycle.stages import Condition, Stage
from lifecycle.text import listed


def _no_acceptance(project: Any) -> Answer:
    url = reverse("record_new", args=[project.number, Stage.AFTERSALES, "acceptances"])
    return Answer(False, _("No acceptance has been prepared."), url, _("prepare it"))


def panel_complete(project: Any) -> Answer:
    acceptance = Acceptance.current(project)
    if acceptance is None:
        return _no_acceptance(project)
    lacking = missing_roles(acceptance)
    if lacking:
        text = _("The panel still needs: %(roles)s.") % {"roles": listed(lacking)}
        return Answer(False, text, acceptance.get_absolute_url(), _("open"))
    return Answer(True)


def items_passed(project: Any) -> Answer:
    acceptance = Acceptance.current(project)
    if acceptance is None:
        return _no_acceptance(project)
    url, counts = acceptance.get_absolute_url(), acceptance.result_counts
    if not sum(counts.values()):
        return Answer(False, _("Nothing is listed that is to be checked."), url, _("list items"))
    left = counts[AcceptanceItem.Result.PENDING]
    if left:
        text = ngettext("%(n)d item is not checked yet.", "%(n)d items are not checked yet.", left) % {"n": left}
        return Answer(False, text, url, _("check"))
    failed = counts[AcceptanceItem.Result.FAIL]
    if failed:
        text = ngettext("%(n)d item did not pass.", "%(n)d items did not pass.", failed) % {"n": failed}
        return Answer(False, text, url, _("open"))
    bare = len(uncovered(acceptance))
    if bare:
        text = ngettext(
            "%(n)d condition has no owner and date.", "%(n)d conditions have no owner and date.", bare
        ) % {"n": bare}  # fmt: skip
        return Answer(False, text, url, _("open"))
    if acceptance.state not in Acceptance.CONCLUDED:
        return Answer(False, _("The panel has not concluded."), url, _("conclude"))
    return Answer(True)


def certificate_signed(project: Any) -> Answer:
    acceptance = Acceptance.current(project)
    if acceptance is None:
        return _no_acceptance(project)
    if acceptance.acceptance_kind != Acceptance.Kind.FINAL:
        url = reverse("record_new", args=[project.number, Stage.AFTERSALES, "acceptances"])
        return Answer(False, _("The final acceptance has not been prepared."), url, _("prepare it"))
    document = acceptance.certificate
    if document is None:
        return Answer(False, _("The certificate has not been issued."), acceptance.get_absolute_url(), _("issue it"))
    if document.state == document.State.DEEMED:
        refused = silence.refusal(document)
        return Answer(not refused, refused or silence.acceptance(document), document.get_absolute_url(), _("open"))
    left = unsigned(acceptance)
    if left or not document.is_signed:
        names = listed(left)
        text = _("Still to sign: %(names)s") % {"names": names} if left else _("The signatures are not complete.")
        return Answer(False, text, document.get_absolute_url(), _("open"))
    return Answer(True)


def delays_attached(project: Any) -> Answer:
    acceptance = Acceptance.current(project)
    if acceptance is None:
        return _no_acceptance(project)
    url = acceptance.get_absolute_url()
    if acceptance.delays.exists():
        return Answer(True, "", url, _("list them"))
    if not acceptance.no_delays:
        return Answer(False, _("The certificate says nothing about delays."), url, _("list them"))
    if n := len(rows_for_certificate(project)):
        text = _("The certificate says that there were no delays; the ledger lists %(n)d.") % {"n": n}
        return Answer(False, text, url, _("list them"))
    return Answer(True, "", url, _("list them"))


def severe_settled(project: Any) -> Answer:
    """Doubts, problems and defects that weigh heavily are settled for whoever raised them, or at least answered."""
    severe = (Question.Severity.HIGH, Question.Severity.CRITICAL)
    rows = Question.objects.filter(project=project, severity__in=severe, state=Question.State.OPEN)
    found = list(rows.exclude(question_kind=Question.Kind.QUESTION).order_by("due", "pk")[:100])
    if not found:
        return Answer(True)
    found[0].project = project
    text = ngettext(
        "“%(what)s” is severe and not answered", "%(n)d severe issues are not answered, the first is “%(what)s”",
        len(found),
    )  # fmt: skip
    return Answer(False, text % {"what": found[0].label, "n": len(found)}, found[0].get_absolute_url(), _("open"))


CONDITIONS = [
    Condition(
        "G7-h", "G7", t("No severe issue is open"),
        t("A panel that meets one stops there, and the next date is weeks away."), severe_settled, "hard",
        ("DEL-61", "AFT-43"),
    ),
    Condition(
        "G8-a", "G8", t("The panel has the customer's expert and our implementation, commercial and project managers"),
        t("Each of them answers for a part of what was promised."), panel_complete, "hard", ("AFT-46",),
    ),
    Condition(
        "G8-c", "G8", t("Every item is passed, or passed with a condition that has an owner and a date"),
        t("What is left without a name and a date is never done."), items_passed, "hard", ("AFT-43",),
    ),
    Condition(
        "G8-d", "G8", t("The acceptance certificate is signed by the whole panel"),
        t("The certificate is what payment hangs on."), certificate_signed, "hard", ("AFT-46",), True,
    ),
    Condition(
        "G8-e", "G8", t("Delays are listed by the side that caused them"),
        t("Whoever pays late points at delays; the list says whose they were."), delays_attached, "soft",
        ("DEL-75", "DEL-103"),
    ),
]  # fmt: skip
