"""Records of pre-sales as far as a test needs them, made through their verbs."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.models import Commitment, ReadinessItem, Risk
from presales.models import ContractReading, HandoverPackage
from tests.presales.requirements import make_requirements

__all__ = ["make_handover", "make_promise", "make_readiness", "make_requirements", "make_risk", "read_contract"]


def make_handover(cast: SimpleNamespace, *, upto: str = "accepted") -> HandoverPackage:
    """Filled in from the project; `upto`: preparing, submitted, read or accepted."""
    package = HandoverPackage(project=cast.project)
    texts = package.gather(by=cast.sales)
    with transaction.atomic():
        package.put(by=cast.sales, read_version=None)
        package.write(
            {
                code: {"zh": both["zh"] or "由销售口头说明", "en": both["en"] or "As sales has told"}
                for code, both in texts.items()
            }
        )
    if upto == "preparing":
        return package
    package.submit(by=cast.sales)
    if upto == "submitted":
        return package
    for row in package.sections.all():
        package.read(by=cast.pm, section=row)
    if upto == "accepted":
        package.accept(by=cast.pm)
    return package


@transaction.atomic
def read_contract(cast: SimpleNamespace, *, verdict: str = "feasible", finish: bool = True) -> ContractReading:
    """By the project manager, one clause."""
    reading = ContractReading(project=cast.project)
    reading.put(by=cast.pm, read_version=None)
    reading.clauses.create(order=1, number="3.1", text="合同签订后六个月内上线", verdict=verdict, note="按估算可行")
    reading.after_put(by=cast.pm)
    if finish:
        reading.finish(by=cast.pm)
    return reading


@transaction.atomic
def make_promise(cast: SimpleNamespace, **fields: Any) -> Commitment:
    """Written down by sales on the day it was said."""
    facts = {
        "text": "三个月内上线", "promise_kind": "schedule", "source": "verbal", "promised_by": cast.sales,
        "promised_to": cast.owner,
    }  # fmt: skip
    row = Commitment(project=cast.project, **(facts | fields))
    row.put(by=cast.sales, read_version=None)
    row.after_put(by=cast.sales)
    return row


@transaction.atomic
def make_risk(cast: SimpleNamespace, **fields: Any) -> Risk:
    """Identified by the project manager; 4 × 4 unless told otherwise."""
    facts = {
        "title": "接口方延期", "title_en": "The interface comes late", "category": "technical", "probability": 4,
        "impact": 4, "owner": cast.pm, "due": timezone.localdate() + timedelta(days=14),
    }  # fmt: skip
    row = Risk(project=cast.project, **(facts | fields))
    row.put(by=cast.pm, read_version=None)
    return row


@transaction.atomic
def make_readiness(cast: SimpleNamespace, **fields: Any) -> ReadinessItem:
    facts = {
        "what": "机房专线", "what_en": "Leased line", "item_kind": "line", "responsible": cast.owner,
        "needed_by": timezone.localdate() + timedelta(days=30),
    }  # fmt: skip
    row = ReadinessItem(project=cast.project, **(facts | fields))
    row.put(by=cast.pm, read_version=None)
    return row
