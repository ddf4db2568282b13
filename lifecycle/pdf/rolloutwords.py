"""Words for codes in the paper of a rollout, as pairs; words.py takes them in."""

from __future__ import annotations

from typing import Any

PRECONDITION = {
    "functions": (
        "基本业务流已走通，并经甲方书面认可",
        "The basic flows run, and the customer approved that in writing",
    ),
    "performance": ("稳定性与性能满足预期用户规模", "It is stable and fast enough for as many users as are expected"),
    "manuals": ("操作手册齐全，相关用户已培训", "Manuals are complete and the users concerned are trained"),
    "resources": (
        "双方资源到位，甲方已指定推广负责人",
        "Both sides have the resources, and the customer names who leads",
    ),
}
VERDICT = {"ok": ("满足", "Met"), "not": ("不满足", "Not met"), "": ("未判断", "Not judged")}
PERFORMANCE = {
    "ok": ("满足要求", "Good enough"),
    "not": ("不满足要求", "Not good enough"),
    "": ("未判断", "Not judged"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {
    "rollout_precondition": PRECONDITION,
    "rollout_verdict": VERDICT,
    "performance_verdict": PERFORMANCE,
}
