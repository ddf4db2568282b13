"""A contract for tests, made through the verbs that the pages use."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle import hooks
from lifecycle.models import Commitment, Project
from presales.models import Contract, ContractAmendment
from tests.cast import put_in_state

TERMS = (
    ("签约款", "On signing", "30", "signing"),
    ("上线款", "Go-live", "40", "go_live"),
    ("验收款", "Acceptance", "30", "acceptance"),
)


@transaction.atomic
def make_contract(
    cast: SimpleNamespace, *, shares: Sequence[str] = (), project: Any = None, **fields: Any
) -> Contract:
    """Terms that make 100 %, criteria written: what is left is to judge its promises and to approve it."""
    told: dict[str, Any] = {
        "title": "医院 ERP 实施合同", "title_en": "Hospital ERP contract", "warranty_months": 12, "tax_rate": Decimal(6),
        "deliverables": "药房与住院两个模块", "deliverables_en": "Pharmacy and ward",
        "acceptance_criteria": "连续运行十五天无停机", "acceptance_criteria_en": "Fifteen days without a stop",
    }  # fmt: skip
    contract = Contract(project=project or cast.project, **(told | fields))
    contract.put(by=cast.sales, read_version=None)
    for order, (name, name_en, percent, trigger) in enumerate(TERMS, 1):
        share = Decimal(shares[order - 1] if shares else percent)
        contract.terms.create(order=order, name=name, name_en=name_en, percent=share, trigger=trigger, due_days=15)
    contract.after_put(by=cast.sales)
    return contract


def approve_contract(cast: SimpleNamespace, **fields: Any) -> Contract:
    """Reviewed and approved, as the gate of signing wants it."""
    contract = make_contract(cast, **fields)
    contract.review(by=cast.pm)
    contract.approve(by=cast.commercial)
    return contract


def sign_contract(cast: SimpleNamespace, **facts: Any) -> None:
    """Behind the gate of signing, whatever its conditions: the hooks run as they do there."""
    facts.setdefault("contract_amount", Decimal(1280000))
    put_in_state(cast.project, "contract", contract_signed_on=date.today(), **facts)
    Project.objects.filter(pk=cast.project.pk).update(contract_passed_at=timezone.now())
    cast.project.refresh_from_db()
    hooks.call("contract_signed", project=cast.project, by=cast.commercial)
    cast.project.refresh_from_db()


def promise(cast: SimpleNamespace, text: str = "一个月上线", verdict: str = "", **facts: Any) -> Commitment:
    told = {"promised_by": cast.sales, "promised_to": cast.owner, "promise_kind": "schedule", "source": "negotiation"}
    row = Commitment(project=cast.project, text=text, text_en="Live in a month", **(told | facts))
    row.put(by=cast.sales, read_version=None)
    row.after_put(by=cast.sales)
    if verdict:
        row.review(by=cast.pm, verdict=verdict, note="三个月才做得到")
    return row


@transaction.atomic
def an_amendment(cast: SimpleNamespace, *, payments: bool = False, **fields: Any) -> ContractAmendment:
    told: dict[str, Any] = {
        "title": "上线时间", "title_en": "Date of going live", "reason": "一个月做不到", "reason_en": "A month is not enough",
        "facts": "网络五月才改造完", "facts_en": "The network is rebuilt until May", "new_due_on": date.today() + timedelta(days=92),
    }  # fmt: skip
    row = ContractAmendment(project=cast.project, **(told | fields))
    row.put(by=cast.pm, read_version=None)
    row.commitments.set([cast.promise] if hasattr(cast, "promise") else [])
    row.clauses.create(order=1, clause="4.1", old="一个月", old_en="A month", new="三个月", new_en="Three months")
    if payments:
        row.milestones.create(order=1, milestone=3, name="验收款", name_en="Acceptance", amount=Decimal(204000))
        row.milestones.create(
            order=2,
            name="二批款",
            name_en="Second batch",
            amount=Decimal(100000),
            planned_on=date.today() + timedelta(days=60),
        )
    row.after_put(by=cast.pm)
    return row
