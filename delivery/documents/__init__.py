"""The documents of delivery. Each builder takes its record and returns body and slots; what is private never gets in."""

from delivery.documents.kickoffs import KICKOFF

DOCUMENTS = [
    KICKOFF,
]  # fmt: skip
