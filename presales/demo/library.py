"""The library of materials of the demo's company."""

from datetime import timedelta

from django.utils import timezone

from lifecycle.demo.load.course import Course
from lifecycle.models import Customer
from presales.models import MaterialAsset

CERTIFICATES = (
    ("软件能力成熟度三级认证", "CMMI level 3", "软件开发过程经第三方评估，每三年复审。",
     "Our way of developing software is assessed by a third party every three years.", 600),
    ("信息安全管理体系认证", "ISO 27001", "研发、实施与客服的信息安全管理均在认证范围内。",
     "Covers development, implementation and customer service.", 420),
    ("高新技术企业证书", "High-tech enterprise", "每三年重新认定。", "Recognised anew every three years.", -40),
)  # fmt: skip
SOLUTIONS = (
    ("一体化业务平台", "One platform for the business",
     "把分散在各部门的单据、库存与结算接到一条流程上，旧系统的数据一次迁入。",
     "Papers, stock and settlement of all departments on one flow; data of the old systems are taken over once."),
    ("移动现场作业", "Work on the spot by phone",
     "一线人员用手机登记，断网也能用，回到网络后自动上传。",
     "People at the front note things by phone, also without a network; it uploads by itself later."),
)  # fmt: skip


def fill(course: Course) -> None:
    """Once, by whoever introduces the company first."""
    if MaterialAsset.objects.exists():
        return
    by, today = course.seller, timezone.localdate()
    for zh, en, text, text_en, days in CERTIFICATES:
        _write(by, "qualification", zh, en, text, text_en, valid_until=course.cast.today + timedelta(days=days))
    for zh, en, text, text_en in SOLUTIONS:
        _write(by, "solution", zh, en, text, text_en)
    for customer in Customer.objects.filter(reference_consent=True).order_by("pk")[:3]:
        english = customer.name_en or customer.name
        _write(
            by, "case", f"{customer.name}信息化", f"Digital work at {english}", f"{today.year - 1} 年上线，使用至今。",
            f"Live since {today.year - 1}.", industry=customer.industry, reference=customer,
        )  # fmt: skip


def _write(by: object, kind: str, zh: str, en: str, text: str, text_en: str, **facts: object) -> None:
    MaterialAsset(kind=kind).write(
        by=by, version=0, title=zh, title_en=en, text=text, text_en=text_en, **facts  # type: ignore[arg-type]
    )  # fmt: skip
