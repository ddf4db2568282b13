"""A sample of the requirements document."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image, ImageDraw

from tests.lifecycle.pdf.samples.acceptances import CRITERIA
from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, both, frame, slot


def drawing() -> bytes:
    """A picture as it is attached: a screen with a line through it."""
    written = io.BytesIO()
    picture = Image.new("RGB", (640, 360), "white")
    ImageDraw.Draw(picture).rectangle((40, 40, 600, 320), outline="black", width=6)
    ImageDraw.Draw(picture).line((40, 320, 600, 40), fill="black", width=6)
    picture.save(written, "JPEG", quality=80)
    return written.getvalue()


OBJECTIVES = (
    ("月末对账缩短到两小时", "Month-end reconciliation takes two hours", "对账耗时", "Hours of reconciling", "2 d", "2 h"),
    ("发药差错率降到万分之一以下", "Dispensing errors below one in ten thousand", "差错率", "Error rate", "0.06 %", "0.01 %"),
)  # fmt: skip
PICTURE = "data:image/jpeg;base64," + base64.b64encode(drawing()).decode()
SMART = (
    ("specific", "门诊、住院与药房三处", "Out-patients, wards and pharmacy"),
    ("measurable", "按月从系统取数，双方签字", "Read off the system every month, signed by both"),
    ("achievable", "编码统一后由系统自动核对", "The system compares, once the codes are one"),
    ("relevant", "财务与药剂科每月多出一天半", "Finance and pharmacy gain a day and a half a month"),
    ("time_bound", "上线后第一个季度末", "By the end of the first quarter after go-live"),
)


def requirements_document(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "background": both(
            "医院现有三套系统，药品编码不一致，**对账靠人工**：\n\n1. 门诊与住院各记一套；\n2. 月末两天对平。",
            "Three systems with three drug codes: reconciliation is done **by hand**.\n\n1. out-patients and wards keep their own books;\n2. month-end takes two days.",
        ),
        "objectives": [
            {
                "code": f"O-{at:02d}",
                "statement": both(zh, en),
                "smart": [{"letter": letter, "text": both(a, b)} for letter, a, b in SMART],
                "metric": both(figure, figure_en),
                "today": today,
                "target": target,
                "due": "2026-12-31",
            }
            for at, (zh, en, figure, figure_en, today, target) in enumerate(OBJECTIVES, 1)
        ],
        "requirements": [
            {
                "code": f"R-{at:02d}",
                "title": both(f"需求 {at}", f"Requirement {at}"),
                "description": both(CRITERIA[at % 9][2], CRITERIA[at % 9][3]),
                "category": ("functional", "performance", "technical", "data", "integration", "usability", "other")[at % 7],
                "origin": ("customer", "domain")[at % 2],
                "priority": ("must", "should", "could", "later")[at % 4],
                "approach": both("标准功能，按科室配置规则", "Standard function, rules by department"),
                "source": ("research", "survey", "demo", "exchange", "implementation", "training", "trial", "change", "ticket", "other")[at % 10],
            }
            for at in range(1, 19)
        ],
        "exclusions": both("- 硬件与网络改造\n- 历史影像的迁移", "- hardware and network\n- migration of old images"),
        "appendix": [
            {"code": "R-02", "kind": "prototype", "name": "床旁扫码界面.png", "sha256": "9f86d081884c7d65", "picture": PICTURE, "caption": "床旁扫码"},
            {"code": "R-05", "kind": "form", "name": "领药单.pdf", "sha256": "60303ae22b998861"},
            {"code": "", "kind": "diagram", "name": "flow.svg", "sha256": "fd61a03af4f77d87"},
        ],
    }  # fmt: skip
    more.setdefault(
        "slots",
        [
            slot("customer-1", both("甲方代表", "For the customer"), EXPERT, both("信息科主任", "Head of IT")),
            slot(
                "vendor-1", both("乙方实施经理", "Implementation manager"), IMPLEMENTER,
                both("实施经理", "Implementation manager"),
            ),
        ],
    )  # fmt: skip
    return frame("D05", language, both("需求文档", "Requirements document"), body, **more)
