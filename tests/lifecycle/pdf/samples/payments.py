"""Samples of the payment request and its reminders."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import COMMERCIAL, HOSPITAL, both, frame


def payment_request(language: str = "both", level: int = 0, **more: Any) -> dict[str, Any]:
    overdue = (0, 8, 31, 62)[level]
    body = {
        "level": level,
        "recipient": {
            "company": HOSPITAL,
            "name": both("孙会计", "Ms Sun"),
            "title": both("财务科", "Finance"),
            "address": both("江州市健康路 1 号", "1 Jiankang Road, Jiangzhou"),
        },
        "contract": {
            "number": "HT-2026-0031",
            "name": both("医院 ERP 实施合同", "Hospital ERP contract"),
            "signed_on": "2026-03-20",
            "amount": {"amount": "1280000.00", "currency": "CNY"},
        },
        "milestone": {
            "name": both("第三期：验收款", "Instalment 3: acceptance"),
            "percent": "30",
            "clause": both("合同第 6.2 条", "Contract clause 6.2"),
        },
        "trigger": {
            "text": both("项目验收通过", "Acceptance passed"),
            "on": "2026-09-05",
            "evidence": [
                {
                    "number": "P-2026-0042-D35-01",
                    "title": both("项目验收证书", "Acceptance certificate"),
                    "on": "2026-09-05",
                }
            ],
        },
        "amount": {"amount": "384000.00", "currency": "CNY"},
        "paid": {"amount": "100000.00", "currency": "CNY"} if level else None,
        "due_amount": {"amount": "284000.00" if level else "384000.00", "currency": "CNY"},
        "invoice": {"number": "25312000000123456789", "on": "2026-09-08"},
        "due": "2026-10-04",
        "overdue_days": overdue,
        "promised_on": "2026-10-20" if level > 1 else None,
        "reply_by": "2026-11-15" if level > 1 else None,
        "previous": [
            {
                "level": at,
                "on": f"2026-10-{at * 9 + 1:02d}",
                "number": f"P-2026-0042-D36-{at + 1:02d}",
                "promised_on": "2026-10-20" if at else None,
            }
            for at in range(level)
        ],
        "contact": {
            "name": COMMERCIAL,
            "title": both("商务经理", "Commercial manager"),
            "phone": "+86 139 0000 0000",
            "email": "li@huaxin.example",
        },
        "note": None,
    }
    title = (
        both("付款申请函", "Payment request"),
        both("付款提醒函", "Payment reminder"),
        both("第二次催款函", "Second reminder"),
        both("最后催款函", "Final reminder"),
    )[level]
    return frame("D36", language, title, body, **more)
