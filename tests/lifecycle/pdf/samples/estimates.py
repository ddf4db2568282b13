"""Samples of the internal papers on feasibility, cost and time."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, MANAGER, both, frame, slot

LONG = both(
    "同类项目中，接口联调与旧数据清洗占去一半时间；本次接口文档不全，须先与第三方签订接口协议。",
    "In projects of this kind, interfaces and the cleaning of old data took half of the time; here the interfaces are not written down, and a third party must agree first.",
)


def _money(amount: int) -> dict[str, str]:
    return {"amount": f"{amount}.00", "currency": "CNY"}


def sales_backup(language: str = "both", **more: Any) -> dict[str, Any]:
    steps = ("initiation", "analysis", "design", "implementation", "testing", "delivery")
    kinds = ("labour", "purchase", "travel", "subcontract", "contingency")
    body = {
        "asked": {"wanted_end": "2026-10-05", "due_on": "2026-11-30", "quoted": _money(1280000)},
        "recommendation": both("分两期：先上药房与病区，二期再接财务。", "Two phases: pharmacy and wards first, finance later."),
        "basis": LONG,
        "starts_on": "2026-09-07",
        "likely_end": "2026-12-07",
        "p80_end": "2026-12-22",
        "schedule": {"optimistic": 46, "likely": 64, "pessimistic": 102, "mean": "67.3", "p80": 73},
        "steps": [
            {"step": step, "what": LONG if step == "implementation" else None, "optimistic": 5 + n, "likely": 8 + n, "pessimistic": 14 + n, "mean": f"{8.5 + n:.1f}"}
            for n, step in enumerate(steps)
        ],
        "costs": [
            {"kind": kind, "what": both("顾问与工程师", "Consultants and engineers"), "step": steps[n], "quantity": "320", "unit": "人天", "rate": _money(1800), "amount": _money(576000)}
            for n, kind in enumerate(kinds)
        ],
        "total": _money(2880000),
        "promises": [
            {"text": both("一个月上线", "Live in a month"), "days": 22, "on": "2026-10-09", "short": 42},
            {"text": both("合同到期日", "Due date of the contract"), "days": 80, "on": "2026-12-30", "short": 0},
        ],
        "red": 1,
        "reference": {"scope": "industry", "n": 12, "least": 40, "most": 130, "median": 71, "p80": 95},
        "feasibility": {"verdict": "conditional", "decided": True, "conditions": LONG, "score": 3, "evidence": LONG},
        "risks": [
            {"title": both(f"旧系统接口无文档 {n}", f"No papers on the old interfaces {n}"), "exposure": 20 - n, "owner": MANAGER, "prevention": LONG if n else None}
            for n in range(4)
        ],
    }  # fmt: skip
    more.setdefault(
        "slots", [slot("vendor-1", both("项目经理", "Project manager"), MANAGER, both("项目经理", "Project manager"), seal=False)]
    )  # fmt: skip
    more.setdefault("internal", True)
    return frame("D11", language, both("售前依据表", "Sales back-up sheet"), body, **more)


def feasibility_report(language: str = "both", **more: Any) -> dict[str, Any]:
    verdicts = ("conditional", "go", "go", "no_go")
    body = {
        "summary": LONG,
        "market": both("区内三家医院在招标。", "Three hospitals of the district are buying."),
        "dimensions": [
            {"dimension": name, "score": 5 - n, "verdict": verdicts[n], "evidence": LONG, "assessor": IMPLEMENTER if n else EXPERT}
            for n, name in enumerate(("technical", "market", "cost", "resource"))
        ],
        "competitors": [
            {"name": both(f"对手{n}", f"Rival {n}"), "strengths": LONG, "weaknesses": LONG if n else None, "price": both("低两成", "A fifth lower")}
            for n in range(3)
        ],
        "estimate": {
            "total": _money(640000), "quoted": _money(1280000), "likely": 64, "p80": 73, "starts_on": "2026-09-07",
            "likely_end": "2026-12-07",
        },
        "overall": "conditional",
        "conditions": LONG,
        "reviewer": MANAGER,
        "decision": "conditional",
        "decided_by": both("周总", "Zhou Zong"),
        "decided_on": "2026-09-04",
        "note": both("客户是省内标杆。", "The customer is a reference in the province."),
    }  # fmt: skip
    more.setdefault(
        "slots", [slot("vendor-1", both("批准人", "Approved by"), both("周总", "Zhou Zong"), both("总经理", "Managing director"), seal=False)]
    )  # fmt: skip
    more.setdefault("internal", True)
    return frame("D10", language, both("可行性评估报告", "Feasibility report"), body, **more)
