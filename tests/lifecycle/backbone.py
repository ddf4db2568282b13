"""Business processes for tests."""

from types import SimpleNamespace
from typing import Any

from lifecycle.models import BusinessProcess


def make_process(cast: SimpleNamespace, name: str = "门诊收费", **fields: Any) -> BusinessProcess:
    facts = {"name_en": "Out-patient billing", "department": "财务科", "department_en": "Finance", "is_key": True}
    process = BusinessProcess(project=cast.project, name=name, **(facts | fields))
    process.put(by=cast.consultant, read_version=None)
    return process
