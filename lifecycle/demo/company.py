"""The vendor and its twelve people."""

from lifecycle.demo.shapes import Domain, Staff, Text, Vendor

VENDOR = Vendor(
    name=Text("华信软件有限公司", "Huaxin Software Co., Ltd."),
    address=Text("杭州市明远路 101 号 8 层", "8/F, 101 Mingyuan Road, Hangzhou, China"),
    bank=Text("滨海银行杭州明远支行", "Binhai Bank, Hangzhou Mingyuan Branch"),
    account="6200 0000 0571 0101",
    swift="BHBKCNBHXXX",
    tax_number="91990000MA00000101",
    phone="+86 571 5550 0101",
    email="contact@throughline.example",
    website="https://throughline.example",
    profile=Text(
        "成立十二年，专做行业管理软件的咨询、实施和服务，累计交付两百余个项目，客户覆盖医疗、教育、制造和公用事业。",
        "For twelve years we have advised on, implemented and supported management software: more than two hundred "
        "projects in healthcare, education, manufacturing and utilities.",
    ),
)


def _staff(
    key: str,
    name: tuple[str, str],
    roles: str,
    title: tuple[str, str],
    domains: str,
    introduction: tuple[str, str],
    days: int,
    *,
    kind: str = "",
    mentor: str | None = None,
    language: str = "zh-hans",
) -> Staff:
    """`domains` reads “healthcare:5:9 education:3:4”: industry, level, years."""
    known = []
    for word in domains.split():
        industry, level, years = word.split(":")
        known.append(Domain(industry, int(level), int(years)))
    return Staff(
        key=key,
        email=f"{key}@throughline.example",
        name=Text(*name),
        roles=tuple(roles.split()),
        title=Text(*title),
        language=language,
        phone=f"+86 571 5550 {1000 + days % 9000}",
        domains=tuple(known),
        consultant_type=kind,
        introduction=Text(*introduction),
        mentor=mentor,
        joined_days_ago=days,
    )


STAFF = (
    _staff(
        "sales",
        ("周子扬", "Zhou Ziyang"),
        "SM",
        ("大客户销售经理", "Key account manager"),
        "healthcare:4:7 pharmaceutical:3:4 education:3:5",
        (
            "做过五年医院信息科，转做销售八年，讲业务多于讲功能。",
            "Five years in a hospital IT department and eight in sales; talks about the work before the features.",
        ),
        2930,
    ),
    _staff(
        "implementation",
        ("林晓芸", "Lin Xiaoyun"),
        "IM",
        ("实施经理", "Implementation manager"),
        "healthcare:5:9 education:4:6 utilities:4:5 food:3:3 finance:3:4 transport:3:3",
        (
            "主持实施过四十多个项目，从售前调研一直跟到验收，最看重当天写完的调研日志。",
            "Has led more than forty projects from the first interview to acceptance, and insists on logs written "
            "the same day.",
        ),
        3450,
        kind="MGMT_CONSULT",
    ),
    _staff(
        "pm",
        ("高文博", "Gao Wenbo"),
        "PM",
        ("高级项目经理", "Senior project manager"),
        "healthcare:4:8 finance:4:6 utilities:3:5",
        (
            "持有项目管理专业人士认证，带过二十人的跨城团队，习惯把每个承诺写进下一版计划。",
            "A certified project manager who has run teams of twenty across cities; every promise goes into the "
            "next plan.",
        ),
        2610,
        kind="PROJECT_MANAGER",
    ),
    _staff(
        "consultant",
        ("许知夏", "Xu Zhixia"),
        "CO",
        ("实施顾问", "Implementation consultant"),
        "healthcare:3:3 pharmaceutical:4:4 food:3:3",
        (
            "药学专业出身，熟悉仓储质量规范，培训时爱用现场照片讲解。",
            "Trained as a pharmacist, at home in warehouse quality rules; teaches with photos taken on site.",
        ),
        1180,
        kind="PRODUCT_APP",
        mentor="implementation",
    ),
    _staff(
        "executive",
        ("沈国维", "Shen Guowei"),
        "EX",
        ("副总裁", "Vice president"),
        "manufacturing:4:12 energy:3:8",
        (
            "分管交付与服务，坚持“答应客户的事必须有人、有日期”。",
            "Answers for delivery and service; what we promise a customer needs a name and a date.",
        ),
        4300,
    ),
    _staff(
        "commercial",
        ("何婧", "He Jing"),
        "BM",
        ("商务经理", "Commercial manager"),
        "government:3:6 education:3:6",
        (
            "负责投标、合同、开票与回款，手里的账龄表每天更新。",
            "Looks after bids, contracts, invoices and payment collection; her ageing list is updated daily.",
        ),
        2210,
    ),
    _staff(
        "support",
        ("唐可", "Tang Ke"),
        "CS",
        ("客户服务主管", "Head of customer service"),
        "healthcare:3:5 utilities:3:4 transport:3:3",
        (
            "带着六人服务团队，验收当天就把电话交到用户手里。",
            "Leads six people in service and hands users the number on the day of acceptance.",
        ),
        1890,
        kind="TECH_SERVICE",
    ),
    _staff(
        "admin",
        ("杨帆", "Yang Fan"),
        "AD",
        ("系统管理员", "System administrator"),
        "",
        ("维护本系统的账号、标准打法和印章。", "Keeps accounts, playbooks and seals of this system."),
        1500,
    ),
    _staff(
        "outsider",
        ("顾念", "Gu Nian"),
        "CO",
        ("实施顾问", "Implementation consultant"),
        "culture:3:2",
        (
            "刚从另一个事业部调来，正在熟悉公司的标准打法，暂未加入任何项目。",
            "Newly moved from another division, learning the company's playbook; not on any project yet.",
        ),
        60,
        kind="PRODUCT_APP",
        mentor="consultant",
    ),
    _staff(
        "sales2",
        ("陈亦安", "Chen Yian"),
        "SM",
        ("销售经理（海外与制造）", "Sales manager, overseas and manufacturing"),
        "manufacturing:4:6 logistics:4:5 transport:3:4 energy:3:3",
        (
            "在德国工作过三年，负责外币合同和海外客户。",
            "Worked in Germany for three years; looks after contracts in foreign currency and customers abroad.",
        ),
        1640,
        language="en",
    ),
    _staff(
        "pm2",
        ("马骁", "Ma Xiao"),
        "PM IM",
        ("项目经理", "Project manager"),
        "manufacturing:4:7 logistics:4:5 energy:4:6 culture:3:3 transport:4:5",
        (
            "工厂生产主管出身，擅长停线窗口里的切换。",
            "A former production supervisor who is good at switching systems while the line stands still.",
        ),
        1370,
        kind="PROJECT_MANAGER",
        mentor="pm",
    ),
    _staff(
        "executive2",
        ("戴雅君", "Dai Yajun"),
        "EX",
        ("总裁", "President"),
        "finance:4:15 government:4:10",
        (
            "公司创始人之一，每月亲自回访三家客户。",
            "One of the founders; visits three customers in person every month.",
        ),
        4380,
    ),
)
