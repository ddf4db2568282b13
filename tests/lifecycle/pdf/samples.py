"""Sample data of every document kind, long enough to run over pages."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image, ImageDraw

RARE = "𠮷𬱖𫖯䶮"


def both(zh: str, en: str = "") -> dict[str, str]:
    return {"zh": zh, "en": en}


VENDOR = both("华信软件有限公司", "Huaxin Software Co., Ltd.")
HOSPITAL = both("江州市人民医院", "Jiangzhou Renmin Hospital")
EXPERT = both("陈志远", "Chen Zhiyuan")
IMPLEMENTER = both("王磊", "Wang Lei")
MANAGER = both("张敏", "Zhang Min")
COMMERCIAL = both("李琴", "Li Qin")


def frame(kind: str, language: str, title: dict[str, str], body: dict[str, Any], **more: Any) -> dict[str, Any]:
    number = f"P-2026-0042-{kind}-01"
    return {
        "kind": kind,
        "number": number,
        "version": 1,
        "language": language,
        "issued_on": "2026-09-05",
        "generated_at": "2026-09-05T02:42:00Z",
        "draft": False,
        "internal": False,
        "title": title,
        "vendor": {
            "name": VENDOR,
            "logo": None,
            "address": both("江州市科技路 8 号", "8 Keji Road, Jiangzhou"),
            "bank": {"name": "中国工商银行江州科技支行", "account": "6222 0210 0112 3456 789", "swift": "ICBKCNBJ"},
        },
        "project": {"number": "P-2026-0042", "name": both("人民医院 ERP 实施", "Hospital ERP rollout")},
        "customer": {"name": HOSPITAL},
        "public_code": "ABCDEFGHJK",
        "verify_url": "https://throughline.example/v/ABCDEFGHJK",
        "revisions": [
            {"n": 1, "on": "2026-09-05", "reason": both("首次发布", "First issue")},
        ],
        "body": body,
        "slots": [],
        **more,
    }


def slot(
    key: str, role: dict[str, str], name: dict[str, str], title: dict[str, str], seal: bool = True
) -> dict[str, Any]:
    party = key.split("-")[0]
    return {"key": key, "party": party, "role": role, "name": name, "title": title, "seal": seal}


def logo() -> str:
    picture = Image.new("RGBA", (480, 120), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((5, 5, 115, 115), fill=(29, 58, 95, 255))
    pen.rectangle((140, 40, 470, 80), fill=(29, 58, 95, 160))
    written = io.BytesIO()
    picture.save(written, "PNG")
    return "data:image/png;base64," + base64.b64encode(written.getvalue()).decode()


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


TECHNICAL = both(
    "### 架构\n\n采用**前后端分离**、单库多租户的部署方式：\n\n1. 应用服务器两台，互为热备；\n2. 数据库主从各一，\n   每 15 分钟备份；\n\n- 与医保平台的接口\n  - 结算\n  - 对账\n- 与检验系统的接口\n\n"
    "### 选型\n\n| 组件 | 选择 | 理由 |\n|---|---|---|\n| 数据库 | PostgreSQL | 医院已有运维经验 |\n| 消息 | 数据库队列 | 量小，少一个组件 |\n\n> 所有选型均可在本地机房运行。\n\n说明见 [产品文档](https://docs.example.com/hospital)。",
    "### Architecture\n\nA **separate front end**, one database:\n\n1. two application servers, each other's standby;\n2. one primary database and one replica.\n\n"
    "### Choices\n\n| Component | Choice | Why |\n|---|---|---|\n| Database | PostgreSQL | The hospital already runs it |\n| Queue | In the database | Small volume |\n",
)


def presales_solution(language: str = "both", **more: Any) -> dict[str, Any]:
    steps = [
        ("需求确认", "Confirm requirements"),
        ("环境准备", "Prepare the site"),
        ("配置与开发", "Configure and develop"),
        ("数据迁移", "Migrate data"),
        ("试运行", "Trial run"),
        ("推广与验收", "Roll out and accept"),
    ]
    body = {
        "summary": both(
            "六个月内，把门诊、住院与药房的数据接在一起，月末对账由两天缩短到两小时。",
            "Within six months outpatient, wards and pharmacy share one set of data, and month-end reconciliation shrinks from two days to two hours.",
        ),
        "understanding": both(
            "医院现有三套系统，药品编码不一致，**对账靠人工**。",
            "Three systems with three drug codes: reconciliation is done **by hand**.",
        ),
        "sections": [
            {
                "code": "technical",
                "title": both("技术方案", "Technical plan"),
                "objective": both("稳定、可在本地运维", "Stable, run on site"),
                "body": TECHNICAL,
                "requirements": ["R-001", "R-004"],
                "steps": [],
            },
            {
                "code": "implementation",
                "title": both("实施方案", "Implementation plan"),
                "objective": None,
                "body": both(
                    "分六步，每步有双方负责人与可检验的结果。",
                    "Six steps, each with owners on both sides and a result that can be checked.",
                ),
                "requirements": [],
                "steps": [
                    {
                        "step": both(zh, en),
                        "start": f"2026-{at + 3:02d}-01",
                        "end": f"2026-{at + 3:02d}-28",
                        "resource": both("顾问 2 人，信息科 1 人", "2 consultants, 1 from IT"),
                        "side": ("vendor", "customer", "both")[at % 3],
                    }
                    for at, (zh, en) in enumerate(steps)
                ],
            },
            {
                "code": "training",
                "title": both("培训方案", "Training plan"),
                "objective": None,
                "body": both("- 关键用户先行\n- 普通用户随推广", "- key users first\n- others with the rollout"),
                "requirements": ["R-009"],
                "steps": [],
            },
        ],
        "risks": [
            {
                "risk": both("线路未按时到位", "The line comes late"),
                "likelihood": "medium",
                "impact": "high",
                "response": both("先用备用链路，每周核对", "Use the spare link, check weekly"),
                "owner": both("甲方信息科", "Customer's IT"),
            },
            {
                "risk": both("关键用户抽不出时间", "Key users have no time"),
                "likelihood": "high",
                "impact": "medium",
                "response": both("由院长下发排班", "The director fixes their hours"),
                "owner": MANAGER,
            },
        ],
        "coverage": [
            {
                "number": f"R-{at:03d}",
                "requirement": both(f"需求 {at}:{CRITERIA[at % 9][2]}", f"Requirement {at}: {CRITERIA[at % 9][3]}"),
                "approach": ("standard", "configuration", "development", "workaround", "later", "excluded")[at % 6],
                "section": both("技术方案", "Technical plan") if at % 7 else None,
            }
            for at in range(1, 25)
        ],
        "assumptions": [
            both("医院提供机房与网络。", "The hospital provides room and network."),
            both("旧系统数据可以导出。", "Data can be exported from the old system."),
        ],
        "duties": [
            {"text": both("指定一名项目负责人", "Name one person in charge"), "owner": HOSPITAL, "due": "2026-03-01"},
            {"text": both("提供近三年的数据", "Provide data of three years"), "owner": EXPERT, "due": "2026-03-15"},
        ],
    }
    more.setdefault(
        "slots",
        [
            slot("customer-1", both("甲方代表", "For the customer"), EXPERT, both("信息科主任", "Head of IT")),
            slot(
                "vendor-1", both("乙方代表", "For the vendor"), IMPLEMENTER, both("实施经理", "Implementation manager")
            ),
        ],
    )
    return frame("D06", language, both("售前解决方案", "Pre-sales solution"), body, **more)


def kickoff(language: str = "both", **more: Any) -> dict[str, Any]:
    person = {"department": both("信息科", "IT"), "phone": "+86 138 0000 0000"}
    body = {
        "at": "2026-04-08T09:00:00+08:00",
        "until": "2026-04-08T10:30:00+08:00",
        "place": both("门诊楼报告厅", "Lecture hall"),
        "chair": MANAGER,
        "sponsor": {
            "name": both("刘建国", "Liu Jianguo"),
            "title": both("院长", "Director"),
            "message": both(
                "这个项目是医院今年的**一号工程**。\n\n各科室要把最好的人派出来。",
                "This is the hospital's **first project** of the year.\n\nEvery department sends its best people.",
            ),
        },
        "authority": {
            "name": MANAGER,
            "title": both("项目经理", "Project manager"),
            "text": both(
                "自即日起负责项目的计划、人员与变更，双方人员均应配合。",
                "From today in charge of plan, people and changes; staff of both sides shall cooperate.",
            ),
        },
        "objectives": [
            {
                "text": both("月末对账缩短", "Shorter month-end reconciliation"),
                "measure": both("由 2 天降至 2 小时", "From 2 days to 2 hours"),
                "due": "2026-09-30",
            },
            {
                "text": both("挂号不排长队", "No long queues at registration"),
                "measure": both("平均等候 ≤ 10 分钟", "Mean wait ≤ 10 minutes"),
                "due": "2026-08-31",
            },
        ],
        "agenda": [
            {"time": "09:00", "item": both("开场与介绍双方团队", "Opening, both teams"), "speaker": MANAGER},
            {
                "time": "09:10",
                "item": both("院长讲话：项目的意义", "The director: why this matters"),
                "speaker": both("刘建国", "Liu Jianguo"),
            },
            {"time": "09:30", "item": both("实施安排", "How we will work"), "speaker": IMPLEMENTER},
        ],
        "speeches": [
            {
                "speaker": IMPLEMENTER,
                "title": both("实施安排", "How we will work"),
                "text": both(
                    "- 每周一例会\n- 每个问题有负责人和日期",
                    "- a meeting every Monday\n- every issue has an owner and a date",
                ),
            }
        ],
        "rosters": {
            "customer": [
                {
                    "name": EXPERT,
                    "role": both("项目负责人", "In charge"),
                    "title": both("主任", "Head"),
                    "email": "chen@hospital.example",
                    **person,
                },
                {
                    "name": both("何𫖯", "He Fu"),
                    "role": both("关键用户", "Key user"),
                    "title": both("药师长", "Chief pharmacist"),
                    "email": "he@hospital.example",
                    **person,
                },
            ],
            "vendor": [
                {
                    "name": MANAGER,
                    "role": both("项目经理", "Project manager"),
                    "title": both("高级项目经理", "Senior project manager"),
                    "email": "zhang@huaxin.example",
                    **person,
                },
                {
                    "name": IMPLEMENTER,
                    "role": both("实施经理", "Implementation manager"),
                    "title": both("实施经理", "Implementation manager"),
                    "email": "wang@huaxin.example",
                    **person,
                },
            ],
        },
        "rules": [
            both("问题当天登记，次日答复。", "Issues are logged the same day and answered the next."),
            both("变更只走一个口。", "Changes go through one door."),
        ],
        "responsibilities": [
            {
                "stage": both("准备", "Preparation"),
                "task": both("机房与网络", "Room and network"),
                "customer": both("信息科负责", "IT does it"),
                "vendor": both("提出要求", "States the needs"),
            },
            {
                "stage": both("准备", "Preparation"),
                "task": both("数据清理", "Clean the data"),
                "customer": both("各科室负责", "Departments do it"),
                "vendor": both("提供工具", "Gives the tools"),
            },
            {
                "stage": both("上线", "Go-live"),
                "task": both("现场支持", "Support on site"),
                "customer": None,
                "vendor": both("实施经理负责", "The implementation manager does it"),
            },
        ],
        "change": {
            "contact": EXPERT,
            "channel": both("变更申请单（D20）", "Change request form (D20)"),
            "assess_days": 5,
            "limits": both(
                "不超过 3 人天由项目经理批准，其余由双方领导批准。",
                "Up to 3 days by the project manager, all else by both executives.",
            ),
        },
        "communication": [
            {
                "what": both("项目例会", "Project meeting"),
                "who": both("双方项目组", "Both teams"),
                "frequency": both("每周一", "Mondays"),
                "channel": both("现场", "On site"),
            },
            {
                "what": both("高层汇报", "Executive report"),
                "who": both("双方领导", "Executives"),
                "frequency": both("每月", "Monthly"),
                "channel": both("书面", "In writing"),
            },
        ],
        "milestones": [
            {"name": both(zh, en), "owner": MANAGER, "on": on}
            for zh, en, on in (
                ("调研完成", "Research done", "2026-05-15"),
                ("上线", "Go-live", "2026-08-03"),
                ("验收", "Acceptance", "2026-09-05"),
            )
        ],
        "decisions": [
            {
                "text": both("二院区推迟两周上线", "The second campus goes live two weeks later"),
                "owner": EXPERT,
                "due": "2026-04-15",
            }
        ],
        "attendance": [
            {"party": "customer", "name": EXPERT, "title": both("主任", "Head"), "present": True},
            {
                "party": "customer",
                "name": both("何𫖯", "He Fu"),
                "title": both("药师长", "Chief pharmacist"),
                "present": False,
            },
            {"party": "vendor", "name": MANAGER, "title": both("项目经理", "Project manager"), "present": True},
        ],
        "distribution": [both("各科室主任", "Heads of departments"), both("双方项目组全体", "Both teams")],
    }
    more.setdefault(
        "slots",
        [
            slot("customer-1", both("甲方代表", "For the customer"), EXPERT, both("信息科主任", "Head of IT")),
            slot(
                "vendor-1",
                both("项目经理", "Project manager"),
                MANAGER,
                both("高级项目经理", "Senior project manager"),
            ),
        ],
    )
    return frame("D18", language, both("启动大会文件与纪要", "Kickoff pack and minutes"), body, **more)


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


KINDS = {
    "research_log": research_log,
    "presales_solution": presales_solution,
    "kickoff": kickoff,
    "acceptance": acceptance,
    "payment_request": payment_request,
}

STROKES = [
    [{"x": 20 + 4 * at, "y": 90 + 55 * ((at % 7) - 3) / 3 * (1 - at / 60), "t": at} for at in range(50)],
    [{"x": 40, "y": 140}, {"x": 120, "y": 128}, {"x": 210, "y": 133}],
]
APPEARANCE = {
    "strokes": STROKES,
    "typed": "",
    "name": EXPERT,
    "title": both("信息科主任", "Head of IT"),
    "when": "2026-09-05 10:42 +08:00",
    "how": both("手写签名 · 专用链接", "drawn · private link"),
}
