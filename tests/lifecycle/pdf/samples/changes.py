"""Samples of the charter of changes and of a change request."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import COMMERCIAL, EXPERT, MANAGER, RARE, both, frame, slot

NONE = both("", "")
HEAD = both("林院长", "Lin Yuan")
FOR_CUSTOMER, MANAGES = both("甲方代表", "For the customer"), both("乙方项目经理", "Project manager")


def money(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "CNY"}


def people() -> list[dict[str, Any]]:
    return [
        slot("customer-1", FOR_CUSTOMER, HEAD, both("院长", "President")),
        slot("vendor-1", MANAGES, MANAGER, NONE),
    ]


def change_process(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "revision": 2,
        "contact": {
            "name": EXPERT, "title": both("信息科主任", "Head of IT"), "phone": "139 0000 4210",
            "email": "chen.zhiyuan@hospital.example",
        },
        "channel": both("变更邮箱，抄送双方项目经理", "The mailbox for changes, with a copy to both project managers"),
        "form": both(
            f"书面申请，写明变更内容、目的、内部同意人{RARE}",
            "In writing: what is to change, what for, and who agreed to it inside",
        ),
        "meeting": both("每周四项目例会", "The project meeting on Thursdays"),
        "assess_within_days": 5,
        "limits": [
            {"level": "manager", "amount": money("20000.00"), "days": 3},
            {"level": "commercial", "amount": money("100000.00"), "days": 15},
            {"level": "executive", "amount": None, "days": None},
        ],
    }  # fmt: skip
    return frame("D19", language, both("变更流程约定", "Change process charter"), body, slots=people(), **more)


def change_request(language: str = "both", **more: Any) -> dict[str, Any]:
    reference = {
        "where": both("医院 ERP 需求文档 P-2026-0042-D05-01", "Hospital ERP: requirements P-2026-0042-D05-01"),
        "defined": both(
            "R-07：月末自动核对药房与财务账目，按总额核对。",
            "R-07: compare pharmacy and finance at month-end, by totals.",
        ),
        "differs": True,
        "difference": both("原为按总额，现要求按医保类别。", "Until now by totals; now by kind of insurance."),
    }
    body = {
        "code": "C-03",
        "subject": both("对账按医保类别", "Reconcile by kind of insurance"),
        "change_kind": "requirement",
        "description": both(
            f"月末自动对账按医保类别分别核对，{RARE}差异单按科室下发。",
            "Month-end reconciliation is done apart by kind of insurance; differences go to the departments.",
        ),
        "raised_by": EXPERT,
        "submitted_on": "2026-08-20",
        "agreed_inside": both("医务处王处长、财务处李处长 8 月 18 日会上同意。", "Heads of medical affairs and finance agreed on 18 August."),
        "agreed_on": "2026-08-18", "wished_on": "2026-10-30",
        "wanted_for": both("月末要能看出哪类医保被拒付。", "At the end of a month one should see which kind of insurance refused."),
        "root_purpose": both("医保拒付能在当月发现并申诉。", "Refusals of the insurance are seen, and contested, in the same month."),
        "talk": {"on": "2026-08-21", "with": EXPERT},
        "references": [reference, *(reference | {"differs": False, "difference": NONE} for _n in range(3))],
        "no_prior": NONE,
        "alternatives": [
            {
                "text": both("只核对医保一类，其余仍按总额。", "Apart for insurance only, the rest by totals."), "cost": money("60000.00"),
                "days": 9, "effort": both("财务科试核一个月", "Finance checks for a month"), "chosen": True,
            },
            {
                "text": both("每月导出后人工核对。", "Export and compare by hand each month."), "cost": money("0.00"), "days": 0,
                "effort": both("每月两人天", "Two person-days a month"), "chosen": False,
            },
        ],
        "no_alternative": NONE,
        "impact": {
            "cost": money("118000.00"), "days": 16, "scope": both("增加一张对账表和一个下发流程。", "One more table and one more flow."),
            "quality": both("对账规则变多，须重做一轮功能验证。", "More rules; functions are verified once more."),
            "means": both("后端一人八天，测试一人三天。", "One developer for eight days, one tester for three."),
        },
        "agreed": {"cost": money("60000.00"), "days": 9, "avoided": money("58000.00")},
        "plan_items": [
            {"what": both("数据迁移与核对", "Move and compare the data"), "old": "2026-10-16", "new": "2026-10-28"},
            {"what": both("切换上线", "Going live"), "old": None, "new": "2026-11-09"},
        ],
        "payments": [
            {"name": both("验收款", "On acceptance"), "delta": money("60000.00"), "on": "2026-11-09"},
        ],
        "requirements": [{
            "code": "R-07", "title": both("自动对账", "Automatic reconciliation"),
            "fields": [{
                "field": both("描述", "Description"), "old": both("月末按总额核对。", "Compared at month-end, by totals."),
                "new": both("月末按医保与非医保分别核对。", "Compared at month-end, insurance apart from the rest."),
            }],
        }],
        "objectives": [],
        "decision": {"state": "alternative", "by": COMMERCIAL, "on": "2026-08-27", "reason": both("目的相同，代价减半。", "The same purpose at half the cost.")},
        "effect": "contract",
        "process": 2,
    }  # fmt: skip
    slots = [
        *people(),
        slot("vendor-2", both("乙方商务经理", "Commercial manager"), COMMERCIAL, NONE, seal=False),
    ]
    title = both("变更申请与评估", "Change request and impact")
    return frame("D20", language, title, body, slots=slots, **more)
