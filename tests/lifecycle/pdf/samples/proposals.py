"""A sample of the sales proposal."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import RARE, both, frame

NEEDS = both(
    "\n".join(
        f"- 需求 {n}：病区领药、退药与**月末对账**在一条流程上完成，护士只录入一次，夜班断网时也能登记。"
        for n in range(1, 15)
    ),
    "\n".join(
        f"- Need {n}: ward requests, returns and the **month's reconciliation** on one flow; nurses enter a drug once, at night without a network too."
        for n in range(1, 15)
    ),
)


def proposal(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "subject": both("人民医院 ERP 销售方案", "Hospital ERP: sales proposal"),
        "background": both(
            f"人民医院有三个院区，药品编码不一致，对账靠人工；信息科由何𫖯与陈{RARE}负责。\n\n2026 年三甲复审前须实现一码到底。",
            "The hospital has three sites with three drug codes, and reconciles by hand.\n\nOne code from purchase to bedside is wanted before the review of 2026.",
        ),
        "needs": NEEDS,
        "advantages": both(
            "- 药房、病区、财务共用一套编码\n- 断网可登记，回网自动上传\n- 现有设备不更换",
            "- One code for pharmacy, wards and finance\n- Works without a network and uploads later\n- Your devices stay",
        ),
        "implementation": both(
            "1. 需求确认（2026-03-02 – 2026-03-20）\n2. 环境准备（2026-03-23 – 2026-04-03）\n3. 药房试运行\n4. 三院区推广与验收",
            "1. Confirm requirements (2026-03-02 – 2026-03-20)\n2. Prepare the site (2026-03-23 – 2026-04-03)\n3. Trial run in the pharmacy\n4. Roll out to three sites and accept",
        ),
        "price": both(
            "| 项目 | 金额 |\n|---|---|\n| 软件许可 | ¥680,000.00 |\n| 实施服务 | ¥600,000.00 |\n\n签约 30%，上线 40%，验收 30%。",
            "| Item | Amount |\n|---|---|\n| Licences | ¥680,000.00 |\n| Implementation | ¥600,000.00 |\n\n30% at signing, 40% at go-live, 30% at acceptance.",
        ),
        "valid_until": "2026-12-31",
    }
    return frame("D12", language, both("销售方案", "Sales proposal"), body, **more)
