"""A sample of the research log."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, both, frame, slot


def research_log(language: str = "both", **more: Any) -> dict[str, Any]:
    entries = [
        {
            "kind": "process",
            "text": both(
                "护士站先核对医嘱，再生成领药单，每天两次送药房。",
                "Nurses check the orders, then make a drug slip, twice a day.",
            ),
            "need": both("减少重复抄写，夜班也能追溯。", "Less copying, and a trace for the night shift."),
            "speaker": EXPERT,
            "scope": "domain",
        },
        {
            "kind": "rule",
            "text": both(
                "毒麻药品须双人签字，库存每班盘点。",
                "Controlled drugs need two signatures; stock is counted every shift.",
            ),
            "need": both("", ""),
            "speaker": None,
            "scope": "domain",
        },
        {
            "kind": "exception",
            "text": both(
                "急诊可先发药后补单，四小时内补齐。", "Emergency may dispense first and file within four hours."
            ),
            "need": both("急诊不能等单据。", "Emergency cannot wait for paper."),
            "speaker": None,
            "scope": "customer",
        },
        {
            "kind": "quote",
            "text": both(
                "每到月底，对账要三个人加班两天。",
                "At month end three people work overtime for two days to reconcile.",
            ),
            "need": None,
            "speaker": both("药剂科 𠮷主任", "Head of pharmacy, Ji"),
            "scope": None,
        },
        {
            "kind": "problem",
            "text": both(
                "退药单与收费系统不联动，金额常有差错。", "Returns are not linked to billing; amounts are often wrong."
            ),
            "need": both("退药与退费一步完成。", "Return and refund in one step."),
            "speaker": None,
            "scope": None,
        },
    ]
    topics = [
        ("住院药品流转", "Ward drug supply"),
        ("药房库存", "Pharmacy stock"),
        ("月末对账", "Month-end reconciliation"),
    ]
    body = {
        "at": "2026-03-02T09:30:00+08:00",
        "until": "2026-03-02T12:00:00+08:00",
        "hours": "2.5",
        "place": both("住院部三楼会议室", "Meeting room, third floor of the ward building"),
        "purpose": both(
            "弄清住院药品从医嘱到发放的全过程及例外。",
            "To understand how drugs flow from order to patient, with all exceptions.",
        ),
        "process": both(
            "开场说明 → 逐步走流程 → 看实物单据 → 提问 → 复述确认。",
            "Opening, walk through the process, look at real forms, questions, read back.",
        ),
        "precondition": "both",
        "precondition_note": both("已于 2 月 25 日演示药房模块", "The pharmacy module was shown on 25 February"),
        "people": [
            {"party": "customer", "name": EXPERT, "department": both("信息科", "IT"), "title": both("主任", "Head")},
            {
                "party": "customer",
                "name": both("何𫖯", "He Fu"),
                "department": both("药剂科", "Pharmacy"),
                "title": both("药师长", "Chief pharmacist"),
            },
            {
                "party": "vendor",
                "name": IMPLEMENTER,
                "department": both("实施部", "Implementation"),
                "title": both("实施经理", "Implementation manager"),
            },
        ],
        "topics": [{"topic": both(zh, en), "entries": entries} for zh, en in topics],
        "unclear": [
            {
                "text": both("夜间急诊退药由谁审批?", "Who approves returns from emergency at night?"),
                "topic": both("住院药品流转", "Ward drug supply"),
                "owner": IMPLEMENTER,
                "due": "2026-03-05",
                "method": both("电话询问急诊科护士长", "Call the head nurse of emergency"),
            },
            {
                "text": both("对账差异的历史数量", "How many differences in past months"),
                "topic": both("月末对账", "Month-end reconciliation"),
                "owner": EXPERT,
                "due": "2026-03-06",
                "method": both("提供近 12 个月清单", "Send the list of the last 12 months"),
            },
        ],
        "questions": [
            {"question": both("每天有多少张领药单?", "How many drug slips a day?"), "asked": True, "reason": None},
            {
                "question": both("旧系统的数据能否导出?", "Can the old system export its data?"),
                "asked": False,
                "reason": both("系统管理员不在场，改约 3 月 4 日", "The administrator was away; new date 4 March"),
            },
        ],
        "forms": [
            {
                "name": both("住院领药单", "Ward drug slip"),
                "kind": "form",
                "department": both("护理部", "Nursing"),
                "frequency": both("每日两次", "twice a day"),
            },
            {
                "name": both("药品月度盘点表", "Monthly stock report"),
                "kind": "report",
                "department": both("药剂科", "Pharmacy"),
                "frequency": both("每月", "monthly"),
            },
        ],
        "readback": both(
            "已向参加人逐条复述，均无异议。", "Everything was read back to those present; nobody objected."
        ),
    }
    more.setdefault(
        "slots",
        [
            slot(
                "customer-1",
                both("甲方确认人", "For the customer"),
                EXPERT,
                both("信息科主任", "Head of IT"),
                seal=False,
            ),
            slot(
                "vendor-1",
                both("调研人", "Author"),
                IMPLEMENTER,
                both("实施经理", "Implementation manager"),
                seal=False,
            ),
        ],
    )
    return frame("D03", language, both("调研日志", "Research log"), body, **more)
