"""The kinds of records and documents that belong to the project as a whole."""

from lifecycle.kinds.promises import promises
from lifecycle.kinds.readiness import readiness
from lifecycle.kinds.risks import risks
from lifecycle.stages import DocumentKind, RecordKind

DOCUMENTS: list[DocumentKind] = []


def kinds() -> list[RecordKind]:
    return [promises(), risks(), readiness()]
