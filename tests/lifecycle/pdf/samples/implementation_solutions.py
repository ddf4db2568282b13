"""A sample of the implementation solution: derived, compared, understood."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, HOSPITAL, MANAGER, both, frame, slot

# code, title, text, objectives it serves
SECTIONS = (
    ("understanding", ("我们对业务的理解", "Our understanding of your business"), ("", ""), []),
    ("objectives", ("目标", "Objectives"), ("", ""), []),
    ("differences", ("与售前方案的差异", "Differences from the pre-sales solution"), ("", ""), []),
    ("scope", ("现场变更范围", "Scope of change to the site"), ("**变更**：门诊药房、住院药房与信息科机房。\n\n不变：检验科与影像科。", "**Changes**: both pharmacies and the server room.\n\nStays: laboratory and imaging."), ["O-01"]),
    ("processes", ("受影响的业务流程", "Affected processes"), ("| 流程 | 现在 | 以后 |\n|---|---|---|\n| 领药 | 纸单两次 | 扫码一次 |\n| 月末对账 | 两天，人工 | 两小时，系统 |", "| Process | Today | Later |\n|---|---|---|\n| Drawing drugs | Two paper slips | One scan |\n| Month-end | Two days by hand | Two hours |"), ["O-01", "O-02"]),
    ("environment", ("环境", "Environment"), ("- 应用服务器两台，三月十日前由信息科备好\n- 终端四十台，沿用现有", "- Two application servers, by 10 March, from IT\n- Forty terminals, those at hand"), ["O-02"]),
    ("data", ("数据", "Data"), ("迁移近三年；更早的只读查询。药剂科抽查一百条并签字。", "Three years move; older data is read only. The pharmacy checks a hundred rows and signs."), ["O-02"]),
    ("cutover", ("切换", "Cut-over"), ("1. 周六 20:00 停止录入\n2. 迁移并核对\n3. 周日 06:00 开放", "1. Saturday 20:00: entries stop\n2. Move and check\n3. Sunday 06:00: open"), ["O-01"]),
    ("fallback", ("回退", "Fallback"), ("周日 04:00 前核对不符，由院长决定退回；两小时内恢复旧系统。", "If the check fails by Sunday 04:00 the director decides to go back; the old system is up within two hours."), ["O-01"]),
    ("verification", ("验证", "Verification"), ("两次月末对账均在两小时内完成，财务科签字。", "Two month-ends are each closed within two hours; finance signs."), ["O-01", "O-02"]),
    ("responsibilities", ("职责分工", "Responsibilities"), ("甲方备好环境与数据；乙方配置、迁移、培训、值守。", "The customer provides site and data; we configure, migrate, train and stay on duty."), ["O-02"]),
)  # fmt: skip
DIFFERENCES = (
    ("section", None, ("技术方案：架构", "Technical: architecture"), "kept", None),
    ("section", None, ("时间步骤", "Steps and times"), "changed", ("药房轮班，改为分两批切换。", "The pharmacy works in shifts: two lots instead of one.")),
    ("section", None, ("移动端", "Phone pages"), "dropped", ("病区尚无无线网络，列入二期。", "The wards have no wireless network yet; it moves to phase two.")),
    ("section", None, ("切换", "Cut-over"), "new", ("属于每一份实施解决方案的内容，售前方案不作要求。", "Part of every implementation solution; a pre-sales solution does not ask for it.")),
    ("requirement", "R-004", ("与医保平台对账", "Reconcile with the insurer"), "changed", ("对方接口推迟，首月以文件交换。", "Their interface is late; files are exchanged in the first month.")),
    ("requirement", "R-009", ("夜班领药", "Drawing drugs at night"), "new", ("调研中发现，售前未提出。", "Found on site; it was not asked for in pre-sales.")),
)  # fmt: skip
AIMS = (
    ("O-01", ("月末对账由两天缩短到两小时", "Closing the month takes two hours instead of two days"), "2026-07-31"),
    ("O-02", ("药品编码全院一致", "One drug code for the whole hospital"), None),
)


def implementation_solution(language: str = "both", **more: Any) -> dict[str, Any]:
    sections = [
        {"code": code, "title": both(*title), "objective": None, "body": both(*text), "objectives": aims,
         "requirements": ["R-004"] if code == "processes" else [], "steps": []}
        for code, title, text, aims in SECTIONS
    ]  # fmt: skip
    body = {
        "summary": both(
            "六个月内上线，旧系统并行一个月；分两批切换，每批都能退回。",
            "Live within six months, the old system beside it for one; two lots, and each can be undone.",
        ),
        "understanding": both(
            "护士每天两次领药，**夜班例外**；月末由财务科对账两天。",
            "Nurses draw drugs twice a day, **nights excepted**; finance reconciles for two days a month.",
        ),
        "understood": {"name": EXPERT, "on": "2026-03-02"},
        "research": [
            {"title": both("门诊与药房调研报告", "Research report: outpatient and pharmacy"), "number": "P-2026-0042-D19-01"},
            {"title": both("夜班补充调研", "More research: nights"), "number": None},
        ],
        "objectives": [
            {"number": number, "text": both(*text), "due": due,
             "sections": both("、".join(row[1][0] for row in SECTIONS if number in row[3]), ", ".join(row[1][1] for row in SECTIONS if number in row[3]))}
            for number, text, due in AIMS
        ],
        "blueprint": {"title": both("人民医院信息系统售前方案", "Pre-sales solution for the hospital"), "number": "P-2026-0042-D06-01", "revision": 2},
        "differences": [
            {"kind": kind, "number": number, "what": both(*what), "verdict": verdict, "reason": both(*reason) if reason else None}
            for kind, number, what, verdict, reason in DIFFERENCES
        ],
        "sections": sections,
        "loose": [],
        "coverage": [
            {"number": "R-004", "requirement": both("与医保平台对账", "Reconcile with the insurer"), "section": both("受影响的业务流程", "Affected processes")},
            {"number": "R-009", "requirement": both("夜班领药", "Drawing drugs at night"), "section": None},
        ],
    }  # fmt: skip
    sign = (
        slot("customer-1", both("甲方代表", "For the customer"), HOSPITAL, both("院长", "Director")),
        slot("vendor-1", both("乙方项目经理", "Project manager"), MANAGER, both("项目经理", "Project manager")),
    )
    more.setdefault("slots", list(sign))
    return frame("D22", language, both("实施解决方案", "Implementation solution"), body, **more)
