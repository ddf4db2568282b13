"""Words for codes in the documents of delivery, as pairs; words.py takes them in."""

from __future__ import annotations

from typing import Any

ASPECT = {"time": ("进度", "Time"), "quality": ("质量", "Quality"), "cost": ("成本", "Cost")}
LIGHT = {
    "green": ("正常", "On track"),
    "amber": ("需要关注", "Needs attention"),
    "red": ("出现问题", "In trouble"),
}
ASK = {"decision": ("决定", "Decision"), "support": ("支持", "Support")}

SETS: dict[str, dict[Any, tuple[str, str]]] = {"aspect": ASPECT, "light": LIGHT, "ask": ASK}
