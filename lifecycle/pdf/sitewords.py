"""Words for codes in the papers of work on site, as pairs."""

from typing import Any

MEETING = {
    "kickoff": ("启动大会", "Kickoff"),
    "preparatory": ("预备会", "Preparatory meeting"),
    "analysis": ("业务分析会", "Business analysis"),
    "executive": ("高层会议", "With executives"),
    "technical": ("技术交流会", "Technical exchange"),
    "progress": ("进度例会", "Progress"),
    "change": ("变更评审会", "Change review"),
    "acceptance": ("验收会", "Acceptance"),
    "closing": ("结项大会", "Closing meeting"),
    "other": ("其他会议", "Meeting"),
}
ACHIEVED = {"yes": ("达到", "Achieved"), "partly": ("部分达到", "In part"), "no": ("未达到", "Not achieved")}
KEPT = {"kept": ("已落实", "Kept"), "not": ("未落实", "Not yet"), "dropped": ("双方取消", "Dropped")}

SETS: dict[str, dict[Any, tuple[str, str]]] = {"meeting": MEETING, "achieved": ACHIEVED, "kept": KEPT}
