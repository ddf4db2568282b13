"""A sample of a rollout: four preconditions, two performance checks, resources of both sides, units over pages."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.changes import FOR_CUSTOMER, HEAD, MANAGES, NONE
from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, MANAGER, RARE, both, frame, slot

BASIS = {
    "functions": both("功能验证确认单已由双方签署。", "The function verification is signed by both sides."),
    "performance": both("九月一日按三百人同时在线实测。", "Measured on 1 September with three hundred users at once."),
    "manuals": both("四个关键流程手册定稿，关键用户考核通过。", "Manuals of all four key processes are final; key users passed."),
    "resources": both("甲方抽调六名关键用户，推广期间不排夜班。", "The customer frees six key users; no night shifts meanwhile."),
}  # fmt: skip


def _figures(users: str, response: str) -> dict[str, Any]:
    return {
        "users": {"actual": users, "target": "300"}, "volume": {"actual": "4200", "target": "4000"},
        "response": {"actual": response, "target": "2.00"}, "uptime": {"actual": "99.93", "target": "99.50"},
    }  # fmt: skip


CHECKS = [
    {
        "on": "2026-08-20", "method": both("压力测试", "Load test"), "figures": _figures("260", "3.10"),
        "missed": ["users", "response"], "verdict": "not", "remark": both("数据库参数需调整。", "The database has to be tuned."),
    },
    {
        "on": "2026-09-01", "method": both("高峰时段实测", "Measured at the busiest hour"), "figures": _figures("312", "1.40"),
        "missed": [], "verdict": "ok", "remark": NONE,
    },
]  # fmt: skip


def rollout(language: str = "both", **more: Any) -> dict[str, Any]:
    lead = {"name": EXPERT, "title": both("信息科主任", "Head of IT"), "phone": "139 0000 4210"}
    body = {
        "goal": both(f"十二个科室日常使用{RARE}，停用旧系统。", "Twelve departments work with it every day; the old system stops."),
        "target": 90,
        "users": 552,
        "leads": {"customer": lead, "vendor": {"name": IMPLEMENTER, "title": both("实施经理", "Implementation manager"), "phone": ""}},
        "preconditions": [{"what": what, "verdict": "ok", "basis": basis, "on": "2026-09-02"} for what, basis in BASIS.items()],
        "checks": CHECKS,
        "resources": [
            {"side": "customer", "kind": "people", "what": both("关键用户", "Key users"), "amount": both("六人，半天", "six, half days"), "from": "2026-09-07", "until": "2026-10-30", "confirmed": True},
            {"side": "vendor", "kind": "people", "what": both("驻场顾问", "Consultants on site"), "amount": both("两人", "two"), "from": "2026-09-07", "until": None, "confirmed": True},
            {"side": "customer", "kind": "environment", "what": both("培训教室", "Training room"), "amount": NONE, "from": None, "until": None, "confirmed": True},
        ],
        "units": [
            {"name": both(f"第 {n} 病区", f"Ward {n}"), "users": 46, "from": "2026-09-07", "until": "2026-09-18", "lead": EXPERT, "key_users": [both("周敏", "Zhou Min"), both("孙悦", "Sun Yue")]}
            for n in range(1, 13)
        ],
    }  # fmt: skip
    slots = [
        slot("customer-1", FOR_CUSTOMER, HEAD, both("院长", "President")),
        slot("vendor-1", MANAGES, MANAGER, NONE),
    ]
    return frame(
        "D33", language, both("推广方案与前提确认", "Rollout plan and preconditions"), body, slots=slots, **more
    )
