"""Words for codes in the documents of customer service, as pairs; words.py takes them in."""

from __future__ import annotations

from typing import Any

SEVERITY = {
    "low": ("轻微", "Low"),
    "medium": ("一般", "Medium"),
    "high": ("严重", "High"),
    "critical": ("影响业务", "Work stands still"),
}

TICKET = {"technical": ("技术问题", "Technical fault"), "usage": ("使用问题", "Question of use")}
URGENCY = {
    "critical": ("业务停顿", "Work stands still"),
    "high": ("紧急", "Urgent"),
    "normal": ("一般", "Normal"),
    "low": ("不急", "Can wait"),
}
VISIT_MODE = {"on_site": ("现场", "On site"), "remote": ("远程", "Remote")}
VISIT_OUTCOME = {
    "solved": ("已解决", "Solved"),
    "partly": ("部分解决", "Solved in part"),
    "open": ("未解决", "Still open"),
}

SURVEY_POINT = {
    "demo": ("产品演示后", "After the demonstration"),
    "kickoff": ("启动会后", "After the kickoff"),
    "training": ("培训后", "After the training"),
    "acceptance": ("验收后", "After acceptance"),
    "later": ("验收六个月后", "Six months after acceptance"),
}
WISH_ORIGIN = {
    "requirement": ("需求", "Requirement"),
    "change": ("变更申请", "Change request"),
    "training": ("培训中提出", "Heard in training"),
    "ticket": ("服务工单", "Service ticket"),
    "improvement": ("持续改进", "Improvement"),
    "other": ("其他", "Elsewhere"),
}
WISH_VALUE = {"high": ("高", "High"), "medium": ("中", "Medium"), "low": ("低", "Low"), "": ("未定", "Open")}
WISH_SIZE = {
    "small": ("小：5 天以内", "Small: up to 5 days"),
    "medium": ("中：20 天以内", "Medium: up to 20 days"),
    "large": ("大：20 天以上", "Large: more than 20 days"),
    "": ("未定", "Open"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {
    "severity": SEVERITY,
    "survey_point": SURVEY_POINT,
    "wish_origin": WISH_ORIGIN,
    "wish_value": WISH_VALUE,
    "wish_size": WISH_SIZE,
    "ticket": TICKET,
    "urgency": URGENCY,
    "visit_mode": VISIT_MODE,
    "visit_outcome": VISIT_OUTCOME,
}
