"""The implementation plan on paper: a runbook for those who carry it out, signed by both sides."""

from typing import Any

from delivery.models import ImplementationPlan
from lifecycle import carrying, planpaper
from lifecycle.documents import customer_signatory, person
from lifecycle.models.events import subject_key
from lifecycle.stages import DocumentKind
from lifecycle.text import EN, ZH, named, same, twin


def implementation_plan(plan: ImplementationPlan) -> dict[str, Any]:
    rows = plan.rows()
    project = plan.project
    body = planpaper.body(plan, rows) | {
        "revision": plan.revision,
        "strategies": [
            {"what": twin(row, "what"), "objective": row.objective.code if row.objective else None}
            for row in plan.strategies.select_related("objective")
        ],
        "reason": same(plan.revised_reason) if plan.revised_reason else None,
        "carried": [_carried(row, plan, rows) for row in carrying.agreed(project) if row.state in CARRIED],
        "confirmations": [
            {
                "party": "customer" if row.contact_id else "vendor", "name": named(row.person),
                "on": row.confirmed_on.isoformat() if row.confirmed_on else None,
            }
            for row in plan.told()
        ],
    }  # fmt: skip
    slots = [
        person(customer_signatory(project), key="customer-1", party="customer", role={ZH: "甲方代表", EN: "For the customer"}, seal=True),
        person(project.delivery_owner, key="vendor-1", party="vendor", role={ZH: "项目经理", EN: "Project manager"}, seal=True),
    ]  # fmt: skip
    return {"body": body, "slots": slots, "title": _title(plan)}


CARRIED = (carrying.CARRIED, carrying.DONE)


def _carried(row: carrying.Carried, plan: ImplementationPlan, rows: list[Any]) -> dict[str, Any]:
    """With the number of the item that it became, where that stands in this plan."""
    item = row.carried_to
    mine = item is not None and any(subject_key(item) == subject_key(one) and item.pk == one.pk for one in rows)
    number = next((one.n for one in rows if mine and one.pk == item.pk), None)
    return {
        "what": row.what, "memo": row.memo_label, "side": row.side, "owner": same(row.owner) if row.owner else None,
        "due": row.due.isoformat() if row.due else None, "item": number,
    }  # fmt: skip


def _title(plan: ImplementationPlan) -> dict[str, str]:
    """The revision stands in the title from the second one on, so that two signed ones are never mistaken."""
    zh, en = IMPLEMENTATION_PLAN.title[ZH], IMPLEMENTATION_PLAN.title[EN]
    if plan.revision == 1:
        return {ZH: zh, EN: en}
    return {ZH: f"{zh}（修订 {plan.revision}）", EN: f"{en}, revision {plan.revision}"}


IMPLEMENTATION_PLAN = DocumentKind(
    code="D23",
    title={ZH: "实施计划", EN: "Implementation plan"},
    build=implementation_plan,
    template="implementation_plan",
    area="plan",
    signs=("CC", "PM"),
)
