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


def concluded(cast: SimpleNamespace, *results: str, flow: BusinessProcess | None = None) -> FunctionVerification:
    """Passed, with a text in both languages everywhere: ready to be issued."""
    row = a_verification(cast, *(results or ("pass", "pass")), remark="少一列")
    for line in row.lines.all():
        line.flow_name_en, line.function_en = "Stocktaking", f"Function {line.order}"
        line.remark_en = "A column is missing" if line.remark else ""
        line.flow, line.retest_on = flow, row.on if line.result == "conditional" else None
        line.save()
    FunctionVerification.objects.filter(pk=row.pk).update(place_en="8 Renmin Road" if row.place else "")
    row.refresh_from_db()
    row.conclude(by=cast.pm, conclusion="业务流走通", conclusion_en="The flows run")
    return row
