"""Training material for tests."""

from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from aftersales.models import TrainingMaterial
from lifecycle.models.processes import BusinessProcess
from tests.lifecycle.backbone import make_process


@transaction.atomic
def a_material(cast: SimpleNamespace, *, upto: str = "draft", **fields: Any) -> TrainingMaterial:
    process = fields.pop("process", None) or BusinessProcess.of(cast.project).first() or make_process(cast)
    facts: dict[str, Any] = {
        "material_kind": "manual", "title": "领药操作手册", "title_en": "Manual of drug slips", "process": process,
        "address": "https://files.customer.example/manual", "author": cast.consultant,
    }  # fmt: skip
    row = TrainingMaterial(project=cast.project, **(facts | fields))
    row.put(by=cast.consultant, read_version=None)
    if upto != "draft":
        row.try_out(by=cast.consultant, contact=cast.owner, name="", on=timezone.localdate(), worked=True, words="")
    if upto == "final":
        row.publish(by=cast.consultant, given_to=cast.owner)
    return row
