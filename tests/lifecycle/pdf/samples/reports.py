"""A sample of the report to executives: one page."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import RARE, both, frame


def executive_report(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "from": "2026-08-22",
        "to": "2026-09-05",
        "headline": both("药房如期上线；二院区机房需要院方决定", "The pharmacy went live as planned; the second site's room needs a decision"),
        "lights": [
            {"key": "time", "colour": "amber", "note": both("二院区机房晚一周", "The second site's room is a week late")},
            {"key": "quality", "colour": "green", "note": both("", "")},
            {"key": "cost", "colour": "red", "note": both("追加接口尚未签变更", "The additional interface has no signed change")},
        ],
        "achievements": both("- 三个院区统一药品编码\n- 月末对账由两天缩短到两小时", "- One drug code on three sites\n- The month is reconciled in two hours, not two days"),
        "next_steps": both("- 9 月 12 日前培训病区护士\n- 9 月 20 日二院区切换", "- Nurses trained by 12 September\n- Second site switched on 20 September"),
        "risks": both("- 机房再晚一周，切换将推迟到十月", "- Another week's delay of the room moves the switch to October"),
        "asks": [
            {"kind": "decision", "what": both("确定二院区机房的交付日期", "Fix the day on which the second site's room is handed over"), "due": "2026-09-10"},
            {"kind": "support", "what": both("护士长参加培训", "Head nurses join the training"), "due": None},
        ],
        "readers": [
            {"name": both("林院长", "Lin Yuanzhang"), "title": both("院长", "President")},
            {"name": both(f"陈{RARE}", "Chen Zhiyuan"), "title": both("信息科主任", "Head of IT")},
        ],
        "author": both("张敏", "Zhang Min"),
    }  # fmt: skip
    return frame("D26", language, both("项目进展报告", "Progress report"), body, **more)
