"""A sample of the application for acceptance."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.acceptances import CRITERIA, acceptance
from tests.lifecycle.pdf.samples.frames import MANAGER, RARE, both, frame

PAPERS = (
    ("实施解决方案", "Implementation solution", "P-2026-0001-D22-01", "2026-05-08"),
    ("功能验证确认单", "Function verification", "P-2026-0001-D27-01", "2026-07-20"),
    ("试运行报告", "Trial-run report", "P-2026-0001-D28-02", "2026-09-03"),
    (f"操作手册{RARE}", "User manual", "V2.1", None),
)


def application(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "phase": both("终验", "Final acceptance"),
        "round": 2,
        "contract": {"number": "HT-2026-0031", "amount": {"amount": "1280000.00", "currency": "CNY"}},
        "accepted_scope": both(
            "合同附件二所列全部功能，两个院区，十一年历史数据。",
            "All functions of contract annex 2, both campuses, eleven years of records.",
        ),
        "trial_result": both(
            "2026 年 8 月 3 日至 9 月 3 日试运行，九项标准全部达到，无严重遗留问题。",
            "Ran from 3 August to 3 September 2026; all nine criteria were met and nothing severe is open.",
        ),
        "papers": [{"name": both(zh, en), "ref": ref, "on": on} for zh, en, ref, on in PAPERS * 4],
        "requested_on": "2026-09-10",
        "panel": acceptance(language)["body"]["panel"],
        "items": [
            {"code": f"A-{n:02d}", "criterion": both(zh, en)}
            for n, (_group_zh, _group_en, zh, en, _found, _found_en) in enumerate(CRITERIA * 2, 1)
        ],
        "applicant": MANAGER,
        "role": both("项目经理", "Project manager"),
    }
    return frame("D34", language, both("验收申请", "Acceptance application"), body, **more)
