"""Samples of plans: more items than a sheet has room for, so that tables and charts break."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, RARE, both, frame, slot

FIRST = date(2026, 9, 7)
PHASES = (
    both("项目启动", "Initiation"), both("需求分析", "Requirements analysis"), both("方案设计", "Solution design"),
    both("实施", "Implementation"), both("测试", "Testing"), both("交付", "Delivery"),
)  # fmt: skip
LONG = both(
    f"科室调研、单据与报表收集，逐条确认例外情形 {RARE}",
    "Ask every department, collect papers and reports, go through what happens when things go wrong",
)


def plan_body(per_phase: int = 5) -> dict[str, Any]:
    """A plan of the parts that both kinds of plans have."""
    groups, chart, n = [], [], 0
    for at, phase in enumerate(PHASES):
        items = []
        for _m in range(per_phase):
            n += 1
            start = FIRST + timedelta(days=7 * (n - 1))
            due = start + timedelta(days=4)
            what = LONG if n % 4 == 0 else both(f"事项 {n}", f"Item {n}")
            items.append({
                "n": n, "what": what, "start": start.isoformat(), "due": due.isoformat(), "days": 0 if n % 6 == 0 else 5,
                "side": ("vendor", "customer", "both")[n % 3], "who": [IMPLEMENTER, EXPERT][: 1 + n % 2],
                "others": both("护士长与药房主任", "Head nurse and head of pharmacy") if n % 5 == 0 else None,
                "where": both("门诊楼三层", "Outpatients, third floor"), "waits": [n - 1] if n > 1 else [],
                "critical": n % 2 == 0,
                "steps": [both(f"第 {k} 步，按清单操作并截图", f"Step {k}: by the list, with pictures") for k in range(1, 4)],
                "expected": both("账实相符", "Books and stock agree"), "verification": both("药房主任抽查二十单", "The head of pharmacy checks twenty slips"),
                "ability": None, "rollback": both("恢复前一晚的备份", "Restore the backup of the night before"),
            })  # fmt: skip
            chart.append({
                "key": str(n), "label": what, "side": items[-1]["side"], "start": start.isoformat(), "due": due.isoformat(),
                "actual_end": due.isoformat() if at == 0 else None, "baseline_due": None, "progress": 100 if at == 0 else 0,
                "critical": n % 2 == 0, "milestone": n % 6 == 0, "group": phase,
                "after": [{"key": str(n - 1), "kind": "FS", "lag": 0}] if n > 1 else [],
            })  # fmt: skip
        groups.append({"heading": phase, "items": items})
    return {
        "starts_on": chart[0]["start"], "ends_on": chart[-1]["due"],
        "goal": both("月末对账由两天缩短到两小时", "Reconciling at month's end takes two hours instead of two days"),
        "strategy": both("先药房后病区，旧系统并行一个月", "Pharmacy before wards; the old system runs beside it for a month"),
        "ability": both("熟悉药房流程的顾问两名", "Two consultants who know pharmacies"),
        "verification": both("连续三个月的对账记录", "Records of three months"),
        "objectives": [{"number": "O-01", "text": both("对账两小时", "Two hours"), "due": "2027-03-31"}],
        "phases": groups, "chart": {"rows": chart, "days": {"2026-10-01": False, "2026-10-10": True}},
        "resources": [
            {"kind": "human", "side": "vendor", "what": both("实施顾问", "Consultants"), "quantity": both("2 人", "2 people"), "item": None},
            {"kind": "technical", "side": "customer", "what": both("服务器与专线", "Servers and a line"), "quantity": None, "item": PHASES[3]},
        ],
        "readiness": [
            {"what": both("机房专线", "Leased line"), "responsible": EXPERT, "needed_by": "2026-10-09", "promised_for": "2026-10-12", "state": "promised"},
            {"what": both("测试终端十台", "Ten terminals"), "responsible": None, "needed_by": None, "promised_for": None, "state": "open"},
        ],
    }  # fmt: skip


def preliminary_plan(language: str = "both", **more: Any) -> dict[str, Any]:
    slots = [slot("customer-1", both("甲方确认人", "For the customer"), EXPERT, both("信息科主任", "Head of IT"), seal=False)]  # fmt: skip
    return frame("D13", language, both("初步项目计划", "Preliminary plan"), plan_body(), slots=slots, **more)


def implementation_plan(language: str = "both", **more: Any) -> dict[str, Any]:
    body = plan_body(per_phase=3) | {
        "strategies": [
            {"what": both("先药房后病区", "Pharmacy before wards"), "objective": "O-01"},
            {"what": both("旧系统并行一个月", "The old system runs beside it for a month"), "objective": None},
        ],
        "revision": 2, "reason": both("机房搬迁推迟", "The server room moves later"),
        "carried": [
            {"what": both("提供接口文档", "Give the interface papers"), "memo": both("备忘录 3", "memo 3"), "side": "customer", "owner": EXPERT, "due": "2026-09-18", "item": 4},
            {"what": both("补测一次", "Test once more"), "memo": both("备忘录 3", "memo 3"), "side": "both", "owner": None, "due": None, "item": None},
        ],
        "confirmations": [
            {"party": "vendor", "name": IMPLEMENTER, "on": "2026-09-04"}, {"party": "customer", "name": EXPERT, "on": None},
        ],
    }  # fmt: skip
    slots = [
        slot("customer-1", both("甲方代表", "For the customer"), EXPERT, both("信息科主任", "Head of IT")),
        slot("vendor-1", both("项目经理", "Project manager"), IMPLEMENTER, both("实施经理", "Implementation manager")),
    ]
    title = both("实施计划（修订 2）", "Implementation plan, revision 2")
    return frame("D23", language, title, body, slots=slots, **more)
