"""Samples of the papers of customer service."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.changes import FOR_CUSTOMER, HEAD, NONE
from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, MANAGER, RARE, both, frame, slot

SERVES = both("接收人（客户服务）", "Taken over by (customer service)")
SERVICE = both("孙悦", "Sun Yue")


def service_handover(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "systems": both(f"药房管理系统 5.2{RARE}，含静配接口。", "Pharmacy system 5.2 with the interface to compounding."),
        "environment": both("两台应用服务器，一主一备；每晚备份。", "Two servers, one in reserve; a backup every night."),
        "warranty_until": "2027-09-05",
        "sla": both("工作日八小时内响应，严重故障四小时解决。", "Answered within eight working hours, serious faults solved within four."),
        "responsible_from": "2026-09-12",
        "service_contact": SERVICE,
        "service_phone": "138 0000 7788",
        "people": [
            {"side": "customer", "name": EXPERT, "title": both("信息科主任", "Head of IT"), "part": both("报修与验收", "Reports and confirms"), "phone": "139 0000 4210", "email": "it@hospital.example"},
            {"side": "vendor", "name": IMPLEMENTER, "title": NONE, "part": both("业务配置", "Business settings"), "phone": "", "email": "im@vendor.example"},
        ] * 6,
        "issues": [
            {"text": both(f"退药清单打印慢，第 {n} 项", f"Printing returns is slow, item {n}"), "severity": severity, "owner": SERVICE, "due": "2026-10-15"}
            for n, severity in enumerate(("low", "medium", "high", "critical") * 6, 1)
        ],
        "manuals": [{"title": both("操作手册", "User manual"), "place": both("项目文件", "Files of the project")}] * 3,
        "knowledge": [
            {"topic": both("报表二次开发", "Developing reports further"), "contact": EXPERT, "done_on": "2026-08-20"},
            {"topic": both("接口日志怎么看", "Reading the logs of interfaces"), "contact": EXPERT, "done_on": None},
        ],
        "papers": [{"number": "P-2026-0042-D35-01", "name": both("验收报告", "Acceptance certificate")}] * 4,
        "introduced_on": "2026-09-11",
        "introduced_to": EXPERT,
        "introduced_how": both("移交会议", "At the hand-over meeting"),
    }  # fmt: skip
    slots = [
        slot("customer-1", FOR_CUSTOMER, HEAD, both("院长", "President")),
        slot("vendor-1", both("移交人（项目经理）", "Handed over by (project manager)"), MANAGER, NONE),
        slot("vendor-2", SERVES, SERVICE, NONE),
    ]
    return frame("D37", language, both("客服移交单", "Hand-over to customer service"), body, slots=slots, **more)


def service_visit(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "ticket": {
            "number": "P-2026-0042 #7", "title": both("退药清单打印慢", "Printing returns is slow"), "kind": "technical",
            "priority": "high", "reported_on": "2026-10-12", "reporter": EXPERT,
        },
        "on": "2026-10-13",
        "begins": "09:30",
        "ends": "11:45",
        "mode": "on_site",
        "place": both("住院药房", "Inpatient pharmacy"),
        "who": SERVICE,
        "met": EXPERT,
        "work": both(f"更换打印服务内存设置，批量打印一百张复测{RARE}。\n\n" * 30, "Changed the memory of the printing service and printed a hundred slips again.\n\n" * 30),
        "outcome": "partly",
        "left": both("补丁随十一月版本发布，孙悦跟进。", "The patch comes with the November release; Sun Yue sees to it."),
        "rating": 5,
        "rating_words": both("来得很快。", "They came quickly."),
        "confirmed_on": "2026-10-13",
    }  # fmt: skip
    slots = [
        slot("customer-1", FOR_CUSTOMER, EXPERT, both("信息科主任", "Head of IT")),
        slot("vendor-1", both("乙方服务人员", "For customer service"), SERVICE, NONE),
    ]
    return frame("D41", language, both("现场支持单", "Service visit report"), body, slots=slots, **more)


def satisfaction_survey(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "point": "acceptance",
        "asked": EXPERT,
        "title": both("信息科主任", "Head of IT"),
        "answered_on": "2026-09-20",
        "questions": [
            {"text": both("系统是否解决了您的业务问题？", "Does the system solve your business problems?"), "mark": 5},
            {"text": both("进度和承诺是否按时兑现？", "Are dates and promises kept?"), "mark": 3},
            {"text": both("提出的问题是否得到及时解决？", "Are the problems that you report solved soon?"), "mark": None},
            {"text": both("总体上您是否满意？", "All in all, are you satisfied?"), "mark": 4},
        ] * 12,
        "mean": "4.0",
        "comment": both(f"希望报表再快一些{RARE}。", "Reports could be faster."),
    }  # fmt: skip
    slots = [slot("customer-1", FOR_CUSTOMER, EXPERT, both("信息科主任", "Head of IT"))]
    return frame("D40", language, both("满意度调查", "Satisfaction survey"), body, slots=slots, **more)


def phase_two(language: str = "both", **more: Any) -> dict[str, Any]:
    kinds = (("requirement", "high", "large"), ("training", "medium", "medium"), ("ticket", "low", "small"),
             ("improvement", "high", "small"), ("change", "medium", "large"), ("other", "low", "medium"))  # fmt: skip
    body = {
        "introduction": both("一期数据已经齐全，二期可以直接用于决策。", "The data are complete now; a second phase can decide with them."),
        "frozen_on": "2026-09-05",
        "wishes": [
            {
                "text": both(f"第 {n} 项：院领导移动端日报{RARE}", f"Wish {n}: a daily report on the phone"),
                "benefit": both("每天少开一次会", "One meeting a day less"), "origin": origin, "value": value, "size": size,
            }
            for n, (origin, value, size) in enumerate(kinds * 6, 1)
        ],
    }  # fmt: skip
    return frame("D39", language, both("二期建议", "Proposal for a second phase"), body, **more)
