"""A sample of the letter by which the project manager is appointed."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import IMPLEMENTER, MANAGER, RARE, both, frame, slot

EXECUTIVE = both("周建平", "Zhou Jianping")


def appointment(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "manager": {"name": MANAGER, "title": both("高级项目经理", "Senior project manager")},
        "from": "2026-04-01",
        "until": None,
        "duties": both(
            "自合同签订起至客户验收止，全面负责本项目，按合同组织实施。",
            "Is responsible from the signing of the contract to acceptance, and implements it as the contract says.",
        ),
        "authority": [
            {
                "part": "budget",
                "rows": [both("审批 CNY 50,000.00 以内的项目支出", "Approves spending up to CNY 50,000.00")],
            },
            {
                "part": "people",
                "rows": [
                    both("分派项目组成员及其工作", "Assigns the people of the team and their work"),
                    both(f"借调人员须经部门同意 {RARE}", "People of other departments come with their consent"),
                ],
            },
            {"part": "decisions", "rows": [both("批准 3 人天以内的变更", "Agrees changes of up to 3 days of work")]},
        ],
        "deliverables": [both("药房与住院两个模块", "The modules pharmacy and ward"), both("操作手册", "User manual")],
        "team": [
            {"name": IMPLEMENTER, "role": both("实施经理", "Implementation manager")},
            {"name": both("李娜", "Li Na"), "role": both("销售经理", "Sales manager")},
        ],
        "copies": [both("人力资源部", "Human resources"), both("财务部", "Finance")],
    }
    more.setdefault("slots", [
        slot("vendor-1", both("任命人（公司领导）", "Appointed by (executive)"), EXECUTIVE, both("总经理", "General manager")),
    ])  # fmt: skip
    title = both("项目经理任命书", "Project manager's appointment letter")
    return frame("D17", language, title, body, **({"internal": True} | more))
