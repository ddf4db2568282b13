"""What the contract, acceptance and payment ask of a project before it may move on."""

from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from aftersales.models.acceptances import Acceptance, uncovered
from aftersales.models.items import AcceptanceItem
from aftersales.models.milestones import PaymentMilestone
from aftersales.models.panel import missing_roles, unsigned
from aftersales.models.payments import HUNDRED, planned_percent
from lifecycle import instalments, silence
from lifecycle.display import money
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage
from lifecycle.text import listed


def _list(project: Any, slug: str) -> str:
    return reverse("record_list", args=[project.number, Stage.AFTERSALES, slug])


def _no_acceptance(project: Any) -> Answer:
    url = reverse("record_new", args=[project.number, Stage.AFTERSALES, "acceptances"])
    return Answer(False, _("No acceptance has been prepared."), url, _("prepare it"))


# -- the plan of payments, before the contract is signed ----------------------------------------------------------------


def payments_planned(project: Any) -> Answer:
    """Met by milestones that somebody entered; before there are any, by the terms of the contract that they will be."""
    url = _list(project, "milestones")
    if PaymentMilestone.objects.filter(project=project).exists():
        share = planned_percent(project)
    elif plan := instalments.planned(project):
        share, url = plan.percent, plan.url
    else:
        return Answer(False, _("No payment milestone is planned."), url, _("plan payments"))
    if share != HUNDRED:
        return Answer(False, _("The shares add up to %(sum)s%%.") % {"sum": f"{share.normalize():f}"}, url, _("mend"))
    if not project.collection_owner_id:
        edit = reverse("project_edit", args=[project.number])
        return Answer(False, _("Nobody is named who collects payment."), edit, _("name one"))
    return Answer(True)


# -- acceptance --------------------------------------------------------------------------------------------------------


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
    document = acceptance.document
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
    met = acceptance.no_delays or acceptance.delays.exists()
    detail = "" if met else _("The certificate says nothing about delays.")
    return Answer(met, detail, acceptance.get_absolute_url(), _("list them"))


# -- payment -----------------------------------------------------------------------------------------------------------


def all_settled(project: Any) -> Answer:
    rows = PaymentMilestone.objects.filter(project=project)
    url = _list(project, "milestones")
    sums = rows.aggregate(amount=Sum("amount"), received=Sum("received_amount"), waived=Sum("waived_amount"))
    if sums["amount"] is None:
        return Answer(False, _("No payment milestone is planned."), url, _("plan payments"))
    still = sums["amount"] - sums["received"] - sums["waived"]
    if still:
        first = rows.unsettled().first()
        words = _("%(amount)s is still open.") % {"amount": money(still, project.currency)}
        return Answer(False, words, first.get_absolute_url() if first else url, _("collect it"))
    return Answer(True)


def plan_equals_contract(project: Any) -> Answer:
    total = PaymentMilestone.objects.filter(project=project).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    if project.contract_amount is not None and total == project.contract_amount:
        return Answer(True)
    facts = {"plan": money(total, project.currency), "contract": money(project.contract_amount, project.currency)}
    text = _("The milestones add up to %(plan)s, the contract to %(contract)s.") % facts
    return Answer(False, text, _list(project, "milestones"), _("mend"))


def all_invoiced(project: Any) -> Answer:
    waiting = (PaymentMilestone.State.TRIGGERED, PaymentMilestone.State.REQUESTED)
    rows = PaymentMilestone.objects.filter(project=project, state__in=waiting)
    first = rows.first()
    if first is not None:
        n = rows.count()
        text = ngettext("%(n)d milestone is met but not invoiced", "%(n)d milestones are met but not invoiced", n)
        return Answer(False, text % {"n": n}, first.get_absolute_url(), _("enter the invoice"))
    return Answer(True)


CONDITIONS = [
    Condition(
        "G3-f", "G3", t("Payments are planned: 100% of the contract, each with its condition, and somebody collects"),
        t("What nobody planned to collect is collected late."), payments_planned, "hard", ("AFT-47", "AFT-49"),
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
    Condition(
        "G9-a", "G9", t("All milestones are received, or what is left is waived by an executive"),
        t("Only a project that is paid is finished."), all_settled, "hard", ("AFT-47", "AFT-48"),
    ),
    Condition(
        "G9-b", "G9", t("The milestones add up to the contract amount"),
        t("Money that stands in no milestone is asked for by nobody."), plan_equals_contract, "hard", ("AFT-48",),
    ),
    Condition(
        "G9-c", "G9", t("No milestone is met but not invoiced"),
        t("The customer cannot pay what was not invoiced."), all_invoiced, "soft", ("AFT-47",),
    ),
]  # fmt: skip
