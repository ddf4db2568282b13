"""A sample of the kickoff pack."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, MANAGER, both, frame, slot


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
            {
                "time": "09:00",
                "item": both("开场与介绍双方团队", "Opening, both teams"),
                "speaker": MANAGER,
                "minutes": 10,
            },
            {
                "time": "09:10",
                "item": both("院长讲话：项目的意义", "The director: why this matters"),
                "speaker": both("刘建国", "Liu Jianguo"),
                "minutes": 20,
            },
            {"time": "09:30", "item": both("实施安排", "How we will work"), "speaker": IMPLEMENTER, "minutes": 60},
        ],
        "minutes_planned": 90,
        "resources": [
            {"side": side, "kind": kind, "what": both(zh, en), "needed_by": on, "status": status}
            for side, kind, zh, en, on, status in (
                (
                    "customer",
                    "environment",
                    "项目办公室一间，四个工位",
                    "A project office with four desks",
                    "2026-04-13",
                    "confirmed",
                ),
                (
                    "customer",
                    "people",
                    "每科室一名关键用户，每周一天",
                    "A key user of each department, a day a week",
                    "2026-04-20",
                    "asked",
                ),
                ("vendor", "people", "实施顾问两名", "Two consultants", "2026-04-13", "confirmed"),
                ("vendor", "budget", "培训教材印制费", "Printing of the training material", None, "refused"),
            )
        ],
        "site": [
            {
                "what": both("二院区专线", "Leased line of the second campus"),
                "responsible": EXPERT,
                "needed_by": "2026-05-11",
                "promised_for": "2026-05-08",
                "state": "promised",
            },
            {
                "what": both("机房机柜位置", "Place of the racks"),
                "responsible": None,
                "needed_by": None,
                "promised_for": None,
                "state": "open",
            },
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
        "distribution": [
            {"name": both("各科室主任", "Heads of departments"), "contact": EXPERT},
            {"name": both("双方项目组全体", "Both teams"), "contact": None},
        ],
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
