"""The kinds of records of delivery, in the order of its duties."""

from delivery.kinds.kickoffs import kickoffs
from lifecycle.stages import RecordKind


def kinds() -> list[RecordKind]:
    return [
        kickoffs(),
    ]  # fmt: skip
