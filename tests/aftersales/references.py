"""References for tests, made through the verbs that the pages use."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import ReferencePresentation, ReferencePromotion
from lifecycle.uploads import Checked
from tests.cast import make_customer

PAPER = Checked("consent.pdf", "application/pdf", b"%PDF-1.7 signed")
EVERYTHING = ["name", "figures", "visit", "call"]


@transaction.atomic
def a_reference(cast: SimpleNamespace, **fields: Any) -> ReferencePromotion:
    """A whole case page that names nobody; nobody was asked yet."""
    facts: dict[str, Any] = {
        "title": "药房闭环管理", "title_en": "The pharmacy as a closed loop", "anonymous": "浙江某医院",
        "anonymous_en": "A hospital in Zhejiang", "overview": "发药与退药在一个系统里。",
        "overview_en": "Dispensing and returns in one system.", "results": "退药由两天缩短到半天。",
        "results_en": "Returns take half a day.", "figures": ["users", "trained", "acceptance"], "keeper": cast.sales,
    }  # fmt: skip
    promotion = ReferencePromotion(project=cast.project, **(facts | fields))
    promotion.put(by=cast.sales, read_version=None)
    promotion.features.create(
        title="批次追溯", title_en="Every batch is traced", text="查得到每一盒", text_en="Box by box"
    )
    promotion.after_put(by=cast.sales)
    return promotion


def consented(cast: SimpleNamespace, allows: list[str] | None = None, **fields: Any) -> ReferencePromotion:
    promotion = a_reference(cast, **fields)
    promotion.note_consent(
        by=cast.sales, contact=cast.owner, allows=EVERYTHING if allows is None else allows,
        given_on=timezone.localdate(), until=timezone.localdate() + timedelta(days=365), how="纸质，存项目档案", file=PAPER,
    )  # fmt: skip
    return promotion


def released(cast: SimpleNamespace, allows: list[str] | None = None, **fields: Any) -> ReferencePromotion:
    promotion = consented(cast, allows, **fields)
    promotion.release(by=cast.sales)
    return promotion


def shown(cast: SimpleNamespace, promotion: ReferencePromotion, name: str = "江州二院") -> ReferencePresentation:
    return promotion.present(
        by=cast.sales, on=timezone.localdate(), way="meeting", audience="信息科与药剂科", presenter=cast.sales,
        customer=make_customer(name, name_en="Second Hospital"),
    )  # fmt: skip
