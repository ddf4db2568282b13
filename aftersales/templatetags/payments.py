"""What the pages of payments show beside the record itself."""

from typing import Any

from django import template
from django.db.models import Sum

from aftersales import chain
from aftersales.models import PaymentMilestone
from aftersales.models.payments import HUNDRED

register = template.Library()


@register.simple_tag
def payment_plan(project: Any) -> dict[str, Any]:
    """Shares and amounts of a project's milestones, added up."""
    sums = PaymentMilestone.objects.filter(project=project).aggregate(
        share=Sum("percent"), amount=Sum("amount"), received=Sum("received_amount"), waived=Sum("waived_amount")
    )
    plan = {name: value or 0 for name, value in sums.items()}
    return plan | {
        "whole": plan["share"] == HUNDRED,
        "share_shown": f"{plan['share']:.2f}".rstrip("0").rstrip("."),
        "open": plan["amount"] - plan["received"] - plan["waived"],
        "currency": project.currency,
        "contract": project.contract_amount,
        "fits": project.contract_amount is None or plan["amount"] == project.contract_amount,
    }


@register.simple_tag
def payment_chain(project: Any, user: Any) -> list[chain.Link]:
    """What holds each open instalment of a project, the dearest first."""
    return chain.of_project(project, user)
