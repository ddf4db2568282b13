"""A sample of the hand-over from sales to delivery."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import MANAGER, RARE, both, frame, slot

SELLER = both("李娜", "Li Na")
TITLES = (
    both("背景", "Background"), both("客户与相关人员", "The customer and its people"),
    both("项目对我们的意义", "What the project means to us"), both("谁要什么", "Who wants what"), both("承诺", "Promises"),
    both("风险", "Risks"), both("文件", "Documents"), both("未决事项", "Open points"),
)  # fmt: skip
ROWS = both(
    "\n".join(f"- **第 {n} 条**：药房与住院两个模块两个月内上线 · 李娜 2026-03-02 答应陈志远 · 有风险" for n in range(1, 9)),
    "\n".join(f"- **No. {n}**: pharmacy and ward live within two months · Li Na to Chen Zhiyuan, 2026-03-02 · at risk" for n in range(1, 9)),
)  # fmt: skip


def hand_over(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "handed_over_at": "2026-09-01T09:30:00+08:00",
        "decided_at": "2026-09-03T17:10:00+08:00",
        "decision": "conditional",
        "conditions": both(f"两周内签补充协议 {RARE}", "The amendment is signed within two weeks"),
        "returns": 1,
        "sections": [
            {
                "title": title, "body": ROWS, "read_by": MANAGER, "read_at": "2026-09-02T10:05:00+08:00",
                "question": both("验收由谁组织？", "Who prepares acceptance?") if n == 7 else None,
            }
            for n, title in enumerate(TITLES)
        ],
    }  # fmt: skip
    more.setdefault("slots", [
        slot("vendor-1", both("移交人（销售）", "Handed over by (sales)"), SELLER, both("销售经理", "Sales manager"), seal=False),
        slot(
            "vendor-2", both("接收人（项目经理）", "Taken over by (project manager)"), MANAGER,
            both("项目经理", "Project manager"), seal=False,
        ),
    ])  # fmt: skip
    return frame(
        "D15", language, both("销售移交单", "Sales-to-delivery hand-over"), body, **({"internal": True} | more)
    )
