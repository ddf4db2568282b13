"""What the contract and the payment ask: a plan of all the money, and the money itself."""

from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import ngettext

from aftersales.models.concessions import Concession
from aftersales.models.milestones import PaymentMilestone
from aftersales.models.payments import HUNDRED, planned_percent
from lifecycle import instalments
from lifecycle.display import day, money
from lifecycle.gates import Answer
from lifecycle.stages import Condition, Stage


def _list(project: Any, slug: str) -> str:
    return reverse("record_list", args=[project.number, Stage.AFTERSALES, slug])


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


def all_settled(project: Any) -> Answer:
    rows = PaymentMilestone.objects.filter(project=project)
    url = _list(project, "milestones")
    sums = rows.aggregate(amount=Sum("amount"), received=Sum("received_amount"), waived=Sum("waived_amount"))
    if sums["amount"] is None:
        return Answer(False, _("No payment milestone is planned."), url, _("plan payments"))
    still = sums["amount"] - sums["received"] - sums["waived"]
    if still:
        unsettled = list(rows.unsettled().prefetch_related("concessions"))
        first = unsettled[0] if unsettled else None
        if unsettled and all(_may_wait(row) for row in unsettled):
            last = max(filter(None, (row.trigger_on or row.due_on for row in unsettled)))
            words = _("%(amount)s is a retention that an executive moved to %(day)s.")
            return Answer(True, words % {"amount": money(still, project.currency), "day": day(last)}, url)
        words = _("%(amount)s is still open.") % {"amount": money(still, project.currency)}
        return Answer(False, words, first.get_absolute_url() if first else url, _("collect it"))
    return Answer(True)


def _may_wait(row: PaymentMilestone) -> bool:
    """A retention that an executive moved to a day that still lies ahead."""
    granted = [
        one.new_on for one in row.concessions.all()
        if one.kind == Concession.Kind.LATER and one.state == Concession.State.GRANTED and one.new_on
    ]  # fmt: skip
    return row.retention and any(on >= timezone.localdate() for on in granted)


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
        "G9-a", "G9", t("All milestones are received, or what is left is waived, or moved as a retention, by an executive"),
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
