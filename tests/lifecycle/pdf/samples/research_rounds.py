"""Samples of the research plan and of the research report."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, RARE, both, frame, slot

SIGNS = [
    slot("customer-1", both("甲方确认人", "For the customer"), EXPERT, both("信息科主任", "Head of IT"), seal=False),
    slot("vendor-1", both("调研人", "Author"), IMPLEMENTER, both("实施经理", "Implementation manager"), seal=False),
]
FLOW = both(
    "护士站先核对医嘱，再生成领药单，每天两次送药房；药房核对后发药，护士签收。夜班由值班药师单独处理，次日补录。",
    "Nurses check the orders, then make a drug slip, twice a day. The pharmacy checks and dispenses, a nurse signs. At night one pharmacist works alone and enters it the next day.",
)


def research_plan(language: str = "both", **more: Any) -> dict[str, Any]:
    topics = [
        ("住院药品流转", "How drugs get to the ward"), ("药房库存", "Pharmacy stock"), ("月末对账", "Reconciling at month end"),
        ("床位调配", "Beds"), ("出院结算", "Bills at discharge"),
    ]  # fmt: skip
    body = {
        "subject": both(f"药品、床位与结算 {RARE}", "Drugs, beds and bills"),
        "round": 1,
        "purpose": both("弄清住院业务从入院到结算的全过程及例外。", "To understand in-patient work from admission to bill, with all exceptions."),
        "background": both("三级综合医院，两个院区，旧系统用了十年。", "A general hospital with two sites; the old system is ten years old."),
        "talks": [
            {
                "topic": both(zh, en), "process": both("住院药品", "In-patient drugs") if n % 2 else None, "key": n == 0,
                "department": both("药剂科", "Pharmacy"), "interviewee": EXPERT, "asks": IMPLEMENTER,
                "at": f"2026-03-0{n + 2}T09:30:00+08:00", "hours": "2.5",
                "questions": both("每天多少张领药单？\n夜间由谁审批？\n退药如何处理？", "How many drug slips a day?\nWho approves at night?\nWhat happens with returns?"),
                "wanted": both("领药单样张、盘点表", "A filled-in drug slip, the stock list") if n else None,
            }
            for n, (zh, en) in enumerate(topics)
        ],
        "people": [
            {"party": "customer", "name": EXPERT, "department": both("信息科", "IT"), "title": both("主任", "Head")},
            {"party": "vendor", "name": IMPLEMENTER, "department": both("", ""), "title": both("实施经理", "Implementation manager")},
        ],
        "hours": "12.5",
    }  # fmt: skip
    more.setdefault("slots", SIGNS)
    return frame(
        "D02", language, both("调研计划：药品、床位与结算", "Research plan: Drugs, beds and bills"), body, **more
    )


def research_report(language: str = "both", **more: Any) -> dict[str, Any]:
    processes = [
        ("医嘱", "Orders"), ("领药", "Drug slips"), ("发药", "Dispensing"), ("退药", "Returns"), ("盘点", "Stock-taking"),
    ]  # fmt: skip
    body = {
        "subject": both("住院药品业务", "In-patient drugs"),
        "round": 1,
        "talks": [{"subject": both("药品如何到病房", "How drugs get to the ward"), "at": "2026-03-02"}] * 2,
        "tables": {
            "organisation": [
                [both("药剂科", "Pharmacy"), both("12 人", "12 people"), both("何药师长", "Chief pharmacist He")],
                [both("护理部", "Nursing"), both("140 人", "140 people"), both(RARE, "Head nurse")],
            ],
            "roles": [
                [both("药师长", "Chief pharmacist"), both("何药师长", "He"), both("审核领药单，安排盘点", "Checks drug slips, plans stock-taking")],
                [both("护士长", "Head nurse"), both(RARE, "Zhao Min"), both("申领药品，核对发放", "Requests drugs, checks deliveries")],
            ],
            "volumes": [
                [both("领药单", "Drug slips"), both("每天 240 张", "240 a day")],
                [both("退药", "Returns"), both("每天 15 张", "15 a day")],
            ],
            "systems": [],
        },
        "sections": [
            {
                "n": n, "name": both(zh, en), "department": both("药剂科", "Pharmacy") if n % 2 else None, "flow": FLOW,
                "problems": both("月末对账要两天。\n退药单与收费不联动。", "Reconciling takes two days.\nReturns are not linked to billing."),
                "needs": both("对账自动完成。", "Reconcile by itself.") if n != 3 else None,
            }
            for n, (zh, en) in enumerate(processes, 1)
        ],
        "forms": [
            {"name": both("住院领药单", "Ward drug slip"), "kind": "form", "department": both("护理部", "Nursing"), "frequency": both("每日两次", "twice a day"), "there": True},
            {"name": both("月度盘点表", "Monthly stock report"), "kind": "report", "department": both("药剂科", "Pharmacy"), "frequency": both("", ""), "there": False},
        ],
        "unclear": [
            {
                "text": both("夜间急诊退药由谁审批?", "Who approves returns at night?"), "topic": both("退药", "Returns"),
                "owner": IMPLEMENTER, "due": "2026-03-05", "method": both("电话询问护士长", "Call the head nurse"),
            }
        ],
        "conclusion": both("先做领药与退药，盘点放在第二轮确认。", "Drug slips and returns first; stock-taking is confirmed in the second round."),
    }  # fmt: skip
    more.setdefault("slots", SIGNS)
    return frame(
        "D04", language, both("业务调研报告：住院药品", "Business research report: in-patient drugs"), body, **more
    )
