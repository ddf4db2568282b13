"""Samples of the documents of meetings before the contract."""

from __future__ import annotations

from typing import Any

from tests.lifecycle.pdf.samples.frames import EXPERT, HOSPITAL, IMPLEMENTER, RARE, both, frame, slot

PEOPLE = [
    {"party": "customer", "name": EXPERT, "department": both("信息科", "IT"), "title": both("主任", "Head")},
    {"party": "customer", "name": both("何𫖯", "He Fu"), "department": both("", ""), "title": both("", "")},
    {
        "party": "vendor", "name": IMPLEMENTER, "department": both("", ""),
        "title": both("实施经理", "Implementation manager"),
    },
]  # fmt: skip
LONG = both(
    "把分散在各部门的单据、库存与结算接到一条流程上，旧系统的数据一次迁入，切换期间业务不停。",
    "Papers, stock and settlement of all departments on one flow; data of the old systems are taken over once, while work goes on.",
)


def company_introduction(language: str = "both", **more: Any) -> dict[str, Any]:
    material = {"text": LONG, "industry": both("医疗卫生", "Health care"), "customer": None, "valid_until": None}
    body = {
        "at": "2026-03-02T09:30:00+08:00",
        "place": both("住院部三楼会议室", "Meeting room, third floor"),
        "subject": both("公司与团队介绍", "Our company and our team"),
        "people": PEOPLE,
        "presenters": [
            {
                "name": both(f"王磊 {RARE}", "Wang Lei"), "title": both("实施经理", "Implementation manager"),
                "phone": "+86 138 0000 0000", "email": "wang@huaxin.example",
                "introduction": both("做过八家**三甲医院**，最长的一家用了十年。", "Eight **large hospitals**; the oldest has used it for ten years."),
                "fields": [{"field": both("医疗卫生", "Health care"), "years": 8}],
                "certificates": [both("项目管理专业人士（PMP）", "Project Management Professional (PMP)"), both("系统集成项目管理工程师", "Systems integration manager")],
                "former": [both("市中心医院：药品供应链，2024 年", "City Central Hospital: drug supply, 2024")],
            },
            {"name": EXPERT, "title": both("", ""), "phone": "", "email": "", "introduction": None, "fields": []},
        ],
        "qualifications": [
            material | {"title": both(f"软件能力成熟度三级认证 {n}", f"CMMI level 3, part {n}"), "valid_until": "2028-06-30"}
            for n in range(1, 7)
        ],
        "solutions": [material | {"title": both("一体化业务平台", "One platform for the business")} for _n in range(4)],
        "cases": [material | {"title": both("药房上线", "The pharmacy goes live"), "customer": HOSPITAL} for _n in range(4)],
    }  # fmt: skip
    return frame("D01", language, both("公司介绍", "Company introduction"), body, **more)


SIGNS = [
    slot("customer-1", both("甲方确认人", "For the customer"), EXPERT, both("信息科主任", "Head of IT"), seal=False),
    slot(
        "vendor-1", both("乙方记录人", "For us"), IMPLEMENTER, both("实施经理", "Implementation manager"), seal=False
    ),
]


def demo_record(language: str = "both", **more: Any) -> dict[str, Any]:
    """A demonstration and an exchange in one, so that every part of the template is printed."""
    body = {
        "what": "product",
        "at": "2026-03-09T14:00:00+08:00",
        "place": both("信息科", "IT department"),
        "people": PEOPLE,
        "product": both("药房管理", "Pharmacy"),
        "maturity": "development",
        "minutes": 75,
        "training": True,
        "satisfaction": 4,
        "next_step": both("约信息部门做技术交流。", "Meet the IT department for a technical exchange."),
        "functions": [
            {"feature": both("领药", "Drug slips"), "fit": "fits", "comment": None},
            {"feature": both("退药", "Returns"), "fit": "partial", "comment": LONG},
            {"feature": both("盘点", "Stock-taking"), "fit": "gap", "comment": both("不能按班盘点", "Not by shift")},
        ],
        "round": 2,
        "topics": both("接口；数据迁移", "Interfaces; data migration"),
        "verdicts": {"domain": "ok", "approach": "partly", "usability": "no"},
        "findings": LONG,
        "wishes": [
            {"text": both(f"意见 {code}", f"Wish {code}"), "disposition": code, "answer": LONG}
            for code in ("answered", "requirement", "later", "declined")
        ],
        "knowledge": [
            {"topic": both("接口规范", "Interface specification"), "receives": EXPERT, "due": "2026-05-01", "done_on": None}
        ],
    }  # fmt: skip
    more.setdefault("slots", SIGNS)
    return frame("D07", language, both("演示与技术交流记录", "Demonstration and exchange record"), body, **more)


def visit_plan(language: str = "both", **more: Any) -> dict[str, Any]:
    body = {
        "at": "2026-03-16T09:00:00+08:00",
        "until": "2026-03-16T12:00:00+08:00",
        "place": both("江州市科技路 8 号", "8 Keji Road, Jiangzhou"),
        "purpose": LONG,
        "logistics": both("公司派车接送，午餐在食堂。", "We fetch them by car; lunch in our canteen."),
        "people": PEOPLE,
        "stops": [
            {"time": f"{9 + n:02}:00", "topic": LONG, "where": both("二楼", "Second floor"), "host": IMPLEMENTER if n else None}
            for n in range(6)
        ],
    }  # fmt: skip
    return frame("D08", language, both("公司考察计划", "Company visit plan"), body, **more)


def survey_report(language: str = "both", **more: Any) -> dict[str, Any]:
    codes = [("always", "critical"), ("daily", "high"), ("weekly", "medium"), ("monthly", "low"), ("rarely", "low")]
    body = {
        "at": "2026-03-20T07:30:00+08:00",
        "place": both("住院部五楼", "Ward block, fifth floor"),
        "department": both("护理部", "Nursing"),
        "people": PEOPLE,
        "observed": LONG,
        "problems": [
            {
                "problem": LONG, "frequency": frequency, "impact": impact, "speaker": EXPERT,
                "workaround": both("手抄本", "A notebook"), "need": both("一次录入", "Enter once"),
            }
            for frequency, impact in codes
        ],
    }  # fmt: skip
    return frame("D09", language, both("用户考察报告", "User site survey report"), body, **more)
