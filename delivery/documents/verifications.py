"""The functions that were run with the customer, what each showed, and the conclusion that both sides sign."""

from typing import Any

from delivery.models import FunctionVerification
from lifecycle.documents import customer_signatory, person
from lifecycle.stages import DocumentKind
from lifecycle.text import named, twin

FOR_CUSTOMER = {"zh": "甲方项目组", "en": "The customer's project team"}
MANAGES = {"zh": "乙方实施经理", "en": "Implementation manager"}


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def verification(record: FunctionVerification) -> dict[str, Any]:
    lines = record.lines.select_related("flow", "requirement", "ran_by", "seen_by")  # type: ignore[attr-defined]
    rows = list(lines.prefetch_related("runs"))
    results = [row.result for row in rows]
    body = {
        "on": iso(record.on),
        "place": twin(record, "place"),
        "conclusion": twin(record, "conclusion"),
        "counts": {name: results.count(name) for name in ("pass", "conditional")} | {"all": len(rows)},
        "verified": [_function(row) for row in rows],
    }
    return {"body": body, "slots": slots(record)}


def _function(row: Any) -> dict[str, Any]:
    return {
        "business_flow": row.flow_twin,
        "function": twin(row, "function"),
        "requirement": row.requirement.code if row.requirement else "",
        "test_data": twin(row, "test_data"),
        "result": row.result,
        "remark": twin(row, "remark"),
        "retest_on": iso(row.retest_on),
        "seen_by": named(row.seen_by) if row.seen_by else None,
        "ran_by": named(row.ran_by) if row.ran_by else None,
        "ran_on": iso(row.ran_on),
        "runs": [
            {"on": iso(run.ran_on), "result": run.result, "remark": twin(run, "remark")} for run in row.runs.all()
        ],
    }


def slots(record: FunctionVerification) -> list[dict[str, Any]]:
    project = record.project
    ours = project.people_by_role().get("IM") or project.delivery_owner or record.created_by
    return [
        person(customer_signatory(project), key="customer-1", party="customer", role=FOR_CUSTOMER, seal=True),
        person(ours, key="vendor-1", party="vendor", role=MANAGES, seal=True),
    ]


VERIFICATION = DocumentKind(
    code="D27",
    title={"zh": "功能验证确认单", "en": "Function verification"},
    build=verification,
    template="verification",
    area="verification",
    signs=("CC", "IM"),
)
