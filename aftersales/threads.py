"""What leads to what in after-sales besides traces: a requirement to the criteria of acceptance that name it."""

import re
from collections.abc import Iterator
from typing import Any

from aftersales.models.items import AcceptanceItem
from lifecycle.models.requirements import Requirement

CODE = re.compile(r"\bR-?0*(\d{1,6})\b", re.I)


def links(*, project: Any, things: list[Any], side: str) -> Iterator[Any]:
    """Criteria that come from a requirement say which: `R-07`."""
    if side == "source":
        criteria = [thing for thing in things if isinstance(thing, AcceptanceItem)]
        numbers = {number for row in criteria for number in _named(row)}
        if numbers:
            yield from Requirement.objects.filter(project=project, number__in=numbers).select_related("project")
        return
    numbers = {thing.number for thing in things if isinstance(thing, Requirement)}
    if not numbers:
        return
    rows = AcceptanceItem.objects.filter(acceptance__project=project, source=AcceptanceItem.Source.REQUIREMENT)
    for row in rows.exclude(source_ref="").select_related("acceptance__project"):
        if numbers & set(_named(row)):
            yield row


def _named(row: AcceptanceItem) -> list[int]:
    if row.source != AcceptanceItem.Source.REQUIREMENT:
        return []
    return [int(number) for number in CODE.findall(row.source_ref)]
