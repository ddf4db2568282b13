"""A sample of the case page of a reference."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import IMPLEMENTER, RARE, both, frame


def reference(language: str = "both", **more: Any) -> dict[str, Any]:
    """As long as its texts may be."""
    body = {
        "industry": both("医疗", "Health care"),
        "product": both("药房管理系统", "Pharmacy system"),
        "logo": None,
        "overview": both(f"医嘱、发药与退药在一个系统中闭环管理{RARE}。" * 14, "Orders, dispensing and returns are managed in one closed loop. " * 12),
        "features": [
            {"title": both(f"批次追溯 {n}", f"Every batch is traced, {n}"), "text": both("从入库到病区，每一盒都查得到。", "From the store to the ward, every box can be found.")}
            for n in range(1, 7)
        ],
        "figures": [
            {"label": both("使用人数", "Users who work with it"), "value": both("1,240", "1,240")},
            {"label": both("从启动到验收", "From start to acceptance"), "value": both("5 个月", "5 months")},
            {"label": both("客户满意度", "Satisfaction of the customer"), "value": both("4.6 分（满分 5 分）", "4.6 of 5")},
        ],
        "results": both("- 退药时间由两天缩短到半天。\n" * 6, "- Returns take half a day instead of two.\n" * 6),
        "visit": True,
        "call": True,
        "contact": {"name": IMPLEMENTER, "phone": "138 0000 7788", "email": "im@vendor.example"},
    }  # fmt: skip
    title = both("药房闭环管理：医疗行业案例", "The pharmacy as a closed loop: health care")
    return frame("CASE", language, title, body, **more)
