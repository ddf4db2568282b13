"""Samples of the contract's review and of an amendment to it."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import COMMERCIAL, EXPERT, MANAGER, RARE, both, frame, slot

SELLER = both("李娜", "Li Na")
EXECUTIVE = both("周总", "Zhou Zong")
CONTRACT = both("医院 ERP 实施合同", "Hospital ERP contract")
MONTH = both(
    "签约后一个月内，六个院区同时上线，旧系统当天停用。",
    "All six sites go live within a month of signing, and the old system is switched off on that day.",
)


def money(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "CNY"}


def contract_summary(language: str = "both", **more: Any) -> dict[str, Any]:
    promise = {
        "source": "negotiation", "source_ref": "第二轮谈判", "by": SELLER, "to": EXPERT, "on": "2026-02-10",
        "due": "2026-04-20", "hard_date": True, "maturity": "development", "verdict": "infeasible", "red": True,
    }  # fmt: skip
    calm = {"hard_date": False, "maturity": None, "red": False}
    body = {
        "contract": {
            "number": "HT-2026-0031", "name": CONTRACT, "amount": money("1280000.00"), "tax_rate": "6",
            "signed_on": "2026-03-20", "effective_on": "2026-03-23", "due_on": "2026-04-22", "warranty_months": 12,
        },
        "deliverables": both("药房、住院与结算三个模块，含数据迁移与培训。", "Pharmacy, ward and settlement, with migration and training."),
        "acceptance": both(
            "三个模块连续运行十五天无停机；\n抽查五十张单据，账物一致；\n甲方专家逐项签字。",
            "Fifteen days without a stop;\nfifty papers checked, books and stock agree;\nthe expert signs item by item.",
        ),
        "days": {"promised": 30, "likely": 92, "short": True},
        "terms": [
            {"name": both("签约款", "On signing"), "percent": "30", "trigger": "signing", "on": None, "due_days": 15,
             "clause": "6.1", "retention": False},
            {"name": both("验收款", "On acceptance"), "percent": "60", "trigger": "acceptance", "on": None,
             "due_days": 30, "clause": "6.2", "retention": False},
            {"name": both("质保金", "Retention"), "percent": "10", "trigger": "warranty_end", "on": "2027-09-30",
             "due_days": 30, "clause": "", "retention": True},
        ],
        "promises": [
            promise | {"text": MONTH},
            promise | calm | {"text": both(f"{RARE}报表按院区汇总", "Reports by site"), "verdict": "feasible", "source": "clause"},
            *(
                promise | calm | {"text": both(f"接口 {n} 随首期交付", f"Interface {n} comes with phase one"),
                                  "verdict": "at_risk", "source": "solution", "source_ref": "", "due": None}
                for n in range(1, 15)
            ),
        ],
        "red": [{"text": MONTH, "approved_by": EXECUTIVE}, {"text": both("夜间双语值班", "Bilingual night shift"), "approved_by": None}],
        "approvals": [
            {"what": "reviewed", "name": MANAGER, "on": "2026-03-15"},
            {"what": "approved", "name": EXECUTIVE, "on": "2026-03-18"},
            {"what": "taken_on", "name": EXECUTIVE, "on": "2026-03-18"},
        ],
    }  # fmt: skip
    slots = [
        slot("vendor-1", both("销售经理", "Sales manager"), SELLER, both("", ""), seal=False),
        slot("vendor-2", both("项目经理", "Project manager"), MANAGER, both("", ""), seal=False),
        slot("vendor-3", both("高管", "Executive"), EXECUTIVE, both("总经理", "Managing director"), seal=False),
    ]
    title = both("承诺评审与合同摘要", "Promise review and contract summary")
    return frame("D14", language, title, body, slots=slots, internal=True, **more)


def contract_amendment(language: str = "both", **more: Any) -> dict[str, Any]:
    clause = {"clause": both("4.1", "4.1"), "old": MONTH, "new": both(
        "自签约起三个月内分三批上线，每批两个院区；旧系统并行一个月后停用。",
        "Within three months of signing, in three batches of two sites; the old system runs beside it for a month.",
    )}  # fmt: skip
    body = {
        "contract": {"number": "HT-2026-0031", "name": CONTRACT, "signed_on": "2026-03-20"},
        "subject": both("上线时间与批次", "Date and batches of going live"),
        "reason": both("一个月内六个院区同时上线做不到。", "Six sites cannot go live within a month."),
        "facts": both(
            f"四个院区的网络要到五月才改造完；历史数据 12 年，试迁一次用了九天；{RARE}科室只有一名兼职管理员。",
            "The network of four sites is rebuilt until May; twelve years of data took nine days to migrate on trial; one administrator, part time.",
        ),
        "clauses": [
            clause,
            *(clause | {"clause": both(f"附件{n}", f"Annex {n}"), "old": both("", "")} for n in range(1, 7)),
        ],
        "amount": {"old": money("1280000.00"), "delta": money("-80000.00"), "new": money("1200000.00")},
        "due": {"old": "2026-04-22", "new": "2026-07-31"},
        "payments": [
            {"name": both("验收款", "On acceptance"), "old": money("768000.00"), "new": money("608000.00"), "on": None},
            {"name": both("二批上线款", "Second batch"), "old": None, "new": money("80000.00"), "on": "2026-06-15"},
        ],
        "promises": [{"text": MONTH, "on": "2026-02-10", "due": "2026-04-20"}],
        "effective_on": "2026-04-10",
    }  # fmt: skip
    slots = [
        slot(
            "customer-1", both("甲方签字人", "For the customer"), both("林院长", "Lin Yuan"), both("院长", "President")
        ),
        slot("vendor-1", both("乙方签字人", "For the vendor"), COMMERCIAL, both("商务经理", "Commercial manager")),
        slot("vendor-2", both("乙方项目经理", "Project manager"), MANAGER, both("", ""), seal=False),
    ]
    title = both("项目变更文件（合同变更）", "Project change file (contract amendment)")
    return frame("D16", language, title, body, slots=slots, **more)
