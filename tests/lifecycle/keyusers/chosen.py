"""Key users for tests."""

from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycle.models import BusinessProcess, KeyUser
from tests.cast import make_contact
from tests.lifecycle.backbone import make_process

TODAY = timezone.localdate
SHOWN = "王磊看她独立处理了三笔退费"


@transaction.atomic
def a_key_user(cast: SimpleNamespace, name: str = "何晓梅", agreed: bool = True, **fields: Any) -> KeyUser:
    """One who stands for the key process of the project, which is made where there is none."""
    process = BusinessProcess.of(cast.project).filter(is_key=True).first() or make_process(cast)
    contact = make_contact(cast.customer, name, ("key-user",), name_en=f"{name} in English")
    row = KeyUser(project=cast.project, contact=contact, **fields)
    row.put(by=cast.implementation, read_version=None)
    row.processes.add(process)
    row.after_put(by=cast.implementation)
    if agreed:
        row.consent(by=cast.implementation, who=cast.owner, on=TODAY())
    return row


def judged(row: KeyUser, cast: SimpleNamespace, level: int, **facts: Any) -> KeyUser:
    told = {"process": row.processes.first(), "on": TODAY(), "evidence": SHOWN} | facts
    row.assess(by=cast.pm, level=level, **told)
    return row


def trained(cast: SimpleNamespace, name: str = "何晓梅") -> KeyUser:
    return judged(a_key_user(cast, name), cast, 1)


def teaches(row: KeyUser, cast: SimpleNamespace, *people: str, **facts: Any) -> Any:
    told = {"process": row.processes.first(), "topic": "退费怎么做", "on": TODAY(), "minutes": 45} | facts
    return row.log(by=cast.implementation, people=[(name, "收费处") for name in people], **told)
