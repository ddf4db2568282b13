"""A sample of a function verification: two flows, one function with a condition, one that was run again."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.changes import FOR_CUSTOMER, HEAD, MANAGES, NONE
from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, MANAGER, RARE, both, frame, slot

OUTPATIENT, STOCK = both("门诊发药", "Dispensing to outpatients"), both("药库盘点", "Stocktaking")


def _row(flow: dict[str, str], zh: str, en: str, result: str = "pass", **more: Any) -> dict[str, Any]:
    return {
        "business_flow": flow, "function": both(zh, en), "requirement": "", "test_data": NONE, "result": result, "remark": NONE,
        "retest_on": None, "seen_by": EXPERT, "ran_by": IMPLEMENTER, "ran_on": "2026-08-27", "runs": [],
    } | more  # fmt: skip


ROWS = [
    _row(
        OUTPATIENT, "按处方发药并打印标签", "Dispense by prescription and print the label", requirement="R-004",
        test_data=both(f"八月二十六日全天处方 312 张{RARE}", "312 prescriptions of 26 August"),
    ),
    _row(
        OUTPATIENT, "按原单退药", "Return by the original slip", requirement="R-011",
        runs=[{"on": "2026-08-20", "result": "fail", "remark": both("找不到已归档的原单", "Slips in the archive were not found")}],
        remark=both("归档单据可检索，退药金额一致。", "Slips in the archive are found; the amounts agree."),
    ),
    _row(
        STOCK, "盘点差异审批", "Approve differences", "conditional", retest_on="2026-09-10",
        remark=both("差异超过百分之一时未提示第二审批人。", "Above one per cent the second approver is not told."),
    ),
]  # fmt: skip


def verification(language: str = "both", **more: Any) -> dict[str, Any]:
    rows = sorted(ROWS * 6, key=lambda row: row["business_flow"]["en"])
    body = {
        "on": "2026-08-27",
        "place": both("门诊药房", "Outpatient pharmacy"),
        "conclusion": both("两个基本业务流从头至尾走通，可以上线试运行。", "Both basic flows run from end to end; the trial run can begin."),
        "counts": {"all": 18, "pass": 12, "conditional": 6},
        "verified": rows,
    }  # fmt: skip
    slots = [
        slot("customer-1", FOR_CUSTOMER, HEAD, both("院长", "President")),
        slot("vendor-1", MANAGES, MANAGER, NONE),
    ]
    return frame("D27", language, both("功能验证确认单", "Function verification"), body, slots=slots, **more)
