"""Words for codes in plans and the other documents of delivery, as pairs; words.py takes them in."""

from __future__ import annotations

from typing import Any

ASPECT = {"time": ("进度", "Time"), "quality": ("质量", "Quality"), "cost": ("成本", "Cost")}
LIGHT = {
    "green": ("正常", "On track"),
    "amber": ("需要关注", "Needs attention"),
    "red": ("出现问题", "In trouble"),
}
ASK = {"decision": ("决定", "Decision"), "support": ("支持", "Support")}

RESOURCE = {
    "human": ("人力", "People"),
    "technical": ("技术", "Technology"),
    "financial": ("资金", "Money"),
}
READINESS = {
    "open": ("未落实", "Open"),
    "promised": ("已承诺", "Promised"),
    "ready": ("客户称已就绪", "Said to be ready"),
    "verified": ("已现场核实", "Seen to be ready"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {
    "aspect": ASPECT,
    "light": LIGHT,
    "ask": ASK,
    "resource": RESOURCE,
    "readiness": READINESS,
}
