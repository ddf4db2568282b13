"""A sample of the closing report, our own edition, which has every part."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import MANAGER, RARE, both, frame, slot

NONE = both("", "")
CHIEF = both("周总", "Zhou Zong")


def money(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "CNY"}


def closing_report(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "edition": "internal",
        "on": "2026-09-05",
        "opening": both(f"系统按期上线{RARE}，两个院区全部使用。", "The system went live in time and both sites work with it."),
        "outlook": NONE,
        "time_note": both("数据晚到，测试压缩。", "Late data squeezed the tests."),
        "quality_note": NONE,
        "cost_note": both("人天略多。", "Somewhat more days."),
        "delays_note": NONE,
        "documents_note": both("培训签到表为纸质。", "The sign-in sheet is on paper."),
        "waiver": NONE,
        "meeting": {"title": both("结项大会", "Closing meeting"), "on": "2026-09-03T10:00:00+08:00"},
        "objectives": [
            {"text": both(f"月末对账两小时内完成（{n}）", f"Reconciling within two hours ({n})"), "target": both("2 小时", "2 hours"),
             "result": result, "outcome": both("实测一小时四十分", "One hour forty, measured") if result else NONE}
            for n, result in enumerate(("reached", "partly", "missed", "dropped", ""), 1)
        ],
        "time": {
            "planned_from": "2026-01-05", "planned_to": "2026-07-31", "planned_days": 145, "actual_from": "2026-01-08",
            "actual_to": "2026-09-05", "actual_days": 168, "ended": True, "signed_on": "2025-12-20", "due_on": "2026-08-31",
            "phases": [
                {"state": state, "from": "2026-01-08", "to": "2026-03-08", "days": 40}
                for state in ("lead", "presales", "contract", "delivery", "trial_run", "aftersales", "acceptance", "payment")
            ],
            "plan": [{"phase": both("上线切换", "Cut-over"), "planned_from": "2026-03-01", "planned_to": "2026-03-20", "actual_from": "2026-03-04", "actual_to": None}],
        },
        "quality": {
            "acceptance": {"state": "conditional", "signed_on": "2026-08-20", "n": 12, "passed": 11, "conditional": 1, "failed": 0},
            "faults": {"n": 14, "open": 1}, "tickets": {"n": 6, "open": 0}, "trial": {"n": 22, "defects": 9},
            "satisfaction": [{"point": "training", "mean": "4.1", "n": 3}, {"point": "acceptance", "mean": "4.6", "n": 2}],
        },
        "cost": {
            "person_days": "182", "likely_days": 140,
            "lines": [{"kind": kind, "estimated": money("576000.00"), "approved": money("560000.00"), "spent": None} for kind in ("labour", "travel", "other")],
            "total": {"estimated": money("1728000.00"), "approved": money("1680000.00"), "spent": None},
        },
        "changes": {"n": 7, "in_force": 4, "rejected": 2, "phase_two": 1, "days": 9, "amount": money("86000.00")},
        "delays": {
            "agreed": 14, "ours": 3,
            "sides": [{"side": side, "agreed": 7, "ours": 1} for side in ("customer", "vendor", "shared", "force")],
            "causes": [{"cause": cause, "agreed": 2, "ours": 0} for cause in ("site", "data", "decision", "people", "change", "product", "supplier", "force", "other")],
        },
        "payments": {
            "contract": money("1366000.00"), "planned": money("1366000.00"), "received": money("1360000.00"), "waived": money("6000.00"),
            "open": money("0.00"), "last_on": "2026-09-01", "cash_days": 255, "amendments": {"n": 1, "amount": money("86000.00")},
        },
        "documents": {
            "list": [{"number": f"P-2026-0042-D{n}-01", "name": both("验收报告", "Acceptance certificate"), "state": state, "internal": False}
                     for n, state in enumerate(("completed", "frozen", "deemed", "declined") * 6, 10)],
            "missing": [{"what": both("培训签到表，已出具", "Sign-in sheet, issued"), "item": both("用户培训", "User training")}],
        },
        "overrides": [{"gate": both("上线", "Go live"), "on": "2026-05-06", "by": CHIEF, "reason": both("数据次日到齐", "数据次日到齐")}],
        "team": {
            "asked": 6, "answered": 4, "mean": "4.1", "comments": [both("承诺日期先问实施", "承诺日期先问实施")],
            "questions": [{"key": key, "mean": "4.0", "n": 4} for key in ("aims", "plan", "customer", "backing", "growth", "whole")],
        },
        "lessons": [
            {"kind": kind, "text": both("基础数据晚到三周。", "Master data came three weeks late."), "advice": both("签约时约定数据日期。", "Agree on the day when signing.")}
            for kind in ("good", "bad") * 4
        ],
    }  # fmt: skip
    slots = [
        slot("vendor-1", both("批准人（公司领导）", "Approved by (executive)"), CHIEF, NONE, seal=False),
        slot(
            "vendor-2",
            both("项目经理", "Project manager"),
            MANAGER,
            both("高级项目经理", "Senior project manager"),
            seal=False,
        ),
    ]
    return frame("D38", language, both("结项报告", "Closing report"), body, slots=slots, **({"internal": True} | more))
