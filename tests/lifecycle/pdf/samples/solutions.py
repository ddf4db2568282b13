"""A sample of the pre-sales solution."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.acceptances import CRITERIA
from tests.lifecycle.pdf.samples.frames import EXPERT, HOSPITAL, IMPLEMENTER, MANAGER, both, frame, slot

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
            {
                "code": "risks",
                "title": both("风险与应对", "Risks and responses"),
                "objective": None,
                "body": both("", ""),
                "requirements": [],
                "steps": [],
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
