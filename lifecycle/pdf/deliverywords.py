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
AUTHORITY = {"budget": ("预算", "Budget"), "people": ("人员", "People"), "decisions": ("决策", "Decisions")}
BROUGHT = {
    "people": ("人员", "People"),
    "environment": ("场地与设备", "Rooms and equipment"),
    "budget": ("预算", "Budget"),
}
CERTAIN = {
    "asked": ("已提出", "Asked for"),
    "confirmed": ("已确认", "Confirmed"),
    "refused": ("未同意", "Refused"),
}
READINESS = {
    "open": ("未落实", "Open"),
    "promised": ("已承诺", "Promised"),
    "ready": ("客户称已就绪", "Said to be ready"),
    "verified": ("已现场核实", "Seen to be ready"),
}

OBSERVED = {"daily": ("每个工作日", "Every working day"), "weekly": ("每周", "Every week")}
TRIAL_VERDICT = {
    "passed": ("通过", "Passed"),
    "conditional": ("有条件通过", "Passed with conditions"),
    "failed": ("未通过", "Not passed"),
    "": ("未作出", "Not given"),
}
CRITERION_MET = {"met": ("达到", "Met"), "missed": ("未达到", "Not met"), "": ("未测量", "Not measured")}
FEEDBACK = {
    "opinion": ("意见", "Opinion"),
    "suggestion": ("建议", "Suggestion"),
    "defect": ("故障", "Something does not work"),
    "question": ("疑问", "Question"),
}
FEEDBACK_BECAME = {
    "requirement": ("列为需求", "A requirement"),
    "defect": ("作为缺陷修正", "A defect, put right"),
    "training": ("纳入培训", "A question of training"),
    "change": ("提出变更申请", "A change request"),
    "answered": ("已说明", "Answered; nothing else to do"),
    "duplicate": ("与已有意见重复", "Said before"),
    "open": ("尚未分类", "Not sorted yet"),
}
FUNCTION_RESULT = {
    "pass": ("通过", "Works"),
    "conditional": ("有条件通过", "Works with a condition"),
    "fail": ("不通过", "Does not work"),
}
DEPARTURE = {
    "kept": ("保留", "Kept"),
    "changed": ("调整", "Changed"),
    "dropped": ("取消", "Dropped"),
    "new": ("新增", "New"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {
    "aspect": ASPECT,
    "light": LIGHT,
    "ask": ASK,
    "resource": RESOURCE,
    "authority": AUTHORITY,
    "brought": BROUGHT,
    "certain": CERTAIN,
    "readiness": READINESS,
    "observed": OBSERVED,
    "trial_verdict": TRIAL_VERDICT,
    "criterion_met": CRITERION_MET,
    "feedback": FEEDBACK,
    "feedback_became": FEEDBACK_BECAME,
    "departure": DEPARTURE,
    "function_result": FUNCTION_RESULT,
}
