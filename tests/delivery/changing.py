"""A change process and change requests for tests, made through the verbs that the pages use."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from delivery.models import ChangeProcess, ChangeRequest
from lifecycle.models import Document, SignatureRequest
from lifecycle.models.signatures import Invitee


@transaction.atomic
def a_process(cast: SimpleNamespace, **fields: Any) -> ChangeProcess:
    row = ChangeProcess(project=cast.project)
    row.prefill(by=cast.pm)
    facts: dict[str, Any] = {"single_contact": cast.owner} | fields
    for name, value in facts.items():
        setattr(row, name, value)
    row.put(by=cast.pm, read_version=None)
    row.after_put(by=cast.pm)
    return row


def agree_process(cast: SimpleNamespace, **fields: Any) -> ChangeProcess:
    """In force, without the paper: what comes after it is tested here, not its signing."""
    row = a_process(cast, **fields)
    row.document_signed(Document(number="D19"), by=cast.pm)
    return row


@transaction.atomic
def a_change(
    cast: SimpleNamespace, *, upto: str = "draft", cost: Any = 60000, days: int = 9, **fields: Any
) -> ChangeRequest:
    """`upto`: draft, submitted, analysed or assessed (not issued)."""
    facts: dict[str, Any] = {
        "title": "对账增加医保分类", "title_en": "Reconcile by insurance", "description": "月末自动对账按医保类别分别核对",
        "description_en": "Month-end reconciliation apart by kind of insurance", "raised_by": cast.owner,
        "agreed_inside": "医务处、财务处已同意", "agreed_inside_en": "Medical and finance departments agreed",
    }  # fmt: skip
    row = ChangeRequest(project=cast.project, **(facts | fields))
    row.put(by=cast.pm, read_version=None)
    row.after_put(by=cast.pm)
    if upto == "draft":
        return row
    row.submit(by=cast.pm)
    if upto == "submitted":
        return row
    analyse(row, cast)
    if upto == "analysed":
        return row
    assess(row, cast, cost, days)
    return row


def analyse(row: ChangeRequest, cast: SimpleNamespace) -> None:
    told = {
        "root_purpose": "医保拒付能当月发现", "root_purpose_en": "Refusals are seen in the same month",
        "talk_on": timezone.localdate(), "talk_with": cast.owner, "no_prior": "方案与纪要中均未提及",
        "no_prior_en": "Neither solution nor minutes speak of it", "no_alternative": "报表导出不能满足审计",
        "no_alternative_en": "An export does not satisfy the auditors",
    }  # fmt: skip
    write(row, cast, **told)
    row.analyse(by=cast.pm)


def assess(row: ChangeRequest, cast: SimpleNamespace, cost: Any = 60000, days: int = 9) -> None:
    write(
        row, cast, impact_cost=Decimal(cost), impact_days=days, impact_scope="增加一张对账表",
        impact_scope_en="One more table", impact_quality="无", impact_quality_en="none",
    )  # fmt: skip
    if row.unbalanced() and row.cost > 0:
        row.payments.create(
            order=1,
            name="变更款",
            name_en="Change",
            delta=row.cost,
            planned_on=timezone.localdate() + timedelta(days=40),
        )
    row.assess(by=cast.pm)


def write(row: ChangeRequest, cast: SimpleNamespace, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.put(by=cast.pm, read_version=row.version)


def decided(cast: SimpleNamespace, row: ChangeRequest, *, by: Any = None) -> ChangeRequest:
    """Accepted by commerce, as if its assessment had been issued."""
    row.issue(by=cast.pm)
    row.decide(by=by or cast.commercial, decision="accept")
    return row


def send_for(row: Any, cast: SimpleNamespace) -> SignatureRequest:
    document = row.issue(by=cast.pm, reason="含决定")
    people = [Invitee(cast.signatory, "customer-1"), Invitee(cast.pm, "vendor-1", order=2)]
    if any(slot["key"] == "vendor-2" for slot in document.current.slots):
        people.append(Invitee(cast.commercial, "vendor-2", order=3))
    return SignatureRequest.send(by=cast.pm, document=document, people=people)
