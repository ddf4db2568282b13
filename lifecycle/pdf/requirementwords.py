"""Words for codes of requirements and answers to them, as pairs."""

from typing import Any

CONSTRAINT = {
    "resource": ("资源有限", "Resources"),
    "time": ("时间不够", "Time"),
    "roadmap": ("取决于产品路线图", "The product's roadmap"),
}

ATTACHMENT = {
    "diagram": ("图表", "Diagram"),
    "prototype": ("原型", "Prototype"),
    "form": ("表单或报表", "Form or report"),
}

SMART = {
    "specific": ("具体", "Specific"),
    "measurable": ("可衡量", "Measurable"),
    "achievable": ("可实现", "Achievable"),
    "relevant": ("相关", "Relevant"),
    "time_bound": ("有时限", "Time-bound"),
}
CATEGORY = {
    "functional": ("功能", "Function"),
    "performance": ("性能", "Performance"),
    "technical": ("技术", "Technology"),
    "data": ("数据", "Data"),
    "integration": ("集成", "Integration"),
    "usability": ("易用性", "Usability"),
    "other": ("其他", "Other"),
}
ORIGIN = {"customer": ("客户自身需求", "Of this customer"), "domain": ("行业公共需求", "Common to the field")}
SOURCE = {
    "research": ("售前调研", "Pre-sales research"),
    "survey": ("用户考察", "User site survey"),
    "demo": ("产品演示", "Demonstration"),
    "exchange": ("技术交流", "Technical exchange"),
    "implementation": ("实施调研", "Implementation research"),
    "training": ("培训", "Training"),
    "trial": ("试运行", "Trial run"),
    "change": ("变更申请", "Change request"),
    "ticket": ("服务单", "Service ticket"),
    "other": ("其他", "Elsewhere"),
}
PRIORITY = {
    "must": ("必须", "Must"),
    "should": ("应该", "Should"),
    "could": ("可以", "Could"),
    "later": ("以后", "Later"),
}

SETS: dict[str, dict[Any, tuple[str, str]]] = {
    "attachment": ATTACHMENT,
    "constraint": CONSTRAINT,
    "smart": SMART,
    "category": CATEGORY,
    "origin": ORIGIN,
    "source": SOURCE,
    "priority": PRIORITY,
}
