"""The letters that ask for money: a request, and three reminders of growing firmness."""

import json
from typing import Any

from django.utils import timezone

from aftersales.documents.texts import EMPTY, iso, percent
from aftersales.models.milestones import PaymentMilestone
from lifecycle.documents import money
from lifecycle.fields import holds
from lifecycle.models import deeming
from lifecycle.models.customers import ContactKind
from lifecycle.models.documents import Document
from lifecycle.text import EN, ZH, named, same, twin

LETTERS = (
    {ZH: "付款申请函", EN: "Payment request"},
    {ZH: "付款提醒函", EN: "Payment reminder"},
    {ZH: "第二次催款函", EN: "Second reminder"},
    {ZH: "最后催款函", EN: "Final reminder"},
)
TRIGGERS = {
    "signing": ({ZH: "合同签订", EN: "Contract signed"}, ""),
    "kickoff": ({ZH: "项目启动", EN: "Project kicked off"}, "D18"),
    "go_live": ({ZH: "系统上线", EN: "System went live"}, "D28"),
    "acceptance": ({ZH: "项目验收通过", EN: "Acceptance passed"}, "D35"),
    "warranty_end": ({ZH: "质保期满", EN: "Warranty ended"}, ""),
    "date": ({ZH: "合同约定日期", EN: "Date agreed in the contract"}, ""),
}


def build_payment_request(milestone: PaymentMilestone) -> dict[str, Any]:
    """D36, a letter of one of four levels. What was waived is not mentioned: the amount asked for is what is open."""
    project, level = milestone.project, milestone.reminder_level
    words, code = TRIGGERS[milestone.trigger]
    paid = milestone.received_amount
    collector = milestone.responsible
    body = {
        "level": level,
        "recipient": _recipient(milestone),
        "contract": {
            "number": project.contract_number,
            "signed_on": iso(project.contract_signed_on),
            "amount": money(project.contract_amount, project.currency),
        },
        "milestone": {
            "name": twin(milestone, "name"),
            "percent": percent(milestone.percent),
            "clause": same(milestone.clause) if milestone.clause else None,
        },
        "trigger": {"text": words, "on": iso(milestone.trigger_on), "evidence": _proof(project, code)},
        "amount": money(milestone.amount - milestone.waived_amount, milestone.currency),
        "paid": money(paid, milestone.currency) if paid else None,
        "due_amount": money(milestone.open_amount, milestone.currency),
        "invoice": {"number": milestone.invoice_no, "on": iso(milestone.invoiced_on)}
        if milestone.invoice_no
        else None,
        "due": iso(milestone.due_on),
        "overdue_days": milestone.overdue_days(),
        "promised_on": iso(milestone.promised_on),
        "reply_by": iso(milestone.reply_by),
        "previous": _previous(milestone),
        "contact": {
            "name": named(collector) if collector else EMPTY,
            "title": twin(collector, "title") if collector else EMPTY,
            "phone": collector.phone if collector else "",
            "email": collector.email if collector else "",
        },
        "note": None,
    }
    return {"title": LETTERS[level], "body": body, "slots": []}


def _recipient(milestone: PaymentMilestone) -> dict[str, Any]:
    """The customer's finance department if somebody there is known, else the project owner."""
    customer = milestone.project.customer
    people = customer.contacts.filter(left_on__isnull=True)
    contact = (
        people.filter(kinds__contains=holds(ContactKind.FINANCE)).first()
        or people.filter(kinds__contains=holds(ContactKind.OWNER)).first()
    )
    return {
        "company": named(customer),
        "name": named(contact) if contact else EMPTY,
        "title": twin(contact, "title") if contact else EMPTY,
        "address": same(customer.address),
    }


def _proof(project: Any, code: str) -> list[dict[str, Any]]:
    """The documents that show that the condition is met: signed, or deemed accepted where our gates take that."""
    if not code:
        return []
    states = [Document.State.COMPLETED, *([Document.State.DEEMED] if deeming.counts(code) else [])]
    rows = Document.objects.filter(project=project, kind=code, state__in=states).order_by("pk")
    return [{"number": row.number, "title": _proof_title(row), "on": iso(_day(row.completed_at))} for row in rows]


def _proof_title(document: Document) -> dict[str, str]:
    if document.state == Document.State.DEEMED:
        return {ZH: f"{document.title}（视为确认）", EN: f"{document.title_en} (deemed accepted)"}
    return {ZH: document.title, EN: document.title_en}


def _previous(milestone: PaymentMilestone) -> list[dict[str, Any]]:
    """Letters that went out before, from what they froze."""
    document = milestone.document
    if document is None:
        return []
    letters = []
    for version in document.versions.all():
        data = json.loads(version.data)
        letters.append(
            {
                "level": data["body"]["level"],
                "on": data["issued_on"],
                "number": f"{data['number']} v{data['version']}",
                "promised_on": data["body"].get("promised_on"),
            }
        )
    return letters


def _day(moment: Any) -> Any:
    return timezone.localtime(moment, timezone.get_default_timezone()).date() if moment else None
