"""A sample of the letter that answers requirements."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, both, frame, slot

NOTHING = both("", "")
PROJECT_MANAGER = both("张敏", "Zhang Min")
KINDS = (
    ("now", both("本项目内做", "Do it now"), None, "2026-10-20", "", NOTHING),
    ("alternative", both("替代办法或以后再做", "An alternative, or later"), "resource", "2027-03-31", "V5.2", both("先从系统导出表格，每天早上核对。", "Export a sheet and check it every morning.")),
    ("decline", both("不做或转交", "Decline, or refer elsewhere"), None, None, "", NOTHING),
)  # fmt: skip


def response_letter(language: str = "both", **more: Any) -> dict[str, Any]:
    answers = [
        {
            "code": f"R-{at:02d}",
            "title": both(f"需求 {at}", f"Requirement {at}"),
            "raised_by": EXPERT if at % 2 else None,
            "raised_on": "2026-09-01",
            "request": both("护士站打印纸质领药单，再由药房录入一遍。", "Print the slip at the ward and enter it again in the pharmacy."),
            "understanding": both("每班抄两遍领药单，月末对不上账。", "Slips are copied twice a shift; the books do not agree at month-end."),
            "analysis": both("真正要解决的是两处账目一致。", "What is to be solved is that both books agree."),
            "kind": kind,
            "response": words,
            "constraint": constraint or "",
            "reason": both("标准功能可以满足，配置后即可使用；重复建设会产生两套数据。", "The standard function does it once configured; building it twice would mean two truths."),
            "evidence": both("院感系统合同第 3 条", "Contract of the infection system, clause 3") if kind == "decline" else NOTHING,
            "workaround": around,
            "until": until,
            "release": release,
            "files": [{"name": "contract-clause-3.pdf", "sha256": "9f86d081884c7d65"}] if kind == "decline" else [],
        }
        for at, (kind, words, constraint, until, release, around) in enumerate(KINDS * 4, 1)
    ]  # fmt: skip
    body = {
        "to": {"name": EXPERT, "title": both("信息科主任", "Head of IT")},
        "subject": both("需求答复函（1）", "Answer to your requirements (1)"),
        "opening": both(
            "贵院九月提出的需求已经研究，答复如下。", "We have looked into what you asked for in September."
        ),
        "answers": answers,
    }
    more.setdefault(
        "slots",
        [
            slot("customer-1", both("收函人（签收）", "Received and read"), EXPERT, both("信息科主任", "Head of IT")),
            slot(
                "vendor-1", both("项目经理", "Project manager"), PROJECT_MANAGER, both("项目经理", "Project manager")
            ),
        ],
    )
    return frame("D21", language, both("需求答复函", "Requirement response letter"), body, **more)
