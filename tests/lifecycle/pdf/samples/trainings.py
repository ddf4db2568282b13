"""A sample of the sign-in sheet."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import IMPLEMENTER, RARE, both, frame


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
