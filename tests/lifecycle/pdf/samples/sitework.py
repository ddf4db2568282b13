"""Samples of the papers of work on site."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, IMPLEMENTER, MANAGER, RARE, both, frame, slot
from tests.lifecycle.pdf.samples.meetings import LONG, PEOPLE

SIGNS = [
    slot("customer-1", both("甲方代表", "For the customer"), EXPERT, both("信息科主任", "Head of IT")),
    slot(
        "vendor-1", both("乙方项目经理", "Project manager"), MANAGER, both("项目经理", "Project manager"), seal=False
    ),
]


def _steps(n: int) -> list[dict[str, Any]]:
    return [
        {"side": "vendor" if at % 2 else "customer", "who": IMPLEMENTER if at % 2 else EXPERT, "what": LONG, "due": "2026-04-10"}
        for at in range(n)
    ]  # fmt: skip


def meeting_minutes(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "what": "analysis",
        "at": "2026-03-20T09:30:00+08:00",
        "minutes_long": 90,
        "place": both("住院部三楼会议室", "Meeting room, third floor"),
        "subject": both(f"业务分析会 {RARE}", "Business analysis meeting"),
        "agenda": LONG,
        "people": [person | {"present": at != 1} for at, person in enumerate(PEOPLE)],
        "decisions": [LONG, LONG],
        "tasks": [row | {"state": "open"} for row in _steps(5)],
        "prepare": [row | {"state": "done"} for row in _steps(2)],
        "earlier": [row | {"on": "2026-03-13"} for row in _steps(2)],
        "minutes": LONG,
    }
    more.setdefault("slots", SIGNS)
    return frame("D24", language, both("会议纪要", "Meeting minutes"), body, **more)


def site_memo(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "n": 3,
        "follows": 2,
        "from": "2026-03-16",
        "to": "2026-03-20",
        "place": both("住院部三楼机房", "Server room, third floor"),
        "purpose": LONG,
        "people": PEOPLE,
        "works": [
            {"work": LONG, "purpose": LONG, "achieved": achieved, "note": None if achieved == "yes" else LONG}
            for achieved in ("yes", "partly", "no")
        ],
        "delays": [
            {"from": "2026-03-16", "days": 2 + at, "side": side, "cause": LONG}
            for at, side in enumerate(("customer", "vendor", "both", "force_majeure"))
        ],
        "steps": _steps(6),
        "previous": [
            row | {"n": 2, "outcome": outcome, "reason": LONG if outcome == "dropped" else None, "plan": outcome == "not"}
            for row, outcome in zip(_steps(3), ("kept", "not", "dropped"), strict=True)
        ],
        "conditions": [
            {"what": both("专线开通", "The line works"), "who": EXPERT, "due": "2026-03-18", "late": True},
            {"what": both("机柜就位", "The rack stands"), "who": None, "due": None, "late": False},
        ],
    }  # fmt: skip
    more.setdefault("slots", SIGNS)
    return frame("D25", language, both("工作备忘录（第 3 号）", "Site-work memo no. 3"), body, **more)
