"""A sample of the acceptance certificate."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import (
    COMMERCIAL,
    EXPERT,
    HOSPITAL,
    IMPLEMENTER,
    MANAGER,
    VENDOR,
    both,
    frame,
    slot,
)

CRITERIA = [
    (
        "门诊",
        "Outpatient",
        "门诊挂号全流程可用",
        "Outpatient registration runs end to end",
        "连续 10 个工作日无中断",
        "10 working days without a break",
    ),
    (
        "门诊",
        "Outpatient",
        "药房发药与退药",
        "Dispensing and returns",
        "退药单缺少患者编号，列入遗留问题 1",
        "The return slip lacks the patient number, outstanding item 1",
    ),
    (
        "门诊",
        "Outpatient",
        "收费与医保结算一致",
        "Billing agrees with insurance settlement",
        "抽查 600 笔，差异为零",
        "600 cases checked, no difference",
    ),
    (
        "数据",
        "Data",
        "历史病历迁移 11 年",
        "Eleven years of records migrated",
        "抽样 2,400 份，差错率 0.04%",
        "2,400 sampled, 0.04% wrong",
    ),
    (
        "数据",
        "Data",
        "主数据唯一，重复率低于千分之一",
        "Master data unique, below 0.1% duplicates",
        "重复 12 条，已全部合并",
        "12 duplicates found, all merged",
    ),
    (
        "性能",
        "Performance",
        "并发 500 用户，95 分位响应 ≤ 1.5 秒",
        "500 concurrent users, p95 ≤ 1.5 s",
        "实测 1.2 秒",
        "Measured 1.2 s",
    ),
    (
        "性能",
        "Performance",
        "月末批量两小时内完成",
        "Month-end batch within two hours",
        "实测 1 小时 26 分",
        "Measured 1 h 26 min",
    ),
    (
        "人员",
        "People",
        "关键用户独立操作",
        "Key users work on their own",
        "24 人考核全部通过，平均 91 分",
        "24 of 24 passed, mean 91",
    ),
    ("人员", "People", "操作手册齐备", "Manuals complete", "12 册，甲方已签收", "12 volumes, received and signed"),
]


def acceptance(language: str = "both", **more: Any) -> dict[str, Any]:
    items = []
    for at in range(18):
        group_zh, group_en, zh, en, found_zh, found_en = CRITERIA[at // 2]
        items.append(
            {
                "code": f"A-{at + 1:02d}",
                "group": both(group_zh, group_en),
                "criterion": both(
                    zh + ("" if at % 2 == 0 else "（二院区）"), en + ("" if at % 2 == 0 else " (second campus)")
                ),
                "source": both(f"合同附件二第 {at + 1} 条", f"Contract annex 2, no. {at + 1}"),
                "finding": both(found_zh, found_en),
                "evidence": [{"number": f"D27-{at + 1:02d}", "title": both("功能验证单", "Function verification")}],
                "result": "conditional" if at in (2, 3) else "passed",
            }
        )
    people = [
        ("customer", EXPERT, both("甲方专家", "Customer's expert"), HOSPITAL, both("信息科主任", "Head of IT")),
        (
            "customer",
            both("𠮷田𬱖", "Ji Tianwei"),
            both("甲方专家", "Customer's expert"),
            HOSPITAL,
            both("护理部副主任", "Deputy head of nursing"),
        ),
        (
            "vendor",
            IMPLEMENTER,
            both("实施经理", "Implementation manager"),
            VENDOR,
            both("实施经理", "Implementation manager"),
        ),
        (
            "vendor",
            COMMERCIAL,
            both("商务经理", "Commercial manager"),
            VENDOR,
            both("商务部经理", "Head of the commercial department"),
        ),
        (
            "vendor",
            MANAGER,
            both("项目经理", "Project manager"),
            VENDOR,
            both("高级项目经理", "Senior project manager"),
        ),
    ]
    body = {
        "phase": both("终验", "Final acceptance"),
        "lead": both(
            "甲方验收小组于 2026 年 9 月 4 日按合同附件二所列标准逐项核对，作出如下结论。",
            "On 4 September 2026 the customer's acceptance panel checked every criterion of contract annex 2 and concludes as follows.",
        ),
        "contract": {
            "number": "HT-2026-0031",
            "name": both("医院 ERP 实施合同", "Hospital ERP contract"),
            "amount": {"amount": "1280000.00", "currency": "CNY"},
        },
        "trial_run": {"start": "2026-08-03", "end": "2026-09-03", "note": both("31 天", "31 days")},
        "accepted_on": "2026-09-04",
        "result": "conditional",
        "conclusion": both(
            "遗留问题不影响系统正式使用，按下表期限整改后视为最终通过。",
            "The outstanding items do not hinder productive use; once mended by the dates below, acceptance is final.",
        ),
        "panel": [
            {"party": party, "name": name, "role": role, "organisation": place, "title": title}
            for party, name, role, place, title in people
        ],
        "items": items,
        "outstanding": [
            {
                "text": both("药房退药单打印缺少患者编号", "The return slip lacks the patient number"),
                "owner": IMPLEMENTER,
                "side": "vendor",
                "due": "2026-09-20",
                "done_on": None,
                "item": "A-03",
            },
            {
                "text": both("夜间备份报告未发送至信息科", "The nightly backup report does not reach IT"),
                "owner": MANAGER,
                "side": "vendor",
                "due": "2026-09-30",
                "done_on": None,
                "item": "A-04",
            },
            {
                "text": both("二院区打印机驱动升级", "Printer drivers on the second campus to be updated"),
                "owner": EXPERT,
                "side": "customer",
                "due": "2026-09-25",
                "done_on": "2026-09-05",
                "item": None,
            },
        ],
        "delays": [
            {
                "from": "2026-05-11",
                "days": 6,
                "side": "customer",
                "cause": both("机房线路未到位", "The carrier line was not ready"),
                "source": both("工作备忘录 D25-03", "Site-work memo D25-03"),
                "agreed": True,
            },
            {
                "from": "2026-06-02",
                "days": 3,
                "side": "vendor",
                "cause": both("接口开发返工", "An interface had to be redone"),
                "source": both("工作备忘录 D25-05", "Site-work memo D25-05"),
                "agreed": True,
            },
            {
                "from": "2026-07-14",
                "days": 4,
                "side": "customer",
                "cause": both("关键用户抽调", "Key users were called away"),
                "source": both("变更申请 D20-02", "Change request D20-02"),
                "agreed": False,
            },
        ],
        "payments": [
            {
                "name": both("第三期：验收款", "Instalment 3: acceptance"),
                "percent": "30",
                "due": "2026-10-04",
                "amount": {"amount": "384000.00", "currency": "CNY"},
            },
        ],
        "clauses": [
            both(
                "甲方确认乙方已按合同及已批准的变更交付上述内容，并已逐项检验。",
                "The customer confirms that the above was delivered under the contract and approved changes, and was checked item by item.",
            ),
            both(
                "遗留问题由所列责任人在期限内完成，乙方负责的部分免费修复。",
                "Outstanding items are closed by the owners and dates listed; the vendor mends its part free of charge.",
            ),
            both("自签署之日起进入十二个月质保期。", "A warranty of twelve months begins on the date of signature."),
            both(
                "双方同意以电子签名签署本文件，并认可其与手写签名或者盖章具有同等的法律效力。",
                "The parties agree to sign this document electronically and give that signature the effect of a handwritten one or a seal.",
            ),
            both(
                "本文件以中文和英文书就，如有歧义，以中文为准。",
                "Should the two languages differ, the Chinese text prevails.",
            ),
        ],
    }
    slots = [
        slot(f"{party}-{at}", role, name, title, seal=at != 2)
        for at, (party, name, role, _place, title) in enumerate(people, 1)
    ]
    more.setdefault("slots", slots)
    return frame("D35", language, both("项目验收证书", "Acceptance certificate"), body, **more)
