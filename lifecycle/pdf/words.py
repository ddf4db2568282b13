"""Words for codes in documents, always as a pair: documents do not follow the language of who prints them."""

from __future__ import annotations

from typing import Any

from lifecycle.pdf import (
    closurewords,
    deliverywords,
    requirementwords,
    rolloutwords,
    servicewords,
    sitewords,
    trainingwords,
)

RESULT = {
    "passed": ("通过", "Passed"),
    "conditional": ("有条件通过", "Conditional"),
    "failed": ("不通过", "Failed"),
    "pending": ("待验收", "Not checked yet"),  # in drafts only
}
CONCLUSION = {
    "passed": ("验收通过", "Accepted"),
    "conditional": ("有条件通过验收", "Accepted with conditions"),
    "failed": ("验收未通过", "Not accepted"),
    "pending": ("尚未形成结论", "No conclusion yet"),  # in drafts only
}
SIDE = {
    "customer": ("甲方", "Customer"),
    "vendor": ("乙方", "Vendor"),
    "both": ("双方", "Both sides"),
    "third_party": ("第三方", "Third party"),
    "force_majeure": ("不可抗力", "Force majeure"),
}
ENTRY = {
    "process": ("流程", "Process"),
    "rule": ("规则", "Rule"),
    "form": ("表单", "Form"),
    "problem": ("问题", "Problem"),
    "exception": ("例外", "Exception"),
    "quote": ("原话", "Quote"),
    "idea": ("设想", "Idea"),
}
SCOPE = {
    "customer": ("客户特有", "This customer only"),
    "domain": ("行业共性", "Common in the industry"),
}
FORM = {"form": ("表单", "Form"), "report": ("报表", "Report")}
PRECONDITION = {
    "product": ("已先介绍相关产品", "A relevant product was introduced first"),
    "expert": ("已指定领域专家", "A domain expert was named"),
    "both": ("已先介绍相关产品，并指定领域专家", "A product was introduced and a domain expert named"),
}
APPROACH = {
    "standard": ("标准功能", "Standard function"),
    "configuration": ("配置实现", "By configuration"),
    "development": ("定制开发", "By development"),
    "workaround": ("变通办法", "By a workaround"),
    "later": ("后续阶段", "In a later phase"),
    "excluded": ("不在范围", "Out of scope"),
}
LEVEL = {
    "low": ("低", "Low"),
    "medium": ("中", "Medium"),
    "high": ("高", "High"),
    "critical": ("严重", "Critical"),
}
YES = {True: ("是", "Yes"), False: ("否", "No")}
PRESENT = {True: ("出席", "Present"), False: ("缺席", "Absent")}
LETTER = {
    0: ("付款申请函", "Payment request"),
    1: ("付款提醒函", "Payment reminder"),
    2: ("第二次催款函", "Second reminder"),
    3: ("最后催款函", "Final reminder"),
}

# Meetings before the contract.
OCCASION = {
    "product": ("产品演示", "Demonstration of a product"),
    "proposal": ("方案演示", "Presentation of a proposal"),
    "exchange": ("技术交流", "Technical exchange"),
}
MATURITY = {
    "mature": ("成熟产品", "Mature product"),
    "pilot": ("试点中", "In pilot use"),
    "development": ("研发中，仅作展望", "In development, shown as an outlook only"),
    "planned": ("规划中，仅作展望", "Planned, shown as an outlook only"),
}
FIT = {"fits": ("契合", "Fits"), "partial": ("部分契合", "Fits in part"), "gap": ("有差距", "Gap")}
JUDGED = {"ok": ("是", "Yes"), "partly": ("部分", "In part"), "no": ("否", "No")}
DISPOSITION = {
    "answered": ("已答复", "Answered"),
    "requirement": ("列为需求", "Becomes a requirement"),
    "later": ("后续阶段", "In a later phase"),
    "declined": ("不采纳", "Declined"),
}
FREQUENCY = {
    "always": ("每次", "Every time"),
    "daily": ("每天", "Daily"),
    "weekly": ("每周", "Weekly"),
    "monthly": ("每月", "Monthly"),
    "rarely": ("偶尔", "Rarely"),
}

# Estimates and feasibility.
STEP = {
    "initiation": ("项目启动", "Initiation"),
    "analysis": ("需求分析", "Requirements analysis"),
    "design": ("方案设计", "Solution design"),
    "implementation": ("实施", "Implementation"),
    "testing": ("测试", "Testing"),
    "delivery": ("交付", "Delivery"),
}
COST = {
    "labour": ("人工", "Labour"),
    "purchase": ("采购", "Purchase"),
    "travel": ("差旅", "Travel"),
    "subcontract": ("分包", "Subcontract"),
    "contingency": ("预备费", "Contingency"),
}
GO = {
    "go": ("可做", "Go"),
    "conditional": ("有条件可做", "Go, with conditions"),
    "no_go": ("不做", "No go"),
}
DIMENSION = {
    "technical": ("技术", "Technology"),
    "market": ("市场与需求", "Market and demand"),
    "cost": ("成本与收益", "Cost and benefit"),
    "resource": ("资源", "Resources"),
}
REFERENCE = {
    "product": ("同产品、同行业", "Same product and industry"),
    "industry": ("同行业", "Same industry"),
    "type": ("同类型项目", "Same type of project"),
    "all": ("全部项目", "All projects"),
}

# Contracts and what was promised.
DUE_WITH = {
    "signing": ("合同签订", "Signing of the contract"),
    "kickoff": ("启动大会", "Kickoff"),
    "go_live": ("上线", "Go-live"),
    "acceptance": ("验收", "Acceptance"),
    "warranty_end": ("质保期满", "End of the warranty"),
    "date": ("约定日期", "An agreed date"),
}
PROMISED_IN = {
    "clause": ("合同条款", "Contract clause"),
    "proposal": ("销售方案", "Proposal"),
    "solution": ("解决方案", "Solution"),
    "demo": ("演示", "Demonstration"),
    "negotiation": ("谈判", "Negotiation"),
    "verbal": ("口头", "Spoken"),
    "kickoff": ("启动大会", "Kickoff"),
    "meeting": ("会议", "Meeting"),
    "memo": ("备忘录", "Memo"),
}
FEASIBLE = {
    "unreviewed": ("尚未判断", "Not judged yet"),
    "feasible": ("可行", "Feasible"),
    "at_risk": ("有风险", "At risk"),
    "infeasible": ("不可行", "Not feasible"),
}
APPROVAL = {
    "reviewed": ("承诺评审", "Promises judged"),
    "approved": ("合同批准", "Contract approved"),
    "taken_on": ("高管承担", "Taken on by an executive"),
}

# Certificates of completion.
HOW = {
    "online": ("全部签署完成", "Signed by all"),
    "paper": ("已在纸质文件上签署", "Signed on paper"),
    "deemed": ("视为确认，无人签署", "Deemed accepted; nobody signed"),
}
SIGNATORY = {
    "waiting": ("未轮到", "Not asked yet"),
    "sent": ("已发出", "Asked"),
    "viewed": ("已打开", "Opened"),
    "signed": ("已签署", "Signed"),
    "declined": ("已拒绝", "Declined"),
    "replaced": ("已更换", "Replaced"),
}
ROLE = {"signer": ("签署", "Signs"), "approver": ("批准", "Approves"), "copy": ("接收副本", "Receives a copy")}
METHOD = {
    "drawn": ("手写笔迹", "Drawn by hand"),
    "typed": ("键入姓名", "Typed name"),
    "own": ("自有证书", "Own certificate"),
}
IDENTIFIED = {
    "link": ("发至其邮箱的专用链接", "Private link sent to their e-mail address"),
    "link+code": (
        "专用链接与一次性验证码，均发至其邮箱",
        "Private link and one-time code, both sent to their e-mail address",
    ),
    "account": ("以本人账号登录", "Signed in with their own account"),
    "account+second": ("以本人账号登录，并通过第二重验证", "Signed in with their own account and second factor"),
}
REQUEST = {
    "open": ("进行中", "Open"),
    "completed": ("已完成", "Completed"),
    "declined": ("被拒绝", "Declined"),
    "expired": ("已过期", "Expired"),
    "voided": ("已撤回", "Withdrawn"),
    "deemed": ("视为确认", "Deemed accepted"),
}
STAMP = {"owed": ("待补", "Owed"), "made": ("已取得", "Obtained")}
STRADDLE = {
    "seen": ("有骑缝章", "Seal across the pages' edges seen"),
    "absent": ("无骑缝章", "No seal across the pages' edges"),
    "single": ("单页，不适用", "One page, does not apply"),
}
CERTIFICATE = {
    "authority": ("出具方证书机构", "Certificate authority of the issuer"),
    "seal": ("出具方印章证书", "Seal of the issuer"),
}


SETS: dict[str, dict[Any, tuple[str, str]]] = {
    "result": RESULT,
    "conclusion": CONCLUSION,
    "side": SIDE,
    "entry": ENTRY,
    "scope": SCOPE,
    "form": FORM,
    "precondition": PRECONDITION,
    "approach": APPROACH,
    "level": LEVEL,
    "yes": YES,
    "present": PRESENT,
    "letter": LETTER,
    "how": HOW,
    "signatory": SIGNATORY,
    "role": ROLE,
    "method": METHOD,
    "identified": IDENTIFIED,
    "request": REQUEST,
    "stamp": STAMP,
    "straddle": STRADDLE,
    "certificate": CERTIFICATE,
    "occasion": OCCASION,
    "maturity": MATURITY,
    "fit": FIT,
    "judged": JUDGED,
    "disposition": DISPOSITION,
    "frequency": FREQUENCY,
    "due_with": DUE_WITH,
    "promised_in": PROMISED_IN,
    "feasible": FEASIBLE,
    "approval": APPROVAL,
    "step": STEP,
    "cost": COST,
    "go": GO,
    "dimension": DIMENSION,
    "reference": REFERENCE,
    **deliverywords.SETS,
    **sitewords.SETS,
    **requirementwords.SETS,
    **rolloutwords.SETS,
    **trainingwords.SETS,
    **servicewords.SETS,
    **closurewords.SETS,
}
