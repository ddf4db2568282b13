"""The proposal for a second phase (D39): what was wished, what it brings, and how large it is."""

from typing import Any

from aftersales.documents.texts import iso
from aftersales.models.phase_two import PhaseTwoItem, PhaseTwoList
from lifecycle.stages import DocumentKind
from lifecycle.text import twin


def build_phase_two(wishes: PhaseTwoList) -> dict[str, Any]:
    rows = wishes.wanted
    rank = {value: n for n, value in enumerate(PhaseTwoItem.Value.values)}
    body = {
        "introduction": twin(wishes, "introduction"),
        "frozen_on": iso(wishes.frozen_on),
        "wishes": [
            {
                "text": twin(row, "text"), "benefit": twin(row, "benefit"), "origin": row.origin, "value": row.value,
                "size": row.size,
            }
            for row in sorted(rows, key=lambda row: (rank.get(row.value, 9), row.order))
        ],
    }  # fmt: skip
    return {"body": body, "slots": []}


PHASE_TWO = DocumentKind(
    code="D39",
    title={"zh": "二期建议", "en": "Proposal for a second phase"},
    build=build_phase_two,
    template="phase_two",
    area="improvements",
)
