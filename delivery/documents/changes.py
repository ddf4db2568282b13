"""The charter of changes, and a change with all that it rests on. Both sides sign both."""

from typing import Any

from delivery import planchanges
from delivery.models import ChangeProcess, ChangeRequest, PriorReference
from delivery.models.change_processes import Level
from lifecycle.documents import customer_signatory, money, person
from lifecycle.instalments import payments
from lifecycle.models.documents import Document
from lifecycle.stages import DocumentKind
from lifecycle.text import EN, ZH, named, same, twin

EMPTY = {ZH: "", EN: ""}
FOR_CUSTOMER = {ZH: "甲方代表", EN: "For the customer"}
MANAGES = {ZH: "乙方项目经理", EN: "Project manager"}
COMMERCE = {ZH: "乙方商务经理", EN: "Commercial manager"}
FIELDS = {
    "title": {ZH: "名称", EN: "Title"},
    "description": {ZH: "描述", EN: "Description"},
    "approach": {ZH: "实现方式", EN: "Way of realisation"},
    "priority": {ZH: "优先级", EN: "Priority"},
    "statement": {ZH: "目标", EN: "Objective"},
    "target_value": {ZH: "目标值", EN: "Target"},
    "due": {ZH: "完成日期", EN: "Due"},
}
PRIORITIES = {
    "must": {ZH: "必须", EN: "Must"},
    "should": {ZH: "应该", EN: "Should"},
    "could": {ZH: "可以", EN: "Could"},
    "later": {ZH: "以后", EN: "Later"},
}


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def change_process(process: ChangeProcess) -> dict[str, Any]:
    contact, currency = process.single_contact, process.project.currency
    body = {
        "revision": process.revision,
        "contact": {
            "name": named(contact) if contact else EMPTY,
            "title": twin(contact, "title") if contact else EMPTY,
            "phone": contact.phone if contact else "",
            "email": contact.email if contact else "",
        },
        "channel": twin(process, "channel"),
        "form": twin(process, "form"),
        "meeting": twin(process, "meeting"),
        "assess_within_days": process.assess_within_days,
        "limits": [
            {"level": Level.MANAGER.value, "amount": money(process.manager_amount, currency), "days": process.manager_days},
            {
                "level": Level.COMMERCIAL.value, "amount": money(process.commercial_amount, currency),
                "days": process.commercial_days,
            },
            {"level": Level.EXECUTIVE.value, "amount": None, "days": None},
        ],
    }  # fmt: skip
    return {"body": body, "slots": slots(process.project, with_money=False)}


def change_request(change: ChangeRequest) -> dict[str, Any]:
    """What is asked for, what it rests on, what it does, and what was decided. What we said among ourselves stays here."""
    project, currency = change.project, change.project.currency
    process = change.process
    body = {
        "code": f"C-{change.number:02d}",
        "subject": twin(change, "title"),
        "change_kind": change.change_kind,
        "description": twin(change, "description"),
        "raised_by": named(change.raised_by) if change.raised_by else EMPTY,
        "submitted_on": iso(change.submitted_on),
        "wanted_for": twin(change, "wanted_for"),
        "wished_on": iso(change.wished_on),
        "agreed_inside": twin(change, "agreed_inside"),
        "agreed_on": iso(change.agreed_on),
        "root_purpose": twin(change, "root_purpose"),
        "talk": {"on": iso(change.talk_on), "with": named(change.talk_with)} if change.talk_with else None,
        "references": [_reference(row) for row in change.references.all()],
        "no_prior": twin(change, "no_prior"),
        "alternatives": [
            {
                "text": twin(row, "text"), "cost": money(row.cost, currency), "days": row.days,
                "effort": twin(row, "customer_effort"), "chosen": row.chosen,
            }
            for row in change.alternatives.all()
        ],
        "no_alternative": twin(change, "no_alternative"),
        "impact": {
            "cost": money(change.impact_cost, currency), "days": change.impact_days, "scope": twin(change, "impact_scope"),
            "quality": twin(change, "impact_quality"), "means": twin(change, "impact_resources"),
        },
        "agreed": {"cost": money(change.cost, currency), "days": change.days, "avoided": money(change.avoided_cost, currency)},
        "payments": [
            {"name": named(row), "delta": money(row.delta, currency), "on": iso(row.planned_on)}
            for row in change.payments.all()
        ],
        "plan_items": [
            {"what": twin(item, "what"), "old": iso(old), "new": iso(new)} for item, old, new in planchanges.moves(change)
        ],
        "requirements": [_requirement(row) for row in change.requirements.select_related("requirement")],
        "objectives": [_objective(row) for row in change.objectives.select_related("objective")],
        "decision": {
            "state": _decision(change),
            "by": named(change.decided_by) if change.decided_by else EMPTY,
            "on": iso(change.decided_at.date()) if change.decided_at else None,
            "reason": twin(change, "decision_reason"),
        },
        "effect": _effect(change),
        "process": process.revision if process else None,
    }  # fmt: skip
    return {"body": body, "slots": slots(project, with_money=bool(change.cost))}


def _decision(change: ChangeRequest) -> str:
    state = change.State
    if change.state in change.UNDECIDED:
        return ""
    if change.state in change.IN_FORCE:
        return str(state.ALTERNATIVE if change.chosen else state.APPROVED)
    return str(change.state)


def _effect(change: ChangeRequest) -> str:
    """How it takes effect: by itself, by an amendment, or without touching the contract."""
    if change.needs_amendment:
        return "amendment"
    return "contract" if change.changes_contract and payments(change.project) else "plan" if change.days else "none"


def _reference(row: PriorReference) -> dict[str, Any]:
    subject = row.subject
    if isinstance(subject, Document):
        title = named(subject, "title")
        label = {lang: f"{title[lang]} {subject.number}" for lang in (ZH, EN)}
    else:
        fields = [name for name in ("title", "statement", "text") if hasattr(subject, f"{name}_en")]
        label = named(subject, fields[0]) if fields else same(row.label)
    return {
        "where": label, "defined": twin(row, "defined"), "differs": row.differs, "difference": twin(row, "difference"),
    }  # fmt: skip


def _pairs(row: Any, before: Any, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    """Each field that changes, with the words until now and from now on."""
    found = []
    for name in fields:
        new = {ZH: str(getattr(row, name) or ""), EN: str(getattr(row, f"{name}_en", "") or "")}
        if not any(new.values()):
            continue
        old = {ZH: str(before(name) or ""), EN: str(before(f"{name}_en") or "")}
        plain = name in ("priority", "target_value", "due")
        if name == "priority":
            old, new = (PRIORITIES.get(text[ZH], same(text[ZH])) for text in (old, new))
        elif plain:
            old, new = same(old[ZH]), same(new[ZH])
        else:
            new = {lang: new[lang] or old[lang] for lang in (ZH, EN)}
        if old != new:
            found.append({"field": FIELDS[name], "old": old, "new": new})
    return found


def _requirement(row: Any) -> dict[str, Any]:
    fields = ("title", "description", "priority", "approach")
    return {
        "code": row.requirement.code,
        "title": named(row.requirement, "title"),
        "fields": _pairs(row, row.old_or_blank, fields),
    }


def _objective(row: Any) -> dict[str, Any]:
    fields = ("statement", "target_value", "due")
    return {
        "code": row.objective.code,
        "title": named(row.objective, "statement"),
        "fields": _pairs(row, lambda name: getattr(row.objective, name, ""), fields),
    }


def slots(project: Any, *, with_money: bool) -> list[dict[str, Any]]:
    found = [
        person(customer_signatory(project), key="customer-1", party="customer", role=FOR_CUSTOMER, seal=True),
        person(project.delivery_owner, key="vendor-1", party="vendor", role=MANAGES, seal=True),
    ]
    if with_money:
        commercial = project.people_by_role().get("BM") or project.collection_owner
        found.append(person(commercial, key="vendor-2", party="vendor", role=COMMERCE))
    return found


CHANGE_PROCESS = DocumentKind(
    code="D19",
    title={ZH: "变更流程约定", EN: "Change process charter"},
    build=change_process,
    template="change_process",
    area="change_process",
    signs=("CC", "PM"),
)
CHANGE_REQUEST = DocumentKind(
    code="D20",
    title={ZH: "变更申请与评估", EN: "Change request and impact"},
    build=change_request,
    template="change_request",
    area="changes",
    signs=("CC", "PM"),
)
