"""Samples of both moments of a trial run: the confirmation before it, and the report that ends it."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.changes import FOR_CUSTOMER, HEAD, MANAGES, NONE
from tests.lifecycle.pdf.samples.frames import EXPERT, MANAGER, RARE, both, frame, slot

SCOPE = both(
    f"门诊药房与住院药房的发药、退药、盘点与日结，全体药师共 46 人{RARE}；静配中心不在本次范围内。",
    "Dispensing, returns, stocktaking and closing the day in both pharmacies, all 46 pharmacists; compounding is not part of it.",
)
CRITERIA = (
    (
        both("药房日结时间", "Closing the pharmacy's day"), both("30 分钟以内", "within 30 minutes"),
        both("连续五个工作日实测，取最长一次", "timed on five working days in a row, the longest counts"),
        both("最长 26 分钟", "26 minutes at most"), "met",
    ),
    (
        both("账实一致率", "Stock agrees with the books"), both("99.5% 以上", "99.5% or more"),
        both("随机抽查一百个品规，双方共同清点", "a hundred items chosen at random, counted by both sides"),
        both("99.7%", "99.7%"), "met",
    ),
    (
        both("高峰期发药响应", "Response at the busiest hour"), both("2 秒以内", "within 2 seconds"),
        both("上午九至十时由系统日志统计", "from the system's log, nine to ten in the morning"),
        both("第 95 百分位 2.6 秒", "2.6 seconds at the 95th percentile"), "missed",
    ),
)  # fmt: skip


def _agreed(*, measured: bool) -> dict[str, Any]:
    return {
        "scope": SCOPE,
        "start": "2026-08-03",
        "end": "2026-09-11",
        "leads": {
            "customer": {"name": EXPERT, "title": both("信息科主任", "Head of IT"), "phone": "139 0000 4210"},
            "vendor": {"name": MANAGER, "title": both("项目经理", "Project manager"), "phone": "138 0000 1122"},
        },
        "criteria": [
            {
                "measure": measure, "target": target, "method": method, "actual": actual if measured else NONE,
                "met": met if measured else "", "on": "2026-09-08" if measured else None,
            }
            for measure, target, method, actual, met in CRITERIA * 3
        ],
        "extensions": [
            {
                "from": "2026-09-03", "to": "2026-09-11",
                "reason": both("住院药房因搬迁晚一周开始使用，双方同意顺延。", "The inpatient pharmacy moved and began a week later; both sides agreed to move the end."),
            }
        ],
    }  # fmt: skip


def people() -> list[dict[str, Any]]:
    return [
        slot("customer-1", FOR_CUSTOMER, HEAD, both("院长", "President")),
        slot("vendor-1", MANAGES, MANAGER, NONE),
    ]


def trial_run(language: str = "both", **more: Any) -> dict[str, Any]:
    body = _agreed(measured=False) | {
        "moment": "confirmation",
        "environment": both("正式环境；旧系统并行一个月，只读。", "The live system; the old one stays beside it for a month, to be read only."),
        "channel": both("专用链接（手机可用），或告知现场顾问代为登记。", "By private link, on a phone too; or through our consultant on site."),
        "observed": "daily",
        "report": None,
    }  # fmt: skip
    return frame("D28", language, both("试运行确认书", "Trial-run confirmation"), body, slots=people(), **more)


def trial_report(language: str = "both", **more: Any) -> dict[str, Any]:
    body = _agreed(measured=True) | {
        "moment": "report",
        "ended_on": "2026-09-11",
        "report": {
            "verdict": "conditional",
            "conditions": both("高峰期响应在十月底前优化至 2 秒以内并复测，责任人张敏。", "The busiest hour is brought below 2 seconds and measured again by the end of October; Zhang Min."),
            "summary": both("两个药房全部业务在新系统办理，日均处方 3,100 张。", "All work of both pharmacies was done in the new system, 3,100 prescriptions a day."),
            "observations": 29,
            "most_users": 44,
            "faults": {"blocking": 1, "major": 4, "minor": 23},
            "feedback": {
                "kinds": [
                    {"kind": "opinion", "n": 6, "answered": 6, "became": [{"disposition": "answered", "n": 5}, {"disposition": "duplicate", "n": 1}]},
                    {"kind": "suggestion", "n": 9, "answered": 8, "became": [{"disposition": "requirement", "n": 4}, {"disposition": "change", "n": 1}, {"disposition": "answered", "n": 4}]},
                    {"kind": "defect", "n": 28, "answered": 28, "became": [{"disposition": "defect", "n": 23}, {"disposition": "training", "n": 5}]},
                    {"kind": "question", "n": 3, "answered": 2, "became": [{"disposition": "training", "n": 2}, {"disposition": "open", "n": 1}]},
                ],
                "n": 46,
            },
            "open_points": both("退药按原单检索：十月十五日前上线，赵强。", "Finding the original slip of a return: live by 15 October, Zhao Qiang."),
            "unfinished": both("一条疑问等待财务科答复，不影响结论。", "One question waits for finance; the verdict does not depend on it."),
        },
    }  # fmt: skip
    return frame("D28", language, both("试运行总结报告", "Trial-run report"), body, slots=people(), **more)
