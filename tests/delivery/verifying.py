"""A function verification for tests, made through the verbs that the pages use."""

from types import SimpleNamespace

from django.db import transaction

from delivery.models import FunctionVerification
from lifecycle.models import BusinessProcess


@transaction.atomic
def a_flow(cast: SimpleNamespace, name: str = "门诊发药", *, is_key: bool = True) -> BusinessProcess:
    row = BusinessProcess(project=cast.project, name=name, name_en="Dispensing", is_key=is_key)
    row.put(by=cast.pm, read_version=None)
    return row


@transaction.atomic
def a_verification(cast: SimpleNamespace, *results: str, remark: str = "单价不符") -> FunctionVerification:
    """With a function for each result."""
    row = FunctionVerification(project=cast.project)
    row.prefill(by=cast.implementation)
    row.put(by=cast.implementation, read_version=None)
    for n, result in enumerate(results, 1):
        row.lines.create(
            order=n, flow_name="盘点", function=f"功能 {n}", result=result, remark="" if result == "pass" else remark
        )
    row.after_put(by=cast.implementation)
    return row
