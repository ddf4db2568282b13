"""The plan of a rollout and its four preconditions with their evidence, as both sides sign them."""

from typing import Any

from aftersales.models import Rollout
from lifecycle.documents import customer_signatory, person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin

FOR_CUSTOMER = {"zh": "甲方代表", "en": "For the customer"}
MANAGES = {"zh": "乙方项目经理", "en": "Project manager"}


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def number(value: Any) -> str:
    return "" if value is None else str(value)


def rollout(record: Rollout) -> dict[str, Any]:
    units = record.units.select_related("lead").prefetch_related("key_users__contact")  # type: ignore[attr-defined]
    rows = list(units)
    body = {
        "goal": twin(record, "goal"),
        "target": record.target,
        "users": sum(row.users for row in rows),
        "leads": {"customer": _lead(record.their_lead), "vendor": _lead(record.our_lead)},
        "preconditions": [
            {"what": row.what, "verdict": row.verdict, "basis": twin(row, "note"), "on": iso(row.judged_on)}
            for row in record.preconditions.all()  # type: ignore[attr-defined]
        ],
        "checks": [_check(row) for row in record.checks.all()],  # type: ignore[attr-defined]
        "resources": [
            {
                "side": row.side, "kind": row.resource_kind, "what": twin(row, "what"), "amount": twin(row, "amount"),
                "from": iso(row.from_day), "until": iso(row.until), "confirmed": row.confirmed,
            }
            for row in record.resources.all()  # type: ignore[attr-defined]
        ],
        "units": [
            {
                "name": twin(row, "name"), "users": row.users, "from": iso(row.planned_from), "until": iso(row.planned_until),
                "lead": named(row.lead) if row.lead else None,
                "key_users": [named(one.contact) for one in row.key_users.all()],
            }
            for row in rows
        ],
    }  # fmt: skip
    return {"body": body, "slots": slots(record)}


def _lead(somebody: Any) -> dict[str, Any] | None:
    if somebody is None:
        return None
    return {"name": named(somebody), "title": twin(somebody, "title"), "phone": somebody.phone}


def _check(row: Any) -> dict[str, Any]:
    figures = {
        name: {"actual": number(getattr(row, name)), "target": number(getattr(row, f"{name}_target"))}
        for name in row.PAIRS
    }
    return {
        "on": iso(row.on), "method": twin(row, "method"), "figures": figures, "missed": row.missed, "verdict": row.verdict,
        "remark": twin(row, "remark"),
    }  # fmt: skip


def slots(record: Rollout) -> list[dict[str, Any]]:
    project = record.project
    theirs = customer_signatory(project) or record.their_lead
    return [
        person(theirs, key="customer-1", party="customer", role=FOR_CUSTOMER, seal=True),
        person(project.delivery_owner, key="vendor-1", party="vendor", role=MANAGES, seal=True),
    ]


ROLLOUT = DocumentKind(
    code="D33",
    title={"zh": "推广方案与前提确认", "en": "Rollout plan and preconditions"},
    build=rollout,
    template="rollout",
    area="rollout",
    signs=("CC", "PM"),
)
