"""Budgets, requests, rounds of negotiation and proposals for tests, made through their verbs."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from presales.models import Budget, NegotiationRound, ResourceRequest, SalesProposal
from tests.presales.meetings import head

LINES = (("labour", "", "300000"), ("travel", "住宿", "20000"))


@transaction.atomic
def a_budget(cast: SimpleNamespace, *, lines: Any = LINES, **fields: Any) -> Budget:
    row = Budget(project=cast.project, **({"note": "项目经理每周核对一次。"} | fields))
    row.put(by=cast.implementation, read_version=None)
    for order, (category, what, estimate) in enumerate(lines, 1):
        row.lines.create(order=order, category=category, what=what, estimate=Decimal(estimate))
    row.after_put(by=cast.implementation)
    return row


def amounts(budget: Budget, *values: str) -> dict[int, Decimal]:
    return {row.pk: Decimal(value) for row, value in zip(budget.rows, values, strict=True)}


def an_approved_budget(cast: SimpleNamespace) -> Budget:
    row = a_budget(cast)
    row.put_forward(by=cast.implementation)
    row.approve(by=cast.executive, amounts=amounts(row, "300000", "20000"))
    return row


@transaction.atomic
def a_request(cast: SimpleNamespace, **fields: Any) -> ResourceRequest:
    facts = {
        "resource_kind": "human", "what": "接口开发 1 人", "team": "研发二组", "skills": "医疗卫生, Java",
        "needed_by": timezone.localdate() + timedelta(days=14), "asked_of": cast.executive,
    }  # fmt: skip
    row = ResourceRequest(project=cast.project, **(facts | fields))
    row.put(by=cast.implementation, read_version=None)
    row.after_put(by=cast.implementation)
    return row


@transaction.atomic
def a_round(cast: SimpleNamespace, *, concession: str = "", held: bool = True, **fields: Any) -> NegotiationRound:
    facts = {"title": "价格与工期", "title_en": "Price and time", "aim": "守住三个月"}
    row = NegotiationRound(project=cast.project, **(head(**facts) | fields))
    row.put(by=cast.sales, read_version=None)
    row.contacts.set([cast.owner])
    row.our_people.set([cast.sales])
    row.points.create(order=1, ask="一个月上线", asked_by=cast.owner, concession=concession)
    row.after_put(by=cast.sales)
    if held:
        row.hold(by=cast.sales)
    return row


@transaction.atomic
def a_proposal(cast: SimpleNamespace, **fields: Any) -> SalesProposal:
    facts = {"title": "医院 ERP 销售方案", "title_en": "Hospital ERP: sales proposal"}
    for name in SalesProposal.SECTIONS:
        facts |= {name: "- 内容", f"{name}_en": "- Content"}
    row = SalesProposal(project=cast.project, **(facts | fields))
    row.put(by=cast.sales, read_version=None)
    row.after_put(by=cast.sales)
    return row
