"""The record of a demonstration or technical exchange, for those who were there."""

from typing import Any

from lifecycle.documents import person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin
from presales.documents.people import Text, moment, people, said, titled
from presales.models import DemoSession

FOR_CUSTOMER: Text = {"zh": "甲方确认人", "en": "For the customer"}
FOR_US: Text = {"zh": "乙方记录人", "en": "For us"}


def demo_record(record: Any) -> dict[str, Any]:
    body = _demonstration(record) if isinstance(record, DemoSession) else _exchange(record)
    contacts = list(record.contacts.all())
    confirms = next((c for c in contacts if c.is_a("owner", "signatory")), contacts[0] if contacts else None)
    slots = [
        person(confirms, key="customer-1", party="customer", role=FOR_CUSTOMER),
        person(record.created_by, key="vendor-1", party="vendor", role=FOR_US),
    ]
    return {"body": _head(record) | body, "slots": slots, "title": titled(DEMO_RECORD, record)}


def _head(record: Any) -> dict[str, Any]:
    return {
        "what": record.demo_kind if isinstance(record, DemoSession) else "exchange",
        "at": moment(record.at),
        "place": twin(record, "place"),
        "people": people(record),
    }


def _demonstration(demo: Any) -> dict[str, Any]:
    return {
        "product": twin(demo, "product"),
        "maturity": demo.maturity,
        "minutes": demo.actual_minutes,
        "training": demo.counts_as_training,
        "satisfaction": demo.satisfaction,
        "next_step": said(twin(demo, "next_step")),
        "functions": [
            {"feature": twin(row, "feature"), "fit": row.fit or None, "comment": said(twin(row, "comment"))}
            for row in demo.functions.all()
        ],
    }


def _exchange(exchange: Any) -> dict[str, Any]:
    return {
        "round": exchange.round,
        "topics": twin(exchange, "topics"),
        "verdicts": {
            "domain": exchange.verdict_domain or None,
            "approach": exchange.verdict_approach or None,
            "usability": exchange.verdict_usability or None,
        },
        "findings": said(twin(exchange, "findings")),
        "wishes": [
            {"text": twin(row, "text"), "disposition": row.disposition or None, "answer": said(twin(row, "words"))}
            for row in exchange.wishes.all()
        ],
        "knowledge": [
            {
                "topic": twin(row, "topic"),
                "receives": named(row.contact),
                "due": row.due.isoformat() if row.due else None,
                "done_on": row.done_on.isoformat() if row.done_on else None,
            }
            for row in exchange.knowledge.select_related("contact")
        ],
    }


DEMO_RECORD = DocumentKind(
    code="D07",
    title={"zh": "演示与技术交流记录", "en": "Demonstration and exchange record"},
    build=demo_record,
    template="demo_record",
    area="demonstrations",
    signs=("CC",),
)
