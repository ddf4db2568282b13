"""What the papers of a project are called, those included that a playbook demands and people bring as files."""

from lifecycle.stages import registry
from lifecycle.text import EN, ZH, choose

NAMES = {
    "D01": {ZH: "公司介绍", EN: "Company introduction pack"},
    "D02": {ZH: "调研计划", EN: "Research plan"},
    "D03": {ZH: "调研日志", EN: "Research log"},
    "D04": {ZH: "业务调研报告", EN: "Business research report"},
    "D05": {ZH: "需求文档", EN: "Requirements document"},
    "D06": {ZH: "售前解决方案", EN: "Pre-sales solution"},
    "D07": {ZH: "演示与技术交流记录", EN: "Demonstration and exchange record"},
    "D08": {ZH: "公司考察计划", EN: "Company visit plan"},
    "D09": {ZH: "用户考察报告", EN: "User site survey report"},
    "D10": {ZH: "可行性评估报告", EN: "Feasibility report"},
    "D11": {ZH: "售前依据表", EN: "Sales back-up sheet"},
    "D12": {ZH: "销售方案", EN: "Sales proposal"},
    "D13": {ZH: "初步项目计划", EN: "Preliminary plan"},
    "D14": {ZH: "承诺评审与合同摘要", EN: "Promise review and contract summary"},
    "D15": {ZH: "销售移交单", EN: "Sales-to-delivery hand-over"},
    "D16": {ZH: "合同变更文件", EN: "Contract amendment"},
    "D17": {ZH: "项目经理任命书", EN: "Project manager's appointment letter"},
    "D18": {ZH: "启动大会文件与纪要", EN: "Kickoff pack and minutes"},
    "D19": {ZH: "变更流程约定", EN: "Change process charter"},
    "D20": {ZH: "变更申请与评估", EN: "Change request and impact"},
    "D21": {ZH: "需求答复函", EN: "Requirement response letter"},
    "D22": {ZH: "实施解决方案", EN: "Implementation solution"},
    "D23": {ZH: "实施计划", EN: "Implementation plan"},
    "D24": {ZH: "会议纪要", EN: "Meeting minutes"},
    "D25": {ZH: "工作备忘录", EN: "Site-work memo"},
    "D26": {ZH: "项目进展报告", EN: "Progress report"},
    "D27": {ZH: "功能验证确认单", EN: "Function verification"},
    "D28": {ZH: "试运行确认书与总结", EN: "Trial-run confirmation and report"},
    "D29": {ZH: "培训计划", EN: "Training plan"},
    "D30": {ZH: "培训签到表", EN: "Sign-in sheet"},
    "D31": {ZH: "考核试卷与成绩", EN: "Exam and results"},
    "D32": {ZH: "培训反馈表与汇总", EN: "Training feedback"},
    "D33": {ZH: "推广方案与前提确认", EN: "Rollout plan and preconditions"},
    "D34": {ZH: "验收申请", EN: "Acceptance application"},
    "D35": {ZH: "验收报告", EN: "Acceptance certificate"},
    "D36": {ZH: "付款申请函", EN: "Payment request"},
    "D37": {ZH: "客服移交单", EN: "Service hand-over"},
    "D38": {ZH: "结项报告", EN: "Closing report"},
    "D39": {ZH: "二期建议", EN: "Phase-two proposal"},
    "D40": {ZH: "满意度调查", EN: "Satisfaction survey"},
    "D41": {ZH: "现场支持单", EN: "Service visit report"},
    "CONTRACT": {ZH: "已签合同附件", EN: "signed contract file"},
    "MANUAL": {ZH: "操作手册附件", EN: "operation manual file"},
}
OTHER = {ZH: "工作记录", EN: "a record of the work"}


def name(code: str) -> str:
    """The paper's name in the reader's language; what the product makes itself says its own."""
    kind = registry.documents.get(code)
    return choose(kind.title if kind else NAMES.get(code, OTHER))
