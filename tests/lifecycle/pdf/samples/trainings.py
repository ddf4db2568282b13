"""Samples of the documents of training."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, RARE, both, frame, slot


def sign_in_sheet(language: str = "both", **more: Any) -> dict[str, Any]:
    empty = {"name": both("", ""), "department": both("", ""), "signed": None}
    body = {
        "topic": both(f"领药与退药 {RARE}", "Drug slips and returns"),
        "kind": "process",
        "mode": "on_site",
        "at": "2026-09-03T09:30:00+08:00",
        "place": both("住院部三楼会议室", "Meeting room, ward block"),
        "trainer": IMPLEMENTER,
        "minutes": 90,
        "goal": both("护士能独立领药", "Nurses draw drugs on their own"),
        "outline": [
            {"title": both("为什么一天两次", "Why twice a day"), "kind": "concept", "minutes": 20},
            {"title": both("填领药单", "Fill in the slip"), "kind": "operation", "minutes": 60},
            {"title": both("出错了找谁", "Whom to ask when it fails"), "kind": "problems", "minutes": None},
        ],
        "held": False,
        "sign_in": "https://throughline.example/t/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq/",
        "rows": [
            *(
                {"name": both(f"学员 {n}", f"Trainee {n}"), "department": both("内科", "Medicine"), "signed": None}
                for n in range(1, 41)
            ),
            {
                "name": both("何护士", "Nurse He"),
                "department": both("外科", "Surgery"),
                "signed": "2026-09-03T09:28:00+08:00",
            },
            *[empty] * 8,
        ],
    }
    return frame("D30", language, both("培训签到表", "Sign-in sheet"), body, **more)


def training_plan(language: str = "both", **more: Any) -> dict[str, Any]:
    topics = [
        {"kind": kind, "what": both(f"{zh} {n}", f"{en} {n}")}
        for n in range(1, 4)
        for kind, zh, en in (
            ("concept", "业务流程的思路", "The thinking behind the process"),
            ("operation", "用真实业务上机练习", "Practice with real business"),
            ("problems", "遇到问题怎么办", "What to do about problems"),
            ("soft", "怎样带会同事", "How to coach a colleague"),
        )
    ]
    body = {
        "goal": both(f"每位使用者能独立完成日常业务 {RARE}", "Everyone does their daily work alone"),
        "times": both("先关键用户两个半天，\n再全员分批", "Key users first, two half days,\nthen everyone"),
        "hours": 24,
        "venue": both("住院部三楼会议室", "Meeting room, ward block"),
        "sign_in": "both",
        "assessment": both("上机考核，当场评分", "A test at the computer, marked at once"),
        "leader": EXPERT,
        "usage_check_on": "2026-10-20",
        "before": [{"on": "2026-03-02", "people": 12}, {"on": "2026-03-09", "people": 0}],
        "content": [{"level": level, "rows": topics} for level in ("decision", "maintenance", "operation")],
        "trainers": [
            {"name": IMPLEMENTER, "side": "vendor", "topic": both("业务流程与操作", "Processes and operation")},
            {"name": EXPERT, "side": "customer", "topic": both("部门内带教", "Coaching in the department")},
        ],
        "waves": [
            {
                "audience": kind, "who": both("各部门骨干", "The best of each department"), "people": n, "start": "2026-09-10",
                "end": "2026-09-30",
            }
            for kind, n in (("key", 8), ("broad", 120))
        ],
        "people": 128,
        "sessions": [
            {"topic": both("领药", "Drug slips"), "kind": "process", "at": "2026-09-10T09:30:00+08:00", "minutes": 90}
        ],
        "materials": [
            {
                "title": both("领药操作手册", "Manual of drug slips"), "kind": "manual", "process": both("领药", "Drug slips"),
                "edition": "1.0",
            }
        ],
        "responsibilities": [
            {"task": both("组织人员参训", "Having people come"), "side": "customer"},
            {"task": both("讲课", "Teaching"), "side": "vendor"},
            {"task": both("考核", "Testing"), "side": "both"},
        ],
    }  # fmt: skip
    slots = [
        slot("customer-1", both("甲方代表", "For the customer"), EXPERT, both("主任", "Head")),
        slot("vendor-1", both("乙方实施经理", "Implementation manager"), IMPLEMENTER, both("", "")),
    ]
    return frame("D29", language, both("培训计划", "Training plan"), body, slots=slots, **more)


def training_feedback(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "plan": both("用户培训计划", "User training"),
        "came": 44,
        "n": 40,
        "marks": [
            {"question": key, "average": average}
            for key, average in (("content", "4.6"), ("trainer", "4.8"), ("pace", "3.9"), ("material", "4.2"))
        ],
        "average": "4.4",
        "sessions": [
            {
                "topic": both(f"领药与退药 {RARE}", "Drug slips"), "trainer": IMPLEMENTER, "came": 22, "n": 20, "average": "4.4",
                "marks": ["4.6", "4.8", "3.9", "4.2"],
            }
        ] * 2,
        "comments": [both(f"练习再多些 {n}", f"More practice, please {n}") for n in range(1, 31)],
        "good": both("讲解清楚", "Clear words"),
        "better": both("练习时间加一倍", "Twice the practice"),
    }  # fmt: skip
    return frame("D32", language, both("培训反馈表与汇总", "Training feedback"), body, **more)
