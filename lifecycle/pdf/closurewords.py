"""Words for codes in closing reports, as pairs; words.py takes them in."""

from __future__ import annotations

from typing import Any

OBJECTIVE_RESULT = {
    "reached": ("达成", "Reached"),
    "partly": ("部分达成", "Reached in part"),
    "missed": ("未达成", "Not reached"),
    "dropped": ("经双方同意取消", "Dropped by agreement"),
    "": ("尚未评判", "Not judged yet"),
}
PROJECT_STATE = {
    "lead": ("线索", "Lead"),
    "presales": ("售前", "Pre-sales"),
    "contract": ("合同", "Contract"),
    "delivery": ("售中实施", "Delivery"),
    "trial_run": ("试运行", "Trial run"),
    "aftersales": ("售后", "After-sales"),
    "acceptance": ("验收", "Acceptance"),
    "payment": ("回款", "Payment collection"),
    "paid": ("已回款", "Paid"),
    "closed": ("已结项", "Closed"),
}
DELAY_CAUSE = {
    "site": ("现场条件", "Conditions at the site"),
    "data": ("数据", "Data"),
    "decision": ("决策与审批", "Decision or approval"),
    "people": ("人员", "People"),
    "change": ("变更", "Change"),
    "product": ("产品或技术", "Product or technology"),
    "supplier": ("第三方", "Third party"),
    "force": ("不可抗力", "Force majeure"),
    "other": ("其他", "Something else"),
}
ACCEPTANCE_STATE = {
    "preparing": ("准备中", "Being prepared"),
    "applied": ("已申请", "Applied for"),
    "reviewing": ("评审中", "Being checked"),
    "passed": ("通过验收", "Accepted"),
    "conditional": ("有条件通过验收", "Accepted with conditions"),
    "failed": ("未通过验收", "Not accepted"),
}
PAPER_STATE = {
    "frozen": ("已出具", "Issued"),
    "sent": ("签署中", "Out for signature"),
    "viewed": ("签署中", "Out for signature"),
    "partial": ("部分签署", "Partly signed"),
    "completed": ("已签署", "Signed"),
    "declined": ("被拒绝", "Declined"),
    "expired": ("链接过期", "Link expired"),
    "paper": ("纸质签署中", "Out on paper"),
    "deemed": ("视为确认", "Deemed accepted"),
}
LESSON = {"good": ("做得好", "Went well"), "bad": ("做得不好", "Went badly")}
BUDGET_CATEGORY = {
    "labour": ("人工", "Labour"),
    "purchase": ("采购", "Purchase"),
    "travel": ("差旅", "Travel"),
    "subcontract": ("外包", "Subcontract"),
    "contingency": ("预备", "Contingency"),
    "other": ("其他", "Other"),
}
OWN_QUESTION = {
    "aims": ("目标和范围是否清楚", "Aims and scope were clear"),
    "plan": ("计划和承诺是否现实", "The plan and the promises were realistic"),
    "customer": ("与客户的合作", "Work with the customer"),
    "backing": ("公司给予的支持和资源", "Support and people from the company"),
    "growth": ("个人成长", "What I learned"),
    "whole": ("总体满意度", "All in all"),
}

DELAY_SIDE = {
    "customer": ("甲方", "Customer"),
    "vendor": ("乙方", "Vendor"),
    "shared": ("双方", "Both sides"),
    "force": ("不可抗力", "Force majeure"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {
    "objective_result": OBJECTIVE_RESULT,
    "project_state": PROJECT_STATE,
    "delay_side": DELAY_SIDE,
    "delay_cause": DELAY_CAUSE,
    "acceptance_state": ACCEPTANCE_STATE,
    "paper_state": PAPER_STATE,
    "lesson": LESSON,
    "budget_category": BUDGET_CATEGORY,
    "own_question": OWN_QUESTION,
}
