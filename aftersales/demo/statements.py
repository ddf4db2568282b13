"""A bank statement of the demo that waits to be confirmed: rows that are found, that are not, and that were entered before."""

import csv
import io
from uuid import NAMESPACE_URL, uuid5

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from aftersales.models import PaymentMilestone, PaymentReceipt
from aftersales.statements import booking
from lifecycle.demo.load.course import Course
from lifecycle.models import SiteSettings

HEAD = ("交易日期", "交易流水号", "对方户名", "贷方发生额", "借方发生额", "币种", "摘要")


def upload(course: Course) -> None:
    """Once a demo; the collector of one project uploads what the bank gave for the company's account."""
    day = timezone.localdate().isoformat()
    live = PaymentMilestone.objects.bookable_by(course.collector).filter(currency="CNY").exclude(invoice_no="")
    found = list(live.select_related("project__customer").order_by("-due_on", "pk")[:3])
    rows = [
        (day, f"NB{1000 + n}", row.project.customer.name, f"{row.open_amount:.2f}", "", "人民币", said)
        for n, (row, said) in enumerate(
            zip(found, (f"发票{found[0].invoice_no}" if found else "", "货款", "项目款"), strict=False)
        )
    ]
    rows += [
        (day, "NB1010", "明远酒店管理有限公司", "", "2680.00", "人民币", "差旅住宿费"),
        (day, "NB1011", "王小姐", "350.00", "", "人民币", "退回备用金"),
        (day, "NB1012", "滨海银行", "12.3元整", "", "人民币", "结息"),
    ]
    before = PaymentReceipt.objects.filter(milestone__currency="CNY", voided_at=None, paid_currency="", entry=None)
    for receipt in before.select_related("milestone__project__customer").order_by("-received_on", "-pk")[:1]:
        payer = receipt.milestone.project.customer.name
        rows.append(
            (str(receipt.received_on), receipt.bank_ref, payer, f"{receipt.amount:.2f}", "", "人民币", "项目款")
        )
    out = io.StringIO(newline="")
    csv.writer(out).writerows([HEAD, *rows])
    booking.take_in(
        by=course.collector, upload=SimpleUploadedFile(f"明远支行流水{day}.csv", out.getvalue().encode("utf-8-sig")),
        account=SiteSettings.load().bank_account or "6222 0000 0001", currency="CNY",
        key=uuid5(NAMESPACE_URL, f"demo/statement/{day}"),
    )  # fmt: skip
