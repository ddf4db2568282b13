"""The acceptance certificate."""

from typing import Any

from aftersales import proofs
from aftersales.documents.texts import EMPTY, Text, iso, percent
from aftersales.models.acceptances import Acceptance
from aftersales.models.items import AcceptanceItem
from aftersales.models.milestones import PaymentMilestone
from aftersales.models.panel import PanelMember
from lifecycle.delayledger import rows_for_certificate
from lifecycle.documents import money, person
from lifecycle.models.settings import SiteSettings
from lifecycle.text import EN, ZH, named, same, twin

RESULTS = {"pass": "passed", "conditional": "conditional", "fail": "failed", "pending": "pending"}
SIDES = {"customer": "customer", "vendor": "vendor", "shared": "both", "force": "force_majeure"}
KINDS = {
    "preliminary": {ZH: "初验", EN: "Preliminary acceptance"},
    "final": {ZH: "终验", EN: "Final acceptance"},
    "phase": {ZH: "阶段验收", EN: "Acceptance of a phase"},
}
ROLES = {
    "expert": {ZH: "甲方专家", EN: "Customer's expert"},
    "IM": {ZH: "实施经理", EN: "Implementation manager"},
    "BM": {ZH: "商务经理", EN: "Commercial manager"},
    "PM": {ZH: "项目经理", EN: "Project manager"},
    "owner": {ZH: "甲方项目负责人", EN: "Customer's project owner"},
    "other": {ZH: "验收小组成员", EN: "Member of the panel"},
}
SOURCES = {"contract": ("合同", "Contract"), "requirement": ("需求", "Requirement"), "other": ("", "")}
CLAUSES = {
    "delivered": {
        ZH: "甲方确认乙方已按合同及已批准的变更交付上述内容，并已逐项检验。",
        EN: "The customer confirms that the above was delivered under the contract and approved changes, and was checked item by item.",
    },
    "outstanding": {
        ZH: "遗留问题由所列责任人在期限内完成，乙方负责的部分免费修复。",
        EN: "Outstanding items are closed by the owners and dates listed; the vendor mends its part free of charge.",
    },
    "electronic": {
        ZH: "双方同意以电子签名签署本文件，并认可其与手写签名或者盖章具有同等的法律效力。",
        EN: "The parties agree to sign this document electronically and give that signature the effect of a handwritten one or a seal.",
    },
}


def build_acceptance(acceptance: Acceptance) -> dict[str, Any]:
    """D35. Every member of the panel has a place to sign; the items carry what was found."""
    project = acceptance.project
    items = list(acceptance.items.all())
    codes = {item.pk: f"A-{n:02d}" for n, item in enumerate(items, 1)}
    panel = list(acceptance.panel.select_related("contact", "user"))
    left = list(acceptance.outstanding.select_related("user", "contact"))
    shown_by = proofs.things([item.evidence_key for item in items if item.evidence_key], project)
    body = {
        "phase": KINDS[acceptance.acceptance_kind],
        "lead": _lead(acceptance),
        "contract": {"number": project.contract_number, "amount": money(project.contract_amount, project.currency)},
        "accepted_on": iso(acceptance.meeting_on or acceptance.concluded_on),
        "result": _result(items),
        "conclusion": twin(acceptance, "conclusion"),
        "panel": panel_rows(acceptance, panel),
        "items": [_item(item, codes[item.pk], shown_by) for item in items],
        "outstanding": [
            {
                "text": twin(line, "text"), "owner": line.owner_names, "side": line.side, "due": iso(line.due),
                "done_on": iso(line.done_on), "item": codes.get(line.item_id or 0),
            }
            for line in left
        ],
        "delays": [
            {
                "from": iso(line.from_on), "days": line.days, "side": SIDES[line.side], "cause": twin(line, "cause"),
                "source": same(line.source_ref), "agreed": line.agreed,
            }
            for line in acceptance.delays.all()
        ],
        "delays_untold": not acceptance.no_delays and bool(rows_for_certificate(project)),
        "payments": _payments(acceptance),
        "clauses": [text for name, text in CLAUSES.items() if name != "outstanding" or left],
    }  # fmt: skip
    # One company seal a side: beside the project owner, or whoever stands first for the customer, and our manager.
    customers = sorted((m for m in panel if m.contact_id), key=lambda m: m.role != PanelMember.Role.OWNER)
    sealing = [*customers[:1], *(m for m in panel if m.role == PanelMember.Role.PM)]
    slots = [
        person(
            member.person, key=f"panel-{n}", party=member.party, role=ROLES[member.role],
            seal=member in sealing,
        )
        for n, member in enumerate(panel, 1)
    ]  # fmt: skip
    return {"body": body, "slots": slots}


def _lead(acceptance: Acceptance) -> Text | None:
    """What is accepted and what the trial run showed, one under the other."""
    texts = [text for text in (twin(acceptance, "scope"), twin(acceptance, "trial_result")) if any(text.values())]
    # Half a translation is none: a language that lacks one of them says nothing.
    joined = {lang: "\n".join(t[lang] for t in texts) if all(t[lang] for t in texts) else "" for lang in (ZH, EN)}
    return joined if texts else None


def _result(items: list[AcceptanceItem]) -> str:
    """What the items come to; for a draft before the panel has met it is open."""
    results = {item.result for item in items}
    for result in ("fail", "pending", "conditional"):
        if result in results or (result == "pending" and not results):
            return RESULTS[result]
    return "passed"


def panel_rows(acceptance: Acceptance, panel: list[PanelMember]) -> list[dict[str, Any]]:
    places = {
        "customer": named(acceptance.project.customer),
        "vendor": named(SiteSettings.load(), "vendor_name"),
    }
    return [
        {
            "party": member.party,
            "name": member.names,
            "role": ROLES[member.role],
            "organisation": places[member.party],
            "title": twin(member.person, "title"),
        }
        for member in panel
    ]


def _item(item: AcceptanceItem, code: str, found: dict[str, Any]) -> dict[str, Any]:
    chinese, english = SOURCES[item.source]
    source = {ZH: f"{chinese} {item.source_ref}".strip(), EN: f"{english} {item.source_ref}".strip()}
    return {
        "code": code,
        "group": EMPTY,
        "criterion": twin(item, "criterion"),
        "source": source,
        "finding": twin(item, "finding"),
        "evidence": proofs.printed(item, found),
        "result": RESULTS[item.result],
    }


def _payments(acceptance: Acceptance) -> list[dict[str, Any]]:
    """What falls due by the final acceptance."""
    if acceptance.acceptance_kind != Acceptance.Kind.FINAL:
        return []
    rows = PaymentMilestone.objects.filter(
        project=acceptance.project_id, trigger=PaymentMilestone.Trigger.ACCEPTANCE
    ).unsettled()
    return [
        {
            "name": twin(row, "name"),
            "percent": percent(row.percent),
            "due": iso(row.due_on),
            "amount": money(row.open_amount, row.currency),
        }
        for row in rows
    ]
